/** Letters that Unicode does not take apart, as English newspapers write them. */
const FOLDED: Readonly<Record<string, string>> = {
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ħ: "h",
  ə: "a",
  ŋ: "ng",
};

/**
 * A place name as it is looked up: ASCII small letters and digits, one space between words, without marks, stops, hyphens and apostrophes;
 * "St" is "Saint", an Arabic article is "al". Empty where the name has letters of another script.
 */
export function placeKey(name: string): string {
  const key = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{Mn}\p{Lm}.'’‘`ʻʼ´]/gu, "")
    .replace(/[ıłøđðßæœþħəŋ]/g, (c) => FOLDED[c] ?? c)
    .replace(/[\s\-–—_/,()]+/g, " ")
    .trim()
    .replace(/(?<=^| )(?:el|ad|an|ar|as|ash|at|az|ed|en|er|es|et|ez|ul) (?=\w)/g, "al ")
    .replace(/^(?:st|sankt) /, "saint ");
  return /^[a-z0-9 ]*$/.test(key) ? key : "";
}
