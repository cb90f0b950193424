import { ROLES } from "../../codebook/generated/actors.js";

const sectors: ReadonlyMap<string, string> = new Map(ROLES.split("\n").map((line) => line.split("\t") as [string, string]));

/** The sector that a role noun gives, by the longest run of lemmas that ends at the head ("police officer", then "officer"). */
export function roleSector(lemmas: readonly string[]): { sector: string; words: string } | null {
  for (let length = Math.min(3, lemmas.length); length > 0; length--) {
    const words = lemmas.slice(-length).join(" ");
    const sector = sectors.get(words);
    if (sector !== undefined) return { sector, words };
  }
  return null;
}
