/** A month's name or its abbreviation, as the source of a regular expression. */
export const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/u;
const MONTH_FIRST = new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "iu");
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${MONTH}),? (\\d{4})\\b`, "iu");

/** The first full date of a line ("3 January 2020", "January 3, 2020", "2020-01-03") as an ISO date; null where none is, or no such day exists. */
export function dateIn(line: string): string | null {
  const words = line.slice(0, 400);
  const iso = ISO.exec(words);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const american = MONTH_FIRST.exec(words);
  if (american) return dayOf(american[3], monthOf(american[1]), american[2]);
  const british = DAY_FIRST.exec(words);
  return british ? dayOf(british[3], monthOf(british[2]), british[1]) : null;
}

/**
 * A date of metadata in ISO 8601: kept as it is where it begins as one ("2020-01-03T10:00:00Z"), made one where it is a full date in
 * another form ("20200103", "Fri, 3 Jan 2020 10:00 GMT"); null where it is no date.
 */
export function publicationDate(value: string): string | null {
  const words = value.trim();
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/u.exec(words);
  if (compact) return dayOf(compact[1], Number(compact[2]), compact[3]);
  const begins = /^\d{4}-\d{2}-\d{2}(?![\d-])/u.exec(words);
  if (begins) return dateIn(begins[0]) === null ? null : words;
  return dateIn(words);
}

/** Figures between dots: nobody writes them with the month first. A time may follow. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/u;

/** A date as a table's column holds it: as `publicationDate`, and "04.02.2025", which is the fourth of February; null where it is no date. */
export function columnDate(value: string): string | null {
  const [, day, month, year] = DOTTED.exec(value.trim()) ?? [];
  return year === undefined ? publicationDate(value) : dayOf(year, Number(month), day?.padStart(2, "0"));
}

function dayOf(year: string | undefined, month: number, day: string | undefined): string | null {
  const value = `${year}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}

const monthOf = (name: string | undefined): number => MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
