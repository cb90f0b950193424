import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { packed, pageRecord } from "../../test/archives/build.js";
import { Extent } from "./extent.js";
import { items } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "extent-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("grows from item to item up to the whole, whatever the files", async () => {
  mkdirSync(join(folder, "more"));
  const text = (n: number) => `Talks number ${n} between the two governments ended on Tuesday without an accord.`;
  writeFileSync(join(folder, "a.warc.gz"), packed([1, 2, 3].map(pageRecord)));
  writeFileSync(join(folder, "b.jsonl"), [1, 2, 3, 4].map((n) => JSON.stringify({ id: `${n}`, text: text(n) })).join("\n"));
  writeFileSync(join(folder, "c.csv"), `id,text\n${[1, 2, 3].map((n) => `${n},"${text(n)}"`).join("\n")}`);
  writeFileSync(join(folder, "more", "d.txt"), text(5));
  writeFileSync(join(folder, "more", "e.txt"), "");
  const extent = await Extent.of([folder, "nowhere"]);
  const shares: number[] = [];
  for await (const { where } of items([folder, "nowhere"])) shares.push(extent?.shareAt(where) ?? -1);
  expect(shares).toHaveLength(13);
  expect(shares[1]).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

it("is not known of standard input", async () => expect(await Extent.of([folder, "-"])).toBeNull());
