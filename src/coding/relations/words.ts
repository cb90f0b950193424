import type { RelationKind } from "../../model/index.js";

/** What a noun says of who bears it: its kind, and whether the bearer is the second side ("Iran's proxy Hezbollah": Iran backs it). */
export interface RelationNoun {
  readonly kind: RelationKind;
  readonly bearerSecond?: true;
}

const nouns = (words: string, noun: RelationNoun): [string, RelationNoun][] => words.split(" ").map((word) => [word, noun]);

/** By lemma. */
export const NOUNS: ReadonlyMap<string, RelationNoun> = new Map([
  ...nouns("ally", { kind: "alliance" }),
  ...nouns("backer patron sponsor benefactor paymaster", { kind: "backing" }),
  ...nouns("proxy surrogate protégé protege", { kind: "backing", bearerSecond: true }),
  ...nouns("rival foe enemy adversary nemesis archrival arch-rival archenemy arch-enemy archfoe arch-foe", { kind: "enmity" }),
  ...nouns("member signatory", { kind: "membership" }),
]);
export const TREATIES: ReadonlySet<string> = new Set(["treaty", "pact", "alliance"]);

/** Of "Iran-backed", "Saudi-led": the second half. */
export const HALVES: ReadonlyMap<string, RelationKind> = new Map([
  ...["backed", "supported", "sponsored", "funded", "armed", "trained", "equipped"].map((half): [string, RelationKind] => [
    half,
    "backing",
  ]),
  ...["allied", "aligned"].map((half): [string, RelationKind] => [half, "alliance"]),
]);

export const ACCUSING: ReadonlySet<string> = new Set(["accuse", "blame"]);
export const AGAIN: ReadonlySet<string> = new Set(["repeatedly", "long", "often", "frequently", "consistently", "regularly", "routinely"]);

/** What says that it no longer is so, or never was. */
export const GONE: ReadonlySet<string> = new Set(
  "former ex onetime one-time erstwhile past previous late potential possible would-be prospective future alleged not no never hardly".split(
    " ",
  ),
);
