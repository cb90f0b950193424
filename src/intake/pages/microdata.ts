import { closest, type Tag, type Telling } from "./tag.js";

/**
 * Values of a page's microdata, and of the dates that it gives as RDFa: of the elements with `itemprop` or `property`, the first of a name that stands in no aside, menu or footer, and, where
 * the page marks an article, inside of that.
 */
export function microdataOf(elements: readonly Telling[]): (name: string) => string | null {
  const named = (name: string): Telling[] => elements.filter((e) => ` ${namesOf(e)} `.includes(` ${name} `));
  return (name) => {
    const fit = named(name).filter((e) => closest(e, isAside) === null);
    const inside = fit.filter((e) => closest(e.parent, isArticle) !== null);
    return [...inside, ...fit].map(valueOf).find((value) => value !== "") ?? null;
  };
}

const namesOf = ({ attributes }: Tag): string => attributes["itemprop"] ?? (attributes["property"] ?? "").replace(/\b[a-z]+:/giu, "");
const isAside = ({ name }: Tag): boolean => name === "aside" || name === "nav" || name === "footer";
const isArticle = ({ attributes }: Tag): boolean => /Article|BlogPosting|Report/u.test(attributes["itemtype"] ?? "");

function valueOf({ attributes, inner, text }: Telling): string {
  const own = attributes["content"] ?? attributes["datetime"] ?? inner?.attributes["content"];
  return (own ?? (inner ?? { text }).text).replace(/\s+/gu, " ").trim().slice(0, 300);
}
