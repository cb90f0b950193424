import type { Party } from "../model/index.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/**
 * Numbers the drafts by happening: mentions of one type whose parties, places and dates do not contradict each other, and whose words
 * point at each other. Each draft joins the happening of the latest earlier mention that fits.
 */
export function numberHappenings(scene: Scene, drafts: readonly Draft[]): void {
  let count = 0;
  drafts.forEach((draft, i) => {
    const earlier = drafts.slice(0, i).reverse();
    const same = earlier.find((other) => sameHappening(scene, other, draft));
    draft.happening = same?.happening ?? ++count;
    const why = same ? `same act as "${same.candidate.text}" before: type, parties and place agree` : "not told before in this report";
    draft.trace.push({ field: "happening", by: same ? "agreement" : "first", why });
  });
}

/**
 * The conditions are those under which most pairs of mentions in the training part of our event annotation are one happening: the same
 * type and mode, both parties shared; or one shared and the other left open, within a sentence or two. One sentence seldom tells an act twice.
 */
function sameHappening(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.type !== b.type || a.factuality !== b.factuality || (a.mode !== b.mode && !related(a, b))) return false;
  const distance = (scene.token(b.head)?.sentence ?? 0) - (scene.token(a.head)?.sentence ?? 0);
  if (distance === 0) return false;
  if (a.place?.country && b.place?.country && a.place.country !== b.place.country) return false;
  if (a.date && b.date && !a.date.value.startsWith(b.date.value) && !b.date.value.startsWith(a.date.value)) return false;
  const [actors, recipients] = [agree(a.actors, b.actors), agree(a.recipients, b.recipients)];
  if (actors === "yes" && recipients === "yes") return true;
  if (actors === "yes" && recipients === "open") return distance === 1;
  return actors === "open" && recipients === "yes" && distance <= 2 && a.type === "ASSAULT";
}

/** "open" where one side says nothing. */
function agree(a: readonly Party[], b: readonly Party[]): "yes" | "no" | "open" {
  if (a.length === 0 || b.length === 0) return "open";
  return a.some((x) => b.some((y) => sameParty(x, y))) ? "yes" : "no";
}

function sameParty(a: Party, b: Party): boolean {
  if (a.name.toLowerCase() === b.name.toLowerCase()) return true;
  return a.country !== null && a.country === b.country;
}

/** Sentences within which one act of violence is told in several words. */
const REACH = 2;

/**
 * Violence whose doer or victim a clause leaves out ("two more were wounded") has those of the act of violence told just before it, or
 * in the same sentence (annotation guide, rulings 2 and 3).
 */
export function completeFromNeighbour(scene: Scene, drafts: readonly Draft[]): void {
  const sentence = (d: Draft) => scene.token(d.head)?.sentence ?? 0;
  drafts.forEach((draft, i) => {
    if (draft.type !== "ASSAULT") return;
    const near = drafts
      .filter(
        (d, j) => d !== draft && d.type === "ASSAULT" && (j < i ? sentence(draft) - sentence(d) <= REACH : sentence(d) === sentence(draft)),
      )
      .reverse();
    for (const field of ["actors"] as const) {
      const told = near.find((d) => d[field].length > 0);
      if (draft[field].length > 0 || told === undefined) continue;
      draft[field] = told[field];
      draft.trace.push({ field, by: "same-violence", why: `left out here; told with "${told.candidate.text}" beside it` });
    }
    const placed = near.find((d) => d.place !== null);
    if (draft.place === null && placed?.place) {
      draft.place = { ...placed.place, basis: "inferred" };
      draft.trace.push({ field: "place", by: "same-violence", why: `told with "${placed.candidate.text}" beside it` });
    }
  });
}

/** What one mention of a happening leaves open, another may say (annotation guide, ruling 3). */
export function completeFromHappening(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const others = drafts.filter((d) => d !== draft && d.happening === draft.happening);
    for (const field of ["actors", "recipients"] as const) {
      const told = others.find((d) => d[field].length > 0);
      if (draft[field].length > 0 || told === undefined) continue;
      draft[field] = told[field];
      draft.trace.push({ field, by: "same-happening", why: `told where the report says "${told.candidate.text}"` });
    }
    const placed = others.find((d) => d.place !== null);
    if (draft.place === null && placed?.place) {
      draft.place = { ...placed.place, basis: "inferred" };
      draft.trace.push({ field: "place", by: "same-happening", why: `told where the report says "${placed.candidate.text}"` });
    }
    const dated = others.find((d) => d.date !== null);
    if (draft.date === null && dated?.date) {
      draft.date = { ...dated.date, basis: "inferred" };
      draft.trace.push({ field: "date", by: "same-happening", why: `told where the report says "${dated.candidate.text}"` });
    }
  }
}

/** Modes of violence that one act is told in: a bomb that somebody carried, a shooting of a chosen person; or no mode told. */
function related(a: Draft, b: Draft): boolean {
  return a.type === "ASSAULT" && (a.mode === null || b.mode === null || (BOMBS.has(a.mode) && BOMBS.has(b.mode)));
}
const BOMBS: ReadonlySet<string> = new Set(["explosives", "suicide-attack", "destroy"]);
