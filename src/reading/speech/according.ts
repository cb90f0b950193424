import type { Speech } from "../../model/index.js";
import type { Words } from "./words.js";

/** "according to X": all of its sentence where a comma sets it off or it comes first, else the clause that it hangs on. */
export function accordingTo(words: Words, cue: number): Speech[] {
  const { tokens, syntax } = words;
  const token = tokens[cue];
  if (token === undefined || words.lower(cue) !== "according" || words.lower(cue + 1) !== "to") return [];
  // The phrase hangs on "according", or "according" marks the phrase's noun.
  const source = syntax.children(cue, "obl", "obj", "nmod")[0] ?? (token.deprel === "case" ? token.head : undefined);
  if (source === undefined) return [];
  const governor = tokens[source]?.head === cue ? token.head : (tokens[source]?.head ?? -1);
  if (governor < 0) return [];
  const first = words.document.sentences[token.sentence]?.firstToken;
  const setOff = cue === first || /^[,;—–-]$/.test(tokens[cue - 1]?.text ?? "");
  const inside = new Set([source, cue]);
  const { firstToken, lastToken } = syntax.range(setOff ? rootOf(words, governor) : syntax.clauseOf(governor), (c) => inside.has(c));
  return [
    {
      speaker: words.party(source),
      cue: words.quote(cue, cue + 2),
      content: words.span(firstToken, lastToken),
      form: "according-to",
      why: `"according to"`,
    },
  ];
}

function rootOf(words: Words, token: number): number {
  let at = token;
  for (let steps = 0; steps < 200 && (words.tokens[at]?.head ?? -1) >= 0; steps++) at = words.tokens[at]?.head ?? at;
  return at;
}
