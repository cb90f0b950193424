import { MUTUAL, type Relation, type RelationKind, type Side } from "../../model/index.js";
import { nameOf } from "../attribution.js";
import type { TokenRange } from "../referents.js";
import type { Scene } from "../scene.js";
import type { World } from "../world.js";
import { bare, bearerOf, isGone, ownersOf, treatySides } from "./ends.js";
import { ACCUSING, AGAIN, HALVES, NOUNS, TREATIES } from "./words.js";

/**
 * The lasting ties that a document states, in text order. Both sides must be somebody whom the report names or whose country is known; what
 * is over ("a former ally") or denied is none.
 */
export function findRelations(scene: Scene, world: World): Relation[] {
  const found: Relation[] = [];
  const add = (kind: RelationKind, token: number, first: TokenRange, second: TokenRange, why: string): void => {
    const [one, two] = [sideOf(scene, world, first), sideOf(scene, world, second)];
    if (
      one === null ||
      two === null ||
      (one.country === two.country && (one.country === null ? one.name === two.name : one.sector === two.sector))
    )
      return;
    // Those whom a country backs are not its own.
    if (kind === "backing" && one.country !== null && one.country === two.country) return;
    if (kind === "membership" && two.country !== "IGO") return;
    const twice = found.some((r) => r.kind === kind && same(r, one, two));
    if (!twice) found.push({ ...scene.quote(token, token + 1), kind, first: one, second: two, speakers: speakersOf(scene, token), why });
  };
  scene.document.tokens.forEach(({ upos, text, lemma, head }, i) => {
    const word = lemma.toLowerCase();
    const noun = upos === "NOUN" ? NOUNS.get(word) : undefined;
    if (noun !== undefined && !isGone(scene, i)) {
      const bearer = bearerOf(scene, i);
      if (bearer === null) return;
      for (const owner of ownersOf(scene, i)) {
        const [own, other] = [bare(scene, bearer), bare(scene, owner)];
        if (noun.bearerSecond === true) add(noun.kind, i, other, own, `"${text}" of it`);
        else add(noun.kind, i, own, other, `is "${text}" to it`);
      }
    } else if (upos === "NOUN" && TREATIES.has(word) && !isGone(scene, i)) {
      const sides = treatySides(scene, i);
      if (sides !== null) add("treaty", i, bare(scene, sides[0]), bare(scene, sides[1]), `a "${text}" between them`);
    } else if (HALVES.has(text.toLowerCase()) && scene.token(i - 1)?.text === "-" && head > i) {
      const backer = { firstToken: i - 2, lastToken: i - 1 };
      add(HALVES.get(text.toLowerCase()) ?? "backing", i, backer, { firstToken: i + 1, lastToken: head + 1 }, `"${text}" by it`);
    } else if (upos === "VERB" && ACCUSING.has(word) && !scene.syntax.isPassive(i)) {
      const again = scene.syntax.children(i, "advmod").find((child) => AGAIN.has(scene.token(child)?.text.toLowerCase() ?? ""));
      const [subject, object] = [scene.syntax.subjectOf(i), scene.syntax.children(i, "obj")[0]];
      if (again !== undefined && subject !== null && object !== undefined)
        add("accusation", i, bare(scene, subject), bare(scene, object), `"${scene.token(again)?.text} ${text}" it`);
    }
  });
  return found;
}

const key = ({ country, sector, name }: Side): string => (country === null ? name : `${country} ${sector}`);
function same({ kind, first, second }: Relation, one: Side, two: Side): boolean {
  if (key(first) === key(one) && key(second) === key(two)) return true;
  return MUTUAL.has(kind) && key(first) === key(two) && key(second) === key(one);
}

function sideOf(scene: Scene, world: World, range: TokenRange): Side | null {
  const [found] = world.identify(range);
  const head = scene.syntax.headOf(range.firstToken, range.lastToken);
  if ((found === undefined || found.country === null) && scene.mentionKind(head) === null) return null;
  const chain = scene.mentionKind(head) === null ? null : scene.chainOf(range.firstToken, range.lastToken);
  const name = chain?.name ?? scene.shortName(range);
  return { ...scene.quote(range.firstToken, range.lastToken), name, country: found?.country ?? null, sector: found?.sector ?? null };
}

const speakersOf = (scene: Scene, token: number): Relation["speakers"] =>
  scene.speechAround(token).flatMap(({ speaker }) => {
    if (speaker === null) return [];
    const { start, end, text, headToken } = speaker;
    return [{ start, end, text, name: nameOf(scene, headToken, text) }];
  });
