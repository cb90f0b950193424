import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Character ranges of a possibly interrupted span. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** One attribution of PolNeAR (Newell et al. 2018): who is credited, the words that say so, and what is said. */
export interface GoldAttribution {
  readonly sources: readonly Ranges[];
  readonly cue: Ranges | null;
  readonly contents: readonly Ranges[];
}

/** Reads a folder of PolNeAR: `text/NAME.txt` with `attributions/NAME.ann` in brat's stand-off format; none where the folder is absent. */
export function readAttributions(folder: string): { name: string; text: string; attributions: GoldAttribution[] }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, "attributions"))
    .filter((f) => f.endsWith(".ann"))
    .sort()
    .map((file) => {
      // The annotation's name ends in a mark of its own.
      const name = file.replace(/_[0-9a-z]+\.ann$/, "");
      return {
        name,
        text: readFileSync(join(folder, "text", `${name}.txt`), "utf8"),
        attributions: parse(readFileSync(join(folder, "attributions", file), "utf8")),
      };
    });
}

function parse(annotations: string): GoldAttribution[] {
  const spans = new Map<string, Ranges>();
  const out: GoldAttribution[] = [];
  for (const line of annotations.split("\n")) {
    const [id = "", what = ""] = line.split("\t");
    if (id.startsWith("T")) {
      const ranges = what
        .slice(what.indexOf(" ") + 1)
        .split(";")
        .map((r) => r.split(" ").map(Number) as [number, number]);
      spans.set(id, ranges);
    } else if (id.startsWith("E")) {
      const parts = what
        .trim()
        .split(" ")
        .map((p) => p.split(":") as [string, string]);
      const of = (label: string) => parts.filter(([l]) => l.replace(/\d+$/, "") === label).flatMap(([, span]) => spans.get(span) ?? []);
      const each = (label: string) =>
        parts.filter(([l]) => l.replace(/\d+$/, "") === label).flatMap(([, s]) => (spans.has(s) ? [spans.get(s)!] : []));
      out.push({ sources: each("Source"), cue: of("Cue"), contents: each("Content") });
    }
  }
  return out;
}
