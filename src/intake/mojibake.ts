/** Bytes 0x80 to 0x9f of Windows-1252 as characters; those that it leaves undefined are control characters. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BYTE = new Map([...HIGH].map((character, i) => [character, 0x80 + i]));
/** Characters as which Windows-1252 shows the bytes that open a UTF-8 sequence, and those that go on. */
const LEAD = "\u00c2-\u00f4";
const TAIL = `\u0080-\u00bf${HIGH}`;
const SUSPECT = new RegExp(`(?:[${LEAD}][${TAIL}]{1,3})+`, "gu");
/** Rounds of wrong reading that are undone: twice is seen in the wild, more is not. */
const MOST = 2;

/**
 * The text with UTF-8 that was read as Windows-1252, once or twice, put right: each stretch that is well-formed UTF-8 when its characters
 * are taken for bytes. Null where there is nothing to mend or it is not certain: one such stretch may be meant ("Ã©" in a text on
 * charsets), so there must be two, or none that is left broken among them.
 */
export function mended(text: string): string | null {
  let current = text;
  for (let round = 0; round < MOST; round++) {
    const next = once(current);
    if (next === null) break;
    current = next;
  }
  return current === text ? null : current;
}

function once(text: string): string | null {
  let [right, wrong] = [0, 0];
  const out = text.replace(SUSPECT, (stretch, at: number) => {
    // Its end is lost: that it is not well-formed proves nothing.
    if (text[at + stretch.length] === LOST) return stretch;
    const bytes = Uint8Array.from([...stretch], (c) => BYTE.get(c) ?? c.charCodeAt(0));
    const decoded = decodedOf(bytes);
    if (decoded === null) {
      wrong++;
      return stretch;
    }
    right++;
    return decoded;
  });
  return right >= FEWEST && wrong <= right / 10 ? out.replaceAll(`\u00e2\u20ac${LOST}`, "\u201d") : null;
}
/** What decoders put for the bytes that Windows-1252 leaves undefined; behind "\u00e2\u20ac" it was a closing quotation mark. */
const LOST = "\ufffd";
const FEWEST = 2;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function decodedOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
