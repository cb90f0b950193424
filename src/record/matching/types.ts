/**
 * Types that one act may be told as by different reports: a truce is agreed or kept, a man is seized or abducted, a demand is put or hurled.
 * Both ways.
 */
const NEAR_TYPES: readonly string[] = [
  "AGREE CONSULT",
  "AGREE SUPPORT",
  "AGREE RETREAT",
  "AGREE CONCEDE",
  "AGREE COOPERATE",
  "AGREE AID",
  "CONCEDE RETREAT",
  "CONSULT COOPERATE",
  "COOPERATE AID",
  "REQUEST ACCUSE",
  "REQUEST THREATEN",
  "ACCUSE REJECT",
  "ACCUSE PROTEST",
  "THREATEN SANCTION",
  "THREATEN ACCUSE",
  "SANCTION COERCE",
  "COERCE ASSAULT",
  "PROTEST ASSAULT",
  "MOBILIZE ASSAULT",
];
const near = new Map<string, Set<string>>();
for (const [a = "", b = ""] of NEAR_TYPES.map((pair) => pair.split(" "))) {
  near.set(a, (near.get(a) ?? new Set()).add(b));
  near.set(b, (near.get(b) ?? new Set()).add(a));
}

/** A type and those near it. A type of somebody's own codebook is near itself alone. */
export const nearTypes = (type: string): readonly string[] => [type, ...(near.get(type) ?? [])];

/** Modes of one type that reports of one act mix up: a bombing told as a suicide attack, a march that turned into a riot. */
const NEAR_MODES: Readonly<Record<string, readonly string[]>> = {
  ASSAULT: "beat torture targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control".split(" "),
  PROTEST: "demo riot obstruct vandalize".split(" "),
  CONSULT: "visit third-party multilateral".split(" "),
  COERCE: "restrict censor withhold".split(" "),
  ACCUSE: "disapprove allege investigate".split(" "),
};
/** Ways that a report hardly leaves unsaid: without them it was another act. */
const SAID: ReadonlySet<string> = new Set(["CONSULT/phone", "ASSAULT/abduct", "PROTEST/hunger", "COERCE/curfew", "COERCE/cyber"]);

interface Act {
  readonly type: string;
  readonly mode: string | null;
}

export function compareTypes(a: Act, b: Act): "same type and mode" | "same type" | "near mode" | "other mode" | "near type" | "other type" {
  if (a.type !== b.type) return near.get(a.type)?.has(b.type) ? "near type" : "other type";
  if (a.mode === b.mode) return a.mode === null ? "same type" : "same type and mode";
  if (a.mode === null || b.mode === null) return SAID.has(`${a.type}/${a.mode ?? b.mode}`) ? "other mode" : "same type";
  return NEAR_MODES[a.type]?.includes(a.mode) && NEAR_MODES[a.type]?.includes(b.mode) ? "near mode" : "other mode";
}

/** Types whose sides are told either way round: a visit by one is a meeting of both. */
export const MUTUAL: ReadonlySet<string> = new Set(["CONSULT", "COOPERATE", "AGREE", "SUPPORT", "RETREAT"]);
