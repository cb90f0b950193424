import { firstEndingAfter } from "../kit/token-at.js";
import type { EventDate } from "../model/index.js";
import { dateOf } from "./dates/index.js";
import type { Draft } from "./draft.js";
import type { Scene } from "./scene.js";

/** When the act happened: the time expression of its own clause. */
export function eventDate(scene: Scene, draft: Draft): EventDate | null {
  const { document, syntax } = scene;
  const sentence = scene.sentenceOf(draft.head);
  if (sentence === undefined) return null;
  const clause = syntax.clauseOf(draft.head);
  const tense = draft.factuality === "future" ? "future" : "past";
  const belongs = (head: number, of: number) => (span: { start: number; end: number }) => {
    const inside = firstEndingAfter(document.tokens, span.start);
    if ((scene.token(inside)?.end ?? Infinity) > span.end) return false;
    let top = inside;
    for (let i = inside; (scene.token(i)?.end ?? Infinity) <= span.end; i++) if (!syntax.under(i, top)) top = i;
    return hangsOn(scene, top, head) || syntax.clauseOf(top) === of;
  };
  const { published, text } = document.report;
  const event = { trigger: draft.candidate, sentence, tense } as const;
  const own = dateOf(event, document.times, { governs: belongs(draft.head, clause), published, text });
  const joined = own === null ? joinedTo(scene, clause) : null;
  const date = joined === null ? own : dateOf(event, document.times, { governs: belongs(joined, joined), published });
  draft.trace.push(
    date === null
      ? { field: "date", by: "none", why: "no time expression belongs to its clause" }
      : {
          field: "date",
          by: isHistorical(date, document.report.published) ? "own-clause, historical" : "own-clause",
          why: `"${date.words?.text ?? ""}" is ${date.value}`,
        },
  );
  return date;
}

/** The act before one that is joined to it: what was closed "on Tuesday and blocked" was blocked on Tuesday. */
function joinedTo(scene: Scene, clause: number): number | null {
  const token = scene.token(clause);
  const first = token?.deprel === "conj" ? token.head : -1;
  return token?.upos === "VERB" && scene.token(first)?.upos === "VERB" && scene.syntax.children(clause, "nsubj").length === 0
    ? first
    : null;
}

/** Whether a token stands under a head, and not under a further act that is joined to it: in "thanked Rome and invited her next year" nobody is thanked then. */
function hangsOn(scene: Scene, token: number, head: number): boolean {
  for (let at = token; at !== head;) {
    const above = scene.token(at);
    if (above === undefined || above.head < 0 || (above.deprel === "conj" && above.upos === "VERB")) return false;
    at = above.head;
  }
  return true;
}

/** Background, not news: over a year before the report, as far as the date is exact. */
function isHistorical({ value }: EventDate, published: string | null): boolean {
  if (published === null) return false;
  const yearBefore = `${String(Number(published.slice(0, 4)) - 1).padStart(4, "0")}${published.slice(4, 10)}`;
  return value < yearBefore.slice(0, value.length);
}
