/**
 * Types that one act may be told as by different reports: a truce is agreed or kept, a man is seized or abducted, a demand is put or hurled.
 * Both ways.
 */
const NEAR: readonly (readonly [string, string])[] = [
  ["AGREE", "CONSULT"],
  ["AGREE", "SUPPORT"],
  ["AGREE", "RETREAT"],
  ["AGREE", "CONCEDE"],
  ["AGREE", "COOPERATE"],
  ["AGREE", "AID"],
  ["CONCEDE", "RETREAT"],
  ["CONSULT", "COOPERATE"],
  ["COOPERATE", "AID"],
  ["REQUEST", "ACCUSE"],
  ["REQUEST", "THREATEN"],
  ["ACCUSE", "REJECT"],
  ["ACCUSE", "PROTEST"],
  ["THREATEN", "SANCTION"],
  ["THREATEN", "ACCUSE"],
  ["SANCTION", "COERCE"],
  ["COERCE", "ASSAULT"],
  ["PROTEST", "ASSAULT"],
  ["MOBILIZE", "ASSAULT"],
];
const near = new Map<string, Set<string>>();
for (const [a, b] of [...NEAR, ...NEAR.map(([a, b]) => [b, a] as const)]) near.set(a, (near.get(a) ?? new Set()).add(b));

/** A type and those near it. A type of somebody's own codebook is near itself alone. */
export const nearTypes = (type: string): readonly string[] => [type, ...(near.get(type) ?? [])];

export function compareTypes(
  a: { readonly type: string; readonly mode: string | null },
  b: { readonly type: string; readonly mode: string | null },
): "same type and mode" | "same type" | "other mode" | "near type" | "other type" {
  if (a.type !== b.type) return near.get(a.type)?.has(b.type) ? "near type" : "other type";
  if (a.mode === b.mode) return a.mode === null ? "same type" : "same type and mode";
  return a.mode === null || b.mode === null ? "same type" : "other mode";
}

/** Types whose sides are told either way round: a visit by one is a meeting of both. */
export const MUTUAL: ReadonlySet<string> = new Set(["CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT"]);
