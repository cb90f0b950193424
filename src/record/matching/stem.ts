/** A word cut to what its forms share: "marches", "marched" and "marching" give "march". Plain on purpose: both sides are cut alike. */
export function stem(word: string): string {
  const bare = word.toLowerCase().replace(/['’]s?$/, "");
  for (const [ending, put] of ENDINGS)
    if (bare.endsWith(ending) && bare.length - ending.length >= SHORTEST) return undoubled(bare.slice(0, -ending.length) + put);
  return bare;
}

/** Letters that must stay. */
const SHORTEST = 3;
const ENDINGS: readonly (readonly [string, string])[] = [
  ["ations", "at"],
  ["ation", "at"],
  ["ings", ""],
  ["ing", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["ers", ""],
  ["ed", ""],
  ["er", ""],
  ["es", ""],
  ["e", ""],
  ["s", ""],
];
const undoubled = (word: string): string => word.replace(/([bdgmnprt])\1$/, "$1");
