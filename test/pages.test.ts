import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import { f1, pages, reportOf, tokenCounts, type Page } from "../bench/pages-gold.js";
import { decode } from "../src/intake/bytes.js";
import type { Report } from "../src/model/index.js";

const all = pages();
const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();
const reports = new Map<Page, Promise<Report>>(all.map((page) => [page, reportOf(page)]));
const of = (page: Page): Promise<Report> => reports.get(page) ?? reportOf(page);

it("there are forty pages, no two of one skeleton", async () => {
  const skeletons = all.map(({ bytes }) =>
    Buffer.from(bytes)
      .toString("latin1")
      .replace(/>[^<]*</gu, "><"),
  );
  const distinct = new Set(skeletons.map((s) => createHash("sha256").update(s).digest("hex")));
  expect(distinct.size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(40);
});

describe.each(all.map((page) => [page.slug, page] as const))("%s", (_, page) => {
  it("is dated", async () => {
    const { published, updated, evidence } = await of(page);
    expect(published?.slice(0, 10) ?? null).toBe(page.expected.published);
    if (page.expected.decided !== undefined) expect(evidence.published).toBe(page.expected.decided);
    if (page.expected.updated !== null) expect(updated?.slice(0, 10)).toBe(page.expected.updated);
  });
  it("gives its text and little else", async () => expect(f1(tokenCounts(await of(page), page.expected))).toBeGreaterThanOrEqual(0.9));
  it("has its title, publisher and address", async () => {
    const { title, publisher, url } = await of(page);
    expect(title).toBe(page.expected.title);
    if (page.expected.publisher !== null) expect(publisher).toBe(page.expected.publisher);
    if (page.expected.url !== null) expect(url).toBe(page.expected.url);
  });
  it("tells kinds apart", async () => {
    const { blocks, text } = await of(page);
    const kinds = new Set(blocks.map((b) => b.kind));
    for (const kind of page.expected.kinds ?? []) expect(kinds).toContain(kind);
    for (const [kind, beginnings] of Object.entries(page.expected.told ?? {}))
      for (const beginning of beginnings)
        expect(blocks.filter((b) => text.startsWith(beginning, b.start)).map((b) => b.kind)).toEqual([kind]);
  });
  it("can be traced to its elements", async () => {
    const report = await of(page);
    const { document } = parseHTML((await decode(page.bytes, "html")) ?? "");
    for (const { start, end, path } of report.blocks) {
      // A text that JSON-LD gives stands in no element.
      if (path === undefined) expect(page.slug).toBe("script-rendered");
      if (path === undefined) continue;
      const element = document.querySelector(path);
      expect(fold(element?.textContent ?? "")).toContain(report.text.slice(start, end));
    }
  });
});
