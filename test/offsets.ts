import type { Document, Event } from "../src/model/index.js";

/** Everything in a value's depths that has a `start` and an `end` but does not quote the text, with its path; empty where all offsets hold. */
export function wrongOffsets(value: unknown, text: string, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  const inner = Object.entries(record).flatMap(([key, item]) => wrongOffsets(item, text, `${path}/${key}`));
  const { start, end } = record;
  if (typeof start !== "number" && typeof end !== "number") return inner;
  const words = text.slice(Number(start), Number(end));
  const ranged =
    Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(start) < Number(end) && Number(end) <= text.length;
  // An event's own words are its trigger; a span without words of its own only has to lie in the text.
  const quoted = record["text"] ?? record["trigger"];
  const holds = ranged && (typeof quoted !== "string" || quoted === words);
  return holds ? inner : [`${path} ${start}–${end} "${String(quoted)}" over "${words}"`, ...inner];
}

/** What does not hold between a document's layers and events: offsets, token numbers, order, and an event in furniture. */
export function faultsOf(document: Document, events: readonly Event[]): string[] {
  const { report, sentences, tokens } = document;
  const faults = [...wrongOffsets({ ...document, report: report.blocks }, report.text), ...wrongOffsets(events, report.text)];
  const need = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  sentences.forEach((s, i) => {
    need(s.firstToken < s.lastToken && s.lastToken <= tokens.length, `sentence ${i} has tokens ${s.firstToken}–${s.lastToken}`);
    need(i === 0 || (sentences[i - 1]?.end ?? 0) <= s.start, `sentence ${i} begins inside the one before it`);
  });
  tokens.forEach((t, i) => {
    const sentence = sentences[t.sentence];
    need(sentence !== undefined && sentence.firstToken <= i && i < sentence.lastToken, `token ${i} is not in its sentence ${t.sentence}`);
    need(t.head === -1 || tokens[t.head]?.sentence === t.sentence, `token ${i} hangs on ${t.head} of another sentence`);
    need(i === 0 || (tokens[i - 1]?.start ?? 0) <= t.start, `token ${i} stands before token ${i - 1}`);
  });
  events.forEach((e, i) => {
    const furniture = report.blocks.find((b) => b.furniture && b.start < e.end && e.start < b.end);
    need(furniture === undefined, `event ${i} "${e.trigger}" stands in furniture (${furniture?.why})`);
    need(i === 0 || (events[i - 1]?.start ?? 0) <= e.start, `event ${i} stands before event ${i - 1}`);
    need(e.confidence >= 0 && e.confidence <= 1, `event ${i} has confidence ${e.confidence}`);
  });
  return faults;
}
