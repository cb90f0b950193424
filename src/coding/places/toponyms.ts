import type { Gazetteer } from "../../codebook/gazetteer/gazetteer.js";
import { PLACE_KINDS } from "../../codebook/gazetteer/kinds.js";
import type { EntityMention, Quote } from "../../model/index.js";
import type { Scene } from "../scene.js";
import { keyOf, named } from "../actors/names.js";
import { readingsOf, type Reading } from "./readings.js";

/** Words of a report that may name a place. */
export interface Toponym extends Quote {
  /** Tokens [firstToken, lastToken); empty for the dateline, which is not read. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly sentence: number;
  /** Why the words are taken for no place, or null. */
  readonly not: { readonly use: "person" | "body"; readonly why: string } | null;
  readonly readings: readonly Reading[];
  /** Only what else the report names can make it a place: the reader took it for a person or a body. */
  readonly doubtful: boolean;
}

const PLACE_PREPOSITIONS: ReadonlySet<string> = new Set(
  "in at near from into to toward towards outside inside around across through between throughout off onto via".split(" "),
);
/** A town this large is taken for a place after a preposition though the reader names it otherwise. */
const LARGE = 10_000;

/** Every stretch of a report that may name a place: its dateline, what the reader takes for places, and names that stand where places stand. */
export function toponymsOf(scene: Scene, gazetteer: Gazetteer): Toponym[] {
  const { document } = scene;
  const after = (token: number) => document.tokens.slice(token, token + 3).map((t) => t.text);
  const found: Toponym[] = datelineToponyms(scene, gazetteer);
  for (const mention of document.mentions) {
    const sentence = scene.token(mention.firstToken)?.sentence ?? -1;
    for (const cut of partsOf(scene, mention)) {
      const part = extended(scene, gazetteer, cut);
      if (found.some((t) => t.firstToken < part.lastToken && part.firstToken < t.lastToken)) continue;
      const quote = scene.quote(part.firstToken, part.lastToken);
      const readings = () => readingsOf(gazetteer, quote.text, after(part.lastToken));
      if (mention.kind === "LOC") {
        if (onlyAdjective(quote.text)) continue;
        const not = ofBody(scene, part) ?? namesake(scene, part);
        found.push({ ...quote, ...part, sentence, readings: not === null ? readings() : [], not, doubtful: false });
      } else if (mention.kind !== "NORP" && stands(scene, part, mention)) {
        if (ofBody(scene, part) !== null) continue;
        const known = readings().filter((r) => trusted(r, mention.kind));
        if (known.length > 0)
          found.push({ ...quote, ...part, sentence, readings: known, not: null, doubtful: !afterPreposition(scene, part.firstToken) });
      }
    }
  }
  return found;
}

/** "Paris, Texas" as one mention is two names. */
function partsOf(scene: Scene, { firstToken, lastToken, kind }: EntityMention): { firstToken: number; lastToken: number }[] {
  const parts: { firstToken: number; lastToken: number }[] = [];
  let from = firstToken;
  for (let i = firstToken; i <= lastToken; i++) {
    if (i < lastToken && !(kind === "LOC" && scene.token(i)?.text === ",")) continue;
    if (i > from) parts.push({ firstToken: from, lastToken: i });
    from = i + 1;
  }
  return parts;
}

/** Tokens before and after a mention that a longer name may hold: "Sistan [and Baluchestan]", "Ain al[-Asad]". */
const REACH = 3;

/** The longest name of the tables that holds a mention, or the mention. */
function extended(
  scene: Scene,
  gazetteer: Gazetteer,
  part: { firstToken: number; lastToken: number },
): { firstToken: number; lastToken: number } {
  const { firstToken, lastToken } = part;
  const sentence = scene.token(firstToken)?.sentence;
  for (let n = REACH; n > 0; n--)
    for (let before = 0; before <= n; before++) {
      const [from, to] = [firstToken - before, lastToken + n - before];
      const [first, last] = [scene.token(from), scene.token(to - 1)];
      if (first?.sentence !== sentence || last?.sentence !== sentence || first === undefined || last === undefined) continue;
      if (!/^\p{Lu}|^al$/iu.test(first.text) || !/^\p{Lu}/u.test(last.text)) continue;
      const { text } = scene.quote(from, to);
      if (text.length > LONGEST_NAME || /[,.;:]/.test(text)) continue;
      if (gazetteer.find(text).some((c) => (!c.alternate || c.population >= LARGE) && c.kind !== "unplaced"))
        return { firstToken: from, lastToken: to };
    }
  return part;
}
const LONGEST_NAME = 60;

/** "University of Texas", "Bank of England": a body that bears a place's name. */
function ofBody(scene: Scene, { firstToken }: { firstToken: number }): Toponym["not"] {
  const [of, body] = [scene.token(firstToken - 1), scene.token(firstToken - 2)];
  return of?.text === "of" &&
    /^(?:University|Bank|College|Institute|Archbishop|Bishop|Duke|Duchess|Prince|Earl|Church|Treaty|Battle)$/.test(body?.text ?? "")
    ? { use: "body", why: `it belongs to the name of a ${body?.text.toLowerCase()}` }
    : null;
}

function datelineToponyms(scene: Scene, gazetteer: Gazetteer): Toponym[] {
  const { dateline, text, blocks } = scene.document.report;
  const block = blocks.find((b) => b.kind === "dateline");
  const start = dateline === null ? -1 : text.indexOf(dateline, block?.start ?? 0);
  if (dateline === null || start < 0) return [];
  let at = start;
  return dateline.split(/(, ?)/).flatMap((part) => {
    const from = at;
    at += part.length;
    if (!/\p{L}/u.test(part)) return [];
    const readings = readingsOf(gazetteer, part, []);
    return [{ text: part, start: from, end: at, firstToken: 0, lastToken: 0, sentence: -1, readings, not: null, doubtful: false }];
  });
}

const onlyAdjective = (words: string): boolean => {
  const known = named(keyOf(words));
  return known.length > 0 && known.every((e) => e.kind === "adjective");
};

/** A name that a person of the report bears, or that stands behind a title, where no preposition of place says otherwise. */
function namesake(scene: Scene, { firstToken, lastToken }: { firstToken: number; lastToken: number }): Toponym["not"] {
  if (lastToken - firstToken !== 1 || afterPreposition(scene, firstToken)) return null;
  const word = scene.token(firstToken)?.text ?? "";
  const bearer = scene.document.mentions.find(
    (m) => m.kind === "PER" && m.lastToken - m.firstToken > 1 && m.text.split(" ").includes(word) && m.firstToken !== firstToken,
  );
  return bearer === undefined ? null : { use: "person", why: `"${bearer.text}" is a person of the report` };
}

const afterPreposition = (scene: Scene, token: number): boolean => {
  const before = scene.token(token - 1)?.text.toLowerCase() ?? "";
  return PLACE_PREPOSITIONS.has(before === "the" ? (scene.token(token - 2)?.text.toLowerCase() ?? "") : before);
};

/** Whether a name that the reader takes for a person or a body stands where a place would. */
function stands(scene: Scene, part: { firstToken: number; lastToken: number }, mention: EntityMention): boolean {
  if (namesake(scene, part) !== null || titled(scene, part.firstToken)) return false;
  if (afterPreposition(scene, part.firstToken)) return true;
  const head = scene.syntax.headOf(part.firstToken, part.lastToken);
  const joint = scene.token(head);
  // "hold Hit and Rutba": joined to a place, or a place to it.
  const joined = joint?.deprel === "conj" ? joint.head : (scene.syntax.children(head, "conj")[0] ?? -1);
  if (scene.mentionKind(joined) === "LOC") return true;
  // "Jordan sent a field hospital": a lone name that no person of the report bears.
  if (mention.kind === "PER" && named(keyOf(mention.text)).some((e) => e.kind === "country")) return true;
  // "shelled Grozny", "Kandahar is expected to be next": a name that neither speaks nor has a chain of its own, and that is large.
  const speaks = scene.document.speech.some(
    (s) => s.speaker !== null && s.speaker.headToken >= part.firstToken && s.speaker.headToken < part.lastToken,
  );
  return (
    !speaks &&
    part.lastToken - part.firstToken === mention.lastToken - mention.firstToken &&
    /^(?:obj|nsubj|obl|nmod|root)$/.test(joint?.deprel ?? "")
  );
}

/** A title or another name before it: "Senator Jordan". */
function titled(scene: Scene, firstToken: number): boolean {
  const [before, token] = [scene.token(firstToken - 1), scene.token(firstToken)];
  return before !== undefined && before.sentence === token?.sentence && /^(?:PROPN|NOUN)$/.test(before.upos);
}

/** A body or a person that bears a place's name is rarely a hamlet's; our own towns, which have no region, are those in the news. */
const trusted = (r: Reading, kind: string): boolean =>
  (!r.alternate || r.population >= LARGE) &&
  !r.respelt &&
  (PLACE_KINDS[r.kind] !== "city" || r.population >= LARGE || r.region === null || kind === "MISC") &&
  r.kind !== "unplaced";
