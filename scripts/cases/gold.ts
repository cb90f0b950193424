import { MODES, SECTORS } from "../../src/codebook/index.js";
import { goldDocument, type GoldDocument } from "../../src/evaluation/gold.js";
import { FACTUALITIES } from "../../src/model/index.js";

interface LooseEvent extends Record<string, unknown> {
  readonly sentence?: unknown;
  readonly trigger?: unknown;
}

/**
 * A gold document over `text`, the report's text as intake gives it. Events that give `sentence` in place of offsets (the gold of web pages)
 * are placed: the trigger stands in that sentence. Throws Error with what is missing or malformed.
 */
export function goldOver(text: string, id: string, gold: unknown): GoldDocument {
  const { events, ...rest } = gold as { readonly events: readonly LooseEvent[] };
  if (!Array.isArray(events)) throw new Error("gold.json has no list of events");
  const checked = goldDocument.safeParse({ published: null, ...rest, id, text, events: events.map((event) => placed(text, event)) });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${issue?.path.join(".") ?? "gold.json"}: ${issue?.message ?? "is no gold document"}`);
}

function placed(text: string, event: LooseEvent): LooseEvent {
  const { sentence, trigger } = event;
  if (typeof sentence !== "string" || typeof trigger !== "string") return event;
  // Pages break lines where they like: any white space of the sentence stands for any other.
  const words = sentence
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const found = new RegExp(words.join("\\s+"), "u").exec(text);
  if (found === null) throw new Error(`the report has no sentence "${sentence}"`);
  const inside = found[0].indexOf(trigger);
  if (inside < 0) throw new Error(`the sentence "${sentence}" has no "${trigger}"`);
  const start = found.index + inside;
  return { ...event, start, end: start + trigger.length };
}

/** What does not hold in a gold document: offsets that quote something else, words that are not in the text, values that the codebook lacks. */
export function goldFaults({ text, events }: GoldDocument): string[] {
  return events.flatMap((event, i) => {
    const faults: string[] = [];
    const need = (holds: boolean, what: string) => {
      if (!holds) faults.push(`event ${i + 1} (${event.type} ${event.trigger}): ${what}`);
    };
    const modes: readonly string[] | undefined = (MODES as Readonly<Record<string, readonly string[]>>)[event.type];
    need(
      text.slice(event.start, event.end) === event.trigger,
      `offsets ${event.start}–${event.end} quote "${text.slice(event.start, event.end)}"`,
    );
    need(modes !== undefined, "is of no type that the codebook has");
    need(event.mode === null || modes === undefined || modes.includes(event.mode), `has no mode "${event.mode}"`);
    need((FACTUALITIES as readonly string[]).includes(event.factuality), `has no factuality "${event.factuality}"`);
    need(event.date === null || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(event.date), `"${event.date}" is no date`);
    need(event.happening >= 1, "happenings count from 1");
    for (const [field, parties] of [
      ["actor", event.actors],
      ["recipient", event.recipients],
    ] as const) {
      for (const party of parties) {
        need(party.text !== "" && text.includes(party.text), `${field} "${party.text}" is not in the report`);
        need(isCountry(party.country), `${field} country "${party.country}" is none`);
        need(party.sector === null || (SECTORS as readonly string[]).includes(party.sector), `${field} sector "${party.sector}" is none`);
      }
    }
    if (event.place !== null) {
      need(text.includes(event.place.text), `place "${event.place.text}" is not in the report`);
      need(isCountry(event.place.country), `place country "${event.place.country}" is none`);
    }
    for (const speaker of event.speakers) need(text.includes(speaker), `speaker "${speaker}" is not in the report`);
    return faults;
  });
}

const isCountry = (country: string | null): boolean => country === null || /^[A-Z]{3}$/.test(country);
