import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { intake, type Fault } from "./index.js";
import type { Report } from "../model/index.js";

const folder = mkdtempSync(join(tmpdir(), "intake-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const all = async (...paths: string[]): Promise<(Report | Fault)[]> => {
  const items: (Report | Fault)[] = [];
  for await (const item of intake(paths)) items.push(item);
  return items;
};
const BODY = "The minister met his Peruvian counterpart on Tuesday and signed a treaty on fishing rights, the ministry said.";
const GERMAN =
  "Der Außenminister verurteilte am Dienstag die Angriffe in der Region und forderte eine sofortige Waffenruhe der beiden Seiten.";
/** What came, one word each: a report's id, or a fault's code and place. */
const told = (items: readonly (Report | Fault)[]) =>
  items.map((i) => ("error" in i ? `${i.error.code} ${i.error.where?.slice(folder.length + 1)}` : i.id));

describe("what is set aside", () => {
  it("is named by line in JSON lines, and the rest goes on", async () => {
    const lines = [
      JSON.stringify({ id: "a", text: BODY }),
      "",
      "{ not json",
      JSON.stringify({ id: "b" }),
      JSON.stringify({ id: "c", text: GERMAN }),
      JSON.stringify({ id: "d", text: `\u00a0“${BODY}”\r\n` }),
    ];
    const path = write("mixed.jsonl", `\ufeff${lines.join("\r\n")}`);
    const items = await all(path);
    expect(told(items)).toEqual([
      "a",
      "E_JSON_INVALID mixed.jsonl:3",
      "E_REPORT_INVALID mixed.jsonl:4",
      "E_LANGUAGE_UNREADABLE mixed.jsonl:5",
      "d",
    ]);
    expect(items.filter((i) => "error" in i).every((i) => i.path === path)).toBe(true);
    expect(items[4]).toMatchObject({ text: `\u00a0“${BODY}”\r\n` });
  });
  it.each([
    ["empty.txt", "", "E_FILE_EMPTY empty.txt"],
    ["blank.txt", " \n\u00a0\n", "E_FILE_EMPTY blank.txt"],
    ["empty.jsonl", "\n\n", "E_FILE_EMPTY empty.jsonl"],
    ["image.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 7, 7]), "E_FILE_UNREADABLE image.png"],
    ["latin.jsonl", iconv.encode(JSON.stringify({ id: "a", text: `Café. ${BODY}` }), "latin1"), "E_JSON_INVALID latin.jsonl:1"],
    ["bare.html", "<html><body><script>1</script></body></html>", "E_NO_ARTICLE bare.html"],
    ["long.jsonl", "x".repeat(17_000_000), "E_FILE_TOO_LARGE long.jsonl:1"],
    ["big.txt", Buffer.alloc(51_000_000, 97), "E_FILE_TOO_LARGE big.txt"],
    ["german.txt", GERMAN, "E_LANGUAGE_UNREADABLE german.txt"],
  ])("%s", async (name, content, expected) => expect(told(await all(write(name, content)))).toEqual([expected]));
  it("is a path that leads nowhere, and a folder without reports", async () => {
    mkdirSync(join(folder, "bare"));
    expect(told(await all(join(folder, "nowhere.txt"), join(folder, "bare")))).toEqual([
      "E_FILE_UNREADABLE nowhere.txt",
      "E_FILE_EMPTY bare",
    ]);
  });
  it("is told to who listens", async () => {
    const faults: Fault[] = [];
    for await (const item of intake([join(folder, "nowhere.txt")], { onFault: (f) => faults.push(f) })) expect(item).toBe(faults.at(-1));
    expect(faults).toHaveLength(1);
  });
});

describe("reports in other languages", () => {
  it("come as faults that carry them, with their language", async () => {
    expect(await all(write("kept.txt", GERMAN))).toMatchObject([
      { report: { id: "kept", language: "de", evidence: { language: "text" } } },
    ]);
  });
});

describe("characters read in the wrong charset", () => {
  const broken = new TextDecoder("windows-1252").decode(new TextEncoder().encode(`“${BODY}” — Café São, says the Élysée.`));
  it.each([
    ["mended.txt", broken],
    ["mended.html", `<!doctype html><meta charset="utf-8"><title>Treaty</title><p>${broken}</p><p>${BODY}</p>`],
  ])("are put right, and that is said: %s", async (name, content) => {
    const [report] = await all(write(name, content));
    expect(report).toMatchObject({ evidence: { text: "mended" } });
    expect((report as Report).text).toContain(`“${BODY}” — Café São`);
  });
  it("are kept in JSON lines, whose text is never changed", async () => {
    const [report] = await all(write("as-given.jsonl", JSON.stringify({ id: "a", text: `${broken} ${BODY}` })));
    expect(report).toMatchObject({ text: `${broken} ${BODY}` });
  });
});

describe("folders", () => {
  it("are walked in order, and ids say where in them", async () => {
    write("walk/b.txt", BODY);
    write("walk/a/one.txt", BODY);
    write("walk/a/two.jsonl", JSON.stringify({ id: 7, text: BODY }));
    write("walk/a/left-out.json", "{}");
    symlinkSync(join(folder, "walk", "b.txt"), join(folder, "walk", "c.txt"));
    symlinkSync(join(folder, "walk"), join(folder, "walk", "round"));
    expect(told(await all(join(folder, "walk")))).toEqual(["a/one", "7", "b", "c"]);
  });
});

describe("dates", () => {
  it("given on the command line are for reports that have none", async () => {
    const path = write(
      "dates.jsonl",
      [
        { id: "a", text: BODY },
        { id: "b", text: BODY, published: "2019-05-05" },
      ]
        .map((r) => JSON.stringify(r))
        .join("\n"),
    );
    const items: (Report | Fault)[] = [];
    for await (const item of intake([path], { published: "2020-01-03" })) items.push(item);
    expect(items).toMatchObject([{ published: "2020-01-03", evidence: { published: "given" } }, { published: "2019-05-05" }]);
  });
});
