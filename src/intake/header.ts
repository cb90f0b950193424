/** What a dateline tells: its length with the dash and the space after it, the place, the agency, and the day where it names one. */
export interface Dateline {
  readonly length: number;
  readonly place: string;
  readonly agency: string | null;
  readonly day: string | null;
}

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\\.?";
const DATELINE = new RegExp(
  `^(?<place>\\p{Lu}[\\p{Lu}\\p{M}.'’ -]{1,30}(?:, [\\p{Lu}][\\p{L}. ]{1,24})?)(?:, (?<day>(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?))?(?: ?[(/](?<agency>[\\p{Lu}][\\p{L}\\d .'’-]{1,30})[)/]?)? ?(?:-{1,2}|–|—) (?=["“'‘\\p{Lu}\\d])`,
  "u",
);

/** "GENEVA, March 3 (Agency) - " at the start of a paragraph. */
export function datelineAt(paragraph: string): Dateline | null {
  const match = DATELINE.exec(paragraph.slice(0, 140));
  const groups = match?.groups;
  if (!match || groups === undefined) return null;
  const place = (groups["place"] ?? "").trim();
  // One word in capitals may be an acronym ("NATO - which …") unless an agency or a day follows.
  if (groups["agency"] === undefined && groups["day"] === undefined && place.length < 4) return null;
  return { length: match[0].length, place, agency: groups["agency"] ?? null, day: groups["day"] ?? null };
}

/** "By Jane Roe", "Jane Roe in Geneva", "Updated 3 March 2020, 4:15 PM". */
export function isByline(line: string): boolean {
  return (
    line.length <= 90 &&
    (/^(?:by|from) \p{Lu}[\p{L}.'’-]+(?:[ ,&]+(?:and |of |in |for )?\p{Lu}[\p{L}.'’-]+){0,8}$/iu.test(line) ||
      /^(?:published|updated|last updated|posted|date)\b[: ].{3,60}$/iu.test(line) ||
      new RegExp(
        `^(?:\\p{L}+day,? )?(?:${MONTH} \\d{1,2},? \\d{4}|\\d{1,2} ${MONTH} \\d{4}|\\d{4}-\\d{2}-\\d{2})(?:[ ,|–-]+.{0,30})?$`,
        "u",
      ).test(line))
  );
}

/** The name in "By Jane Roe". */
export function bylineName(line: string): string | null {
  return /^(?:by|from) (\p{Lu}.{2,70})$/iu.exec(line)?.[1] ?? null;
}

/** A short line that no full stop ends and that is no quotation or list item. */
export function isTitle(line: string): boolean {
  return (
    line.length <= 140 &&
    /^[\p{L}\d"'“‘]/u.test(line) &&
    !/[.,;:!…]["'”’)]?$/u.test(line) &&
    /\p{L}{2}/u.test(line) &&
    line.split(/\s+/).length >= 2
  );
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The first full date of a line ("3 January 2020", "January 3, 2020", "2020-01-03") as ISO; null where none is. */
export function dateIn(line: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(line);
  const us = new RegExp(`\\b(${MONTH}) (\\d{1,2}),? (\\d{4})\\b`, "u").exec(line);
  const uk = new RegExp(`\\b(\\d{1,2}) (${MONTH}),? (\\d{4})\\b`, "u").exec(line);
  const [year, month, day] = iso
    ? [iso[1], Number(iso[2]), iso[3]]
    : us
      ? [us[3], monthOf(us[1]), us[2]]
      : uk
        ? [uk[3], monthOf(uk[2]), uk[1]]
        : [];
  if (year === undefined || day === undefined || !month) return null;
  const value = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}

const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
