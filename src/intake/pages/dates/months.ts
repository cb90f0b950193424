/** Languages whose names of months are known, in the order in which a name is believed ("listopad" is November before it is October). */
const LANGUAGES =
  "en es fr de pt it nl pl cs sk sl sv nb da fi et lv lt hu ro ru uk bg sr mk el tr az id ms vi sw sq ca gl eu af hr bs he ar ar-IQ ar-MA ar-DZ ur hi bn ka hy ko".split(
    " ",
  );
const names = new Map<string, number>();

/** 1 to 12 for a month's name, whole or short, in small letters and without a full stop; 0 where it is none. */
export function monthOf(word: string): number {
  if (names.size === 0) learn();
  return names.get(bare(word)) ?? names.get(bare(word).replace(/^ב/u, "")) ?? 0;
}

/** Intl knows them, as they stand alone and as they stand in a date. */
function learn(): void {
  for (const language of LANGUAGES)
    for (const form of [{ month: "long" }, { month: "short" }, { day: "numeric", month: "long", year: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...form, timeZone: "UTC" });
      for (let month = 0; month < 12; month++) {
        const parts = format.formatToParts(Date.UTC(2020, month, 3));
        const name = bare(parts.find((p) => p.type === "month")?.value ?? "");
        if (/\p{L}{3}/u.test(name) && !names.has(name)) names.set(name, month + 1);
      }
    }
  for (const [name, month] of EXTRA) if (!names.has(name)) names.set(name, month);
}
/** Forms that pages write and Intl does not. */
const EXTRA: readonly (readonly [string, number])[] = [
  ["sept", 9],
  ["juill", 7],
  ["setiembre", 9],
  ["jänner", 1],
];

const bare = (word: string): string => word.toLowerCase().replace(/\./gu, "");
