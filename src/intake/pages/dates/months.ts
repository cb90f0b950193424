/** Languages whose names of months are known, in the order in which a name is believed ("listopad" is November before it is October). */
const LANGUAGES =
  "en es fr de pt it nl pl cs sk sl sv nb da fi et lv lt hu ro ru uk bg sr mk el tr az id ms vi sw sq ca gl eu af hr bs he ar ar-IQ ar-MA ar-DZ ur hi bn ka hy ko".split(
    " ",
  );
type Names = ReadonlyMap<string, number>;
const learnt = new Map<string, Names>();
let all: Names | null = null;

/** The languages, among those that are known, in which a page of this locale ("de-AT") may write a date. */
export function languagesOf(locale: string | null): readonly string[] {
  const own = (locale ?? "").toLowerCase().split(/[-_]/u)[0] ?? "";
  return [...LANGUAGES.filter((language) => language.split("-")[0] === own && own !== "en"), "en"];
}

/** 1 to 12 for a month's name, whole or short, in small letters and without a full stop; 0 where it is none in these languages, any unless given. */
export function monthOf(word: string, languages?: readonly string[]): number {
  all ??= namesOf(LANGUAGES);
  const names = languages === undefined ? all : namesOf(languages);
  return names.get(bare(word)) ?? names.get(bare(word).replace(/^ב/u, "")) ?? 0;
}

/** The month that one word or two name, and where its name begins in them: "Updated May" is 5, from 8 on; null where they name none. */
export function monthIn(words: string, languages?: readonly string[]): { readonly month: number; readonly at: number } | null {
  const [first = "", second] = words.split(" ");
  const month = (second === undefined ? 0 : monthOf(words, languages)) || monthOf(first, languages);
  if (month > 0) return { month, at: 0 };
  const last = second === undefined ? 0 : monthOf(second, languages);
  return last === 0 ? null : { month: last, at: first.length + 1 };
}

function namesOf(languages: readonly string[]): Names {
  const key = languages.join(" ");
  const known = learnt.get(key);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  for (const language of languages) learn(language, names);
  for (const [language, name, month] of EXTRA) if (languages.includes(language) && !names.has(name)) names.set(name, month);
  learnt.set(key, names);
  return names;
}

/** Intl knows them, as they stand alone and as they stand in a date. */
function learn(language: string, names: Map<string, number>): void {
  for (const form of [{ month: "long" }, { month: "short" }, { day: "numeric", month: "long", year: "numeric" }] as const) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...form, timeZone: "UTC" });
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(Date.UTC(2020, month, 3));
      const name = bare(parts.find((p) => p.type === "month")?.value ?? "");
      if (/\p{L}{3}/u.test(name) && !names.has(name)) names.set(name, month + 1);
    }
  }
}
/** Forms that pages write and Intl does not. */
const EXTRA: readonly (readonly [language: string, name: string, month: number])[] = [
  ["en", "sept", 9],
  ["fr", "juill", 7],
  ["es", "setiembre", 9],
  ["de", "jänner", 1],
];

const bare = (word: string): string => word.toLowerCase().replace(/\./gu, "");
