import { isMap, isNode, isPair, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { z } from "zod";
import { FILE_SCHEMAS } from "./schema.js";
import type { FileKind, FileValue } from "./schema.js";
import type { Fault } from "./fault.js";

/** Keys and indices from the top of a file to a value in it. */
export type Path = readonly (string | number)[];

/** One YAML file of a codebook: its value, and where in the file each part of it stands. */
export interface Source<K extends FileKind = FileKind> {
  readonly kind: K;
  /** Path as the user knows it, for messages. */
  readonly file: string;
  readonly value: FileValue<K>;
  /** Line, counted from 1, of the value at a path, or of the nearest thing above it that stands in the file. */
  lineOf(path: Path): number;
}

/** Which kind of file a path inside a codebook folder names; null for files that are no part of it (notes, actors). */
export function kindOfFile(path: string): FileKind | null {
  if (/^types\/[^/]+\.ya?ml$/.test(path)) return "type";
  const top = /^(codebook|contexts|sectors|cameo)\.ya?ml$/.exec(path)?.[1];
  return (top as FileKind | undefined) ?? null;
}

/** Parses one YAML file and holds it against its schema. Never throws: `source` is null where there are faults. */
export function parseSource<K extends FileKind>(kind: K, file: string, text: string): { source: Source<K> | null; faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const broken = (line: number, message: string): Fault => ({ code: "yaml", severity: "error", file, line, message });
  if (document.errors.length > 0)
    return {
      source: null,
      faults: document.errors.map((e) => broken(lineAt(e.pos[0]), e.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? e.code)),
    };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // An alias that points nowhere, or aliases piled up to fill the memory.
    return { source: null, faults: [broken(1, (error as Error).message)] };
  }
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path));
  const parsed = FILE_SCHEMAS[kind].safeParse(value);
  if (parsed.success) return { source: { kind, file, value: parsed.data as FileValue<K>, lineOf }, faults: [] };
  const faults = parsed.error.issues.map((issue): Fault => {
    const path = pathOf(issue);
    return {
      code: "shape",
      severity: "error",
      file,
      line: lineOf(path),
      message: `${path.length === 0 ? "the file" : path.join(".")}: ${issue.message}`,
    };
  });
  return { source: null, faults };
}

/** An unknown key is reported at itself, not at the mapping it stands in. */
function pathOf(issue: z.core.$ZodIssue): Path {
  const path = issue.path.map((p) => (typeof p === "symbol" ? String(p) : p));
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String((item.key as { value?: unknown }).value) === String(key));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
