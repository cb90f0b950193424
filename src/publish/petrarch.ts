import type { Event, Party } from "../model/index.js";
import type { Coded } from "../pipeline.js";

/**
 * One line an actor–recipient pair, tab-separated, as PETRARCH2 writes: date (YYYYMMDD), source, target, CAMEO code, trigger, report id.
 * An actor code is country and agent ("RUSGOV", "IGOUNO" becomes "IGO"); "---" stands for an unknown country. Only events told as actual are
 * written: the format has no place for negated, planned or feared ones. An event without a recipient has "---" as target.
 */
export function petrarchLines({ report, events }: Coded): string {
  const day = (e: Event) => (e.date?.value ?? report.published ?? "").slice(0, 10).replaceAll("-", "") || "--------";
  return events
    .filter((e) => e.factuality === "actual")
    .flatMap((e) =>
      pairs(e).map(([source, target]) => [day(e), source, target, e.cameo ?? "---", tidy(e.trigger), tidy(report.id)].join("\t")),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** Mutual events (several actors, nobody at the receiving end) stand once in each direction, as CAMEO codes consultations. */
function pairs({ actors, recipients }: Event): [string, string][] {
  if (recipients.length === 0 && actors.length > 1) {
    return actors.flatMap((a) => actors.filter((b) => b !== a).map((b): [string, string] => [actorCode(a), actorCode(b)]));
  }
  const sources = actors.length > 0 ? actors.map(actorCode) : ["---"];
  const targets = recipients.length > 0 ? recipients.map(actorCode) : ["---"];
  return sources.flatMap((s) => targets.map((t): [string, string] => [s, t]));
}

/** "RUSGOV"; "IGO" and "NGO" are not doubled. */
export function actorCode({ country, sector }: Party): string {
  if (country === sector && country !== null) return country;
  return `${country ?? "---"}${sector ?? ""}`;
}

const tidy = (text: string): string => text.replace(/\s+/g, " ");
