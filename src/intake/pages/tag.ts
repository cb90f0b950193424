/** An element of a page, with its way up; what stands in it is not kept. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Tag | null;
  /** How many-eth of its name among its parent's elements. */
  readonly nth: number;
}

/** An element that tells of the page: `meta`, `link`, `title`, JSON-LD's `script`, `time`, and those with microdata. */
export interface Telling extends Tag {
  /** How many paragraphs stand before it. */
  readonly at: number;
  /** The text in it, as far as it is wanted. */
  readonly text: string;
  /** The first element in it that is named as its name, as microdata gives persons and organisations. */
  readonly inner: Telling | null;
}

/** The element itself or the nearest around it that fits; null where none does. */
export function closest(tag: Tag | null, fits: (tag: Tag) => boolean): Tag | null {
  let at = tag;
  while (at !== null && !fits(at)) at = at.parent;
  return at;
}

/** Where an element stands, as a CSS path from the page's root; undefined for the page as a whole. */
export function pathOf(tag: Tag | null): string | undefined {
  if (tag === null) return undefined;
  const steps: string[] = [];
  for (let at: Tag | null = tag; at !== null; at = at.parent) steps.push(at.nth > 1 ? `${at.name}:nth-of-type(${at.nth})` : at.name);
  return steps.reverse().join(">");
}
