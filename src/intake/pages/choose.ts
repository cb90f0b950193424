import type { BlockKind } from "../../model/index.js";
import { RELATED_LABEL } from "../furniture.js";
import { containerOf, isInside } from "./container.js";
import { formOf } from "./form.js";
import { Sums, type Furniture, type Judged } from "./sums.js";
import type { Box } from "./box.js";
import type { Paragraph } from "./tree.js";
import { isProse, linkShare } from "./worth.js";

/** A paragraph of the article or of what stands between. */
export interface Chosen extends Paragraph {
  readonly kind: BlockKind;
  readonly why: string;
}

const HEADING = /^h[1-6]$/u;
const LEDE =
  / (?:lede|lead|standfirst|subtitle|sub title|subheadline|sub headline|subhead|summary|dek|deck|intro|introduction|teaser text|excerpt|chapo|description|sapo|abstract|strapline|kicker text|article intro|entradilla|bajada|copete|vorspann|tagline) /u;

/** Characters of text below which hidden text is looked at too: some paywalls hide what they have sent. */
const LITTLE = 250;

/** The article's paragraphs in the page's order, and the furniture between them. */
export function chosenOf(paragraphs: readonly Paragraph[], title: string | null): Chosen[] {
  const visible = paragraphs.filter((p) => !p.box.hidden);
  const chosen = choose(visible, title);
  return sizeOf(chosen) >= LITTLE || visible.length === paragraphs.length ? chosen : longer(chosen, choose(paragraphs, title));
}
const TEXT: ReadonlySet<BlockKind> = new Set(["body", "list", "quote", "table"]);
/** Furniture that is kept although it stands before or after the text. */
const KEPT: ReadonlySet<BlockKind> = new Set(["caption", "paywall", "byline", "entry"]);
/** What may stand between a heading and its text. */
const BEFORE_TEXT: ReadonlySet<BlockKind> = new Set(["heading", "caption", "entry"]);
const sizeOf = (list: readonly Chosen[]): number => list.reduce((n, p) => n + (TEXT.has(p.kind) ? p.text.length : 0), 0);
const longer = (a: Chosen[], b: Chosen[]): Chosen[] => (sizeOf(b) > 3 * sizeOf(a) ? b : a);

function choose(paragraphs: readonly Paragraph[], title: string | null): Chosen[] {
  const sums = new Sums(paragraphs, title);
  const container = containerOf(sums);
  if (container === null) return [];
  const inside = sums.judged.filter((p) => isInside(p.box, container));
  const first = sums.judged.findIndex((p) => isInside(p.box, container));
  const live = inside.filter((p) => STAMP.test(p.text)).length >= FEWEST_ENTRIES;
  const kinds = inside.map((p) => kindOf(p, live));
  const last = sums.judged.findLastIndex((p) => isInside(p.box, container));
  const walls = sums.judged.slice(last + 1).filter(isPaywall);
  return once([
    ...ledes(sums.judged, first, inside),
    ...settled(inside, kinds),
    ...walls.map((p) => ({ ...p, kind: "paywall" as const, why: "a paywall's notice" })),
  ]);
}

/** Of a paragraph that stands there twice, as a summary and in the text, only the second. */
function once(chosen: readonly Chosen[]): Chosen[] {
  const last = new Map(chosen.map((p, i) => [p.text, i]));
  return chosen.filter((p, i) => p.text.length < 40 || !TEXT.has(p.kind) || last.get(p.text) === i);
}

/** A time alone, with its day or as long ago, as it opens a live blog's entry; so many of them make a live blog. */
const DAY = "(?:\\d{1,2}\\.? \\p{L}{3,9}\\.?|\\p{L}{3,9}\\.? \\d{1,2})(?:,? \\d{4})?(?:,|,? at)? ";
const STAMP = new RegExp(
  `^(?:(?:[Uu]pdated |[Pp]osted )?(?:at |${DAY})?\\d{1,2}[:.h]\\d{2}(?:\\s?[AaPp]\\.?[Mm]\\.?)?(?:\\s\\(?[A-Z]{2,4}\\)?)?(?:[,\\s|–-]+[\\p{L}\\d., ]{1,25})?|(?:\\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?)|[Aa]n hour) ago|[Jj]ust now)$`,
  "u",
);
const FEWEST_ENTRIES = 3;
/** What a paywall says in place of the text. */
const PAYWALL =
  /\b(?:subscribe|subscribers?|subscription|sign in|log in|register|unlock|become a member|free trial|unlimited access|premium|already a member)\b/iu;
const WALL =
  / (?:paywall|pay wall|regwall|registration wall|piano|gate|gateway|barrier|meter|subscriber only|subscribe wall|premium wall|wall) /u;
const LONGEST_NOTICE = 320;

function kindOf(p: Judged, live: boolean): Furniture {
  if (live && STAMP.test(p.text)) return { kind: "entry", why: "a time that opens a live blog's entry" };
  if (isPaywall(p)) return { kind: "paywall", why: "a paywall's notice" };
  if (p.furniture !== null) return p.furniture;
  if (HEADING.test(p.box.tag))
    return RELATED_LABEL.test(p.text)
      ? { kind: "related", why: "heads a list of other reports" }
      : { kind: "heading", why: "the page's markup calls it a heading" };
  const links = linkShare(p);
  if (links > (p.text.length > 150 ? 0.7 : 0.5)) return { kind: "related", why: "nothing but a link" };
  return { kind: formOf(p), why: "the report's own text" };
}

function isPaywall(p: Judged): boolean {
  if (p.text.length > LONGEST_NOTICE || !PAYWALL.test(p.text)) return false;
  for (let box: Box | null = p.box, up = 0; box !== null && up < 4; box = box.parent, up++) if (WALL.test(box.words)) return true;
  return false;
}

/** Drops what stands before and after the text without belonging to it, and headings of what is no text. */
function settled(inside: readonly Judged[], kinds: readonly Furniture[]): Chosen[] {
  const prose = new Set<Box | null>();
  inside.forEach((p, i) => {
    if (TEXT.has(kinds[i]?.kind ?? "related") && isProse(p)) prose.add(around(p.box));
  });
  const isOwn = (i: number): boolean => {
    const [p, kind] = [inside[i], kinds[i]?.kind];
    return p !== undefined && kind !== undefined && TEXT.has(kind) && (prose.size === 0 || isProse(p) || prose.has(around(p.box)));
  };
  const last = inside.findLastIndex((_, i) => isOwn(i));
  const first = inside.findIndex((_, i) => isOwn(i));
  // The first entry's time and title stand before any text, the title before or after the time.
  const entry = kinds.findIndex(({ kind }) => kind === "entry");
  const titles = entry < 0 ? first : Math.min(first, inside[entry - 1]?.box.tag === "h1" ? entry : entry - 1);
  return inside.flatMap((p, i) => {
    const { kind, why } = kinds[i] ?? { kind: "body", why: "" };
    if (kind === "heading") {
      const next = inside.findIndex((_, j) => j > i && !BEFORE_TEXT.has(kinds[j]?.kind ?? "related"));
      if (i < titles || i > last || !TEXT.has(kinds[next]?.kind ?? "related")) return [];
    } else if ((i < first || i > last) && !KEPT.has(kind)) return [];
    return [{ ...p, kind, why }];
  });
}

/** The box around a paragraph's element: of a list item, the one around its list. */
function around(box: Box): Box | null {
  let at: Box | null = box;
  if (at.tag === "div" || at.tag === "section") return at;
  while (at !== null && ["p", "li", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "pre"].includes(at.tag))
    at = at.parent;
  return at;
}

/** What stands between the page's title and the container: a standfirst, a first paragraph. */
function ledes(judged: readonly Judged[], first: number, inside: readonly Judged[]): Chosen[] {
  const title = judged.findLastIndex((p, i) => i < first && p.box.tag === "h1");
  if (title < 0) return [];
  const opening = new Set(inside.slice(0, 5).map((p) => p.text));
  return judged.slice(title + 1, first).flatMap((p) => {
    if (p.furniture?.kind === "caption") return [{ ...p, ...p.furniture }];
    if (p.furniture !== null || linkShare(p) > 0.3 || opening.has(p.text)) return [];
    const named = LEDE.test(p.box.words) || (p.box.parent !== null && LEDE.test(p.box.parent.words));
    return (named && p.text.length >= 30) || isProse(p)
      ? [{ ...p, kind: "body" as const, why: "stands between the title and the text" }]
      : [];
  });
}
