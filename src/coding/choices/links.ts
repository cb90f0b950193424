import type { Link } from "../../model/index.js";
import { oddsStep } from "./chooser.js";

/** Features of what the reader's links say for an option: how much of each falls on the option's words. None where the reader links nothing. */
export function linkFeatures(name: string, links: readonly (Link | undefined)[], on: (token: number) => boolean): string[] {
  return graded(name, links, (link) => link.to.reduce((sum, { token, p }) => (on(token) ? sum + p : sum), 0));
}

/** The same for the option that is nobody, no country, nothing told before. */
export function nothingFeatures(name: string, links: readonly (Link | undefined)[]): string[] {
  return graded(name, links, (link) => link.nothing);
}

function graded(name: string, links: readonly (Link | undefined)[], share: (link: Link) => number): string[] {
  const known = links.filter((link) => link !== undefined);
  if (known.length === 0) return [];
  return [`${name} ${oddsStep(known.reduce((sum, link) => sum + share(link), 0) / known.length, [0.01, 0.99])}`];
}
