export const STEPS = ["day", "week", "month"] as const;
export type Step = (typeof STEPS)[number];

const DAY = 86_400_000;

/** First day of the day, week (Monday) or month that a day (YYYY-MM-DD) lies in. */
function periodOf(day: string, step: Step): string {
  if (step === "day") return day;
  if (step === "month") return `${day.slice(0, 7)}-01`;
  return plus(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** First days of all periods from the one of `first` to the one of `last`. */
export function periodsBetween(first: string, last: string, step: Step): string[] {
  const periods: string[] = [];
  for (let period = periodOf(first, step); period <= last; period = next(period, step)) periods.push(period);
  return periods;
}

const next = (period: string, step: Step): string =>
  step === "month" ? periodOf(plus(period, 31), "month") : plus(period, step === "day" ? 1 : 7);
const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
