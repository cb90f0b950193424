import { readFileSync } from "node:fs";

/** A span of words [first, last) and what it is. */
export interface GoldSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
}
export interface NamedSentence {
  readonly words: readonly string[];
  readonly spans: readonly GoldSpan[];
}

/** Sentences with BIO tags, one word a line: word and tag in the given columns. */
export function readTagged(path: string, wordColumn: number, tagColumn: number, kinds: ReadonlySet<string>): NamedSentence[] {
  const sentences: NamedSentence[] = [];
  let [words, tags]: [string[], string[]] = [[], []];
  for (const line of [...readFileSync(path, "utf8").split("\n"), ""]) {
    if (line.startsWith("# ")) continue;
    const cells = line.split("\t");
    if (cells.length <= tagColumn) {
      if (words.length > 0) sentences.push({ words, spans: spansOf(tags).filter((s) => kinds.has(s.kind)) });
      [words, tags] = [[], []];
      continue;
    }
    words.push(cells[wordColumn] ?? "");
    tags.push(cells[tagColumn] ?? "O");
  }
  return sentences;
}

/** Spans of BIO tags; an I- that continues nothing opens a span. */
export function spansOf(tags: readonly string[]): GoldSpan[] {
  const spans: GoldSpan[] = [];
  let open: { first: number; kind: string } | null = null;
  [...tags, "O"].forEach((tag, i) => {
    if (open !== null && tag !== `I-${open.kind}`) {
      spans.push({ ...open, last: i });
      open = null;
    }
    if (tag !== "O" && open === null) open = { first: i, kind: tag.slice(2) };
  });
  return spans;
}

export interface RoleSentence {
  readonly words: readonly string[];
  readonly predicates: readonly { readonly word: number; readonly roles: readonly GoldSpan[] }[];
}

/** PropBank's bracketed columns, the predicate's own V left out. */
export function readRoles(path: string): RoleSentence[] {
  return records(path).map((r) => {
    const row = r as { tokens: string[]; preds: [number, string][]; args: string[][] };
    return { words: row.tokens, predicates: row.preds.map(([word], i) => ({ word, roles: bracketed(row.args[i] ?? []) })) };
  });
}

function bracketed(tags: readonly string[]): GoldSpan[] {
  const spans: GoldSpan[] = [];
  let open: { first: number; kind: string } | null = null;
  tags.forEach((tag, i) => {
    const kind = /\(([^*()]+)/.exec(tag)?.[1];
    if (kind !== undefined) open = { first: i, kind };
    if (tag.endsWith(")") && open !== null) {
      if (open.kind !== "V") spans.push({ ...open, last: i + 1 });
      open = null;
    }
  });
  return spans;
}

export interface FactSentence {
  readonly words: readonly string[];
  /** Word number and annotated factuality, -3 to 3. */
  readonly facts: readonly (readonly [number, number])[];
}

export function readFacts(path: string): FactSentence[] {
  return records(path).map((r) => {
    const row = r as { tokens: string[]; fact: [number, number, number][] };
    return { words: row.tokens, facts: row.fact.map(([word, value]) => [word, value]) };
  });
}

const records = (path: string): unknown[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
