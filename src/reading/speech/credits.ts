import { firstEndingAfter } from "../../kit/token-at.js";
import type { Speech } from "../../model/index.js";
import type { Words } from "./words.js";

/** "“Enough is enough.” — Jane Roe": a paragraph that is a quotation with a dash and a name after it. */
const CREDIT = /["”]\s*([―—–-]{1,2})\s*((?:\p{Lu}[\p{L}.'’-]+,? ){0,4}\p{Lu}[\p{L}.'’-]+)[^"“”\n]{0,80}$/u;

export function credits(words: Words): Speech[] {
  const { report, sentences, tokens } = words.document;
  return report.blocks.flatMap((block): Speech[] => {
    const text = report.text.slice(block.start, block.end).trimEnd();
    if (block.furniture || !/^["“”]/.test(text)) return [];
    // The whole paragraph may be long; its end decides.
    const from = Math.max(0, text.length - 200);
    const credit = CREDIT.exec(text.slice(from));
    if (credit === null) return [];
    const end = block.start + from + credit.index + 1;
    const dash = block.start + from + credit.index + credit[0].indexOf(credit[1] ?? "", 1);
    const name = block.start + from + credit.index + credit[0].indexOf(credit[2] ?? "", 1);
    const first = firstEndingAfter(tokens, name);
    const last = firstEndingAfter(tokens, name + (credit[2] ?? "").length - 1) + 1;
    const speaker = { ...words.quote(first, last), headToken: words.syntax.headOf(first, last) };
    const cue = { start: dash, end: dash + (credit[1] ?? "").length, text: credit[1] ?? "" };
    return sentences.slice(firstEndingAfter(sentences, block.start), firstEndingAfter(sentences, end - 1) + 1).map((s) => ({
      speaker,
      cue,
      content: { start: Math.max(s.start, block.start), end: Math.min(s.end, end) },
      form: "direct" as const,
      why: "a name and a dash after the quotation",
    }));
  });
}
