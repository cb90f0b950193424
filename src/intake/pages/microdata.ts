/**
 * Values of a page's microdata: of the elements with `itemprop`, the first of a name that stands in no aside, menu or footer, and, where
 * the page marks an article, inside of that.
 */
export function microdataOf(elements: readonly Element[]): (name: string) => string | null {
  const named = (name: string): Element[] => elements.filter((e) => ` ${e.getAttribute("itemprop") ?? ""} `.includes(` ${name} `));
  return (name) => {
    const fit = named(name).filter((e) => e.closest("aside, nav, footer") === null);
    const inside = fit.filter((e) => e.parentElement?.closest(ARTICLE) != null);
    return [...inside, ...fit].map(valueOf).find((value) => value !== "") ?? null;
  };
}

const ARTICLE = '[itemtype*="Article"], [itemtype*="BlogPosting"], [itemtype*="Report"]';

function valueOf(element: Element): string {
  const inner = element.querySelector('[itemprop="name"]');
  const own = element.getAttribute("content") ?? element.getAttribute("datetime") ?? inner?.getAttribute("content");
  return (own ?? (inner ?? element).textContent ?? "").replace(/\s+/gu, " ").trim().slice(0, 300);
}
