/**
 * Lays out a case from a report of your own writing: cases/<slug>/ with the report, gold.json and why.md.
 *   npm run case:new -- FILE|- [--slug NAME] [--published YYYY-MM-DD] [--not-events]
 * gold.json starts from what the program says: correct it to what a careful reader would code (docs/annotation.md).
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { parseArgs } from "node:util";
import { AnnalistError } from "../src/kit/errors.js";
import type { Event, Party } from "../src/model/index.js";
import { openAnnalist } from "../src/node.js";
import type { Coded } from "../src/pipeline.js";
import { CASES, NOT_EVENTS, reportOf } from "./cases/folders.js";
import { WHY_UNWRITTEN } from "./cases/why.js";

const REPORT_NAMES: Readonly<Record<string, string>> = {
  ".json": "report.json",
  ".html": "report.html",
  ".htm": "report.html",
  ".txt": "report.txt",
  "": "report.txt",
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { slug: { type: "string" }, published: { type: "string" }, "not-events": { type: "boolean", default: false } },
  });
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0)
    throw new AnnalistError("E_USAGE", "give one report: npm run case:new -- FILE, or - for standard input");
  const name = input === "-" ? "report.txt" : REPORT_NAMES[extname(input).toLowerCase()];
  if (name === undefined) throw new AnnalistError("E_USAGE", "a case holds one report: .txt, .html or .json", input);
  const kept = mkdtempSync(join(tmpdir(), "case-"));
  try {
    const copy = join(kept, name);
    if (input === "-") writeFileSync(copy, readFileSync(0));
    else cpSync(input, copy);
    const report = await reportOf(copy, values.published);
    const coded = await (await openAnnalist({ threads: 1 })).run(report);
    const slug = slugOf(values.slug ?? coded.report.title ?? (input === "-" ? report.text.slice(0, 60) : basename(input, extname(input))));
    const folder = values["not-events"] ? join(CASES, NOT_EVENTS, slug) : join(CASES, slug);
    if (existsSync(folder)) throw new AnnalistError("E_USAGE", "the case is already there; give another --slug", folder);
    mkdirSync(folder, { recursive: true });
    cpSync(copy, join(folder, name));
    writeFileSync(
      join(folder, "gold.json"),
      `${JSON.stringify(skeleton(slug, coded, name === "report.html", values["not-events"]), null, 2)}\n`,
      { flag: "wx" },
    );
    writeFileSync(join(folder, "why.md"), `# ${report.title ?? slug}\n\n${WHY_UNWRITTEN}\n`, { flag: "wx" });
    process.stdout.write(
      `${folder}\nWrite gold.json and why.md; then: npm run case:accept -- ${values["not-events"] ? `${NOT_EVENTS}/` : ""}${slug}\n`,
    );
  } finally {
    rmSync(kept, { recursive: true });
  }
}

/** A gold document that starts from the program's events; a page's events give their sentence in place of offsets. */
function skeleton(slug: string, { report, document, events }: Coded, page: boolean, empty: boolean): object {
  const sentenceOf = (e: Event): string => {
    const sentence = document.sentences.find((s) => s.start <= e.start && e.end <= s.end);
    return report.text.slice(sentence?.start ?? e.start, sentence?.end ?? e.end);
  };
  const gold = events.map((e) => ({
    ...(page ? { sentence: sentenceOf(e), trigger: e.trigger } : { trigger: e.trigger, start: e.start, end: e.end }),
    type: e.type,
    mode: e.mode,
    actors: e.actors.map(party),
    recipients: e.recipients.map(party),
    place: e.place === null ? null : { text: e.place.text, country: e.place.country },
    date: e.date?.value ?? null,
    factuality: e.factuality,
    speakers: e.speakers.map((s) => s.text),
    happening: e.happening,
  }));
  return { id: slug, published: report.published?.slice(0, 10) ?? null, ...(page ? {} : { text: report.text }), events: empty ? [] : gold };
}

const party = ({ text, name, country, sector }: Party): object => ({ text, ...(name === text ? {} : { name }), country, sector });

/** "Talks in Geneva: day two" gives "talks-in-geneva-day-two". */
function slugOf(words: string): string {
  const plain =
    words
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [];
  const slug = plain.slice(0, 6).join("-");
  if (slug === "") throw new AnnalistError("E_USAGE", "no name can be made of the title; give --slug");
  return slug;
}

await main().catch((error: unknown) => {
  console.error(error instanceof AnnalistError ? error.line : error);
  process.exitCode = 2;
});
