import type { Lookup } from "./lookup.js";
import type { Codebook, EventType, Example, ModeEntry } from "./types.js";

/** Something found in the codebook: for machines, and as text for a terminal. */
export interface Shown {
  readonly value: unknown;
  readonly text: string;
}

/** One line a type: name, quad class, intensity, modes. */
export function overviewText(codebook: Codebook): string {
  const wide = Math.max(...codebook.types.map((t) => t.type.length));
  const lines = codebook.types.map((t) =>
    `${t.type.padEnd(wide)}  ${t.quad}  ${String(t.intensity).padStart(5)}  ${t.modes.map((m) => m.mode).join(" ")}`.trimEnd(),
  );
  return [`${codebook.name} ${codebook.version} (${codebook.ontology}): type, quad class, intensity, modes`, ...lines, ""].join("\n");
}

/** A type ("ACCUSE"), a mode ("ACCUSE/allege") or a CAMEO code ("112"); null where there is none. Letter case does not matter. */
export function show(lookup: Lookup, what: string): Shown | null {
  if (/^\d+$/.test(what)) return showCameo(lookup, what);
  const [name = "", mode] = what.split("/");
  const type = lookup.typeOf(name.toUpperCase());
  if (type === null) return null;
  if (mode === undefined) return { value: type, text: typeText(lookup, type) };
  const entry = lookup.modeOf(type.type, mode.toLowerCase());
  return entry === null ? null : showMode(lookup, type, entry);
}

function showCameo(lookup: Lookup, code: string): Shown | null {
  const meaning = lookup.meaningOf(code);
  if (meaning === null) return null;
  const { type, mode, contexts } = meaning;
  const lines = [
    `${meaning.code}  ${meaning.text}${meaning.code === code ? "" : `  (${code} itself is not listed)`}`,
    `PLOVER    ${type === null ? "dropped" : [type, mode].filter((part) => part !== undefined).join("/")}`,
    ...(contexts === undefined ? [] : [`contexts  ${contexts.join(", ")}`]),
    `Goldstein ${meaning.goldstein}`,
    ...(meaning.decision === undefined ? [] : [`decided   ${meaning.decision}`]),
  ];
  return { value: meaning, text: `${lines.join("\n")}\n` };
}

function showMode(lookup: Lookup, type: EventType, entry: ModeEntry): Shown {
  const lexicon = type.lexicon.filter((l) => l.mode === entry.mode);
  const examples = type.examples.filter((e) => e.is === type.type && e.mode === entry.mode);
  const cameo = lookup.cameoOf(type.type, entry.mode);
  const intensity = lookup.intensity(type.type, entry.mode);
  const lines = [
    `${type.type}/${entry.mode}  intensity ${intensity}, CAMEO ${cameo ?? "none"}`,
    entry.definition,
    ...section("Words", lexicon.length === 0 ? [] : [lexicon.map((l) => l.pattern).join(", ")]),
    ...section("Examples", examples.map(exampleLine)),
  ];
  return { value: { type: type.type, ...entry, cameo, intensity, lexicon, examples }, text: `${lines.join("\n")}\n` };
}

function typeText(lookup: Lookup, type: EventType): string {
  const modes = type.modes.map(
    (m) => `${m.mode}: ${m.definition} (${lookup.intensity(type.type, m.mode)}, CAMEO ${lookup.cameoOf(type.type, m.mode) ?? "none"})`,
  );
  const lines = [
    `${type.type}  ${type.title}  quad ${type.quad}, intensity ${type.intensity}, CAMEO ${lookup.cameoOf(type.type) ?? "none"}`,
    type.definition,
    ...section("It is", type.include),
    ...section("It is not", type.exclude),
    ...section("Modes", modes),
    ...section("Words", type.lexicon.length === 0 ? [] : [type.lexicon.map((l) => l.pattern).join(", ")]),
    ...section("Examples", type.examples.filter((e) => e.is === type.type).map(exampleLine)),
    ...section(
      "Near-misses",
      type.examples
        .filter((e) => e.is !== type.type)
        .map((e) => `${exampleLine(e)} (${e.is ?? "no event"}${e.why === undefined ? "" : `: ${e.why}`})`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ["", title, ...items.map((item) => `  ${item}`)];
}

/** The sentence with its trigger in brackets. */
function exampleLine(e: Example): string {
  return e.trigger === undefined ? e.text : e.text.replace(e.trigger, () => `[${e.trigger}]`);
}
