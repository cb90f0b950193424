/** A block-level element of a page. */
export interface Box {
  readonly element: Element;
  readonly tag: string;
  readonly parent: Box | null;
  /** Its place among its parent's elements, as a step of a CSS path. */
  readonly step: string;
  /** Words of its classes, its id and its role, in lower case, with a space before and after each. */
  readonly words: string;
  readonly hidden: boolean;
}
/** A paragraph of a page: text that no block-level element and no blank line divides. */
export interface Paragraph {
  readonly text: string;
  readonly box: Box;
  /** Characters inside links. */
  readonly linked: number;
  /** Characters in bold. */
  readonly bold: number;
}

/** Elements that hold no text of the page. */
const SILENT = new Set(
  "script style noscript template iframe object embed svg math canvas audio video map title base link meta button input select textarea option label datalist progress".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source".split(
    " ",
  ),
);
const HIDDEN = / (?:sr only|visually ?hidden|screen reader(?: text| only)?|element invisible|assistive text|offscreen|u hide|is hidden) /u;
/** Paragraphs beyond which a page is cut off: no article needs more. */
const MOST = 20_000;

/** What one walk over a page finds. */
export interface Page {
  readonly paragraphs: readonly Paragraph[];
  /** Elements that tell of the page: `meta`, `link`, `title`, JSON-LD's `script`, `time`, and those with microdata under "itemprop". */
  readonly telling: ReadonlyMap<string, readonly Element[]>;
}

/**
 * The paragraphs of a page in their order, each with the box that it stands in. Linear. Null where elements stand more than `deepest` deep.
 * The whole document is walked, since in broken markup text stands outside of the body, or there are two of them.
 */
export function pageOf(document: Document, deepest: number): Page | null {
  const walker = new Walker(deepest);
  walker.page(document, { element: document.documentElement, tag: "html", parent: null, step: "", words: "", hidden: false });
  return walker.tooDeep ? null : { paragraphs: walker.out, telling: walker.telling };
}

const TELLING = new Set(["meta", "link", "title", "script", "time"]);

class Walker {
  readonly out: Paragraph[] = [];
  readonly telling = new Map<string, Element[]>();
  tooDeep = false;
  private loose = "";
  private linked = 0;
  private bold = 0;
  private depth = 0;
  constructor(private readonly deepest: number) {}

  page(document: Document, box: Box): void {
    this.children(document, box, false, false);
    this.flush(box);
  }

  private children(parent: Node, box: Box, linked: boolean, bold: boolean, path = ""): void {
    if (++this.depth > this.deepest) this.tooDeep = true;
    if (this.tooDeep) return;
    const counts = new Map<string, number>();
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) this.take(node.nodeValue ?? "", linked, bold);
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      const tag = element.localName;
      const count = (counts.get(tag) ?? 0) + 1;
      counts.set(tag, count);
      this.note(element, tag);
      if (SILENT.has(tag) || this.out.length > MOST) continue;
      if (tag === "br") this.loose += "\n";
      else if (tag === "hr") this.flush(box);
      else if (INLINE.has(tag) && isHidden(element, wordsOf(element.className))) continue;
      else if (INLINE.has(tag) || (tag.includes("-") && box.tag === "p"))
        this.children(element, box, linked || tag === "a", bold || tag === "b" || tag === "strong", `${path}${stepOf(tag, count)}>`);
      else {
        this.flush(box);
        const inside = boxOf(element, box, `${path}${stepOf(tag, count)}`);
        const before = [this.linked, this.bold];
        this.children(element, inside, linked, bold);
        this.flush(inside);
        [this.linked, this.bold] = before as [number, number];
      }
    }
    this.depth--;
  }

  private note(element: Element, tag: string): void {
    const name = TELLING.has(tag) ? tag : element.hasAttribute("itemprop") ? "itemprop" : null;
    if (name === null) return;
    const known = this.telling.get(name);
    if (known === undefined) this.telling.set(name, [element]);
    else known.push(element);
  }

  private take(text: string, linked: boolean, bold: boolean): void {
    this.loose += text.replace(/[\n\r]+/gu, " ");
    const length = text.trim().length;
    if (linked) this.linked += length;
    if (bold) this.bold += length;
  }

  private flush(box: Box): void {
    if (this.loose.trim() !== "") {
      const whole = fold(this.loose).length;
      const { linked, bold } = this;
      for (const text of linesOf(this.loose)) {
        const share = text.length / whole;
        this.out.push({ text, box, linked: Math.round(linked * share), bold: Math.round(bold * share) });
      }
    }
    this.loose = "";
    [this.linked, this.bold] = [0, 0];
  }
}

const stepOf = (tag: string, count: number): string => (count > 1 ? `${tag}:nth-of-type(${count})` : tag);

function boxOf(element: Element, parent: Box | null, step: string): Box {
  const tag = element.localName;
  const named = ["class", "id", "role", "data-component", "data-testid"].map((name) => element.getAttribute(name) ?? "").join(" ");
  const words = named === "    " ? "" : wordsOf(named);
  return {
    element,
    tag,
    parent,
    step,
    words,
    hidden: parent?.hidden === true || isHidden(element, words),
  };
}

/** "articleBody story-text" as " article body story text ". */
export const wordsOf = (names: string): string =>
  ` ${names
    .slice(0, 400)
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim()} `;

function isHidden(element: Element, words: string): boolean {
  if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return true;
  const style = element.getAttribute("style");
  return (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style)) || HIDDEN.test(words);
}

const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Shortest line, in characters, that a single line break makes a paragraph of when it ends as a sentence does. */
const SENTENCE = 60;

/** Text with its line breaks: a blank line divides, and so does a break after a whole sentence. */
function linesOf(loose: string): string[] {
  if (!loose.includes("\n")) return [fold(loose)];
  const out: string[] = [];
  let line = "";
  for (const part of loose.split("\n")) {
    const words = fold(part);
    const ended = line !== "" && (words === "" || (line.length >= SENTENCE && /[.!?:…]["'”’)\]]{0,2}$/u.test(line)));
    if (ended) {
      out.push(line);
      line = "";
    }
    line = line === "" ? words : `${line} ${words}`.trim();
  }
  return line === "" ? out : [...out, line];
}

/** Where an element stands, as a CSS path from the page's body. */
export function pathOf(box: Box): string {
  const steps: string[] = [];
  for (let at: Box | null = box; at !== null; at = at.parent) steps.push(at.step);
  return steps
    .reverse()
    .filter((step) => step !== "")
    .join(">");
}
