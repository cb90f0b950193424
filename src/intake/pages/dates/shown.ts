import type { Written } from "./written.js";

/** Longest line that may be there for its date, in characters. */
const LONGEST = 160;
const UPDATED =
  /\b(?:updated?|modified|edited|revised|changed|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|frissítve|güncelle\p{L}*)\b|обновлен/iu;
const PUBLISHED =
  /\b(?:publi(?:shed|cation|é|cad[oa]|cat[oa])|posted|released|issued|filed|created|veröffentlicht|erstellt|veröffentlichung|gepubliceerd|publicerad|publisert|yayın\p{L}*|megjelent)\b|\b(?:date|datum|fecha|data|дата) ?: ?$|опубликован/iu;
/** Longest line that an hour makes one of dates, in characters. */
const SHORT = 60;
/** Words of a line that dates something else. */
const OTHER = /©|\b(?:copyright|subscribe|print edition|expires?|deadline)\b/iu;
const CLOCK = /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b/iu;
/** A line that tells something: as long as a sentence, and ended as one. */
const TELLS = /^.{50,}[.!?…]["'”’)\]]{0,2}$/u;

/** Whether a line is there for what stands from `start` to `end` in it: it says little else, or calls it a publication's or an update's. */
export const isFor = (line: string, start: number, end: number): boolean =>
  isAlone(line, start, end, SHORT) || labelled(line.slice(0, start)) !== 0;

/** Whether a line says little but what stands from `start` to `end` in it, or an hour beside it, or is short and has it in figures at its edge. */
function isAlone(line: string, start: number, end: number, longest: number): boolean {
  if (end - start > line.length * 0.3) return true;
  if (line.length <= longest && CLOCK.test(`${line.slice(0, start)}|${line.slice(end)}`)) return true;
  return line.length <= SHORT && (start === 0 || end === line.length) && /^[\d./-]+$/u.test(line.slice(start, end));
}

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

/** The date that any lines of a page call the publication's; else the one that they show, where all show the same. */
export function dateAnywhere(lines: readonly string[], datesOf: DatesOf): Shown | null {
  const alone = [...ranked(lines, datesOf, false)].filter(({ label, rank }) => rank >= 1 && label >= 0);
  const named = alone.find(({ label }) => label > 0);
  const same = alone.every(({ shown }) => shown.date === alone[0]?.shown.date);
  return named?.shown ?? (same ? (alone[0]?.shown ?? null) : null);
}

/** Opens a text, alone or after a place: "01.02.2022 The harbour", "Lund, (3 May 2021). The harbour". */
const OPENS = /^(?:\p{Lu}[\p{L} .-]{2,25}, ?)?[([]?$/u;

/** The date with which a text opens; one inside of its first sentence is told of. */
export function dateOpening(text: string, datesOf: DatesOf): Shown | null {
  const first = datesOf(text)[0];
  return first !== undefined && OPENS.test(text.slice(0, first.start)) ? first : null;
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
      const alone = isAlone(line, start, end, LONGEST);
      yield { shown, label, rank: 3 * label + (alone ? 1 : 0) - (TELLS.test(line) ? 2 : 0) };
      at = end;
    }
  }
}
