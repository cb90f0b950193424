/** For each of the offsets (ascending), whether it stands inside a quotation that was opened before it in the same words. */
export function insideQuotation(words: string, offsets: readonly number[]): boolean[] {
  let [curly, straight, next] = [0, false, 0];
  const out: boolean[] = [];
  for (const m of words.matchAll(/["“”]/gu)) {
    for (; next < offsets.length && (offsets[next] ?? 0) <= m.index; next++) out.push(straight || curly > 0);
    if (m[0] === "“") curly = 1;
    else if (m[0] === "”") curly = 0;
    else straight = !straight;
  }
  while (out.length < offsets.length) out.push(straight || curly > 0);
  return out;
}
