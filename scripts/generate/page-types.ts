import type { Codebook, EventType, Example, LexiconEntry, Quad } from "../../src/codebook/types.js";
import { bullets, esc, num, table } from "./html.js";

export const QUADS: Readonly<Record<Quad, string>> = {
  1: "verbal cooperation",
  2: "material cooperation",
  3: "verbal conflict",
  4: "material conflict",
};

/** One type: definition, modes, lexicon, examples and near-misses, each with an anchor. */
export function typeSection(type: EventType, codebook: Codebook): string {
  const given = codebook.cameo.give[type.type];
  const shows = type.examples.filter((e) => e.is === type.type);
  const nearMisses = type.examples.filter((e) => e.is !== type.type);
  return `<section id="${esc(type.type)}"><h2>${esc(type.type)} <small>${esc(type.title)}</small></h2>
<p class="facts"><span class="chip q${type.quad}">${type.quad} ${QUADS[type.quad]}</span> intensity ${num(type.intensity)} (${esc(type.intensitySource)}) · CAMEO ${code(given?.code ?? type.cameo)}${note(given?.decision)}</p>
<p>${esc(type.definition)}</p>
${bullets("It is this type when somebody", type.include)}
${bullets("It is not", type.exclude)}
${type.modes.length === 0 ? "" : modes(type, codebook)}
<h4>Examples</h4>
${shows.map((e) => example(e, type.type)).join("\n") || "<p>None yet.</p>"}
<h4>Near-misses</h4>
${nearMisses.map((e) => example(e, type.type)).join("\n") || "<p>None yet.</p>"}
${lexicon(type)}
</section>`;
}

function modes(type: EventType, codebook: Codebook): string {
  const rows = type.modes.map((m) => {
    const given = codebook.cameo.give[type.type]?.modes?.[m.mode];
    return [
      `<code>${esc(m.mode)}</code>`,
      esc(m.definition),
      num(m.intensity ?? type.intensity),
      `${code(given?.code ?? m.cameo)}${note(given?.decision)}`,
    ];
  });
  const ids = type.modes.map((m) => `${type.type}-${m.mode}`);
  return table(`Modes of ${type.type}`, ["Mode", "Definition", "Intensity", "CAMEO"], rows, ids);
}

function lexicon(type: EventType): string {
  if (type.lexicon.length === 0) return "";
  const rows = type.lexicon.map((entry) => [
    pattern(entry),
    entry.pos,
    esc(entry.mode ?? ""),
    num(entry.weight),
    esc(entry.needs ?? ""),
    code(entry.cameo),
  ]);
  const head = ["Lemmas", "Part of speech", "Mode", "Weight", "Needs", "CAMEO"];
  return `<details id="${type.type}-words"><summary>Lexicon: ${type.lexicon.length} patterns</summary>${table(`Words that name ${type.type}`, head, rows)}</details>`;
}

/** The pattern with its trigger word marked. */
function pattern(entry: LexiconEntry): string {
  const words = entry.pattern.split(" ");
  return words.map((word, i) => (words.length > 1 && i === (entry.trigger ?? 1) - 1 ? `<mark>${esc(word)}</mark>` : esc(word))).join(" ");
}

function example(e: Example, of: string): string {
  const yes = e.is === of;
  const parties = [
    ["actor", e.actors],
    ["recipient", e.recipients],
  ] as const;
  const facts = [
    yes ? null : e.is === null ? "no event" : `<a href="#${esc(e.is)}">${esc(e.is)}</a>`,
    e.mode === undefined || e.mode === null ? null : esc(e.mode),
    e.factuality === undefined || e.factuality === "actual" ? null : e.factuality,
    ...parties.map(([role, names]) => (names === undefined || names.length === 0 ? null : `${role}: ${names.map(esc).join(", ")}`)),
    e.why === undefined ? null : esc(e.why),
  ].filter((fact) => fact !== null);
  return `<div class="example ${yes ? "yes" : "no"}"><p>${marked(e)}</p>${facts.length === 0 ? "" : `<p class="why">${facts.join(" · ")}</p>`}</div>`;
}

function marked(e: Example): string {
  const at = e.trigger === undefined ? -1 : e.text.indexOf(e.trigger);
  if (e.trigger === undefined || at < 0) return esc(e.text);
  return `${esc(e.text.slice(0, at))}<mark>${esc(e.trigger)}</mark>${esc(e.text.slice(at + e.trigger.length))}`;
}

function code(cameo: string | undefined): string {
  return cameo === undefined ? "" : `<a href="#cameo-${cameo}"><code>${cameo}</code></a>`;
}

function note(decision: string | undefined): string {
  return decision === undefined ? "" : ` <span class="why">${esc(decision)}</span>`;
}

/** Every pattern of every type, in the order of the alphabet, with the types that claim it. */
export function wordsIndex(codebook: Codebook): string {
  const claims = new Map<string, Set<string>>();
  for (const { type, lexicon: entries } of codebook.types)
    for (const { pattern: words } of entries) claims.set(words, (claims.get(words) ?? new Set()).add(type));
  const sorted = [...claims].sort(([a], [b]) => (a < b ? -1 : 1));
  const items = sorted.map(
    ([words, types]) => `<li>${esc(words)} ${[...types].map((t) => `<a href="#${t}-words">${esc(t)}</a>`).join(", ")}</li>`,
  );
  return `<section id="words"><h2>Index of words</h2><ul class="columns">${items.join("\n")}</ul></section>`;
}
