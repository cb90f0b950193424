import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit.js";
import { items } from "../../src/intake/index.js";
import { annalist } from "../run-cli.js";
import { packed, page, pageRecord, record, response } from "./build.js";
import { told } from "./told.js";

const folder = mkdtempSync(join(tmpdir(), "archives-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

it("intake counts by code, writes the rejects, and prints what is in another language", async () => {
  const records = [pageRecord(1), record(response({ body: page(2, "de") })), pageRecord(3).subarray(0, 300)];
  writeFileSync(at("crawl.warc.gz"), packed(records));
  const { status, out, err } = await annalist(["intake", at("crawl.warc.gz"), "--rejects", at("rejects.jsonl")]);
  expect(status).toBe(EXIT.someSetAside);
  const printed = out.trimEnd().split("\n");
  expect(printed.map((line) => (JSON.parse(line) as { language: string }).language)).toEqual(["en", "de"]);
  expect(err).toContain("1 report done, 2 set aside (E_LANGUAGE_UNREADABLE 1, E_ARCHIVE_DAMAGED 1)");
  const rejects = readFileSync(at("rejects.jsonl"), "utf8").trimEnd().split("\n");
  expect(rejects.map((line) => JSON.parse(line) as object)).toMatchObject([
    { where: { path: at("crawl.warc.gz"), nth: 0 }, code: "E_LANGUAGE_UNREADABLE" },
    { code: "E_ARCHIVE_DAMAGED" },
  ]);
});

it("standard input is recognised, with a column map", async () => {
  const input = `body;day\n"Turkey condemned the strike on Monday, the ministry said, and it called the ambassador home.";2024-03-12\n`;
  const { status, out } = await annalist(["intake", "-", "--columns", "text=body,published=day"], { input });
  expect(status).toBe(EXIT.fine);
  expect(JSON.parse(out)).toMatchObject({ id: "stdin:2", published: "2024-03-12" });
  expect((await annalist(["intake", "-", "--columns", "words=body"], { input })).status).toBe(EXIT.usage);
});

it("a folder gives files of every kind in order, and no link leads out of it", async () => {
  mkdirSync(at("corpus/in"), { recursive: true });
  writeFileSync(at("outside.txt"), "Outside.");
  symlinkSync(at("outside.txt"), at("corpus/a.txt"));
  writeFileSync(at("corpus/b.csv"), "id,text\nrow,A short text of a row.\n");
  writeFileSync(at("corpus/c.json"), '{"id":"left","text":"out"}');
  writeFileSync(
    at("corpus/d.json"),
    '{"uri":"urn:d","type":"text","versioncreated":"2024-03-12T00:00:00Z","body_text":"A short text of an item."}',
  );
  writeFileSync(at("corpus/in/e.warc.gz"), packed([pageRecord(1)]));
  const all = await told(items([at("corpus")]));
  expect(all.map((t) => t.code ?? t.id)).toEqual(["E_LINK_OUTSIDE", "row", "urn:d", "page-1"]);
});

it("a run goes on only where its file is among the inputs", async () => {
  const run = told(items([at("corpus")], { after: { path: "elsewhere", at: 0, nth: 0 } }));
  await expect(run).rejects.toMatchObject({ code: "E_PLACE_UNKNOWN" });
});
