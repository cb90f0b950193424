import { datesIn, type Order } from "./written.js";

/** Longest line that may be there for its date, in characters. */
const LONGEST = 160;
const UPDATED =
  /\b(?:updated?|modified|edited|revised|changed|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|frissítve|güncelle\p{L}*)\b|обновлен/iu;
const PUBLISHED =
  /\b(?:publi(?:shed|cation|é|cad[oa]|cat[oa])|posted|released|issued|filed|created|veröffentlicht|erstellt|gepubliceerd|publicerad|publisert|yayın\p{L}*|megjelent)\b|опубликован/iu;
/** Words of a line that dates something else. */
const OTHER = /©|\b(?:copyright|subscribe|print edition|expires?|deadline)\b/iu;
const CLOCK = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/iu;
/** A line that tells something: as long as a sentence, and ended as one. */
const TELLS = /^.{50,}[.!?…]["'”’)\]]{0,2}$/u;

/** How much a label before a date says for its being that of publication: 1 for, -1 against. */
export const labelled = (before: string): number => (UPDATED.test(before) ? -1 : PUBLISHED.test(before) ? 1 : 0);

/**
 * The date that lines show: one that is called the publication's, one that stands for itself, one between other words, one that is called
 * an update's. A sentence's is believed only where `told`.
 */
export function dateAmong(lines: readonly string[], order: Order, told: boolean): string | null {
  let [best, most] = [null as string | null, -Infinity];
  lines.forEach((line, i) => {
    if (line.length > LONGEST || OTHER.test(line) || (TELLS.test(line) && !told)) return;
    let at = 0;
    for (const { date, start, end } of datesIn(line, order)) {
      const before = lines[i - 1] ?? "";
      const label = (at === 0 && before.length <= 30 && !/\d{4}/u.test(before) ? before : "") + line.slice(at, start);
      const alone = end - start > line.length * 0.3 || CLOCK.test(line);
      const rank = 3 * labelled(label) + (alone ? 1 : 0) - (TELLS.test(line) ? 2 : 0);
      if (rank > most) [best, most] = [date, rank];
      at = end;
    }
  });
  return best;
}
