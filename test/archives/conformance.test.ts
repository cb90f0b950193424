import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { columnMap, items, type IntakeOptions } from "../../src/intake/index.js";
import { resumed, told, type Told } from "./told.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const cases = readdirSync(here, { withFileTypes: true })
  .filter((e) => e.isDirectory())
  .map((e) => e.name);
const scratch = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Expected {
  readonly columns?: string;
  /** Only the file's ending tells what it is. */
  readonly byEnding?: boolean;
  readonly items: readonly Told[];
}
const load = (slug: string) => {
  const input = join(here, slug, readdirSync(join(here, slug)).find((f) => f.startsWith("input.")) ?? "input");
  const expected = JSON.parse(readFileSync(join(here, slug, "expected.json"), "utf8")) as Expected;
  const options: IntakeOptions = expected.columns === undefined ? {} : { columns: columnMap(expected.columns) };
  return { input, expected, options };
};

describe.each(cases)("%s", (slug) => {
  const { input, expected, options } = load(slug);
  it("gives the reports and errors that are expected", async () => expect(await told(items([input], options))).toEqual(expected.items));
  it("gives the same packed, and by its first bytes alone", async () => {
    const name = input.slice(input.lastIndexOf("/") + 1);
    const packed = join(scratch, `${name}.gz`);
    writeFileSync(packed, gzipSync(readFileSync(input)));
    expect(await told(items([packed], options))).toEqual(expected.items);
    if (expected.byEnding === true) return;
    const nameless = join(scratch, "input");
    writeFileSync(nameless, readFileSync(input));
    expect(await told(items([nameless], options))).toEqual(expected.items);
  });
  it("goes on after each place as if it had not been cut", async () => expect(await resumed(input, options)).toBeGreaterThan(0));
});

it("has cases", () => expect(cases.length).toBeGreaterThan(15));
