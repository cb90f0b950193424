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

function sameHappening(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.type !== b.type || a.factuality !== b.factuality) return false;
  if (scene.token(a.head)?.sentence === scene.token(b.head)?.sentence && a.type !== "ASSAULT") return false;
  const parties = [agree(a.actors, b.actors), agree(a.recipients, b.recipients)];
  if (parties.includes("no")) return false;
  if (a.place && b.place && a.place.country !== b.place.country) return false;
  if (a.date && b.date && !a.date.value.startsWith(b.date.value) && !b.date.value.startsWith(a.date.value)) return false;
  const sameMode = a.mode === b.mode || a.mode === null || b.mode === null;
  const sameWord = scene.token(a.head)?.lemma === scene.token(b.head)?.lemma;
  const agreed = parties.filter((p) => p === "yes").length;
  return agreed === 2 ? sameMode : agreed === 1 && sameWord && sameMode;
}

/** "open" where one side says nothing. */
function agree(a: readonly Party[], b: readonly Party[]): "yes" | "no" | "open" {
  if (a.length === 0 || b.length === 0) return "open";
  return a.some((x) => b.some((y) => sameParty(x, y))) ? "yes" : "no";
}

function sameParty(a: Party, b: Party): boolean {
  if (a.name.toLowerCase() === b.name.toLowerCase()) return true;
  return a.country !== null && a.country === b.country && (a.sector === b.sector || a.sector === null || b.sector === null);
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
