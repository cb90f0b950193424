import { dateIn, publicationDate } from "../dates.js";
import type { Paragraph } from "./tree.js";

const NAMES =
  "jan(?:uary|uar|vier|eiro)?|jän(?:ner)?|gennaio|enero|januari|stycznia|feb(?:ruary|ruar|rero|braio|ruari)?|fév(?:rier)?|fevereiro|lutego|mar(?:ch|s|zo|ço)?|märz?|maart|marca|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwietnia|ma[iyj]o?|mei|maggio|maja|jun(?:e|i|io|ho)?|juin|giugno|czerwca|jul(?:y|i|io|ho)?|juil(?:let)?|luglio|lipca|aug(?:ust|ustus)?|août|ago(?:sto)?|sierpnia|sep(?:t(?:ember|embre|iembre)?)?|set(?:tembre|embro)?|września|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|października|no[vy](?:ember|embre|iembre|embro)?|listopada|d[eéi][cz](?:ember|embre|iembre|embro)?|grudnia";
const MONTH_STARTS: readonly (readonly string[])[] = [
  ["ja", "jä", "gen", "ene", "sty"],
  ["fe", "fé", "lut"],
  ["mar", "mär", "maa"],
  ["ap", "av", "ab", "kw"],
  ["ma", "mei"],
  ["jun", "juin", "giu", "cze"],
  ["jul", "juil", "lug", "lip"],
  ["au", "ao", "ag", "si"],
  ["se", "wr"],
  ["oc", "ok", "ot", "ou", "pa"],
  ["no", "li"],
  ["d", "gru"],
];
const WORDED = new RegExp(`(?<!\\d)(\\d{1,2})\\.?(?:er|º|\\.)? (?:de )?(${NAMES})\\.?,? (?:de |del )?(\\d{4})(?!\\d)`, "iu");
const EASTERN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u;
const SLASHED = /(?<![\d/])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/])/u;
const YEAR_FIRST = /(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/u;

/** The first full date of a line of a page, in any of the forms that pages show; null where none is, or where day and month cannot be told apart. */
export function shownDate(line: string): string | null {
  const words = line
    .slice(0, 300)
    .normalize("NFC")
    .replace(/[\u0660-\u0669]/gu, (d) => String(d.charCodeAt(0) - 0x660));
  const plain = dateIn(words.replace(/(?<=\d)\/(?=\d)/gu, "/"));
  if (plain !== null) return plain;
  const worded = WORDED.exec(words);
  if (worded) return iso(worded[3], monthOf(worded[2] ?? ""), worded[1]);
  const eastern = EASTERN.exec(words) ?? YEAR_FIRST.exec(words);
  if (eastern) return iso(eastern[1], Number(eastern[2]), eastern[3]);
  const slashed = SLASHED.exec(words);
  if (slashed === null) return null;
  const [a, b] = [Number(slashed[1]), Number(slashed[3])];
  if (slashed[2] === "." || a > 12) return iso(slashed[4], b, slashed[1]);
  return b > 12 || a === b ? iso(slashed[4], a, slashed[3]) : null;
}

const iso = (year: string | undefined, month: number, day: string | undefined): string | null =>
  publicationDate(`${year}-${String(month).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`);

/** 1 to 12, in any of the languages above. */
function monthOf(name: string): number {
  const word = name.toLowerCase();
  const fit = (starts: readonly string[]) => Math.max(0, ...starts.map((s) => (word.startsWith(s) ? s.length : 0)));
  const best = MONTH_STARTS.map(fit);
  return best.indexOf(Math.max(...best)) + 1;
}

/** "/2020/01/03/" or "/2020-01-03" or "-20200103" in a page's address. */
export function dateOfAddress(url: string): string | null {
  const found = /[/_-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)/u.exec(url);
  return found && publicationDate(`${found[1]}-${found[2]}-${found[3]}`);
}

/** Paragraphs beyond the article's first in which its date may still be shown. */
const AFTER = 3;
const LONGEST = 160;
/** Words of a line that dates something other than the publication. */
const OTHER = /\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|copyright|©|subscribe|print edition)\b|©/iu;

/** The date that a page shows between its title and its text, or just after that begins; then the one that it shows under its text. */
export function dateShown(paragraphs: readonly Paragraph[], firstOwn: string, lastOwn: string): string | null {
  const title = Math.max(
    0,
    paragraphs.findIndex((p) => p.box.tag === "h1"),
  );
  const first = paragraphs.findIndex((p) => p.text === firstOwn);
  const last = paragraphs.findLastIndex((p) => p.text === lastOwn);
  const near = paragraphs.slice(Math.max(0, title - 3), Math.max(first, title) + AFTER);
  const under = last < 0 ? [] : paragraphs.slice(last + 1, last + 6);
  return dateAmong(near) ?? dateAmong(under);
}

function dateAmong(paragraphs: readonly Paragraph[]): string | null {
  const lines = paragraphs.map((p) => p.text).filter((text) => text.length <= LONGEST);
  const dated = lines.filter((line) => shownDate(line) !== null);
  const line = dated.find((l) => !OTHER.test(l)) ?? dated.find((l) => /publi|posted|first/iu.test(l)) ?? dated[0];
  return line === undefined ? null : shownDate(line);
}
