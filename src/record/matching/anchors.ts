import type { Mention } from "./mention.js";
import type { Side } from "./parties.js";
import type { Spot } from "./places.js";

interface Named {
  readonly actors: readonly Side[];
  readonly recipients: readonly Side[];
  readonly spot: Spot;
  readonly mention: Mention;
}

/** The names under which a mention is found. */
export function anchorsOf({ actors, recipients, spot, mention }: Named): string[] {
  const parties = [...actors, ...recipients];
  const countries = new Set([spot.country, ...parties.map((p) => p.country)].filter((c) => c !== null));
  const names = new Set([...spot.names, ...parties.flatMap((p) => [...p.names])]);
  const found = [...countries, ...[...names].map((name) => `"${name}"`)];
  if (found.length > 0) return found.sort();
  const { stems, tells } = mention.words;
  const rarest = stems[tells.indexOf(Math.max(...tells))];
  return rarest === undefined ? [] : [`~${rarest}`];
}
