import type { Party } from "../../model/index.js";
import type { Draft } from "../draft.js";
import type { Scene } from "../scene.js";
import type { Features, Option } from "./chooser.js";
import { linkFeatures, nothingFeatures } from "./links.js";

/** Mentions looked back on. */
const BACK = 14;

/** Which act told before a mention tells again: none, or one of the drafts before it of the same type. */
export function happeningOptions(scene: Scene, draft: Draft, earlier: readonly Draft[]): [Option<Draft | null>, ...Option<Draft | null>[]] {
  const token = scene.token(draft.head);
  const definite = scene.syntax
    .children(draft.head, "det")
    .some((c) => ["the", "this", "that"].includes(scene.token(c)?.lemma.toLowerCase() ?? ""));
  const form = token?.upos === "VERB" ? "verb" : definite ? "the noun" : "noun";
  const weighed = (names: readonly string[]): Features[] => [{ names, contexts: ["", draft.type] }];
  const links = scene.links("same", draft.candidate.firstToken);
  const told = new Set<number>();
  const options: Option<Draft>[] = [];
  for (const of of earlier.slice(-BACK).reverse()) {
    if (of.type !== draft.type) continue;
    const sentences = (token?.sentence ?? 0) - (scene.token(of.head)?.sentence ?? 0);
    const [actors, recipients] = [agree(of.actors, draft.actors), agree(of.recipients, draft.recipients)];
    const places = compare(of.place?.country ?? null, draft.place?.country ?? null);
    const dates = compare(of.date?.value.slice(0, 10) ?? null, draft.date?.value.slice(0, 10) ?? null);
    const modes = compare(of.mode, draft.mode);
    const word = scene.token(of.head)?.lemma === token?.lemma ? "same word" : "other word";
    const f = [
      `${Math.min(sentences, 5)} back`,
      `actors ${actors}, recipients ${recipients}`,
      `actors ${actors}, recipients ${recipients}, ${Math.min(sentences, 2)} back`,
      `place ${places}`,
      `date ${dates}`,
      `mode ${modes}`,
      `mode ${of.mode} then ${draft.mode}`,
      `${form} after ${scene.token(of.head)?.upos === "VERB" ? "verb" : "noun"}`,
      `${word} as ${form}`,
      `${word}, actors ${actors}, recipients ${recipients}`,
      of.factuality === draft.factuality ? "same factuality" : `${of.factuality} then ${draft.factuality}`,
      told.has(of.happening) ? "happening seen" : "latest of its happening",
      told.size === 0 ? "latest act" : "earlier act",
    ];
    told.add(of.happening);
    const mentions = earlier.filter((d) => d.happening === of.happening);
    const on = (ds: readonly Draft[]) => (t: number) => ds.some((d) => d.candidate.firstToken <= t && t < d.candidate.lastToken);
    f.push(...linkFeatures("linked to it", links, on([of])), ...linkFeatures("linked to its happening", links, on(mentions)));
    options.push({ value: of, features: weighed(f), group: of.happening });
  }
  const none = [
    "new",
    `new as ${form}`,
    `new after ${Math.min(options.length, 4)}`,
    `new ${draft.mode}`,
    `new ${draft.factuality}`,
    ...nothingFeatures("linked to nothing", links),
  ];
  return [{ value: null, features: weighed(none) }, ...options];
}

type Agreement = "yes" | "no" | "open";
function compare(a: string | null, b: string | null): Agreement {
  return a === null || b === null ? "open" : a === b || a.startsWith(b) || b.startsWith(a) ? "yes" : "no";
}

/** "name": one party by name; "country": by country alone; "open": one side says nothing. */
function agree(a: readonly Party[], b: readonly Party[]): "name" | "country" | "no" | "open" {
  if (a.length === 0 || b.length === 0) return "open";
  if (a.some((x) => b.some((y) => x.name.toLowerCase() === y.name.toLowerCase()))) return "name";
  return a.some((x) => b.some((y) => x.country !== null && x.country === y.country)) ? "country" : "no";
}
