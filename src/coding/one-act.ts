import type { Considered, Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/**
 * One act told in several words of a clause is one event (annotation guide, ruling 2): of two of a type, in one clause or one hanging on the
 * other, whose parties are the same as far as both name any, the surer stays. "Rammed … killing six" has two acts where their parties differ.
 */
export function oneOfEachAct(scene: Scene, drafts: readonly Draft[]): { kept: Draft[]; dropped: Considered[] } {
  const gone = new Set<Draft>();
  const dropped: Considered[] = [];
  for (const draft of [...drafts].sort((a, b) => b.p - a.p || a.candidate.start - b.candidate.start)) {
    const stays = drafts.find((other) => other !== draft && surer(other, draft) && !gone.has(other) && isSameAct(scene, other, draft));
    if (stays === undefined) continue;
    gone.add(draft);
    const { start, end, text } = draft.candidate;
    dropped.push({ trigger: { start, end, text }, kept: false, why: `tells the same act as "${stays.candidate.text}" in its clause` });
  }
  return { kept: drafts.filter((d) => !gone.has(d)), dropped };
}

const surer = (a: Draft, b: Draft): boolean => a.p > b.p || (a.p === b.p && a.candidate.start < b.candidate.start);

function isSameAct(scene: Scene, a: Draft, b: Draft): boolean {
  const [left, right] = [scene.token(a.head), scene.token(b.head)];
  if (a.type !== b.type || left === undefined || left.sentence !== right?.sentence) return false;
  const joined = left.head === b.head || right.head === a.head || scene.syntax.clauseOf(a.head) === scene.syntax.clauseOf(b.head);
  const [x, y] = [partiesOf(a), partiesOf(b)];
  return joined && (within(x, y) || within(y, x));
}

/** Both sides taken together: "fought" has two actors where "their battles with" has an actor and a recipient. */
const partiesOf = ({ actors, recipients }: Draft): ReadonlySet<string> =>
  new Set([...actors, ...recipients].map(({ country, name }) => country ?? name.toLowerCase()));
const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((party) => b.has(party));
