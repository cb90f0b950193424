/** Letters below which a text says too little of its language: then nothing is claimed. */
const ENOUGH_LETTERS = 60;
/** Characters that are looked at. */
const SAMPLE = 4000;
/** Share of an English text's words that these make up at the very least; other languages stay well below. */
const ENGLISH_SHARE = 0.14;
const ENGLISH: ReadonlySet<string> = new Set(
  "the of and to in a that is was for on with as by at from it his has have had be were are not but said an who will which after their they he she its or this been would".split(
    " ",
  ),
);

const enough = (sample: string): boolean => (sample.match(/\p{L}/gu)?.length ?? 0) >= ENOUGH_LETTERS;

/** "en" where the words that every English text is full of are there; null where they are not, whatever else it may be. */
export function evidentlyEnglish(text: string): "en" | null {
  const sample = text.slice(0, SAMPLE);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  return enough(sample) && words.filter((w) => ENGLISH.has(w)).length >= ENGLISH_SHARE * words.length ? "en" : null;
}

/** ISO 639-1 code by n-grams (eld), for texts that are not evidently English; null where the text is too short or the answer not reliable. */
export async function identifyLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE);
  if (!enough(sample)) return null;
  const { eld } = await import("eld/medium");
  const found = eld.detect(sample);
  return found.language === "" || !found.isReliable() ? null : found.language;
}
