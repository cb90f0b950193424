import type { Link } from "../../model/index.js";
import { oddsStep } from "./chooser.js";

/** Features of what the reader's links say for an option: how much of each falls on the option's words. None where the reader links nothing. */
export function linkFeatures(name: string, links: readonly Link[], on: (token: number) => boolean): string[] {
  let sum = 0;
  for (const link of links) sum += shareOf(link, on);
  return graded(name, links, sum);
}

/** The same for the option that is nobody, no country, nothing told before. */
export function nothingFeatures(name: string, links: readonly Link[]): string[] {
  let sum = 0;
  for (const link of links) sum += link.nothing;
  return graded(name, links, sum);
}

function shareOf(link: Link, on: (token: number) => boolean): number {
  let sum = 0;
  for (const { token, p } of link.to) if (on(token)) sum += p;
  return sum;
}

function graded(name: string, links: readonly Link[], sum: number): string[] {
  return links.length === 0 ? [] : [`${name} ${oddsStep(sum / links.length, [0.01, 0.99])}`];
}
