/** A day as a count from 1970-01-01 in the Gregorian calendar, without hours or zones. */
export type Day = number;

/** Length of the Gregorian cycle and of the time before 1970, in days. */
const ERA = 146_097;
const EPOCH = 719_468;

/** Month 1 to 12, day 1 to 31; days past a month's end run on into the next (Howard Hinnant's days_from_civil). */
export function toDay(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH;
}

export function fromDay(day: Day): { year: number; month: number; day: number } {
  const z = day + EPOCH;
  const era = Math.floor(z / ERA);
  const dayOfEra = z - era * ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function daysIn(year: number, month: number): number {
  return toDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - toDay(year, month, 1);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

export const yearIso = (year: number): string => pad(year, 4);
export const monthIso = (year: number, month: number): string => `${yearIso(year)}-${pad(month, 2)}`;
export function dayIso(day: Day): string {
  const d = fromDay(day);
  return `${monthIso(d.year, d.month)}-${pad(d.day, 2)}`;
}

/** "2020-W01": a week belongs to the year of its Thursday. */
export function weekIso(day: Day): string {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = fromDay(thursday);
  return `${yearIso(year)}-W${pad(Math.floor((thursday - toDay(year, 1, 1)) / 7) + 1, 2)}`;
}

/** The day of an ISO date or date-time as written (its zone is not applied); null when there is none. */
export function parseDay(iso: string | null): Day | null {
  const parts = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso ?? "");
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month < 1 || month > 12 || day < 1 || day > daysIn(year, month) ? null : toDay(year, month, day);
}
