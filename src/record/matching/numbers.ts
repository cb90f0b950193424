const NAMES = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, i) => [word, i] as const),
);
["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].forEach((word, i) => NAMES.set(word, 10 * (i + 3)));
const ROUND = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
]);
const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
/** Each begins with a digit, for which a text is searched quickly where that is said first. */
const DATES = new RegExp(
  String.raw`(?=\d)(?:\b\d{1,2}\b(?<=\b(?:${MONTHS})\.?\s+\d{1,2})|\b\d{1,2}\s+(?:${MONTHS})\b|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:19|20)\d{2}\b)`,
  "giu",
);
const WORDS = String.raw`(?<!\p{L})(?:${[...NAMES.keys(), ...ROUND.keys()].join("|")})(?!\p{L})`;
const ANY = new RegExp(String.raw`\d|${WORDS}`, "iu");
/** Numbers in digits and words. */
const NUMBERS = new RegExp(String.raw`\d[\d,]*(?:\.\d+)?|${WORDS}`, "giu");
/** What stands between two numbers that are two. */
const APART = /[\p{L}.;]/u;
/** Numbers below this are in any text. */
const TELLING = 3;

/** The counts that a passage gives, three or more ("six dead", "20,000 marchers", "two hundred"); dates and years are none. */
export function countsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  // Most sentences have no number at all.
  if (!ANY.test(text)) return found;
  let last: number | null = null;
  const end = () => {
    if (last !== null && last >= TELLING) found.add(last);
    last = null;
  };
  const counted = text.replaceAll(DATES, " . ");
  let after = 0;
  for (const { 0: word, index } of counted.matchAll(NUMBERS)) {
    if (APART.test(counted.slice(after, index))) end();
    after = index + word.length;
    const lower = word.toLowerCase();
    const round = ROUND.get(lower);
    if (round !== undefined) last = (last ?? 1) * round;
    else {
      const value: number | undefined = /^\d/.test(word) ? Number(word.replaceAll(",", "")) : NAMES.get(lower);
      // "twenty-two" is one count.
      if (value !== undefined && last !== null && last >= 20 && last < 100 && value < 10) last += value;
      else {
        end();
        if (value !== undefined) last = value;
      }
    }
  }
  end();
  return found;
}
