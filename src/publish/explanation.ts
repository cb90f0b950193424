import type { Colors } from "picocolors/types.js";
import type { Document, Event, Sentence } from "../model/index.js";
import type { Coded } from "../pipeline.js";

/** The reading, the candidates and why each was kept or dropped, and how every field of every event was decided. */
export function explanation(coded: Coded, colours: Colors): string {
  const { document, considered, events } = coded;
  const parts = document.sentences.map((sentence) => sentenceLines(document, sentence, colours));
  parts.push([
    colours.bold("candidates"),
    ...(considered.length === 0 ? ["  none: the reader sees no word here that may name a political act"] : []),
    ...considered.map(
      (c) => `  ${c.kept ? colours.green("kept   ") : colours.red("dropped")} ${c.trigger.text.padEnd(16)} ${colours.dim(c.why)}`,
    ),
  ]);
  parts.push(...events.map((event, i) => eventLines(event, i + 1, colours)));
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function sentenceLines(document: Document, sentence: Sentence, colours: Colors): string[] {
  const { tokens } = document;
  const inside = <T extends { readonly start: number; readonly end: number }>(items: readonly T[]) =>
    items.filter((x) => x.start >= sentence.start && x.end <= sentence.end);
  const numbers = tokens.slice(sentence.firstToken, sentence.lastToken);
  const width = Math.max(4, ...numbers.map((t) => t.text.length));
  const lines = [
    colours.bold("reading"),
    ...numbers.map(
      (t, i) =>
        `  ${String(i + 1).padStart(3)} ${t.text.padEnd(width)} ${t.upos.padEnd(5)} ${t.deprel.padEnd(10)} ${headWord(document, t.head, sentence)}`,
    ),
  ];
  const list = (name: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`  ${colours.bold(name)} ${items.join(" · ")}`);
  };
  list(
    "names",
    inside(document.mentions).map((m) => `${m.text} (${m.kind})`),
  );
  list(
    "times",
    inside(document.times).map((t) => `${t.text} = ${t.value ?? "relative"} (${t.how}: ${t.why})`),
  );
  list(
    "speech",
    document.speech
      .filter((s) => s.content.start >= sentence.start && s.content.end <= sentence.end)
      .map(
        (s) => `${s.speaker?.text ?? "somebody"} ${s.cue.text}: “${document.report.text.slice(s.content.start, s.content.end)}” (${s.why})`,
      ),
  );
  list(
    "framing",
    inside(document.framing).map((f) => `${f.kind}: ${f.why}`),
  );
  for (const p of document.predicates.filter((x) => x.token >= sentence.firstToken && x.token < sentence.lastToken)) {
    list("roles", [`${tokens[p.token]?.text ?? ""} (factuality ${p.factuality.toFixed(1)})`, ...p.roles.map((r) => `${r.role} ${r.text}`)]);
  }
  list(
    "same",
    document.chains.filter((c) => c.mentions.length > 1).map((c) => c.mentions.map((m) => m.text).join(" = ")),
  );
  return lines;
}

const headWord = (document: Document, head: number, sentence: Sentence): string =>
  head < 0 ? "" : `← ${head - sentence.firstToken + 1} ${document.tokens[head]?.text ?? ""}`;

function eventLines(event: Event, number: number, colours: Colors): string[] {
  const title = `${number} ${event.type}${event.mode === null ? "" : ` ${event.mode}`}: ${event.trigger}`;
  return [
    colours.bold(title),
    ...event.trace.map((step) => `  ${step.field.padEnd(11)} ${colours.cyan(step.by.padEnd(18))} ${colours.dim(step.why)}`),
  ];
}
