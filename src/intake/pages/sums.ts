import type { BlockKind } from "../../model/index.js";
import { isNamedBody, signalOf } from "./signals.js";
import type { Box } from "./box.js";
import type { Paragraph } from "./tree.js";
import { isProse, worthOf } from "./worth.js";

/** What a box's own names tell of it. */
interface Told {
  /** Calls itself the article's text. */
  readonly named: boolean;
  readonly kind: BlockKind | null;
  readonly why: string;
  /** Is furniture only where it has links. */
  readonly onlyLinked: boolean;
}
/** What is known of a box from all that stands in it. */
export interface Sum extends Told {
  /** Characters of prose. */
  prose: number;
  /** Characters inside links. */
  linked: number;
  /** Worth of its paragraphs together. */
  worth: number;
  /** Holds the page's first-level heading. */
  titled: boolean;
}
export interface Furniture {
  readonly kind: BlockKind;
  readonly why: string;
}
/** A paragraph with the furniture that it belongs to by the page's markup, null where it is none. */
export interface Judged extends Paragraph {
  readonly furniture: Furniture | null;
}

/** Share of a page's prose above which a box is no furniture, whatever its names say. */
const TOO_MUCH = 0.45;
/** Comments and notices on cookies may outweigh a short report. */
const LIMITS: Readonly<Partial<Record<BlockKind, number>>> = { comments: Infinity, cookies: Infinity, navigation: 0.9 };
/** What the first prose after the title is worth beyond its own: a short report stands there, and long notices elsewhere. */
const OPENING = 250;
/** Kinds whose word outweighs a picture's or an author's inside of them. */
const OUTER: ReadonlySet<BlockKind> = new Set(["comments", "related", "navigation", "advertisement", "cookies"]);
const INNER: ReadonlySet<BlockKind> = new Set(["caption", "byline", "credit", "legal", "share"]);

export class Sums {
  readonly judged: readonly Judged[];
  private readonly sums = new Map<Box, Sum>();
  private readonly told = new Map<string, Told>();
  private readonly whole: number;

  constructor(paragraphs: readonly Paragraph[], named: string | null) {
    const headings = paragraphs.filter((p) => p.box.tag === "h1" || p.box.tag === "h2");
    const title =
      headings.find((p) => named !== null && p.text.length > 10 && (named.includes(p.text) || p.text.includes(named))) ??
      headings.find((p) => p.box.tag === "h1");
    for (const p of paragraphs) {
      const prose = isProse(p) ? p.text.length : 0;
      for (let box: Box | null = p.box; box !== null; box = box.parent) {
        const sum = this.of(box);
        sum.prose += prose;
        sum.linked += p.linked;
        if (p === title) sum.titled = true;
      }
    }
    this.whole = Math.max(...[...this.sums.values()].map((s) => s.prose), 1);
    this.judged = paragraphs.map((p) => ({ ...p, furniture: this.furnitureOf(p.box) }));
    const from = this.judged.findIndex((p) => p.text === title?.text && p.box === title.box);
    const opening = from < 0 ? undefined : this.judged.find((p, i) => i > from && p.furniture === null && isProse(p));
    for (const p of this.judged) {
      const worth = p.furniture === null ? worthOf(p) + (p === opening ? OPENING : 0) : -Math.min(p.text.length, 100) * 0.25;
      for (let box: Box | null = p.box; box !== null; box = box.parent) this.of(box).worth += worth;
    }
  }

  of(box: Box): Sum {
    let sum = this.sums.get(box);
    if (sum === undefined) {
      sum = { prose: 0, linked: 0, worth: 0, titled: false, ...this.toldOf(box) };
      this.sums.set(box, sum);
    }
    return sum;
  }

  /** What a box's names tell; the same for all boxes of the same names. */
  private toldOf(box: Box): Told {
    const { role = "", itemprop = "" } = box.own?.attributes ?? {};
    const key = `${box.tag}\n${role}\n${itemprop}\n${box.words}`;
    let told = this.told.get(key);
    if (told === undefined) {
      const signal = NEUTRAL.has(box.tag) && !/ comments? /u.test(box.words) ? null : signalOf(box);
      told = { named: isNamedBody(box), kind: signal?.kind ?? null, why: signal?.why ?? "", onlyLinked: signal?.linked ?? false };
      this.told.set(key, told);
    }
    return told;
  }

  boxes(): IterableIterator<[Box, Sum]> {
    return this.sums.entries();
  }

  private furnitureOf(own: Box): Furniture | null {
    let [found, told] = [null as Furniture | null, false];
    for (let box: Box | null = own; box !== null; box = box.parent) {
      told ||= box.tag === "table" || box.tag === "blockquote";
      if (told && box.tag === "figure" && !REPEATED.test(box.words)) continue;
      const sum = this.of(box);
      const { kind } = sum;
      if (kind === null || sum.titled || (sum.named && kind !== "comments")) continue;
      if (sum.onlyLinked && sum.linked === 0) continue;
      if (sum.prose > this.whole * (LIMITS[kind] ?? TOO_MUCH)) continue;
      if (found === null || (OUTER.has(kind) && INNER.has(found.kind))) found = { kind, why: sum.why };
    }
    return found;
  }
}
/** Figures whose quotation says once more what the text says, or is another site's. Other figures with a table or a quotation are no pictures. */
const REPEATED = / (?:pull ?quote|embed) /u;
/** Elements that hold articles and pages; their names tell of the page, not of what stands in them. */
const NEUTRAL = new Set(["html", "body", "main", "article"]);
