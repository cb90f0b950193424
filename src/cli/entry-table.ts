import type { Entry, Party } from "../model/index.js";
import { columns } from "./columns.js";

const HEAD = [
  "entry",
  "event",
  "date",
  "type",
  "actors",
  "recipients",
  "where",
  "words",
  "reports",
  "publishers",
  "standing",
  "first report",
  "asserted by",
  "denied by",
];
const parties = (of: readonly Party[]): string => of.map((p) => p.country ?? p.name).join(" ");

/** Entries for people. Publishers: those that are independent, of those that tell it. */
export function entryTable(entries: readonly Entry[]): string {
  if (entries.length === 0) return "nothing in the record is like this\n";
  return columns([HEAD, ...entries.map(row)]);
}

function row({ id, lead, reports, publishers, independent, voices, firmness, first }: Entry): (string | number)[] {
  return [
    id,
    lead.id,
    lead.date?.value ?? lead.published ?? "?",
    `${lead.type}${lead.mode === null ? "" : `/${lead.mode}`}`,
    parties(lead.actors) || "?",
    parties(lead.recipients) || "–",
    lead.place?.country ?? lead.place?.text ?? "?",
    lead.trigger,
    reports,
    independent === publishers.length ? independent : `${independent} of ${publishers.length}`,
    `${firmness.standing} ${firmness.support.toFixed(2)}`,
    `${first.published ?? "?"} ${first.publisher ?? ""}`,
    some(voices.asserted),
    some(voices.denied),
  ];
}

/** The first few names, and how many there are besides. */
const SHOWN = 2;
const some = (names: readonly string[]): string =>
  names.length === 0 ? "–" : `${names.slice(0, SHOWN).join(", ")}${names.length > SHOWN ? ` +${names.length - SHOWN}` : ""}`;
