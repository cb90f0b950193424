import { AnnalistError } from "../../kit/errors.js";
import { Box, isHidden } from "./box.js";
import { linesOf } from "./lines.js";
import type { Tag, Telling } from "./tag.js";

/** A paragraph of a page: text that no block-level element and no blank line divides. */
export interface Paragraph {
  readonly text: string;
  readonly box: Box;
  /** Characters inside links. */
  readonly linked: number;
  /** Characters in bold. */
  readonly bold: number;
}

/** What one walk over a page finds. */
export interface Page {
  readonly paragraphs: readonly Paragraph[];
  /** Elements that tell of the page, by their names; those with microdata alone under "itemprop". */
  readonly telling: ReadonlyMap<string, readonly Telling[]>;
  /** The `lang` of the whole. */
  readonly language: string | null;
}

/** Elements that hold no text of the page. */
const SILENT = new Set(
  "script style noscript template iframe object embed svg math canvas audio video map title base link meta button input select textarea option label datalist progress media br hr".split(
    " ",
  ),
);
/** Elements that divide no text; the last line are those of agencies' NITF. */
const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source " +
    "person org location chron money num event function virtloc city state region country"
  ).split(" "),
);
const TELLING = new Set(["meta", "link", "title", "script", "time"]);
/** Paragraphs beyond which a page is cut off: no article needs more. */
const MOST = 20_000;
/** Elements inside one another beyond which a page is refused: the parser's and Readability's time grows with the square of it (browsers stop at 512 too). */
const DEEPEST = 512;
/** Characters of text that are kept of an element that tells of the page, but for scripts. */
const MOST_TOLD = 5000;

/**
 * The paragraphs of markup in their order, each with the box that it stands in: one pass, without building a tree. All of the markup is
 * walked, since in broken pages text stands outside of the body, or there are two of them. Throws E_FILE_UNREADABLE beyond DEEPEST.
 */
export async function pageOf(markup: string): Promise<Page> {
  const { Parser } = await import("htmlparser2");
  const walker = new Walker();
  const parser = new Parser({
    onopentag: (name, attributes) => walker.opens(name, attributes),
    ontext: (text) => walker.text(text),
    onclosetag: () => walker.closes(),
  });
  parser.write(markup);
  parser.end();
  walker.flush();
  return { paragraphs: walker.out, telling: walker.telling, language: walker.language };
}

/** Under what an element tells of the page; null where it does not. */
function toldOf({ name, attributes }: Tag): string | null {
  if (name === "script") return /ld\+json/iu.test(attributes["type"] ?? "") ? name : null;
  if (TELLING.has(name)) return name;
  if (attributes["itemprop"] !== undefined || /\b(?:date|dc|dcterms:)/u.test(attributes["property"] ?? "")) return "itemprop";
  return name === "abbr" && attributes["title"] !== undefined && /published/u.test(attributes["class"] ?? "") ? "time" : null;
}

/** An element that is open and whose text is the page's. */
interface Frame {
  readonly tag: Tag | null;
  readonly box: Box;
  readonly linked: boolean;
  readonly bold: boolean;
  /** How many elements of each name it has had. */
  counts: Map<string, number> | null;
}
type OpenTelling = { -readonly [K in keyof Telling]: Telling[K] } & { readonly depth: number };

class Walker {
  readonly out: Paragraph[] = [];
  readonly telling = new Map<string, Telling[]>();
  language: string | null = null;
  private top: Frame = { tag: null, box: new Box(null, null), linked: false, bold: false, counts: null };
  private readonly frames: Frame[] = [this.top];
  /** Elements open inside of one that is silent, with it. */
  private silent = 0;
  private readonly open: OpenTelling[] = [];
  private loose = "";
  private linked = 0;
  private bold = 0;

  opens(name: string, attributes: Tag["attributes"]): void {
    if (this.silent > 0) {
      this.silent++;
      if (attributes["itemprop"] === "name") this.nameOpen({ name, attributes, parent: this.top.tag, nth: 1 });
      return;
    }
    const { top } = this;
    top.counts ??= new Map();
    const nth = (top.counts.get(name) ?? 0) + 1;
    top.counts.set(name, nth);
    const tag: Tag = { name, attributes, parent: top.tag, nth };
    const inline = INLINE.has(name) || (name.includes("-") && top.box.tag === "p");
    if (name === "br") this.loose += "\n";
    else if (!inline) this.flush();
    if (SILENT.has(name) || this.out.length > MOST || (inline && isHidden(tag))) this.silent = 1;
    else this.enter(tag, inline);
    if (name === "html") this.language ??= attributes["lang"]?.trim() || null;
    const under = toldOf(tag);
    if (under !== null) this.note(tag, under);
  }

  closes(): void {
    if (this.open.at(-1)?.depth === this.depth) this.open.pop();
    if (this.silent > 0) {
      this.silent--;
      return;
    }
    const { box } = this.top;
    if (this.frames.length > 1) this.frames.pop();
    const top = this.frames.at(-1) ?? this.top;
    if (box !== top.box) this.flush();
    this.top = top;
  }

  text(text: string): void {
    for (const telling of this.open) if (telling.text.length < MOST_TOLD || telling.name === "script") telling.text += text;
    if (this.silent > 0) return;
    const { top } = this;
    this.loose += text.includes("\n") || text.includes("\r") ? text.replace(/[\n\r]+/gu, " ") : text;
    if (!top.linked && !top.bold) return;
    const { length } = text.trim();
    if (top.linked) this.linked += length;
    if (top.bold) this.bold += length;
  }

  /** Ends a paragraph. */
  flush(): void {
    if (this.loose === "") return;
    const lines = linesOf(this.loose);
    const whole = lines.reduce((sum, line) => sum + line.length + 1, -1);
    for (const text of lines) {
      const share = text.length / whole;
      this.out.push({ text, box: this.top.box, linked: Math.round(this.linked * share), bold: Math.round(this.bold * share) });
    }
    [this.loose, this.linked, this.bold] = ["", 0, 0];
  }

  private enter(tag: Tag, inline: boolean): void {
    const { top } = this;
    const { name } = tag;
    this.top = {
      tag,
      box: inline ? top.box : new Box(tag, top.box),
      linked: top.linked || name === "a",
      bold: top.bold || name === "b" || name === "strong",
      counts: null,
    };
    if (this.frames.push(this.top) > DEEPEST)
      throw new AnnalistError("E_FILE_UNREADABLE", `its elements are nested more than ${DEEPEST} deep`);
  }

  private get depth(): number {
    return this.frames.length + this.silent;
  }

  private note(tag: Tag, under: string): void {
    const own = tag.attributes["itemprop"] === "name" ? this.nameOpen(tag) : this.follow(tag);
    const known = this.telling.get(under);
    if (known === undefined) this.telling.set(under, [own]);
    else known.push(own);
  }

  /** Gives the elements of microdata that are open their name, where they have none. */
  private nameOpen(tag: Tag): OpenTelling {
    const around = this.open.filter((telling) => telling.inner === null && telling.attributes["itemprop"] !== undefined);
    const own = this.follow(tag);
    for (const telling of around) telling.inner = own;
    return own;
  }

  private follow(tag: Tag): OpenTelling {
    const own = { ...tag, text: "", inner: null, at: this.out.length, depth: this.depth };
    this.open.push(own);
    return own;
  }
}
