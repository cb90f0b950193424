/** The words of the grammar: facts of English, no rules. All keys are lower case. */

const numbered = (words: string, from = 1): [string, number][] => words.split(" ").map((word, i) => [word, i + from]);

const MONTH_WORDS = "january february march april may june july august september october november december";
/** Names in title case, for the reasons given to people; index 1 to 12. */
export const MONTH_NAMES: readonly string[] = ["", ...MONTH_WORDS.split(" ").map((m) => m.replace(/^./, (c) => c.toUpperCase()))];
export const MONTHS: ReadonlyMap<string, number> = new Map(numbered(MONTH_WORDS));
/** Short forms, written with or without a full stop; only beside a number. */
export const SHORT_MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered("jan feb mar apr may jun jul aug sep oct nov dec"),
  ["sept", 9],
]);
/** Also verbs or given names: bare, they need a word before them that calls for a time. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set(["march", "april", "may", "june", "august"]);

const WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday";
export const WEEKDAY_NAMES: readonly string[] = ["", ...WEEKDAY_WORDS.split(" ").map((d) => d.replace(/^./, (c) => c.toUpperCase()))];
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(numbered(WEEKDAY_WORDS));
export const SHORT_WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...numbered("mon tue wed thu fri sat sun"),
  ["tues", 2],
  ["weds", 3],
  ["thur", 4],
  ["thurs", 4],
]);

export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  ),
  ...numbered("thirty forty fifty sixty seventy eighty ninety").map(([word, n]): [string, number] => [word, (n + 2) * 10]),
  ["hundred", 100],
  ["dozen", 12],
]);
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"),
);

/** Units from the finest to the coarsest. */
export type Unit =
  "second" | "minute" | "hour" | "day" | "weekend" | "week" | "month" | "quarter" | "season" | "half" | "year" | "decade" | "century";
export const UNITS: ReadonlyMap<string, { readonly unit: Unit; readonly times: number }> = new Map(
  (["second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade"] as const)
    .flatMap((unit): [string, { unit: Unit; times: number }][] => [
      [unit, { unit, times: 1 }],
      [`${unit}s`, { unit, times: 1 }],
    ])
    .concat([
      ["century", { unit: "century", times: 1 }],
      ["centuries", { unit: "century", times: 1 }],
      ["fortnight", { unit: "week", times: 2 }],
      ["night", { unit: "day", times: 1 }],
    ]),
);

/** EDTF season numbers. */
export const SEASONS: ReadonlyMap<string, number> = new Map([...numbered("spring summer autumn winter", 21), ["fall", 23]]);
export const DAY_PARTS: ReadonlySet<string> = new Set([
  "morning",
  "afternoon",
  "evening",
  "night",
  "dawn",
  "dusk",
  "noon",
  "midday",
  "midnight",
  "daybreak",
  "nightfall",
]);

/** Days with a fixed date. Longer names first. */
export const NAMED_DAYS: readonly { readonly words: readonly string[]; readonly month: number; readonly day: number }[] = [
  { words: ["new", "year", "'", "s", "eve"], month: 12, day: 31 },
  { words: ["new", "year", "'", "s", "day"], month: 1, day: 1 },
  { words: ["international", "women", "'", "s", "day"], month: 3, day: 8 },
  { words: ["valentine", "'", "s", "day"], month: 2, day: 14 },
  { words: ["christmas", "eve"], month: 12, day: 24 },
  { words: ["christmas", "day"], month: 12, day: 25 },
  { words: ["christmas"], month: 12, day: 25 },
  { words: ["boxing", "day"], month: 12, day: 26 },
  { words: ["may", "day"], month: 5, day: 1 },
  { words: ["fourth", "of", "july"], month: 7, day: 4 },
  { words: ["bastille", "day"], month: 7, day: 14 },
  { words: ["armistice", "day"], month: 11, day: 11 },
  { words: ["halloween"], month: 10, day: 31 },
];

/** What numbers count: "2000 people" is no year. */
export const COUNTED: ReadonlySet<string> = new Set(
  (
    "people persons person troops soldiers men women children civilians refugees migrants homes houses families households villages villagers dollars euros pounds rupees rubles " +
    "km kilometers kilometres miles metres meters feet foot tons tonnes tonne votes seats jobs workers members police policemen officers fighters rebels militants protesters demonstrators " +
    "prisoners inmates detainees others more additional acres hectares barrels rockets tanks missiles students pages words degrees percent victims deaths casualties injured dead wounded " +
    "years days hours minutes weeks months rounds vehicles cars buses trucks guns rifles schools cases complaints supporters residents followers activists candidates delegates guests marines " +
    "tourists pilgrims passengers employees staff farmers teachers doctors patients books copies articles shells mines bombs settlers hostages bodies graves points yards or-so times"
  ).split(" "),
);

/** A number after these is a label. */
export const LABELS: ReadonlySet<string> = new Set(
  "resolution article room route highway law section no number flight unit paragraph page bill decree boeing airbus channel act order".split(
    " ",
  ),
);
/** "April 6 movement": a name made of a date. */
export const DATE_NAMED: ReadonlySet<string> = new Set(
  "movement movements group alliance bloc coalition brigade brigades faction youth square street bridge avenue organisation organization front".split(
    " ",
  ),
);
/** "Good Friday", "Bloody Sunday", "Black September": names with a day or month in them. */
export const NAME_BEFORE: ReadonlySet<string> = new Set(
  "good bloody black ash palm easter cyber super whit fat holy maundy red orange".split(" "),
);
export const NAME_AFTER: ReadonlySet<string> = new Set(
  "times herald mail telegraph mirror express post tribune agreement club mosque".split(" "),
);

/** Words before a bare month, year or season that call for a time. */
export const CALLING: ReadonlySet<string> = new Set(
  "in since until till during early late mid last next this by from before after through between around about back".split(" "),
);
/** Weaker ones: they also stand before people and counts. */
export const INVITING: ReadonlySet<string> = new Set("of to and or for a an the its his her their our every each".split(" "));
