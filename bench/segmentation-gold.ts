import { readFileSync } from "node:fs";

/** A syntactic word of a gold document. Offsets are UTF-16 code units into the document's raw text. */
export interface GoldToken {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  /** Index of the head in `GoldDocument.tokens`; -1 for a root. */
  readonly head: number;
  readonly deprel: string;
}

/** A gold document as raw text: sentences of a paragraph joined by a space (or as SpaceAfter=No says), paragraphs by a blank line. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly GoldToken[];
  /** Tokens [firstToken, lastToken). */
  readonly sentences: readonly { readonly firstToken: number; readonly lastToken: number }[];
}

interface Draft {
  id: string;
  text: string;
  tokens: GoldToken[];
  sentences: { firstToken: number; lastToken: number }[];
  /** Whether the last sentence asked for no space after it. */
  glued: boolean;
}

/** Reads one CoNLL-U block (a sentence) into the draft. */
function addSentence(draft: Draft, comments: readonly string[], rows: readonly string[][]): void {
  const newParagraph = comments.some((line) => /^# newpar(\s|$)/.test(line));
  if (draft.text !== "") draft.text += newParagraph ? "\n\n" : draft.glued ? "" : " ";
  const firstToken = draft.tokens.length;
  const surface = comments.find((line) => line.startsWith("# text = "))?.slice(9) ?? "";
  const base = draft.text.length;
  let at = 0;
  let unitEnd = -1;
  let glued = false;
  for (const [id = "", form = "", lemma = "", upos = "", , , head = "", deprel = "", , misc = ""] of rows) {
    if (id.includes(".")) continue;
    if (id.includes("-")) {
      unitEnd = Number(id.split("-")[1]);
      glued = misc.includes("SpaceAfter=No");
      continue;
    }
    if (Number(id) > unitEnd) glued = misc.includes("SpaceAfter=No");
    // A form that does not stand in the text as written (an annotator's repair) covers nothing.
    const found = surface.indexOf(form, at);
    const start = found === -1 || found > at + 2 ? at : found;
    const end = found === -1 || found > at + 2 ? at : found + form.length;
    at = end;
    const target = Number(head) === 0 ? -1 : firstToken + Number(head) - 1;
    draft.tokens.push({ start: base + start, end: base + end, form, lemma, upos, head: target, deprel: deprel.split(":")[0] ?? deprel });
  }
  draft.text += surface;
  draft.glued = glued;
  draft.sentences.push({ firstToken, lastToken: draft.tokens.length });
}

/** The documents of a CoNLL-U file (a path), each with its raw text and gold tokens and sentences placed in it. */
export function goldDocuments(path: string): GoldDocument[] {
  const drafts: Draft[] = [];
  for (const block of readFileSync(path, "utf8").split(/\n\n+/)) {
    const lines = block.split("\n").filter((line) => line !== "");
    const comments = lines.filter((line) => line.startsWith("#"));
    const rows = lines.filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
    if (rows.length === 0) continue;
    const opens = comments.find((line) => line.startsWith("# newdoc"));
    const sentId = comments.find((line) => line.startsWith("# sent_id = "))?.slice(12) ?? "";
    let draft = drafts.at(-1);
    if (draft === undefined || opens !== undefined) {
      draft = { id: opens?.split(" id = ")[1] ?? sentId, text: "", tokens: [], sentences: [], glued: false };
      drafts.push(draft);
    }
    addSentence(draft, comments, rows);
  }
  return drafts;
}
