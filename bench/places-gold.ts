import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A toponym of the gold set; `null` coordinates are a whole country's. */
export interface GoldToponym {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Why it is no place ("person", "metonym", "adjective", "body"), or null. */
  readonly not: string | null;
  /** ISO alpha-3; null where the place is of no one country. */
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Kilometres within which an answer is right. */
  readonly within: number;
}
export interface GoldReport {
  readonly id: string;
  readonly half: "dev" | "held-out";
  readonly published: string;
  readonly text: string;
  readonly toponyms: readonly GoldToponym[];
}

/** What is right for a town or a site. */
const WITHIN = 20;

/** The reports of test/gold/places/reports.txt; its first lines say how they are marked. */
export function placesGold(path: string | URL = new URL("../test/gold/places/reports.txt", import.meta.url)): GoldReport[] {
  return readFileSync(path, "utf8")
    .split(/^@ /m)
    .slice(1)
    .map((part) => {
      const [head = "", ...body] = part.trim().split("\n");
      const [id = "", published = ""] = head.split(" ");
      const toponyms: GoldToponym[] = [];
      let text = "";
      for (const piece of body.join("\n").split(/(\[[^\]]*\])/)) {
        const [, words, value] = /^\[([^|]*)\|([^\]]*)\]$/.exec(piece) ?? [];
        if (words !== undefined && value !== undefined)
          toponyms.push({ ...toponym(value), start: text.length, end: text.length + words.length, text: words });
        text += words ?? piece;
      }
      return { id, published, half: halfOf(id), text, toponyms };
    });
}

const halfOf = (id: string): GoldReport["half"] => ((createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 0 ? "dev" : "held-out");

function toponym(value: string): Pick<GoldToponym, "not" | "country" | "lat" | "lon" | "within"> {
  const not = /^-([a-z]+)$/.exec(value)?.[1];
  if (not !== undefined) return { not, country: null, lat: null, lon: null, within: 0 };
  const [country = "", lat, lon, within] = value.split(" ");
  const known = country === "-" ? null : country;
  if (lat === undefined) return { not: null, country: known, lat: null, lon: null, within: 0 };
  return { not: null, country: known, lat: Number(lat), lon: Number(lon), within: within === undefined ? WITHIN : Number(within.slice(1)) };
}
