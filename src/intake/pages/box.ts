import type { Tag } from "./tag.js";

const HIDDEN = / (?:sr only|visually ?hidden|screen reader(?: text| only)?|element invisible|assistive text|offscreen|u hide|is hidden) /u;
const NAMES = ["class", "id", "role", "data-component", "data-testid"] as const;

/** A block-level element of a page. */
export class Box {
  readonly tag: string;
  /** Words of its classes, its id and its role, in lower case, with a space before and after each; empty where it has no names. */
  readonly words: string;
  readonly hidden: boolean;
  /** Words of the names that the page's boxes have had so far: most pages have a few hundred boxes of the same names. */
  private readonly known: Map<string, string>;

  constructor(
    /** Null for the page as a whole. */
    readonly own: Tag | null,
    readonly parent: Box | null,
  ) {
    this.tag = own?.name ?? "html";
    this.known = parent?.known ?? new Map();
    this.words = own === null ? "" : this.wordsFor(namesOf(own));
    this.hidden = parent?.hidden === true || (own !== null && isHidden(own, this.words));
  }

  private wordsFor(names: string): string {
    let words = this.known.get(names);
    if (words === undefined) {
      words = names === "" ? "" : wordsOf(names);
      this.known.set(names, words);
    }
    return words;
  }
}

function namesOf({ attributes }: Tag): string {
  let names = "";
  for (const name of NAMES) if (attributes[name] !== undefined) names += ` ${attributes[name]}`;
  return names;
}

/** "articleBody story-text" as " article body story text ". */
const wordsOf = (names: string): string =>
  ` ${names
    .slice(0, 400)
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim()} `;

/** Whether an element is there for scripts or for readers of the screen alone; `words` are its names, else its classes are looked at. */
export function isHidden({ attributes }: Tag, words?: string): boolean {
  if (attributes["hidden"] !== undefined || attributes["aria-hidden"] === "true") return true;
  const { style, class: named } = attributes;
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style)) return true;
  return HIDDEN.test(words ?? (named === undefined ? "" : wordsOf(named)));
}
