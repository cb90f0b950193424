import type { Chain } from "../model/index.js";
import type { Scene } from "./scene.js";
import type { World } from "./world.js";

export interface TokenRange {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** The phrases that a phrase stands for, and why; null where it stands for itself. */
export interface Referents {
  readonly phrases: readonly TokenRange[];
  readonly why: string;
}

const FIRST_PERSON: ReadonlySet<string> = new Set("i we me us my our ourselves myself".split(" "));
const THEY: ReadonlySet<string> = new Set("they them their themselves".split(" "));
/** Nouns of which a definite or counted plural points back at those named before: "both sides", "the two presidents". */
const PEOPLE: ReadonlySet<string> = new Set("leader president minister official man woman".split(" "));
/** Those that name an office: "the ministers" are such as are said or known to be ministers, before others. */
const OFFICES: ReadonlySet<string> = new Set(["president", "minister"]);
const SIDES: ReadonlySet<string> = new Set([
  ...PEOPLE,
  ..."side country nation neighbor neighbour government camp rival ally party capital state foe".split(" "),
]);
const COUNTS: Readonly<Record<string, number>> = {
  both: 2,
  two: 2,
  each: 2,
  either: 2,
  neither: 2,
  other: 2,
  another: 2,
  three: 3,
  four: 4,
};
/** Sentences looked back on for those whom a group names. */
const REACH = 3;

/** Relative and personal pronouns, "I" in a quotation, "both sides": whose name to look at instead. */
export function referentsOf(scene: Scene, world: World, phrase: TokenRange): Referents | null {
  const head = scene.syntax.headOf(phrase.firstToken, phrase.lastToken);
  const token = scene.token(head);
  if (token === undefined) return null;
  const antecedent = scene.antecedentOf(head);
  if (antecedent !== null) return one(scene, antecedent, "it stands for");
  const word = token.text.toLowerCase();
  if (FIRST_PERSON.has(word)) {
    const [speech] = scene.speechAround(head);
    return speech?.speaker ? one(scene, speech.speaker.headToken, `"${token.text}" is whoever speaks:`) : null;
  }
  const group = groupOf(scene, world, head);
  if (group !== null) return group;
  const chain = scene.chainOf(head, head + 1);
  const introduced = chain === null ? undefined : introducing(chain);
  const pointsBack = token.upos === "PRON" || chain?.mentions.find((m) => m.headToken === head)?.how.includes("names it") === true;
  return pointsBack && introduced !== undefined && introduced !== head ? one(scene, introduced, `"${token.text}" is`) : null;
}

function one(scene: Scene, head: number, why: string): Referents {
  const range = scene.syntax.phrase(head);
  return { phrases: [range], why: `${why} "${scene.quote(range.firstToken, range.lastToken).text}"` };
}

/** The mention that names or describes a chain first. */
export function introducing(chain: Chain): number | undefined {
  return chain.mentions.find((m) => ["first named here", "same name", "described here"].includes(m.how))?.headToken;
}

/** Several at once: "they" after a joined subject, "both", "the two presidents", "the countries". */
function groupOf(scene: Scene, world: World, head: number): Referents | null {
  const token = scene.token(head);
  const word = token?.text.toLowerCase() ?? "";
  if (token === undefined) return null;
  if (THEY.has(word)) {
    const members = joinedSubjectBefore(scene, head);
    return members === null ? null : several(scene, members);
  }
  const determiners = scene.syntax.children(head, "det", "nummod").map((c) => scene.token(c)?.lemma.toLowerCase() ?? "");
  const described = scene.syntax
    .children(head, "amod", "compound", "nmod", "acl")
    .some((c) => !((scene.token(c)?.lemma.toLowerCase() ?? "") in COUNTS));
  const counted = determiners.find((d) => d in COUNTS);
  const alone =
    ["both", "each", "either", "neither"].includes(word) || (word === "other" && /^(?:each|one)$/i.test(scene.token(head - 1)?.text ?? ""));
  const plural =
    token.upos === "NOUN" &&
    word !== token.lemma &&
    SIDES.has(token.lemma) &&
    !described &&
    (counted !== undefined || determiners.includes("the"));
  if (!alone && !plural) return null;
  const count = counted === undefined ? 2 : (COUNTS[counted] ?? 2);
  const people = PEOPLE.has(token.lemma) ? persons(scene) : [];
  const holders = OFFICES.has(token.lemma) ? people.filter((person) => holds(scene, world, person.token, token.lemma)) : [];
  const members = latest(scene, head, count, holders) ?? latest(scene, head, count, people) ?? latest(scene, head, count, countries(world));
  return members === null ? null : several(scene, members);
}

interface Named {
  readonly token: number;
  readonly key: string;
}
const persons = (scene: Scene): Named[] =>
  scene.document.mentions
    .filter((m) => m.kind === "PER")
    .map((m) => ({ token: m.firstToken, key: scene.chainOf(m.firstToken, m.lastToken)?.name ?? m.text }));
/** Whether somebody is called so where named, or another's counterpart, or holds such an office by the table. */
function holds(scene: Scene, world: World, person: number, office: string): boolean {
  const chain = scene.chainOf(person, person + 1);
  const called = chain?.mentions.some(({ headToken }) => {
    const { firstToken, lastToken } = scene.syntax.phrase(topOf(scene, headToken));
    return scene.document.tokens.slice(firstToken, lastToken).some((t) => t.lemma === office || t.lemma === "counterpart");
  });
  return called === true || (chain !== null && world.resolutionOf(chain)?.office?.includes(office) === true);
}
const countries = (world: World): Named[] => world.evidence.filter((e) => e.token >= 0).map((e) => ({ token: e.token, key: e.country }));

/** The latest `count` different ones named before a token, in text order; null where there are fewer near by. */
function latest(scene: Scene, head: number, count: number, named: readonly Named[]): number[] | null {
  const sentence = scene.token(head)?.sentence ?? 0;
  const found = new Map<string, number>();
  for (const { token, key } of [...named].reverse())
    if (token < head && sentence - (scene.token(token)?.sentence ?? 0) <= REACH && !found.has(key) && found.size < count)
      found.set(key, token);
  return found.size === count ? [...found.values()].reverse() : null;
}

function several(scene: Scene, heads: readonly number[]): Referents {
  const phrases = heads.map((h) => scene.syntax.phrase(topOf(scene, h)));
  const names = phrases.map((r) => `"${scene.quote(r.firstToken, r.lastToken).text}"`);
  return { phrases, why: `it stands for ${names.join(" and ")}` };
}

/** The members of the subject of the clause or sentence before, where that is several joined by "and". */
function joinedSubjectBefore(scene: Scene, head: number): readonly number[] | null {
  const { syntax, document } = scene;
  const sentence = scene.token(head)?.sentence ?? 0;
  for (let at = head - 1; at >= 0 && sentence - (scene.token(at)?.sentence ?? 0) <= 1; at--) {
    const token = document.tokens[at];
    if (token?.deprel !== "nsubj" || token.upos === "PRON") continue;
    const joined = syntax.children(at, "conj").filter((c) => c < head);
    return joined.length > 0 ? [at, ...joined] : null;
  }
  return null;
}

/** The head of the phrase that a name's word stands in. */
function topOf(scene: Scene, token: number): number {
  const mention = scene.document.mentions.find((m) => m.firstToken <= token && token < m.lastToken);
  return mention === undefined ? token : scene.syntax.headOf(mention.firstToken, mention.lastToken);
}
