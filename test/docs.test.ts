import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { codeCommand } from "../src/cli/code.js";
import { codebookCommand } from "../src/cli/codebook.js";
import { entriesCommand } from "../src/cli/entries.js";
import { evaluateCommand } from "../src/cli/evaluate.js";
import { EXIT } from "../src/cli/exit.js";
import { explainCommand } from "../src/cli/explain.js";
import { exportCommand } from "../src/cli/export.js";
import { importCommand } from "../src/cli/import.js";
import { intakeCommand } from "../src/cli/intake.js";
import { judgeCommand } from "../src/cli/judge.js";
import { readCommand } from "../src/cli/read.js";
import { relationsCommand } from "../src/cli/relations.js";
import { recodeCommand } from "../src/cli/recode.js";
import { seriesCommand } from "../src/cli/series.js";
import { storyCommand } from "../src/cli/story.js";
import { statusCommand } from "../src/cli/status.js";
import { watchCommand } from "../src/cli/watch.js";
import { workCommand } from "../src/cli/work.js";
import { MODES, PLOVER_TYPES, quadOf, SECTORS } from "../src/codebook/index.js";
import { THRESHOLD } from "../src/coding/index.js";
import { ATTRIBUTES, LEVELS } from "../src/evaluation/score.js";
import { ERRORS } from "../src/kit/errors.js";
import { SETTINGS } from "../src/kit/settings.js";
import { ENTITY_KINDS, FACTUALITIES } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import { reportFromText } from "../src/intake/index.js";
import { jsonLine } from "../src/publish/jsonl.js";
import { FORMATS } from "../src/publish/formats/index.js";
import { goldFaults, goldOver } from "../scripts/cases/gold.js";
import { sections, ticked } from "./markdown.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const reference = sections(read("docs/reference.md"));
const annotation = sections(read("docs/annotation.md"));

/** The rows of the table under a heading of the reference. */
function rows(of: ReadonlyMap<string, readonly (readonly string[])[]>, heading: string): readonly (readonly string[])[] {
  const found = of.get(heading);
  if (found === undefined) expect.fail(`no table stands under "${heading}"`);
  return found;
}
/** Names in backticks of a table's first column. */
const names = (heading: string, column = 0): string[] => rows(reference, heading).flatMap((row) => ticked(row[column] ?? ""));
/** Sorted, so that a difference shows what lacks on either side. */
const both = (documented: readonly string[], actual: readonly string[]) => expect([...documented].sort()).toEqual([...actual].sort());

describe("docs/reference.md has, and has only, what exists", () => {
  it("errors", () => both(names("Errors"), Object.keys(ERRORS)));
  it("settings and their variables", () => {
    both(names("Settings"), Object.keys(SETTINGS));
    for (const [setting, variable] of rows(reference, "Settings")) {
      expect(ticked(variable ?? "")).toEqual([SETTINGS[ticked(setting ?? "")[0] as keyof typeof SETTINGS].env]);
    }
  });
  it("every variable that the page names", () => {
    const variables = new Set(read("docs/reference.md").match(/ANNALIST_[A-Z_]+|DATABASE_URL/g));
    both(
      [...variables],
      Object.values(SETTINGS).map((s) => s.env),
    );
  });
  it("exit statuses", () => both(names("Exit statuses"), Object.values(EXIT).map(String)));
  it("formats of rows", () =>
    both(
      names("Output of `code` in rows"),
      Object.keys(FORMATS).filter((name) => name !== "jsonl"),
    ));
  it("the threshold", () => {
    for (const table of ["annalist code [FILES…]", "Settings"]) {
      const row = rows(reference, table).find((r) => r.join().includes("--min-confidence"));
      expect(row?.at(-1)).toBe(String(THRESHOLD));
    }
  });

  const commands = [
    codeCommand(),
    intakeCommand(),
    readCommand(),
    explainCommand(),
    evaluateCommand(),
    ...codebookCommand().commands,
    importCommand(),
    exportCommand(),
    entriesCommand(),
    storyCommand(),
    seriesCommand(),
    relationsCommand(),
    judgeCommand(),
    recodeCommand(),
    workCommand(),
    statusCommand(),
    watchCommand(),
  ];
  const headingOf = (command: Command): string => {
    const path = command.parent?.name() === "codebook" ? `codebook ${command.name()}` : command.name();
    const [argument] = command.registeredArguments;
    if (argument === undefined) return `annalist ${path}`;
    const word = `${argument.name().toUpperCase()}${argument.variadic ? "…" : ""}`;
    return `annalist ${path} ${argument.required ? word : `[${word}]`}`;
  };
  it("commands and their arguments", () =>
    both(
      [...reference.keys()].filter((h) => h.startsWith("annalist ")),
      commands.map(headingOf),
    ));
  it.each(commands.map((c) => [headingOf(c), c] as const))("options of %s", (heading, command) => {
    both(
      names(heading),
      command.options.map((o) => o.flags),
    );
    for (const option of command.options) {
      const row = rows(reference, heading).find((r) => r[0] === `\`${option.flags}\``);
      for (const choice of option.argChoices ?? []) if (row?.[1]?.startsWith("`") ?? false) expect(row?.[1]).toContain(`\`${choice}\``);
      if (typeof option.defaultValue === "string") expect(row?.[2]).toBe(`\`${option.defaultValue}\``);
    }
  });
});

describe("docs/reference.md tells of outputs", async () => {
  const text =
    "PARIS, June 15 (Agence) - France condemned Iran on Monday, the ministry said. The president of Egypt arrived in Rome on Sunday to meet Italy's leader.\n\nSubscribe to our newsletter";
  const annalist = await openAnnalist({ threads: 1 });
  const coded = await annalist.run(reportFromText(text, { id: "1", published: "2021-06-15" }));
  const line = JSON.parse(jsonLine(coded, annalist.versions)) as Record<string, unknown>;
  const keys = (items: readonly object[]): string[] => [...new Set(items.flatMap(Object.keys))];

  it("code --format jsonl", () => {
    both(names("Output of `code --format jsonl` and `json`"), Object.keys(line));
    both(names("An event"), keys(coded.events));
    both(names("A party"), keys(coded.events.flatMap((e) => [...e.actors, ...e.recipients])));
  });
  it("intake and read", () => {
    both(names("Output of `intake --format jsonl`"), [...Object.keys(coded.report), "body"]);
    const layers = Object.keys(coded.document).filter((k) => k !== "report");
    both(names("Output of `read --format jsonl`"), ["id", "published", "text", ...layers, "places", "actors", "versions"]);
    for (const kind of ENTITY_KINDS) expect(read("docs/reference.md")).toContain(`\`${kind}\``);
  });
  it("input keys are kept", () => {
    for (const key of names("Input")) expect(Object.keys(coded.report)).toContain(key);
  });
});

describe("docs/annotation.md", () => {
  it("has the codebook's types, quad classes and modes", () => {
    const table = rows(annotation, "What is an event");
    expect(table.map((row) => ticked(row[0] ?? "")[0])).toEqual([...PLOVER_TYPES]);
    for (const [type, quad, , modes] of table) {
      const name = ticked(type ?? "")[0] as keyof typeof MODES;
      expect(Number(quad)).toBe(quadOf(name));
      expect(ticked(modes ?? "")).toEqual([...MODES[name]]);
    }
  });
  it("has every factuality and every sector", () => {
    const text = read("docs/annotation.md");
    for (const name of [...FACTUALITIES, ...SECTORS]) expect(text).toContain(`\`${name}\``);
  });
  it("has the score's levels and attributes", () => {
    expect(rows(annotation, "The score").map((row) => ticked(row[0] ?? "")[0])).toEqual([...LEVELS]);
    for (const name of ATTRIBUTES) expect(read("docs/annotation.md")).toContain(`\`${name}\``);
  });
  it("shows a document that holds", () => {
    const example = JSON.parse(/```json\n([^]*?)```/.exec(read("docs/annotation.md"))?.[1] ?? "") as { text: string };
    expect(goldFaults(goldOver(example.text, "example", example))).toEqual([]);
  });
});

describe("links and scripts that the pages name", () => {
  const pages = [...readdirSync(root), ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) =>
    name.endsWith(".md"),
  );
  it.each(pages)("%s", (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? "").filter((to) => !/^https?:/.test(to));
    const broken = links.filter((to) => {
      const [path = "", anchor] = to.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchors(read(file)).has(anchor);
    });
    expect(broken).toEqual([]);
    const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
    const named = [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map((m) => m[1] ?? "");
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

/** Anchors of a page's headings, as GitHub makes them. */
function anchors(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map((m) =>
      (m[1] ?? "")
        .toLowerCase()
        .replace(/[^\p{L}\d _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
