/** Prefixes that Universal Dependencies' English treebanks leave joined to their word ("anti-war", "e-mail"); other hyphens stand alone. */
export const PREFIXES: ReadonlySet<string> = new Set(
  (
    "a anti arch bi bio co contra counter cross de dis e ex extra hyper infra inter intra macro mega meta micro mid mini mis mono multi neo non over pan para " +
    "per peri poly post pre pro proto pseudo psycho quasi re semi socio sub super supra trans tri u ultra un under uni"
  ).split(" "),
);

/** Suffixes left joined ("career-wise"). */
export const SUFFIXES: ReadonlySet<string> = new Set("esque ish less wise fest gate itis rama ward wards".split(" "));

/** Contractions written as one word: where the second word begins. */
const JOINED: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["lemme", 3],
  ["gimme", 3],
  ["alot", 1],
  ["outta", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["wont", 2],
  ["cant", 2],
  ["isnt", 2],
  ["wasnt", 3],
  ["arent", 3],
  ["werent", 4],
  ["havent", 4],
  ["hasnt", 3],
  ["hadnt", 3],
  ["couldnt", 5],
  ["wouldnt", 5],
  ["shouldnt", 6],
  ["aint", 2],
  ["im", 1],
  ["ive", 1],
  ["thats", 4],
  ["whats", 4],
  ["theres", 5],
  ["theyre", 4],
  ["youre", 3],
  ["youve", 3],
  ["hes", 2],
  ["shes", 3],
]);

const CLITIC = /^(.*?)(n['’]t|['’](?:s|m|d|ll|ve|re))$/isu;

/**
 * Where to cut a word that has no hyphen left in it, by Universal Dependencies' rules for English: "don't" at 2, "cannot" at 3, "China's" at 5.
 * Returns offsets inside the word, ascending.
 */
export function cuts(word: string): number[] {
  const found: number[] = [];
  let rest = word;
  // "couldn't've" has two.
  while (found.length < 3 && (rest.includes("'") || rest.includes("’"))) {
    const match = CLITIC.exec(rest);
    const stem = match?.[1];
    // "1990's" and "60's" are plurals of a number.
    if (stem === undefined || stem === "" || /^\d+$/.test(stem)) break;
    found.unshift(stem.length);
    rest = stem;
  }
  if (found.length > 0) return found;
  const lower = word.toLowerCase();
  const cut = JOINED.get(lower);
  return cut === undefined || (lower === "im" && word === "IM") ? [] : [cut];
}
