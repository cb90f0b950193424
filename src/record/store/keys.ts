import type { Event, Party } from "../../model/index.js";

/** What an event can be found by, in any combination: one index holds them all. `day`: ISO 8601, of the event, else of its report. */
export function keysOf(event: Event, day: string | null): string[] {
  const keys = new Set<string>([`t:${event.type}`, `t:${event.type}/${event.mode ?? ""}`]);
  for (const party of event.actors) for (const key of partyKeys(party)) keys.add(`a:${key}`);
  for (const party of event.recipients) for (const key of partyKeys(party)) keys.add(`r:${key}`);
  const country = event.place?.country;
  if (country != null) keys.add(`p:${country}`);
  if (day !== null) keys.add(yearKey(day));
  return [...keys];
}

const yearKey = (day: string): string => `y:${day.slice(0, 4)}`;

/** Those of the years from one day to another, so that what a pair did in one of many years is not read with the rest; null where they are many. */
export function yearKeys(since: string, until: string): string[] | null {
  const [first, last] = [since, until].map((day) => Number(/^\d{4}(?=-)/.exec(day)?.[0])) as [number, number];
  if (!(last - first < MOST_YEARS)) return null;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => yearKey(String(first + i).padStart(4, "0")));
}
const MOST_YEARS = 10;

export function partyKeys({ country, sector, name }: Pick<Party, "country" | "sector" | "name">): string[] {
  return [...(country === null ? [] : [country, ...(sector === null ? [] : [country + sector])]), nameKey(name)];
}

const nameKey = (name: string): string => `=${name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim().slice(0, 200)}`;

/** The key of a party as a person writes it: `RUS`, `RUSGOV`, or a name. */
export const partyKey = (words: string): string => (/^[A-Z]{3}(?:[A-Z]{3})?$/.test(words) ? words : nameKey(words));
