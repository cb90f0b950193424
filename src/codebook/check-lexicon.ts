import { typeSources } from "./assemble.js";
import type { Checked } from "./assemble.js";
import type { Fault, FaultCode } from "./fault.js";
import type { LexiconEntry } from "./types.js";

/** Universal Dependencies' relations, without subtypes. */
const RELATIONS: ReadonlySet<string> = new Set(
  (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith " +
    "iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
  ).split(" "),
);

/** Patterns that stand twice or that two types claim alike, and entries that name what is not there. */
export function checkLexicon({ sources, codebook }: Checked): readonly Fault[] {
  const faults: Fault[] = [];
  const claims = claimsOf(codebook.types);
  for (const source of typeSources(sources)) {
    const { type, lexicon, modes } = source.value;
    const known = new Set(modes.map((m) => m.mode));
    const first = new Map<string, number>();
    lexicon.forEach((entry, i) => {
      const line = source.lineOf(["lexicon", i]);
      const fault = (code: FaultCode, key: string, message: string): void => {
        faults.push({
          code,
          severity: "error",
          file: source.file,
          line: source.lineOf(["lexicon", i, key]),
          message: `"${entry.pattern}": ${message}`,
        });
      };
      const own = condition(entry);
      const before = first.get(own);
      if (before !== undefined) fault("duplicate-pattern", "pattern", `stands twice in ${type}, first in line ${before}`);
      else first.set(own, line);
      const rivals = (claims.get(`${own}|${entry.weight}`) ?? []).filter((other) => other !== type);
      if (rivals.length > 0)
        fault("rival-pattern", "pattern", `${rivals.join(" and ")} claims it with the same weight and the same \`needs\``);
      if (entry.mode !== undefined && entry.mode !== null && !known.has(entry.mode))
        fault("unknown-mode", "mode", `${type} has no mode ${entry.mode}`);
      const words = entry.pattern.split(" ").length;
      if (entry.trigger !== undefined && entry.trigger > words) fault("trigger-range", "trigger", `word ${entry.trigger} of ${words}`);
      for (const relation of relationsOf(entry.needs))
        if (!RELATIONS.has(relation)) fault("needs-relation", "needs", `no relation is called "${relation}"`);
    });
  }
  return faults;
}

/** What tells two entries apart: their words, the trigger's part of speech and what it needs. */
function condition(entry: LexiconEntry): string {
  return `${entry.pattern}|${entry.pos}|${entry.needs ?? ""}`;
}

function relationsOf(needs: string | undefined): readonly string[] {
  return (needs ?? "").split(/[ ,|&]+/).flatMap((part) => part.replace(/^!/, "").split(":")[0] || []);
}

function claimsOf(types: Checked["codebook"]["types"]): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, string[]>();
  for (const { type, lexicon } of types)
    for (const entry of lexicon) {
      const key = `${condition(entry)}|${entry.weight}`;
      const claimants = claims.get(key) ?? [];
      if (!claimants.includes(type)) claimants.push(type);
      claims.set(key, claimants);
    }
  return claims;
}
