/** Words joined as names are looked up: small letters, no accents, no stops, no hyphens, no apostrophes. */
export function keyOf(words: string): string {
  const small = words.toLowerCase();
  // eslint-disable-next-line no-control-regex
  const plain = /^[\u0020-\u007e]*$/.test(small) ? small : small.normalize("NFD").replace(/\p{Mn}/gu, "");
  return plain
    .replace(/[.'’]/g, "")
    .replace(/[\s\-–]+/g, " ")
    .trim();
}
