import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { EXIT } from "../src/cli/exit.js";
import { COLUMNS } from "../src/publish/columns.js";
import { allCases, loadReport } from "../scripts/cases/folders.js";
import { annalist, type Run } from "./run-cli.js";

interface Line {
  readonly id: string;
  readonly text: string;
  readonly events: readonly { readonly trigger: string; readonly start: number; readonly end: number; readonly happening: number }[];
  readonly versions: object;
}

const folder = mkdtempSync(join(tmpdir(), "annalist-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A report with a few events; the program is what is tested here, not what it codes. */
const first = allCases().find((c) => !c.notEvents);
const report = first === undefined ? null : await loadReport(first);
const text = report?.text ?? "";
const record = { id: "case", published: report?.published?.slice(0, 10) ?? "2021-06-15", publisher: "=The Gazette", title: "A case", text };
const corpus = file("corpus.jsonl", `${JSON.stringify(record)}\n${JSON.stringify({ ...record, id: "again" })}\n`);
const french =
  "Le ministre des Affaires étrangères a condamné lundi les attaques contre les civils et demandé au gouvernement de libérer les journalistes arrêtés.";
const lines = (out: string): Line[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** Each start of the program loads the reader anew, so what several tests look at is run once. */
const started = new Map<string, Promise<Run>>();
function once(...args: readonly string[]): Promise<Run> {
  const key = args.join(" ");
  const run = started.get(key) ?? annalist(args);
  started.set(key, run);
  return run;
}
const printed = (format: string): Promise<Run> => once("code", corpus, "--format", format);
const sound = file("sound.txt", text);

it("has a case to run on", () => expect(first).toBeDefined());

describe("annalist code, in every format", () => {
  it("table", async () => {
    const { status, out, err } = await printed("table");
    expect(status).toBe(EXIT.fine);
    expect(out).toContain("A case · =The Gazette");
    expect(out).toMatch(/^ {2}1 [A-Z]+/m);
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/\u001b/);
    expect(err).toBe("2 reports done\n");
  });
  it("jsonl, one line a report, offsets that quote", async () => {
    const { status, out } = await printed("jsonl");
    expect(status).toBe(EXIT.fine);
    const [one, two, ...more] = lines(out);
    expect(more).toEqual([]);
    expect(one?.text).toBe(text);
    expect(one?.events.length).toBeGreaterThan(0);
    for (const e of one?.events ?? []) expect(text.slice(e.start, e.end)).toBe(e.trigger);
    expect({ ...two, id: "case" }).toEqual(one);
    expect(Object.keys(one?.versions ?? {})).toEqual(["annalist", "codebook", "model"]);
  });
  it("json, a list of the same", async () => {
    const [json, jsonl] = await Promise.all([printed("json"), printed("jsonl")]);
    expect(JSON.parse(json.out)).toEqual(lines(jsonl.out));
  });
  it("csv, a line an event, nothing that a spreadsheet would run", async () => {
    const [csv, jsonl] = await Promise.all([printed("csv"), printed("jsonl")]);
    const [header, ...rows] = csv.out.trimEnd().split("\n");
    expect(header).toBe(COLUMNS.map(({ name }) => name).join(","));
    expect(rows).toHaveLength(lines(jsonl.out).flatMap((l) => l.events).length);
    for (const row of rows) expect(row).toContain(",'=The Gazette,");
  });
  it("petrarch, six columns", async () => {
    const { status, out } = await printed("petrarch");
    expect(status).toBe(EXIT.fine);
    for (const row of out.trimEnd().split("\n"))
      expect(row).toMatch(/^[\d-]{4,8}(?:\t(?:---|[A-Z]{3}){1,5}){2}\t(?:\d{2,4}|---)\t[^\t]+\t(?:case|again)$/);
  });
  it("parquet, whole at the end of the run", async () => {
    const path = join(folder, "events.parquet");
    const { status } = await annalist(["code", corpus, "--format", "parquet", "--out", path, "--quiet"]);
    expect(status).toBe(EXIT.fine);
    const read = await parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer });
    const events = lines((await printed("jsonl")).out).flatMap((l) => l.events);
    expect(read.map(({ trigger, start, end }) => ({ trigger, start, end }))).toEqual(
      events.map(({ trigger, start, end }) => ({ trigger, start, end })),
    );
    expect(read.at(-1)).toMatchObject({ event: BigInt(events.length), report_number: 2n, report: "again" });
  });
  it("graphml, whole at the end of the run", async () => {
    const { status, out } = await annalist(["code", corpus, "--format", "graphml", "--quiet"]);
    expect(status).toBe(EXIT.fine);
    expect(out).toMatch(/^<\?xml[^]*<node id="[A-Z-]+">[^]*<\/graphml>\s*$/);
  });
  it("leaves out what is not sure enough", async () => {
    const [all, sure] = await Promise.all([
      printed("jsonl"),
      once("code", corpus, "--format", "jsonl", "--min-confidence", "1", "--quiet"),
    ]);
    expect(lines(all.out)[0]?.events.length).toBeGreaterThan(lines(sure.out)[0]?.events.length ?? 0);
    expect(sure.err).toBe("");
  });
});

describe("annalist code, from everywhere", () => {
  it.each([[["code", "-"]], [["code"]]])("standard input: %j", async (args) => {
    const { status, out } = await annalist([...args, "--format", "jsonl", "--published", record.published], { input: text });
    expect(status).toBe(EXIT.fine);
    expect(lines(out)[0]).toMatchObject({ id: "stdin", text, published: expect.stringContaining("-") as string });
  });
  it("a folder, its files in order", async () => {
    const inner = mkdtempSync(join(folder, "corpus-"));
    for (const name of ["b.txt", "a.txt", "notes.md"]) writeFileSync(join(inner, name), text);
    const { status, out } = await annalist(["code", inner, "--format", "jsonl"]);
    expect(status).toBe(EXIT.fine);
    expect(lines(out).map((l) => l.id)).toEqual(["a", "b"]);
  });
});

describe("annalist code, when something is wrong", () => {
  it.each([
    ["a missing file", join(folder, "nowhere.txt"), "E_FILE_UNREADABLE", "nowhere.txt"],
    ["an empty file", file("empty.txt", " \n"), "E_FILE_EMPTY", "empty.txt"],
    ["empty JSON lines", file("empty.jsonl", "\n\n"), "E_FILE_EMPTY", "empty.jsonl"],
    ["a French text", file("french.txt", `${french}\n${french}`), "E_LANGUAGE_UNREADABLE", "french.txt"],
    ["a page without an article", file("bare.html", "<!doctype html><title>Nothing</title><nav>Home</nav>"), "E_NO_ARTICLE", "bare.html"],
    ["a line without a text", file("textless.jsonl", '{"id":"1"}\n'), "E_REPORT_INVALID", "textless.jsonl:1"],
  ])("%s: alone status 2, beside a sound one status 1", async (_, path, code, where) => {
    const [alone, beside] = await Promise.all([
      annalist(["code", path, "--format", "jsonl"]),
      annalist(["code", path, sound, "--format", "jsonl"]),
    ]);
    for (const { err } of [alone, beside]) {
      expect(err).toContain(code);
      expect(err).toContain(`${where}:`);
    }
    expect([alone.status, alone.out]).toEqual([EXIT.usage, ""]);
    expect(beside.status).toBe(EXIT.someSetAside);
    expect(lines(beside.out).map((l) => l.id)).toEqual(["sound"]);
    expect(beside.err).toContain(`1 report done, 1 set aside (${code} 1)`);
  });
  it("a faulty line names itself, and the lines after it are coded", async () => {
    const mixed = file(
      "mixed.jsonl",
      Array.from({ length: 9 }, (_, i) => (i === 6 ? '{"id": "7", "text": ' : JSON.stringify({ ...record, id: String(i + 1) }))).join("\n"),
    );
    const { status, out, err } = await annalist(["code", mixed, "--format", "jsonl"]);
    expect(status).toBe(EXIT.someSetAside);
    expect(err).toContain(`E_JSON_INVALID ${mixed}:7: `);
    expect(lines(out).map((l) => l.id)).toEqual(["1", "2", "3", "4", "5", "6", "8", "9"]);
  });
  it.each([
    [["code", sound, "--format", "xml"], EXIT.usage, "choices"],
    [["code", sound, "--published", "2021-02-30"], EXIT.usage, "YYYY-MM-DD"],
    [["code", sound, "--min-confidence", "2"], EXIT.usage, "0 to 1"],
    [["code", sound, "--wink"], EXIT.usage, "unknown option"],
    [["wink"], EXIT.usage, "unknown command"],
    [["evaluate", "nowhere.json"], EXIT.usage, "E_FILE_UNREADABLE"],
    [["codebook", "show", "WINK"], EXIT.usage, "E_USAGE"],
    [["code", sound, "--out", join(folder, "no", "where.jsonl")], EXIT.failed, "E_OUTPUT"],
  ])("%j", async (args, expected, words) => {
    const { status, out, err } = await annalist(args);
    expect(err).toContain(words);
    expect([status, out]).toEqual([expected, ""]);
  });
  it("a reader that is not there", async () => {
    const { status, err } = await annalist(["code", sound], { env: { ANNALIST_MODEL: folder } });
    expect([status, err.split(" ")[0]]).toEqual([EXIT.failed, "E_MODEL_MISSING"]);
  });
  it("a variable with a value that it cannot take", async () => {
    const { status, err } = await annalist(["code", sound], { env: { ANNALIST_THREADS: "many" } });
    expect(status).not.toBe(EXIT.fine);
    expect(err).toContain("ANNALIST_THREADS=many");
  });
});

describe("annalist code --out", () => {
  it("writes the whole file and nothing beside it", async () => {
    const out = join(mkdtempSync(join(folder, "out-")), "events.jsonl");
    const run = await annalist(["code", corpus, "--format", "jsonl", "--out", out]);
    expect([run.status, run.out]).toEqual([EXIT.fine, ""]);
    expect(lines(readFileSync(out, "utf8")).map((l) => l.id)).toEqual(["case", "again"]);
    expect(readdirSync(join(out, ".."))).toEqual(["events.jsonl"]);
  });
  it("leaves what was there where it fails", async () => {
    const out = file("kept.jsonl", "kept");
    const run = await annalist(["code", corpus, "--format", "jsonl", "--out", out], { env: { ANNALIST_MODEL: folder } });
    expect(run.status).toBe(EXIT.failed);
    expect(readFileSync(out, "utf8")).toBe("kept");
    expect(existsSync(`${out}.part`)).toBe(false);
  });
});

describe("the rest of the line", () => {
  it("a reader that closes early is no fault", async () => {
    const long = file("long.jsonl", Array.from({ length: 40 }, (_, i) => JSON.stringify({ ...record, id: String(i) })).join("\n"));
    const { status, err } = await annalist(["code", long, "--format", "jsonl"], { head: 1 });
    expect([status, err]).toEqual([EXIT.fine, ""]);
  });
  it("intake and read keep id and text", async () => {
    const [taken, read] = await Promise.all([annalist(["intake", corpus]), annalist(["read", corpus])]);
    for (const { status, out } of [taken, read]) {
      expect(status).toBe(EXIT.fine);
      expect(lines(out).map((l) => [l.id, l.text])).toEqual([
        ["case", text],
        ["again", text],
      ]);
    }
  });
  it("read --format conllu has ten columns", async () => {
    const { out } = await annalist(["read", corpus, "--format", "conllu"]);
    for (const row of out.split("\n").filter((l) => l !== "" && !l.startsWith("#"))) expect(row.split("\t")).toHaveLength(10);
  });
  it("explain shows reading, candidates and reasons", async () => {
    const { status, out } = await annalist(["explain", "Turkey condemned the strike, the ministry said."]);
    expect(status).toBe(EXIT.fine);
    for (const words of ["reading", "candidates", "kept", "event-model"]) expect(out).toContain(words);
  });
  it("evaluate scores a gold document, and everything right when gold is what the program says", async () => {
    const events = lines((await printed("jsonl")).out)[0]?.events as readonly (Line["events"][number] & {
      date: { value: string } | null;
      speakers: { text: string }[];
    })[];
    const gold = file(
      "gold.json",
      JSON.stringify({
        ...record,
        events: events.map((e) => ({ ...e, date: e.date?.value ?? null, speakers: e.speakers.map((s) => s.text) })),
      }),
    );
    const { status, out } = await annalist(["evaluate", gold, "--json"]);
    expect(status).toBe(EXIT.fine);
    const score = JSON.parse(out) as { levels: Record<string, { f1: number }>; differences: unknown[] };
    expect(Object.values(score.levels).map((l) => l.f1)).toEqual([1, 1, 1, 1]);
    expect(score.differences).toEqual([]);
  });
  it.each([["--help"], ["--version"]])("%s", async (flag) => {
    const { status, out, err } = await annalist([flag]);
    expect([status, err]).toEqual([EXIT.fine, ""]);
    expect(out).not.toBe("");
  });
});
