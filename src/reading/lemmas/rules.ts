import { irregularLemma } from "./irregular.js";

/** Base forms known for a part of speech; they settle what spelling leaves open ("making" is make, "walking" walk). */
export type KnownBases = ReadonlySet<string>;

/** The first candidate that is a known base, else the last one: the regular spelling. */
function choose(known: KnownBases, candidates: readonly string[]): string {
  return candidates.find((candidate) => known.has(candidate)) ?? candidates.at(-1) ?? "";
}

/** Stem before -ed, -ing, -er or -est to its base: "stopp" stop, "mak" make, "carri" carry. */
function restore(stem: string, known: KnownBases): string {
  if (stem.endsWith("i")) return choose(known, [`${stem.slice(0, -1)}y`]);
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem);
  // "quarrelled" is quarrel, "called" call: a long word seldom ends in two.
  const long = (stem.match(/[aeiouy]+/g)?.length ?? 0) > 1;
  if (doubled) return choose(known, /(?:ll|ff|zz)$/.test(stem) && !long ? [stem.slice(0, -1), stem] : [stem, stem.slice(0, -1)]);
  // A lone final consonant after one vowel letter, and endings such as -at-, -iz-, -v-, -c-, lost an e.
  const lostE =
    /(?:[^aeiou]|^)[aeiouy][bdgkpmt]$|(?:[aeu]t|it)$|[iyuao]z$|[aiouy]s$|[^aeo]us$|[rnl]s$|[vcu]$|[^aeiourw]l$|[dr]g$|ang$|eng$|[^aeiou][aiou]r$|[^aeiou]in$|[^aeo]id$|th$/.test(
      stem,
    ) && !/(?:[ei]t|[aeiouy][^aeiou]+or|en|er|on|op|ow|ey|om|ick|ss|[^aeiou]ed)$/.test(stem);
  return choose(known, lostE ? [stem, `${stem}e`] : [`${stem}e`, stem]);
}

/** Plural noun, or verb in -s, to its base. */
function withoutS(word: string, known: KnownBases): string {
  if (/(?:ss|us|is|'s|’s)$/.test(word) || word.length < 3) return word;
  if (word.endsWith("ies") && word.length > 4) return choose(known, [word.slice(0, -1), `${word.slice(0, -3)}y`]);
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return choose(known, [word.slice(0, -1), word.slice(0, -2)]);
  if (/(?:s|z|o)es$/.test(word))
    return choose(known, word.endsWith("oes") ? [word.slice(0, -1), word.slice(0, -2)] : [word.slice(0, -2), word.slice(0, -1)]);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Regular English inflection undone. `word` is in lower case. */
export function regularLemma(word: string, upos: string, known: KnownBases): string {
  const irregular = known.has(word) && upos === "NOUN" ? null : irregularLemma(word, upos);
  if (irregular !== null) return irregular;
  if (upos === "NOUN") return withoutS(word, known);
  if (upos === "VERB" || upos === "AUX") {
    if (known.has(word)) return word;
    if (word.endsWith("ing") && /[aeiouy]/.test(word.slice(0, -3))) return restore(word.slice(0, -3), known);
    if (word.endsWith("in'") || word.endsWith("in’")) return restore(word.slice(0, -3), known);
    if (word.endsWith("eed")) return choose(known, [word.slice(0, -1), word]);
    if (word.endsWith("ed") && /[aeiouy]/.test(word.slice(0, -2))) return restore(word.slice(0, -2), known);
    return withoutS(word, known);
  }
  if ((upos === "ADJ" || upos === "ADV") && !known.has(word)) {
    const stem = word.endsWith("iest") || word.endsWith("est") ? word.slice(0, -3) : word.endsWith("er") ? word.slice(0, -2) : "";
    if (stem.length > 1) {
      const base = restore(stem, known);
      if (known.has(base)) return base;
    }
  }
  return word;
}
