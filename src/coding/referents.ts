import type { Chain } from "../model/index.js";
import { groupAt, headOfName } from "./groups.js";
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
  const group = groupAt(scene, world, head);
  if (group !== null) return several(scene, group);
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

function several(scene: Scene, heads: readonly number[]): Referents {
  const phrases = heads.map((h) => scene.syntax.phrase(headOfName(scene, h)));
  const names = phrases.map((r) => `"${scene.quote(r.firstToken, r.lastToken).text}"`);
  return { phrases, why: `it stands for ${names.join(" and ")}` };
}
