import type { Written } from "./written.js";

/** Longest line that may be there for its date, in characters. */
const LONGEST = 160;
const UPDATED =
  /\b(?:updated?|modified|edited|revised|changed|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|frissítve|güncelle\p{L}*)\b|обновлен/iu;
const PUBLISHED =
  /\b(?:publi(?:shed|cation|é|cad[oa]|cat[oa])|posted|released|issued|filed|created|veröffentlicht|erstellt|gepubliceerd|publicerad|publisert|yayın\p{L}*|megjelent)\b|опубликован/iu;
/** Longest line that an hour makes one of dates, in characters. */
const SHORT = 60;
/** Words of a line that dates something else. */
const OTHER = /©|\b(?:copyright|subscribe|print edition|expires?|deadline)\b/iu;
const CLOCK = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/iu;
/** A line that tells something: as long as a sentence, and ended as one. */
const TELLS = /^.{50,}[.!?…]["'”’)\]]{0,2}$/u;

/** Whether a line is there for what stands from `start` to `end` in it: it says little else, or calls it a publication's or an update's. */
export const isFor = (line: string, start: number, end: number): boolean =>
  end - start > line.length * 0.3 || (line.length <= SHORT && CLOCK.test(line)) || labelled(line.slice(0, start)) !== 0;

/** How much a label before a date says for its being that of publication: 1 for, -1 against. */
export const labelled = (before: string): number => (UPDATED.test(before) ? -1 : PUBLISHED.test(before) ? 1 : 0);

/** A date that lines show, and where the day is known from. */
export interface Shown extends Written {
  readonly from: "text" | "fetched";
}
/** The dates of a line, in order. */
export type DatesOf = (line: string) => readonly Shown[];
interface Ranked {
  readonly shown: Shown;
  readonly label: number;
  readonly rank: number;
}

/**
 * The date that lines show: one that is called the publication's, one that stands for itself, one between other words, one that is called
 * an update's. A sentence's is believed only where `told`.
 */
export function dateAmong(lines: readonly string[], datesOf: DatesOf, told: boolean): Shown | null {
  let best: Ranked | null = null;
  for (const one of ranked(lines, datesOf, told)) if (best === null || one.rank > best.rank) best = one;
  return best?.shown ?? null;
}

/** The first date that lines call that of an update. */
export function updateAmong(lines: readonly string[], datesOf: DatesOf): Shown | null {
  if (!lines.some((line) => UPDATED.test(line))) return null;
  for (const { shown, label } of ranked(lines, datesOf, false)) if (label < 0) return shown;
  return null;
}

function* ranked(lines: readonly string[], datesOf: DatesOf, told: boolean): Generator<Ranked> {
  for (const [i, line] of lines.entries()) {
    if (line.length > LONGEST || OTHER.test(line) || (TELLS.test(line) && !told)) continue;
    let at = 0;
    for (const shown of datesOf(line)) {
      const { start, end } = shown;
      const before = at === 0 ? (lines[i - 1] ?? "") : "";
      const labels = before.length <= 30 && !/\d{4}/u.test(before) && datesOf(before).length === 0;
      const label = labelled(`${labels ? before : ""} ${line.slice(at, start)}`);
      const alone = end - start > line.length * 0.3 || CLOCK.test(line);
      yield { shown, label, rank: 3 * label + (alone ? 1 : 0) - (TELLS.test(line) ? 2 : 0) };
      at = end;
    }
  }
}
