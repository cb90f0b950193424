import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { mended } from "./mojibake.js";

const broken = (text: string): string => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
const WORDS = "“Erdoğan’s café – naïve coöperation,” the Élysée said: 5 € a kilo…";

describe("UTF-8 read as Windows-1252", () => {
  it("is mended", () => expect(mended(broken(WORDS))).toBe(WORDS));
  it("is mended when it happened twice", () => expect(mended(broken(broken(WORDS)))).toBe(WORDS));
  it("is mended where the bytes that Windows-1252 does not know were lost", () =>
    expect(mended("He said â€œnoâ€\ufffd in the cafÃ© and â€œyesâ€\ufffd outside")).toBe("He said “no” in the café and “yes” outside"));
  it("is mended in other scripts", () => {
    const words = "Президент прибыл в Москву, 东京 и القاهرة";
    expect(mended(broken(words))).toBe(words);
  });
  it("is mended, whatever the text, where enough of it is broken", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."éèüñç–—“”’…žšЖя東"), minLength: 3, maxLength: 40 });
    fc.assert(fc.property(letters, (text) => mended(`A ${text.split("").join(" word ")} end`.replace(/./gsu, (c) => broken(c))) !== null));
  });
});

describe("what is right stays as it is", () => {
  it.each([
    WORDS,
    "Plain words only.",
    "ÂNGELA MERKEL met ÉMILE in SÃO PAULO; the Ärzte said £5 and Â£5",
    "Tôi là người Việt Nam, Hà Nội – “Âm nhạc”",
    "Das Zeichen Ã© steht für é.",
    iconv.decode(iconv.encode("Příliš žluťoučký kůň", "windows-1250"), "windows-1250"),
  ])("%s", (text) => expect(mended(text)).toBeNull());
  it("any text of whole letters", () => {
    const words = fc.array(fc.constantFrom("café", "naïve", "Ångström", "ÂGE", "São", "“so”", "l’été", "Ñandú", "€5", "Île"), {
      maxLength: 30,
    });
    fc.assert(fc.property(words, (list) => mended(list.join(" ")) === null));
  });
});
