import type { TimeExpression } from "../../model/index.js";

/** The month that an ISO week belongs to: that of its Thursday, as its year is. */
function monthOfWeek(year: number, week: number): string {
  const january4 = Date.UTC(year, 0, 4);
  const monday = january4 - ((new Date(january4).getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday + ((week - 1) * 7 + 3) * 86_400_000).toISOString().slice(0, 7);
}

/** ISO date of as much as a single EDTF point says: a season, quarter or half gives its year, a week its month. */
function pointValue(edtf: string): string | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(edtf);
  if (week !== null) return monthOfWeek(Number(week[1]), Number(week[2]));
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(edtf);
  if (parts === null) return null;
  const [, year = "", month, day] = parts;
  if (month === undefined || Number(month) > 12) return year;
  return day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
}

/** What two dates have in common ("2018-05" and "2018-06" share 2018); null when nothing. */
export function common(a: string, b: string): string | null {
  const [as, bs] = [a.split("-"), b.split("-")];
  let n = 0;
  while (n < as.length && as[n] === bs[n]) n++;
  return n === 0 ? null : as.slice(0, n).join("-");
}

/** Whether an expression can date an act at all: lengths, sets and open stretches ("since 2015") cannot. */
export function isPoint(time: TimeExpression): boolean {
  if (time.kind !== "date" && time.kind !== "time") return false;
  if (/^(?:since|until|till)\b/i.test(time.text) || /^T\d/.test(time.value ?? "")) return false;
  return time.value === null || !/[X]/.test(time.value);
}

/** The date that an act told beside a time expression has: a range gives its start, a weekend only what its days share. */
export function valueOf(time: TimeExpression): string | null {
  const [first = "", last] = (time.value ?? "").split("/");
  const start = pointValue(first);
  if (start === null || last === undefined || last === "..") return start;
  const end = pointValue(last);
  return /\bweekend\b/i.test(time.text) && end !== null ? common(start, end) : start;
}
