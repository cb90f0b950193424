export const STEPS = ["day", "week", "month"] as const;
export type Step = (typeof STEPS)[number];

/** First days of the periods from the one of `first` to the one of `last`, days as YYYY-MM-DD; weeks begin on Monday. */
export function periodsBetween(first: string | undefined, last: string | undefined, step: Step): string[] {
  if (first === undefined || last === undefined) return [];
  const periods: string[] = [];
  for (let day = startOf(first, step); day <= last; day = next(day, step)) periods.push(day);
  return periods;
}

function startOf(day: string, step: Step): string {
  if (step === "month") return `${day.slice(0, 7)}-01`;
  if (step === "day") return day;
  return plus(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function next(day: string, step: Step): string {
  if (step === "month") return startOf(plus(day, 31), "month");
  return plus(day, step === "day" ? 1 : 7);
}

function plus(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
