/** How much a word tells, 0 (in any text) to 1 (hardly ever met). Given from outside, so that it does not change as the record grows. */
export type Rarity = (word: string) => number;

/**
 * Rarity by rank in a list of words, the commonest first, such as the reader's vocabulary. By Zipf's law (1949) a word's frequency falls
 * as one over its rank, so the information in it grows with the logarithm of the rank. A word that the list lacks is the rarest.
 */
export function rarityFrom(vocabulary: string): Rarity {
  const ranks = new Map<string, number>();
  for (const line of vocabulary.split("\n")) {
    const word = line.trim();
    if (/^\p{Ll}{2,}$/u.test(word) && !ranks.has(word)) ranks.set(word, ranks.size + 1);
  }
  const most = Math.log(ranks.size + COMMONEST);
  return (word) => {
    const rank = ranks.get(word.toLowerCase()) ?? ranks.size;
    return rank < COMMONEST ? 0 : Math.log(rank) / most;
  };
}

/** Ranks that carry nothing: articles, pronouns, auxiliaries. */
const COMMONEST = 150;
