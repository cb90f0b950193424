import type { Considered, Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/**
 * One act told in several words of a clause is one event (annotation guide, ruling 2): of two of a type, in one clause or one hanging on the
 * other, whose parties are the same as far as both name any, the surer stays, unless one is what the other came after or answers.
 * "Rammed … killing six" has two acts where their parties differ. So it is with two types in one clause among just the same parties, where the
 * odds are against the second.
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

function isSameAct(scene: Scene, surer: Draft, draft: Draft): boolean {
  const [one, other] = [scene.token(surer.head), scene.token(draft.head)];
  if (one === undefined || one.sentence !== other?.sentence) return false;
  const [from, to] = [Math.min(surer.head, draft.head), Math.max(surer.head, draft.head)];
  for (let t = from + 1; t < to; t++) if (CAUSE.has(scene.token(t)?.lemma.toLowerCase() ?? "")) return false;
  const inClause = scene.syntax.clauseOf(surer.head) === scene.syntax.clauseOf(draft.head);
  const [x, y] = [partiesOf(surer), partiesOf(draft)];
  if (surer.type !== draft.type) return draft.p < EVEN && inClause && within(x, y) && within(y, x);
  return (inClause || one.head === draft.head || other.head === surer.head) && (within(x, y) || within(y, x));
}
const EVEN = 0.5;
/** Words between an act and another that it came after or answers: "an attack in retaliation for air strikes". */
const CAUSE: ReadonlySet<string> = new Set([
  "after",
  "before",
  "following",
  "because",
  "retaliation",
  "reprisal",
  "revenge",
  "response",
  "avenge",
]);

/** Both sides taken together: "fought" has two actors where "their battles with" has an actor and a recipient. */
const partiesOf = ({ actors, recipients }: Draft): ReadonlySet<string> =>
  new Set([...actors, ...recipients].map(({ country, name }) => country ?? name.toLowerCase()));
const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((party) => b.has(party));
