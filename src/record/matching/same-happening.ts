import type { Event, Report } from "../../model/index.js";
import { Groups } from "../grouping/groups.js";
import { happenings } from "./kinship.js";
import { keyOf, mentionOf } from "./mention.js";
import type { Rarity } from "./rarity.js";
import { traitsOf, type Traits } from "./traits.js";

/** Which mentions tell of one happening: lists of indexes into the mentions, each index in one list. Whoever keeps a record may ask this of a batch. */
export function sameHappening(rarity: Rarity, familyOf: (report: Report) => string | null = () => null) {
  return (mentions: readonly { readonly report: Report; readonly event: Event }[]): readonly (readonly number[])[] => {
    const groups = new Groups<Traits>(happenings);
    const made = mentions.map(({ report, event }) => mentionOf(report, event, { rarity, family: familyOf(report) }));
    groups.add(made.map(traitsOf));
    const indexes = new Map<readonly string[], number[]>();
    made.forEach((mention, i) => {
      const group = groups.of(keyOf(mention)) ?? [];
      indexes.set(group, [...(indexes.get(group) ?? []), i]);
    });
    return [...indexes.values()];
  };
}
