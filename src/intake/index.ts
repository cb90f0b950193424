import { createReadStream, readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { decode } from "./bytes.js";
import { reportFromHtml } from "./pages/index.js";
import { identifyLanguage } from "./language.js";
import { linesOf } from "./lines.js";
import { mended } from "./mojibake.js";
import { pipedAs, gather } from "./piped.js";
import { reportFromRecord } from "./record.js";
import { reportFromText } from "./text.js";
import { filesOf } from "./walk.js";

export { reportFromHtml } from "./pages/index.js";
export { bodyOf } from "./body.js";
export { Families, type Comparable, type Placement } from "./duplicates/index.js";
export { reportFromRecord } from "./record.js";
export { reportFromText, type Given } from "./text.js";

/** Something that was set aside: `path` is the file as it was given, `error.where` names the line too. */
export interface Fault {
  readonly error: AnnalistError;
  readonly path: string;
}
export interface IntakeOptions {
  /** Publication date of reports that give none. */
  readonly published?: string;
  /** Languages that the caller can read; a report in another is set aside. Without it reports in every language come. */
  readonly languages?: readonly string[];
  /** Told of each fault too, before it comes in order. */
  readonly onFault?: (fault: Fault) => void;
}

/** Bytes of a file beyond which it is refused, and of one line of JSON lines, which stream and may be of any size. */
const [LARGEST_FILE, LONGEST_LINE] = [50_000_000, 16_000_000];

/** Reports of files, folders and standard input ("-"), in order; what cannot be taken in comes as a Fault, and the rest goes on. */
export async function* intake(inputs: Iterable<string>, options: IntakeOptions = {}): AsyncGenerator<Report | Fault> {
  for (const input of inputs) {
    for (const found of filesOf(input)) {
      for await (const item of "error" in found ? [faultOf(found.error, found.path)] : takeIn(found.path, found.id, options)) {
        if ("error" in item) options.onFault?.(item);
        yield item;
      }
    }
  }
}

async function* takeIn(path: string, id: string, options: IntakeOptions): AsyncGenerator<Report | Fault> {
  const kind = path === "-" ? "" : extname(path).toLowerCase();
  try {
    if (path === "-") yield* piped(options);
    else if (kind === ".jsonl" || kind === ".ndjson") yield* records(path, createReadStream(path), options);
    else yield await single(readFile(path), { path, kind, id }, options);
  } catch (cause) {
    yield faultOf(cause, path);
  }
}

/** Standard input: JSON lines, a page or a text, by how it begins. */
async function* piped(options: IntakeOptions): AsyncGenerator<Report | Fault> {
  const { kind, stream } = await pipedAs(process.stdin as AsyncIterable<Uint8Array>);
  if (kind === ".jsonl") yield* records("-", stream, options);
  else yield await single(await gather(stream, LARGEST_FILE), { path: "-", kind, id: "stdin" }, options);
}

interface Source {
  readonly path: string;
  readonly kind: string;
  readonly id: string;
}

/** The report of a page, of a .json file with one object, or of a text. */
async function single(bytes: Uint8Array, { path, kind, id }: Source, options: IntakeOptions): Promise<Report> {
  const page = kind === ".html" || kind === ".htm";
  const text = await decode(bytes, page ? "html" : "text");
  if (text === null) throw new AnnalistError("E_FILE_UNREADABLE", "it is no text", path);
  if (text.trim() === "") throw new AnnalistError("E_FILE_EMPTY", "there is nothing in it", path);
  const report = page
    ? await reportFromHtml(text, { id })
    : kind === ".json"
      ? reportFromRecord(parse(text, path), path)
      : reportFromText(mended(text) ?? text, { id, ...(mended(text) === null ? {} : { evidence: { text: "mended" } }) });
  return withLanguage(dated(report, options), path, options);
}

async function* records(path: string, stream: AsyncIterable<Uint8Array>, options: IntakeOptions): AsyncGenerator<Report | Fault> {
  let any = false;
  for await (const { number, text, fault } of linesOf(stream, LONGEST_LINE)) {
    any = true;
    const where = `${path}:${number}`;
    try {
      if (fault === "too long") throw new AnnalistError("E_FILE_TOO_LARGE", `the line is longer than ${LONGEST_LINE / 1e6} MB`, where);
      if (fault === "not UTF-8") throw new AnnalistError("E_JSON_INVALID", "the line is not UTF-8", where);
      yield await withLanguage(dated(reportFromRecord(parse(text, where), where), options), where, options);
    } catch (cause) {
      yield faultOf(cause, path, where);
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
  if (size > LARGEST_FILE)
    throw new AnnalistError("E_FILE_TOO_LARGE", `it has ${Math.ceil(size / 1e6)} MB, more than ${LARGEST_FILE / 1e6}`, path);
  return readFileSync(path);
}

function dated(report: Report, { published }: IntakeOptions): Report {
  return report.published !== null || published === undefined
    ? report
    : { ...report, published, evidence: { ...report.evidence, published: "given" } };
}

/** The report with its language; throws E_LANGUAGE_UNREADABLE where the caller cannot read that. */
async function withLanguage(report: Report, where: string, { languages }: IntakeOptions): Promise<Report> {
  const language = report.language ?? (await identifyLanguage(ownWords(report)));
  if (language === null) return report;
  if (languages !== undefined && !languages.includes(language))
    throw new AnnalistError(
      "E_LANGUAGE_UNREADABLE",
      language === "und" ? "the text is not English" : `the text is in "${language}"`,
      where,
    );
  return report.language === null ? { ...report, language, evidence: { ...report.evidence, language: "text" } } : report;
}

const ownWords = ({ blocks, text }: Report): string =>
  blocks
    .filter((b) => !b.furniture)
    .map((b) => text.slice(b.start, b.end))
    .join("\n");

function faultOf(cause: unknown, path: string, where: string = path): Fault {
  if (!(cause instanceof AnnalistError))
    return { error: new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, where, { cause }), path };
  return { error: cause.where === null ? new AnnalistError(cause.code, cause.message, where, { cause }) : cause, path };
}
