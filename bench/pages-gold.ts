import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { decode } from "../src/intake/bytes.js";
import { bodyOf, reportFromHtml } from "../src/intake/index.js";
import type { BlockKind, Evidence, Report } from "../src/model/index.js";

/** What a page of `test/pages/` is expected to give; `text` in paragraphs, `kinds` that must be among its blocks. */
export interface Expected {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string;
  readonly text: readonly string[];
  readonly kinds?: readonly BlockKind[];
  /** How blocks of a kind begin. */
  readonly told?: Readonly<Partial<Record<BlockKind, readonly string[]>>>;
  /** When the page is taken to have been fetched, for those that count from then. */
  readonly fetchedAt?: string;
  /** Which evidence decides the day of publication. */
  readonly decided?: Evidence;
}
export interface Page {
  readonly slug: string;
  /** Not looked at while intake is worked on. */
  readonly heldOut: boolean;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

const folder = new URL("../test/pages/", import.meta.url);

/** The pages of `test/pages/`, by name; half of them are held out, by a hash of the name. */
export const pages = (): Page[] =>
  readdirSync(folder)
    .sort()
    .map((slug) => ({
      slug,
      heldOut: (createHash("sha256").update(slug).digest()[0] ?? 0) % 2 === 0,
      bytes: readFileSync(new URL(`${slug}/page.html`, folder)),
      expected: JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), "utf8")) as Expected,
    }));

export const reportOf = async ({ slug, bytes, expected }: Page): Promise<Report> =>
  reportFromHtml((await decode(bytes, "html")) ?? "", { id: slug, fetchedAt: expected.fetchedAt });

/** Tokens that are right, found and expected; what is found and not right is furniture that slipped through. */
export interface TokenCounts {
  readonly right: number;
  readonly found: number;
  readonly expected: number;
}

/** Word tokens of a report's body against those expected, as multisets. */
export function tokenCounts(report: Report, expected: Expected): TokenCounts {
  const gold = tokens(expected.text.join("\n"));
  const left = new Map<string, number>();
  for (const token of gold) left.set(token, (left.get(token) ?? 0) + 1);
  const own = tokens(bodyOf(report));
  let right = 0;
  for (const token of own) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    right++;
  }
  return { right, found: own.length, expected: gold.length };
}
const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

export const f1 = ({ right, found, expected }: TokenCounts): number => (2 * right) / Math.max(1, found + expected);
