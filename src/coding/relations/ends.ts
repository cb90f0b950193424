import type { TokenRange } from "../referents.js";
import type { Scene } from "../scene.js";
import { GONE } from "./words.js";

/** Parts of a phrase that are not its own name. */
const APART: ReadonlySet<string> = new Set("appos conj cc punct acl case cop nsubj advmod parataxis advcl".split(" "));

/** A phrase by itself, without what is joined to it or told of it. */
export const bare = (scene: Scene, token: number): TokenRange =>
  scene.syntax.range(token, (child) => APART.has(scene.token(child)?.deprel ?? ""));

/** Whether the words say that the tie is over, or is none. */
export const isGone = (scene: Scene, token: number): boolean =>
  scene.syntax
    .children(token, "amod", "advmod", "det", "compound")
    .some((child) => GONE.has(scene.token(child)?.lemma.toLowerCase() ?? ""));

const lemma = (scene: Scene, token: number): string => scene.token(token)?.lemma.toLowerCase() ?? "";
const hasCase = (scene: Scene, token: number, words: readonly string[]): boolean =>
  scene.syntax.children(token, "case").some((mark) => words.includes(lemma(scene, mark)));

/** Who a noun is said of: "Russia, an ally of …", "… is an ally", "its ally Russia". */
export function bearerOf(scene: Scene, noun: number): number | null {
  const { syntax } = scene;
  const token = scene.token(noun);
  if (token === undefined) return null;
  const named = syntax.children(noun, "appos", "flat").find((child) => scene.token(child)?.upos === "PROPN");
  if (named !== undefined) return named;
  if (token.deprel === "appos") return token.head;
  const predicate = token.deprel === "conj" && syntax.children(token.head, "cop").length > 0 ? token.head : noun;
  if (syntax.children(predicate, "cop").length > 0)
    return isGone(scene, predicate) ? null : (syntax.children(predicate, "nsubj")[0] ?? null);
  // "Syria's ally Russia vetoed it": the parse may take both for the subject, or hang the noun on the name behind it.
  const twin = syntax.children(token.head, token.deprel).find((child) => child > noun && bare(scene, child).firstToken === noun + 1);
  if (twin !== undefined && scene.token(twin)?.upos === "PROPN") return twin;
  const before = token.head > noun && token.head <= noun + 3 && ["nmod", "compound"].includes(token.deprel);
  return before && scene.token(token.head)?.upos === "PROPN" && syntax.children(noun, "case").length === 0 ? token.head : null;
}

/** Whose it is: "Syria's ally", "an ally of Syria", "a U.S. ally", "a member of NATO". */
export function ownersOf(scene: Scene, noun: number): number[] {
  const own = ownersBeside(scene, noun);
  // "Syria's ally Russia": the parse may hang both on the name.
  const { head = -1, deprel } = scene.token(noun) ?? {};
  return own.length > 0 || deprel !== "compound" || head < noun ? own : ownersBeside(scene, head).filter((token) => token < noun);
}

function ownersBeside(scene: Scene, noun: number): number[] {
  const { syntax } = scene;
  const owners = syntax
    .children(noun, "nmod", "det")
    .filter((child) => hasCase(scene, child, ["'s", "’s", "'", "’", "of", "to"]) || isPossessive(scene, child));
  const before = syntax
    .children(noun, "compound", "amod")
    .filter((child) => child < noun && ["PROPN", "ADJ"].includes(scene.token(child)?.upos ?? ""));
  return withJoined(scene, owners.length > 0 ? owners : before);
}
const isPossessive = (scene: Scene, token: number): boolean =>
  scene.token(token)?.upos === "PRON" && /^(?:its|his|her|their)$/i.test(scene.token(token)?.text ?? "");

/** Both sides of a treaty: "between A and B", "A's treaty with B", "A has a treaty with B". */
export function treatySides(scene: Scene, noun: number): [number, number] | null {
  const { syntax } = scene;
  const between = syntax.children(noun, "nmod").filter((child) => hasCase(scene, child, ["between"]));
  const [one, two] = withJoined(scene, between);
  if (one !== undefined && two !== undefined) return [one, two];
  const other = syntax.children(noun, "nmod").find((child) => hasCase(scene, child, ["with"]));
  if (other === undefined) return null;
  const verb = scene.token(noun)?.deprel === "obj" ? (scene.token(noun)?.head ?? -1) : -1;
  const holder = ["have", "share", "maintain"].includes(lemma(scene, verb)) ? syntax.children(verb, "nsubj")[0] : undefined;
  const owner = holder ?? ownersOf(scene, noun).find((token) => token !== other);
  return owner === undefined ? null : [owner, other];
}

const withJoined = (scene: Scene, tokens: readonly number[]): number[] =>
  tokens.flatMap((token) => [token, ...scene.syntax.children(token, "conj")]);
