import { happeningOptions } from "./choices/happening.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";
import { percent } from "./triggers.js";

/** Numbers the drafts by happening: each tells an act for the first time, or joins the happening of a mention before it. */
export function numberHappenings(scene: Scene, drafts: readonly Draft[]): void {
  let count = 0;
  for (const [i, draft] of drafts.entries()) {
    const { value: same, p } = scene.chooser.choose({ task: "happening", draft }, happeningOptions(scene, draft, drafts.slice(0, i)));
    draft.happening = same?.happening ?? ++count;
    const why = same
      ? `the same act as "${same.candidate.text}" before, at ${percent(p)}`
      : `not told before in this report, at ${percent(p)}`;
    draft.trace.push({ field: "happening", by: "happening-choice", why });
  }
}

/** Sentences within which one act of violence is told in several words. */
const REACH = 2;

/**
 * Violence whose place a clause leaves out ("two more were wounded") has that of the act of violence told just before it, or in the same
 * sentence (annotation guide, rulings 2 and 3). Its parties are no more taken over: they were wrong more often than right (CHANGELOG, 0.1.0).
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
    const placed = near.find((d) => d.place !== null);
    if (draft.place === null && placed?.place) {
      draft.place = { ...placed.place, basis: "inferred" };
      draft.trace.push({ field: "place", by: "same-violence", why: `told with "${placed.candidate.text}" beside it` });
    }
  });
}

/** The place or day that one mention of a happening leaves open, another may say (annotation guide, ruling 3). */
export function completeFromHappening(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const others = drafts.filter((d) => d !== draft && d.happening === draft.happening);
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
