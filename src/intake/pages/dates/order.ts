import type { Order } from "./written.js";

/** What tells where a page comes from. */
export interface Origin {
  /** Its `lang`, or what its metadata gives as its locale. */
  readonly locale: string | null;
  readonly url: string | null;
  /** Its short lines. */
  readonly lines: string;
}

/** Top-level domains of two letters that say nothing of a country. */
const ANYWHERE: ReadonlySet<string> = new Set("tv io co me ai ly to fm cc ws".split(" "));
const AMERICAN = /\b\d{1,2}:\d{2}(?::\d{2})? ?[AP]M\b|\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]T|ET|PT)\b/u;

/**
 * Whether "03/04/2020" is of March or of April: by another date of the page that can be read in one way only, by the site's country, the
 * page's language, the way its hours are written; null where nothing tells.
 */
export function orderOf({ locale, url, lines }: Origin): Order {
  for (const [, first, second] of lines.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/\d{4}(?![\d/])/gu)) {
    if (Number(first) > 12) return "day-first";
    if (Number(second) > 12) return "month-first";
  }
  const domain = url !== null && URL.canParse(url) ? (new URL(url).hostname.split(".").at(-1) ?? "") : "";
  if (/^(?:us|gov|mil)$/u.test(domain)) return "month-first";
  const [language, region] = (locale ?? "").toLowerCase().split(/[-_]/u);
  if (domain.length === 2 && !ANYWHERE.has(domain) && domain !== "ph") return "day-first";
  if (region === "us" || region === "ph" || AMERICAN.test(lines)) return "month-first";
  if (region !== undefined && region !== "") return "day-first";
  return language === "" || language === "en" ? null : "day-first";
}
