import fc from "fast-check";

/** Sentences of our own with every character that tends to shift offsets. */
export const ODD_TEXTS: readonly string[] = [
  "Turkey\u00a0condemned the strike on\u00a0Monday.\r\n\r\nThe ministry\u2019s spokesman said: \u201cWe will not forget it.\u201d\r\n",
  "\ud83d\udea8 BREAKING \ud83d\udea8 Police arrested 40 protesters in Tbilisi \ud83c\uddec\ud83c\uddea on Friday, the opposition said \ud83d\ude21.",
  "Bogota\u0301 accused Caracas of sheltering rebels. Pen\u0303a Nieto met Santos in Cartagena de Indias.",
  "\ufeffThe army shelled the village of Al\u2011Bab \u2014 12\u202fkm from the border \u2014 killing three people.\u2028Residents fled.",
  "\t\tIsrael\u200b and Egypt\u2026 agreed to reopen the crossing;\u00adaid will follow\u2026\n\n\n   \u00a0\n",
  "e\u0301lyse\u0301e: Macron called\u2009on \u2018all sides\u2019 to stop the fighting in Mali\u2019s north\u2014at once.",
  "(\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67) Families of the \ufb01ve soldiers killed by militants demanded an inquiry. \u0130stanbul\u2019s mayor resigned.",
];

/** A report's own paragraphs, and the same with furniture around them that tells of acts too. */
const PARAGRAPHS = [
  "Kenyan police arrested four opposition leaders in Kisumu on Monday, their lawyer said.",
  "The United States condemned the arrests and urged the government in Nairobi to free them.",
];
export const BODY = PARAGRAPHS.join("\n\n");
export const FURNISHED = [
  "File photo: Police arrest protesters in Mombasa last year.",
  PARAGRAPHS[0],
  "Sign up for our newsletter on how rebels attack and kill soldiers.",
  "Read more: Troops shelled the town and killed ten people",
  PARAGRAPHS[1],
  "Leave a reply",
  "The president should resign, he attacked and robbed all of us.",
].join("\n\n");

const WORDS =
  "the a of in on by and Iran France Mr. U.S. Ukraine president minister army police rebels said condemned attacked killed arrested met talks sanctions Monday 2020 Jan. 3 12,000 don't cannot it's \u201cwe \u201d \u2018no\u2019 \u2014 - ; , . ? ! ... \u2026 ( ) \u00a0 \ud83d\ude80 e\u0301 \ud835\udcd0 \u0130 \ufb03 \u200d \u00ad 50% $3m www.example.org a@b.org @x #y /".split(
    " ",
  );
const GAPS = [" ", " ", " ", " ", "", "  ", "\n", "\r\n", "\n\n", "\u00a0", "\t", "\u2009", "\u2028"];

/** Text of news words, odd characters and odd gaps: nearer to what breaks offsets than letters at random. */
export const newsLike: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.flat().join(""));

/** Any text at all, lone surrogates and control characters among it. */
export const anything: fc.Arbitrary<string> = fc.string({ unit: "binary", maxLength: 200 });

/** Changes to a text that keep its words: line ends, spaces, quotes, and characters of two units or none of their own. */
export const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  "\\r\\n": (text) => text.replace(/\r?\n/g, "\r\n"),
  "no-break spaces": (text) => text.replace(/(?<=[a-z]) (?=[a-z])/g, "\u00a0"),
  "curly quotes": (text) =>
    text
      .replace(/(^|[\s(])"/g, "$1\u201c")
      .replaceAll('"', "\u201d")
      .replaceAll("'", "\u2019"),
  emoji: (text) =>
    text.replace(/\n+/g, (gap) => ` \ud83d\udea8\ud83c\uddec\ud83c\uddea${gap}\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 `),
  "combining marks": (text) => text.normalize("NFD").replace(/e(?=[a-z])/g, "e\u0301"),
};
