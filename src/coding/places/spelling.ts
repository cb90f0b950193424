/** Ways in which newspapers write one sound of Arabic, Persian, Russian … names: each side may stand for the other. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/ah\b/, "a"],
  [/a\b/, "ah"],
  [/eh\b/, "ah"],
  [/ou|oo/g, "u"],
  [/u/g, "ou"],
  [/ee/g, "i"],
  [/iy(?=[aeiou])/g, "y"],
  [/i(?=[aeou])/g, "y"],
  [/ieh\b|iyeh\b|iyah\b|iya\b/, "iye"],
  [/yy/g, "y"],
  [/y(?=[aeiou])/g, "i"],
  [/i\b/, "y"],
  [/y\b/, "i"],
  [/yi\b|iy\b|ii\b/, "i"],
  [/q/g, "k"],
  [/k(?!h)/g, "q"],
  [/q/g, "g"],
  [/kh/g, "h"],
  [/(?<!k)h/g, "kh"],
  [/dh/g, "d"],
  [/th/g, "t"],
  [/e/g, "i"],
  [/e/g, "a"],
  [/a/g, "e"],
  [/o/g, "u"],
  [/u/g, "o"],
  [/z/g, "zz"],
  [/ai/g, "ay"],
  [/ay/g, "ai"],
  [/ei/g, "ay"],
  [/w/g, "v"],
  [/v/g, "w"],
  [/ks|x/g, "x"],
  [/ts/g, "c"],
  [/([b-df-hj-np-tv-z])\1/g, "$1"],
  [/ pur\b/, "pur"],
  [/ i /, " e "],
  [/ e /, " i "],
  [/ (?:i|e) /, " "],
  [/ /, ""],
  [/^al /, ""],
  [/^(?!al )/, "al "],
];
/** Shorter names have too many neighbours. */
const SHORTEST = 5;

/** Other spellings of a looked-up name, nearest first: one change, then two. */
export function spellings(key: string): readonly string[] {
  if (key.length < SHORTEST) return [];
  const change = (word: string) => SWAPS.map(([from, to]) => word.replace(from, to)).filter((w) => w !== word && w.length >= SHORTEST);
  const once = new Set(change(key));
  const twice = new Set([...once].flatMap(change));
  twice.delete(key);
  return [...once, ...[...twice].filter((w) => !once.has(w))];
}
