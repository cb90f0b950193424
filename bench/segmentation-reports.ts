import { readFileSync } from "node:fs";

/** An annotated report whose lines are sentences, joined by spaces; `starts` are the offsets where its sentences begin. */
export interface ReportDocument {
  readonly id: string;
  readonly text: string;
  readonly starts: readonly number[];
}

/** Every fifth report, by its number, is kept from training and measured on. */
export function heldOut(id: string): boolean {
  return Number(/\d+$/.exec(id)?.[0] ?? 0) % 5 === 0;
}

/** The reports of events-train (JSONL, one sentence a line inside "text"), each as one paragraph of running text. */
export function reportDocuments(path: string): ReportDocument[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      const sentences = text
        .split("\n")
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence !== "");
      const starts: number[] = [];
      let at = 0;
      for (const sentence of sentences) {
        starts.push(at);
        at += sentence.length + 1;
      }
      return { id, text: sentences.join(" "), starts };
    });
}
