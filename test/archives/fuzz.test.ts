import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { items } from "../../src/intake/index.js";
import { ERRORS } from "../../src/kit/errors.js";
import { packed, pageRecord, record, response } from "./build.js";
import { samples } from "./samples.js";

const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Pages take most of the time, so that here they hold no article. */
const bare = record(response({ headers: { "Transfer-Encoding": "chunked" }, body: "5\r\n<p>a.\r\n0\r\n\r\n" }), { id: "bare" });
const records = [pageRecord(1), bare, bare];
const kinds: readonly (readonly [string, Buffer])[] = [
  ["warc", Buffer.concat(records)],
  ["warc.gz", packed(records)],
  ["jsonl.gz", gzipSync(samples("input.jsonl")[0] ?? "")],
  ...["jsonl", "json", "csv", "tsv", "xml", "eml", "mbox"].flatMap((ending) =>
    samples(`input.${ending}`).map((bytes) => [ending, bytes] as const),
  ),
  ..."live-blog paywalled broken-markup windows-1252 right-to-left nested-tables-fonts wordpress-plugins kinds-told-apart"
    .split(" ")
    .map((slug) => ["html", readFileSync(new URL(`../pages/${slug}/page.html`, import.meta.url))] as const),
];
const endings = "warc warc.gz jsonl json csv tsv xml eml mbox html txt gz bin".split(" ");
/** Malformed files in all: about 2,000 in the suite, as many as are asked for otherwise. */
const FILES = Number(process.env["FUZZ"] ?? 2000);
const RUNS = Math.ceil(FILES / (kinds.length + endings.length));

/** A change to a file: bytes from elsewhere in it, or of any kind, in the place of others. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.nat(3), fc.nat(3000)),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom(
        ...'\0|\n|\r\n\r\n|"|<|</p>|]]>|&amp;|{|[|--b1|=?utf-8?Q?|\u202e|WARC/1.1\r\n|\u001f\u008b\u0008\0|From a 2024\n|99999999'.split(
          "|",
        ),
      )
      .map((s) => Buffer.from(s, "latin1")),
  ),
  again: fc.constantFrom(1, 1, 1, 500),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const changed = (bytes: Buffer, changes: readonly Change[]): Buffer =>
  changes.reduce((all, { at, remove, put, again }) => {
    const from = Math.floor(at * all.length);
    return Buffer.concat([all.subarray(0, from), ...Array.from({ length: again }, () => put), all.subarray(from + remove)]);
  }, bytes);

describe("malformed files never stop a run, and each refusal has a code", () => {
  it.each(kinds.map(([ending, bytes], i) => [ending, i, bytes] as const))("%s (%i)", { timeout: 900_000 }, async (ending, i, bytes) => {
    const path = join(folder, `${i}.${ending}`);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        writeFileSync(path, changed(bytes, changes));
        let last = { at: -1, nth: -1 };
        for await (const item of items([path])) {
          const { at, nth } = item.where;
          expect(at > last.at || (at === last.at && nth > last.nth)).toBe(true);
          last = { at, nth };
          if ("fault" in item) expect(Object.keys(ERRORS)).toContain(item.fault.error.code);
          else expect(item.report.text.trim()).not.toBe("");
        }
        expect(last.at).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("bytes of any kind, by their ending alone", () => {
  it.each(endings)("%s", { timeout: 900_000 }, async (ending) => {
    const path = join(folder, `any.${ending}`);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        writeFileSync(path, bytes);
        for await (const item of items([path])) if ("fault" in item) expect(Object.keys(ERRORS)).toContain(item.fault.error.code);
      }),
      { numRuns: RUNS },
    );
  });
});
