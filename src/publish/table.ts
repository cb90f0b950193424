import type { Colors } from "picocolors/types.js";
import type { Basis, Event, Party } from "../model/index.js";
import type { Coded } from "../pipeline.js";

const QUAD_COLOUR = { 1: "cyan", 2: "green", 3: "yellow", 4: "red" } as const;
/** Characters of the sentence shown on either side of the trigger. */
const CONTEXT = 55;

/** Events of one report for people. "~" marks what is inferred, "?" what is unknown; furniture is named, not hidden. */
export function table({ report, events }: Coded, colours: Colors): string {
  const head = [report.title ?? report.id, report.publisher, report.published?.slice(0, 10)]
    .filter((x) => x !== null && x !== undefined)
    .join(" · ");
  const skipped = report.blocks.filter((b) => b.furniture);
  const lines = [colours.bold(clean(head))];
  if (skipped.length > 0)
    lines.push(
      colours.dim(`  not coded: ${skipped.map((b) => `${b.kind} "${short(clean(report.text.slice(b.start, b.end)))}"`).join(", ")}`),
    );
  if (events.length === 0) lines.push(colours.dim("  no political event"));
  events.forEach((event, i) => lines.push(...eventLines(event, i + 1, report.text, colours)));
  return `${lines.join("\n")}\n`;
}

function eventLines(event: Event, number: number, text: string, colours: Colors): string[] {
  const colour = colours[QUAD_COLOUR[event.quad]];
  const label = colour(`${event.type}${event.mode === null ? "" : ` ${event.mode}`}`);
  const who = `${parties(event.actors, colours)} ${colours.dim("→")} ${parties(event.recipients, colours)}`;
  const facts = [
    event.factuality === "actual" ? null : colours.magenta(event.factuality),
    event.place && `at ${mark(clean(event.place.text), event.place.basis)}${event.place.country ? ` (${event.place.country})` : ""}`,
    event.date && `on ${mark(event.date.value, event.date.basis)}`,
    event.speakers.length > 0 ? `says ${event.speakers.map((s) => clean(s.text)).join(", who cites ")}` : "in the paper's own voice",
    event.cameo && `CAMEO ${event.cameo}`,
    `${Math.round(100 * event.confidence)} %`,
    `happening ${event.happening}`,
  ].filter((x) => x !== null && x !== "");
  return [
    `${String(number).padStart(3)} ${label}  ${who}`,
    `      ${sentence(event, text, colours)}`,
    `      ${colours.dim(facts.join(" · "))}`,
  ];
}

function parties(list: readonly Party[], colours: Colors): string {
  if (list.length === 0) return colours.dim("–");
  return list
    .map((p) => {
      const codes = [
        mark(p.country ?? "?", p.country === null ? "stated" : p.countryBasis),
        mark(p.sector ?? "?", p.sector === null ? "stated" : p.sectorBasis),
      ];
      return `${clean(p.name)} ${colours.dim(`[${codes.join(" ")}]`)}`;
    })
    .join(", ");
}

function sentence({ start, end }: Event, text: string, colours: Colors): string {
  const before = clean(
    text
      .slice(Math.max(0, start - CONTEXT), start)
      .split("\n")
      .at(-1) ?? "",
  );
  const after = clean(text.slice(end, end + CONTEXT).split("\n")[0] ?? "");
  return `…${before}${colours.underline(colours.bold(clean(text.slice(start, end))))}${after}…`;
}

const mark = (value: string, basis: Basis): string => (basis === "inferred" ? `~${value}` : value);
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
/** Reports come from strangers: no control character of theirs reaches the terminal. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
