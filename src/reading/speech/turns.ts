import { firstEndingAfter } from "../../kit/token-at.js";
import type { Speech } from "../../model/index.js";
import type { Words } from "./words.js";

/** "WALLACE: " and "Jane Roe: " at the head of a line, in a quotation or not. */
const TURN = /^(["“]?)((?:\p{Lu}[\p{L}.'’-]+ ){0,3}\p{Lu}[\p{L}.'’-]+)\s?:\s+(?=["“'‘\p{Lu}])/u;

/** Transcripts: a paragraph that opens with a name and a colon is that speaker's. A label is a name where the reader saw a person, it comes back, or stands in capitals beside such. */
export function turns(words: Words): Speech[] {
  const { report, sentences, mentions } = words.document;
  const labels = report.blocks.flatMap((block) => {
    const label = block.furniture ? null : TURN.exec(report.text.slice(block.start, Math.min(block.end, block.start + 80)));
    return label === null ? [] : [{ block, whole: label[0], open: label[1] ?? "", name: label[2] ?? "" }];
  });
  const times = new Map<string, number>();
  for (const { name } of labels) times.set(name, (times.get(name) ?? 0) + 1);
  const isName = ({ block, open, name }: (typeof labels)[number]) => {
    const from = block.start + open.length;
    return mentions.some((m) => m.kind === "PER" && m.start <= from && m.end >= from + name.length) || (times.get(name) ?? 0) > 1;
  };
  const names = new Set(labels.filter(isName));
  return labels.flatMap((label) => {
    const { block, whole, open, name } = label;
    const from = block.start + open.length;
    if (!names.has(label) && (names.size === 0 || name !== name.toUpperCase())) return [];
    const start = block.start + whole.length;
    const first = firstEndingAfter(words.tokens, from);
    const last = firstEndingAfter(words.tokens, from + name.length - 1) + 1;
    const speaker = { ...words.quote(first, last), headToken: words.syntax.headOf(first, last) };
    const cue = { start: from + name.length, end: start, text: report.text.slice(from + name.length, start) };
    return sentences
      .slice(firstEndingAfter(sentences, start), firstEndingAfter(sentences, block.end - 1) + 1)
      .filter((s) => s.start < block.end)
      .map((s): Speech => ({
        speaker,
        cue,
        content: { start: Math.max(start, s.start), end: s.end },
        form: "direct",
        why: "a speaker's turn",
      }));
  });
}
