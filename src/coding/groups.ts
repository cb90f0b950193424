import type { Scene } from "./scene.js";
import type { World } from "./world.js";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const THEY = words("they them their themselves");
/** Those that no country is called. */
const PERSONS = words("man woman");
/** Those that name an office: "the ministers" are such as are said or known to be ministers, before others. */
const OFFICES = words("president minister");
const PEOPLE = new Set([...PERSONS, ...OFFICES, "leader", "official"]);
/** Those that are so many others too, unless they are counted: "both camps", "both armies". */
const COUNTED = words("camp army military force delegation team");
/** Nouns of which a definite plural points back at those named before: "both sides", "the two presidents". */
const SIDES = new Set([
  ...PEOPLE,
  ...COUNTED,
  ..."side country nation neighbor neighbour government rival ally party capital state foe".split(" "),
]);
const DEFINITE = words("the these those both each either neither");
const PORTFOLIOS = words("foreign prime defense defence interior finance trade");
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

/** The heads of several at once: "they" after a joined subject, "both", "the two foreign ministers", "the countries". Null for any other noun. */
export function groupAt(scene: Scene, world: World, head: number): readonly number[] | null {
  const token = scene.token(head);
  const word = token?.text.toLowerCase() ?? "";
  if (token === undefined) return null;
  if (THEY.has(word)) return joinedSubjectBefore(scene, head);
  const determiners = lemmasUnder(scene, head, "det", "nummod");
  const counted = determiners.find((d) => d in COUNTS);
  const alone =
    ["both", "each", "either", "neither"].includes(word) || (word === "other" && /^(?:each|one)$/i.test(scene.token(head - 1)?.text ?? ""));
  const plural =
    token.upos === "NOUN" &&
    word !== token.lemma &&
    SIDES.has(token.lemma) &&
    !isDescribed(scene, head) &&
    (counted !== undefined || !COUNTED.has(token.lemma)) &&
    determiners.some((d) => DEFINITE.has(d));
  if (!alone && !plural) return null;
  const count = counted === undefined ? 2 : (COUNTS[counted] ?? 2);
  const people = PEOPLE.has(token.lemma) ? persons(scene) : [];
  const holders = OFFICES.has(token.lemma) ? people.filter((person) => holds(scene, world, person.token, token.lemma)) : [];
  const known = [holders, people, PERSONS.has(token.lemma) ? [] : countries(scene, world)];
  return known.map((named) => latest(scene, head, count, withoutDoer(scene, head, named))).find((members) => members !== null) ?? null;
}

const lemmasUnder = (scene: Scene, head: number, ...relations: string[]): string[] =>
  scene.syntax.children(head, ...relations).map((c) => scene.token(c)?.lemma.toLowerCase() ?? "");

/** Whether more than a count, or an office's portfolio, says which ones are meant. */
function isDescribed(scene: Scene, head: number): boolean {
  const office = OFFICES.has(scene.token(head)?.lemma ?? "");
  return lemmasUnder(scene, head, "amod", "compound", "nmod", "acl").some((l) => !(l in COUNTS) && !(office && PORTFOLIOS.has(l)));
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
    const { firstToken, lastToken } = scene.syntax.phrase(headOfName(scene, headToken));
    return scene.document.tokens.slice(firstToken, lastToken).some((t) => t.lemma === office || t.lemma === "counterpart");
  });
  return called === true || (chain !== null && world.resolutionOf(chain)?.office?.includes(office) === true);
}
/** Countries as they are named, save where something only happens there ("in Bogotá"). */
const countries = (scene: Scene, world: World): Named[] =>
  world.evidence
    .filter((e) => e.token >= 0 && !(e.kind === "LOC" && lemmasUnder(scene, headOfName(scene, e.token), "case").some((l) => WHERE.has(l))))
    .map((e) => ({ token: e.token, key: e.country }));
const WHERE = words("in at near outside from");

/** Whoever does something to both sides is neither of them. */
function withoutDoer(scene: Scene, head: number, named: readonly Named[]): readonly Named[] {
  const { syntax } = scene;
  const verb = scene.token(head)?.head ?? -1;
  const doer = verb === syntax.clauseOf(head) ? syntax.subjectOf(verb) : null;
  if (doer === null || syntax.under(head, doer)) return named;
  const own = new Set(named.filter((n) => syntax.under(n.token, doer)).map((n) => n.key));
  return named.filter((n) => !own.has(n.key));
}

/** The latest `count` different ones named before a token, in text order; null where there are fewer near by. */
function latest(scene: Scene, head: number, count: number, named: readonly Named[]): number[] | null {
  const sentence = scene.token(head)?.sentence ?? 0;
  const found = new Map<string, number>();
  for (const { token, key } of [...named].reverse())
    if (token < head && sentence - (scene.token(token)?.sentence ?? 0) <= REACH && !found.has(key) && found.size < count)
      found.set(key, token);
  return found.size === count ? [...found.values()].reverse() : null;
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
export function headOfName(scene: Scene, token: number): number {
  const mention = scene.document.mentions.find((m) => m.firstToken <= token && token < m.lastToken);
  return mention === undefined ? token : scene.syntax.headOf(mention.firstToken, mention.lastToken);
}
