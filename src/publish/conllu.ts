import type { Document } from "../model/index.js";

/** The parse in CoNLL-U (universaldependencies.org/format); offsets of each word in MISC as `Start` and `End`. */
export function conllu({ report, sentences, tokens }: Document): string {
  return sentences
    .map((sentence, number) => {
      const lines = tokens.slice(sentence.firstToken, sentence.lastToken).map((t, i) => {
        const next = tokens[sentence.firstToken + i + 1];
        const misc = `Start=${t.start}|End=${t.end}${next?.start === t.end ? "|SpaceAfter=No" : ""}`;
        const head = t.head < 0 ? 0 : t.head - sentence.firstToken + 1;
        return [i + 1, t.text.replace(/\s/g, "_"), t.lemma || "_", t.upos, "_", "_", head, t.deprel, "_", misc].join("\t");
      });
      const text = report.text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
      return `# sent_id = ${report.id.replace(/\s/g, "_")}-${number + 1}\n# text = ${text}\n${lines.join("\n")}\n\n`;
    })
    .join("");
}
