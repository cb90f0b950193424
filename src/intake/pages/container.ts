import type { Box } from "./box.js";
import type { Sums } from "./sums.js";

/** Share of a box's worth that an inner box must hold to stand for it. */
const [ENOUGH, ENOUGH_NAMED, ENOUGH_ARTICLE] = [0.82, 0.6, 0.72];

/** The box that holds the article: of the greatest worth, then the innermost that holds nearly all of it. Null where no box has any. */
export function containerOf(sums: Sums): Box | null {
  const whole = narrowed(sums, widest(sums));
  const apart = whole && titledArticle(sums, whole);
  return apart ? narrowed(sums, apart) : whole;
}

/** Worth that an article of its own has at least. */
const FULL = 250;

/** Where a page goes on with other articles under its own: the one that holds the title. Entries of one live blog share a title outside of them. */
function titledArticle(sums: Sums, container: Box): Box | null {
  const articles = [...sums.boxes()].filter(
    ([box, sum]) => box !== container && box.tag === "article" && sum.worth > FULL && isInside(box, container),
  );
  return articles.length < 2 ? null : (articles.find(([, sum]) => sum.titled)?.[0] ?? null);
}

function widest(sums: Sums): Box | null {
  let best: Box | null = null;
  let worth = 0;
  for (const [box, sum] of sums.boxes()) if (sum.worth > worth && holds(box)) [best, worth] = [box, sum.worth];
  return best;
}

function narrowed(sums: Sums, from: Box | null): Box | null {
  let best = from;
  const inside = new Map<Box, Box[]>();
  for (const [box] of sums.boxes()) {
    if (box.parent === null) continue;
    const siblings = inside.get(box.parent);
    if (siblings === undefined) inside.set(box.parent, [box]);
    else siblings.push(box);
  }
  while (best !== null) {
    const whole: number = sums.of(best).worth;
    const next: Box | undefined = (inside.get(best) ?? [])
      .filter((box) => holds(box) && sums.of(box).worth >= whole * enough(box, sums))
      .sort((a, b) => sums.of(b).worth - sums.of(a).worth)[0];
    if (next === undefined) return best;
    best = next;
  }
  return best;
}

/** Paragraphs and lists hold no article, however long they are. */
const holds = (box: Box): boolean =>
  !["p", "li", "ul", "ol", "blockquote", "dl", "dd", "tr", "h1", "h2", "h3", "h4", "pre"].includes(box.tag);
const enough = (box: Box, sums: Sums): number =>
  sums.of(box).named ? ENOUGH_NAMED : box.tag === "article" || box.tag === "main" ? ENOUGH_ARTICLE : ENOUGH;

export function isInside(box: Box, container: Box): boolean {
  for (let at: Box | null = box; at !== null; at = at.parent) if (at === container) return true;
  return false;
}
