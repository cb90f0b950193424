const learnt = new Map<string, ReadonlyMap<string, number>>();
/** 5 January 2020 was a Sunday. */
const SUNDAY = Date.UTC(2020, 0, 5);
const DAY = 86_400_000;

/** 0 (Sunday) to 6 for the one weekday that words name in these languages, whole or short; null where they name none or two. */
export function weekdayIn(words: string, languages: readonly string[]): number | null {
  const names = namesOf(languages);
  const found = new Set(
    words
      .toLowerCase()
      .split(/[^\p{L}\p{M}-]+/u)
      .flatMap((word) => names.get(word) ?? []),
  );
  const [one] = found;
  return found.size === 1 && one !== undefined ? one : null;
}

function namesOf(languages: readonly string[]): ReadonlyMap<string, number> {
  const key = languages.join(" ");
  const known = learnt.get(key);
  if (known !== undefined) return known;
  const names = new Map<string, number>();
  for (const language of languages)
    for (const weekday of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
      for (let day = 0; day < 7; day++) {
        const name = format
          .format(SUNDAY + day * DAY)
          .toLowerCase()
          .replace(/\./gu, "");
        if (!names.has(name)) names.set(name, day);
      }
    }
  learnt.set(key, names);
  return names;
}
