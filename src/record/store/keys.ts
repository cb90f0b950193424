import type { Event, Party } from "../../model/index.js";

/** What an event can be found by, in any combination: one index holds them all. */
export function keysOf(event: Event): string[] {
  const keys = new Set<string>([`t:${event.type}`, `t:${event.type}/${event.mode ?? ""}`]);
  for (const party of event.actors) for (const key of partyKeys(party)) keys.add(`a:${key}`);
  for (const party of event.recipients) for (const key of partyKeys(party)) keys.add(`r:${key}`);
  const country = event.place?.country;
  if (country != null) keys.add(`p:${country}`);
  return [...keys];
}

export function partyKeys({ country, sector, name }: Pick<Party, "country" | "sector" | "name">): string[] {
  return [...(country === null ? [] : [country, ...(sector === null ? [] : [country + sector])]), nameKey(name)];
}

const nameKey = (name: string): string => `=${name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim().slice(0, 200)}`;

/** The key of a party as a person writes it: `RUS`, `RUSGOV`, or a name. */
export const partyKey = (words: string): string => (/^[A-Z]{3}(?:[A-Z]{3})?$/.test(words) ? words : nameKey(words));
