import { placeKey } from "../../codebook/gazetteer/key.js";
import { PLACE_KINDS } from "../../codebook/gazetteer/kinds.js";
import type { Candidate, Gazetteer } from "../../codebook/gazetteer/gazetteer.js";
import { spellings } from "./spelling.js";

/** A place that words may name, and how they came to name it. */
export interface Reading extends Candidate {
  /** The words tell the kind of place ("Kharkiv region", "Kabul airport") and it is of that kind. */
  readonly kindTold: boolean;
  /** A part of it, or something in it, is named: "northern Syria", "Beirut harbour". */
  readonly partOf: boolean;
  /** The name was found by another spelling. */
  readonly respelt: boolean;
}

/** Words for first-level regions, as the tables call them. */
const REGION_WORDS = ["province", "oblast", "region", "state", "governorate", "county", "department", "krai", "division", "prefecture"];
const REGION =
  /^(?:province|provinces|oblast|region|state|governorate|county|department|krai|division|prefecture|territory|district|republic|canton|valley)$/i;
/** Words for what is or lies in a town, an island or a country. */
const KIND =
  /^(?:city|town|village|municipality|suburb|port|harbou?r|airport|airfield|airbase|air|base|camp|crossing|checkpoint|dam|river|island|islands|peninsula|mountains?|prison|square|refinery|settlement|neighbou?rhood|quarter|area|sea|coast|border|international|refugee|naval|military|nuclear|plant|bridge|terminal|zone|strait|canal|lake)$/i;
const DIRECTION =
  /^(?:(?:the|greater|downtown|central|upper|lower|mid|inner|outer|rural|occupied|northern|southern|eastern|western|north|south|east|west|north-?eastern|north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west)[ -]+)+/i;
const OF =
  /^(?:the )?(?:city|town|village|province|region|state|district|port|island|republic|kingdom|governorate|municipality|county|territory|enclave) of /i;

/** How many words after a name may say its kind: "Kabul international airport". */
const KIND_WORDS = 3;

/** What words may name, by their own form and by the words that follow them. */
export function readingsOf(gazetteer: Gazetteer, words: string, after: readonly string[]): readonly Reading[] {
  const name = words.replace(/['’]s?$/, "").replace(/^["'“‘(]|["'”’),.]$/g, "");
  const kinds = after.slice(0, KIND_WORDS);
  const told = kinds.findIndex((w) => !KIND.test(w) && !REGION.test(w));
  const kindWords = told < 0 ? kinds : kinds.slice(0, told);
  for (const form of new Set([name, name.replace(/^the /i, ""), name.replace(OF, ""), name.replace(DIRECTION, "")])) {
    const found = byForm(gazetteer, form, kindWords, form !== name && DIRECTION.test(name) && !/^the [^ ]+$/i.test(name));
    if (found.length > 0) return found;
  }
  // "Anbar Province" where the mention holds the word of kind.
  const [, base = "", kind = ""] = /^(.+?) ((?:[A-Za-z-]+))$/.exec(name.replace(/^the /i, "")) ?? [];
  if (REGION.test(kind) || KIND.test(kind)) {
    const found = byForm(gazetteer, base, [kind, ...kindWords], false);
    if (found.length > 0) return found;
  }
  for (const spelling of spellings(placeKey(name))) {
    const found = gazetteer.find(spelling).filter((c) => !c.alternate || c.population > 0);
    if (found.length > 0) return found.map((c) => ({ ...c, kindTold: false, partOf: false, respelt: true }));
  }
  return [];
}

function byForm(gazetteer: Gazetteer, form: string, kindWords: readonly string[], partOf: boolean): readonly Reading[] {
  const readings = new Map<number, Reading>();
  const add = (candidates: readonly Candidate[], more: { kindTold: boolean; partOf: boolean }) => {
    for (const c of candidates) if (!readings.has(c.entry)) readings.set(c.entry, { ...c, ...more, respelt: false });
  };
  for (let n = kindWords.length; n > 0; n--) add(gazetteer.find(`${form} ${kindWords.slice(0, n).join(" ")}`), { kindTold: true, partOf });
  if (kindWords.some((w) => REGION.test(w)))
    for (const word of REGION_WORDS)
      add(
        gazetteer.find(`${form} ${word}`).filter((c) => c.kind === "region"),
        { kindTold: true, partOf },
      );
  const plain = gazetteer.find(form);
  const regions = kindWords.length > 0 && REGION.test(kindWords[0] ?? "");
  add(
    plain.filter((c) => regions && (c.kind === "region" || c.kind === "area" || PLACE_KINDS[c.kind] === "area")),
    { kindTold: true, partOf },
  );
  add(plain, {
    kindTold: false,
    partOf: partOf || (kindWords.length > 0 && !regions && !/^(?:city|town|village|municipality)$/i.test(kindWords[0] ?? "")),
  });
  return [...readings.values()];
}

/** First-level regions, countries and areas of a name, for "Paris, Texas" and "a village in Helmand". */
export function containersOf(gazetteer: Gazetteer, readings: readonly Reading[], words: string): readonly Candidate[] {
  const states = ["state", "province", "oblast"].flatMap((word) => gazetteer.find(`${words} ${word}`).filter((c) => c.kind === "region"));
  return [...states, ...readings.filter((r) => r.kind === "country" || r.kind === "region" || PLACE_KINDS[r.kind] === "area")];
}
