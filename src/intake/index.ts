import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { decode } from "./bytes.js";
import { reportFromHtml } from "./html.js";
import { identifyLanguage } from "./language.js";
import { linesOf } from "./lines.js";
import { reportFromRecord } from "./record.js";
import { reportFromText } from "./text.js";

export { reportFromHtml } from "./html.js";
export { reportFromRecord } from "./record.js";
export { reportFromText, type Given } from "./text.js";

/** Something that was set aside. */
export interface Fault {
  readonly error: AnnalistError;
}
export interface IntakeOptions {
  /** Publication date of reports that give none. */
  readonly published?: string;
}

/** Bytes of a single report beyond which a file is refused. JSON lines stream and may be of any size. */
const LARGEST_FILE = 4_000_000;

/** Reports of files, folders and standard input ("-"), in order; what cannot be taken in comes as a Fault, and the rest goes on. */
export async function* intake(inputs: Iterable<string>, options: IntakeOptions = {}): AsyncGenerator<Report | Fault> {
  for (const input of inputs) {
    for (const item of expand(input)) {
      if (typeof item !== "string") yield item;
      else yield* takeIn(item, options);
    }
  }
}

/** What a folder is searched for; a .json file may be anything, so it is taken only when named. */
const KINDS = new Set([".txt", ".html", ".htm", ".jsonl", ".ndjson"]);

function* expand(path: string): Generator<string | Fault> {
  if (path === "-") return yield path;
  try {
    if (!statSync(path).isDirectory()) return yield path;
    const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
      (e) => e.isFile() && KINDS.has(extname(e.name).toLowerCase()),
    );
    yield* files.map((e) => join(e.parentPath, e.name)).sort();
  } catch (cause) {
    yield fault(cause, path);
  }
}

async function* takeIn(path: string, options: IntakeOptions): AsyncGenerator<Report | Fault> {
  const kind = path === "-" ? "" : extname(path).toLowerCase();
  try {
    if (kind === ".jsonl" || kind === ".ndjson") yield* records(path, createReadStream(path), options);
    else if (path === "-") yield* piped(options);
    else yield await readable(await single(path, kind, options), path);
  } catch (cause) {
    yield fault(cause, path);
  }
}

async function single(path: string, kind: string, options: IntakeOptions): Promise<Report> {
  const bytes = readFile(path);
  if (kind !== ".html" && kind !== ".htm") return textOf(bytes, path, kind, options);
  return dated(await reportFromHtml(decoded(bytes, path, "html"), { id: basename(path, extname(path)) }), options);
}

/** A report of a text file, of a .json file with one object, or of standard input. */
function textOf(bytes: Uint8Array, path: string, kind: string, options: IntakeOptions): Report {
  const text = decoded(bytes, path, "text");
  if (kind === ".json") return dated(reportFromRecord(parse(text, path), path), options);
  return dated(reportFromText(text, { id: path === "-" ? "stdin" : basename(path, extname(path)) }), options);
}

function decoded(bytes: Uint8Array, path: string, kind: "html" | "text"): string {
  const text = decode(bytes, kind);
  if (text.trim() === "") throw new AnnalistError("E_FILE_EMPTY", "there is nothing in it", path);
  return text;
}

async function* records(path: string, stream: AsyncIterable<Uint8Array>, options: IntakeOptions): AsyncGenerator<Report | Fault> {
  let any = false;
  for await (const { number, text, tooLong } of linesOf(stream, LARGEST_FILE)) {
    any = true;
    const where = `${path}:${number}`;
    try {
      if (tooLong) throw new AnnalistError("E_FILE_TOO_LARGE", `the line is longer than ${LARGEST_FILE} bytes`, where);
      yield await readable(dated(reportFromRecord(parse(text, where), where), options), where);
    } catch (cause) {
      yield fault(cause, where);
    }
  }
  if (!any) throw new AnnalistError("E_FILE_EMPTY", "there is no line in it", path);
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AnnalistError("E_JSON_INVALID", (cause as Error).message, where, { cause });
  }
}

function readFile(path: string): Uint8Array {
  const { size } = statSync(path);
  if (size > LARGEST_FILE) throw new AnnalistError("E_FILE_TOO_LARGE", `${Math.round(size / 1e6)} MB`, path);
  return readFileSync(path);
}

/** Standard input: JSON lines where the first thing in it opens an object, else one text. */
async function* piped(options: IntakeOptions): AsyncGenerator<Report | Fault> {
  const chunks = (process.stdin as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const rest = (async function* () {
    for (let next = first; next.done !== true; next = await chunks.next()) yield next.value;
  })();
  if (first.done !== true && /^[\s\ufeff]*\{/.test(first.value.toString("utf8", 0, 1000))) yield* records("-", rest, options);
  else yield await readable(textOf(await gather(rest), "-", "", options), "-");
}

async function gather(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LARGEST_FILE) throw new AnnalistError("E_FILE_TOO_LARGE", `over ${LARGEST_FILE / 1e6} MB`, "-");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function dated(report: Report, { published }: IntakeOptions): Report {
  return report.published !== null || published === undefined
    ? report
    : { ...report, published, evidence: { ...report.evidence, published: "given" } };
}

/** The report with its language; refused where that is not English. */
async function readable(report: Report, where: string): Promise<Report> {
  if (report.language !== null) return report;
  const language = await identifyLanguage(
    report.blocks
      .filter((b) => !b.furniture)
      .map((b) => report.text.slice(b.start, b.end))
      .join("\n"),
  );
  if (language === null) return report;
  if (language !== "en") throw new AnnalistError("E_LANGUAGE_UNREADABLE", `the text is in "${language}"`, where);
  return { ...report, language, evidence: { ...report.evidence, language: "text" } };
}

function fault(cause: unknown, path: string): Fault {
  if (cause instanceof AnnalistError)
    return { error: cause.where === null ? new AnnalistError(cause.code, cause.message, path, { cause }) : cause };
  return { error: new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause }) };
}
