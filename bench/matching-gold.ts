import { Gazetteer } from "../src/codebook/gazetteer/gazetteer.js";
import { loadGazetteerFile } from "../src/kit/model-files.js";
import { properNames } from "../src/record/matching/places.js";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { goldDocument, type GoldDocument, type GoldEvent } from "../src/evaluation/gold.js";
import { match } from "../src/evaluation/score.js";
import { loadModelFiles } from "../src/kit/model-files.js";
import type { Event } from "../src/model/index.js";
import { mentionOf, rarityFrom, traitsOf, type Told, type Traits } from "../src/record/matching/index.js";

export const HALVES = ["development", "held-out"] as const;
export type Half = (typeof HALVES)[number];

const happeningReport = goldDocument.extend({
  group: z.string(),
  publisher: z.string(),
  /** Copies of one wire text share it. */
  family: z.string().nullable(),
});
export type HappeningReport = z.infer<typeof happeningReport>;

const FOLDER = new URL("../test/gold/happenings/", import.meta.url);

/** The reports of a half of our cross-report set. Each event's `entry` is the happening that it tells of, across reports. */
export function loadHalf(half: Half): HappeningReport[] {
  return lines(new URL(`${half}.jsonl`, FOLDER)).map((line) => happeningReport.parse(line));
}

/** A mention with the happening that gold puts it in. */
export interface Labelled {
  readonly traits: Traits;
  readonly gold: string;
}

const rarity = rarityFrom(loadModelFiles().vocabulary);

/** Gold events as matching sees them. Which of one report's are one happening is not told: matching is to find that as well. */
export function fromGold(reports: readonly HappeningReport[]): Labelled[] {
  return reports.flatMap((report) =>
    report.events.map((event) => ({ traits: traits(report, { ...told(event), happening: null }), gold: String(event["entry"]) })),
  );
}

/**
 * What `annalist code FILE --format jsonl` printed for a half, paired with the gold events as `annalist evaluate` pairs them. An event that
 * gold does not have is a happening of its own in gold; `missed` are the gold events that nothing was paired with.
 */
export function fromCoded(
  reports: readonly HappeningReport[],
  folder: string,
  half: Half,
): { found: Labelled[]; missed: string[]; paired: number } {
  const path = join(folder, `${half}.jsonl`);
  if (!existsSync(path))
    throw new Error(`${path} is not there: annalist code test/gold/happenings/${half}.jsonl --format jsonl --out ${path}`);
  const coded = new Map(
    lines(path)
      .map((line) => line as { id: string; events: Event[] })
      .map(({ id, events }) => [id, events]),
  );
  const found: Labelled[] = [];
  const missed: string[] = [];
  let paired = 0;
  for (const report of reports) {
    const events = coded.get(report.id) ?? [];
    const pairs = new Map(match(report.text, (report as GoldDocument).events, events).map(([gold, event]) => [event as Event, gold]));
    const reached = new Set(pairs.values());
    paired += pairs.size;
    missed.push(...report.events.filter((gold) => !reached.has(gold)).map((gold) => String(gold["entry"])));
    for (const event of events) {
      const gold = pairs.get(event)?.["entry"];
      found.push({ traits: traits(report, event), gold: typeof gold === "string" ? gold : `extra ${report.id} ${event.start}` });
    }
  }
  return { found, missed, paired };
}

const traits = (report: HappeningReport, event: Told & { readonly happening: number | null }): Traits =>
  traitsOf(mentionOf(report, event, { rarity, family: report.family }));

function told(event: GoldEvent): Told {
  const named = (parties: GoldEvent["actors"]) =>
    parties.map(({ text, name, country, sector }) => ({ name: name ?? text, country, sector }));
  return {
    trigger: event.trigger,
    start: event.start,
    end: event.end,
    type: event.type,
    mode: event.mode,
    factuality: event.factuality as Told["factuality"],
    actors: named(event.actors),
    recipients: named(event.recipients),
    place: event.place && { ...event.place, precision: precisionOf(event.place) },
    date: event.date === null ? null : { value: event.date },
    speakers: event.speakers.map((name) => ({ name })),
  };
}

const gazetteer = new Gazetteer(loadGazetteerFile());

/** How exact a gold place is: gold says its words and country alone. */
function precisionOf({ text, country }: { readonly text: string; readonly country: string | null }): string | null {
  const found = properNames(text).flatMap((name) => gazetteer.find(name).filter((c) => c.country === country));
  return found.length === 0 ? null : gazetteer.place(found[0]!.entry).precision;
}

const lines = (path: string | URL): unknown[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as unknown);
