import { Syntax } from "../kit/syntax.js";
import { firstEndingAfter } from "../kit/token-at.js";
import type { Token } from "../model/index.js";

const FUTURE: ReadonlySet<string> = new Set(["will", "'ll", "’ll", "wo", "shall", "would", "to"]);
/** Verbs whose "to …" happens when they do, or would have: it is of their time, not after it (implicatives, Karttunen 1971, and verbs of beginning and ending). */
const TOGETHER: ReadonlySet<string> = new Set("begin start continue cease try attempt manage fail help force oblige compel use".split(" "));
/** How far up the tree the verb of a word may stand. */
const REACH = 12;

/** Past or future by the verb group that governs the word at an offset; null where it tells neither. */
export function tenseIn(tokens: readonly Token[]): (offset: number) => "past" | "future" | null {
  const syntax = new Syntax(tokens);
  return (offset) => {
    let at = firstEndingAfter(tokens, offset);
    for (let steps = 0; steps < REACH; steps++) {
      const token = tokens[at];
      if (token === undefined) return null;
      if (token.upos === "VERB" || token.deprel === "root") {
        const above = tokens[token.head];
        if (token.deprel === "xcomp" && above?.upos === "VERB" && TOGETHER.has(above.lemma)) {
          at = token.head;
          continue;
        }
        const helpers = syntax.children(at, "aux", "mark").filter((h) => h < at);
        if (helpers.some((h) => FUTURE.has(tokens[h]?.text.toLowerCase() ?? ""))) return "future";
        // Past forms and participles: another form than the base, and not its -s or -ing.
        if (token.text.toLowerCase() !== token.lemma && !/(?:s|ing)$/.test(token.text)) return "past";
        if (token.upos === "VERB") return null;
      }
      at = token.head;
    }
    return null;
  };
}
