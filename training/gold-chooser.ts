import type { Choice, Chooser, Option, Question, Task } from "../src/coding/choices/chooser.js";
import type { PartySource } from "../src/coding/choices/party.js";
import type { Draft } from "../src/coding/draft.js";
import type { GoldDocument, GoldEvent } from "../src/evaluation/gold.js";
import type { Row } from "./log-linear.js";

export interface Noted extends Row {
  readonly task: Task;
}
type GoldParty = GoldEvent["actors"][number];

/** Answers every question as the annotation does, and notes the options with the right ones. Questions that no option answers are left out. */
export class GoldChooser implements Chooser {
  readonly noted: Noted[] = [];
  private readonly events: ReadonlyMap<number, GoldEvent>;

  constructor(gold: GoldDocument) {
    this.events = new Map(gold.events.map((e) => [e.start, e]));
  }

  choose<T>(question: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T> {
    const event = this.events.get(question.draft.candidate.start);
    const right =
      question.task === "event"
        ? [Number(this.isEvent(question.draft))]
        : event === undefined
          ? []
          : this.right(
              question,
              event,
              options.map((o) => o.value),
            );
    if (right.length > 0 && options.length > 1) this.noted.push({ task: question.task, options: options.map((o) => o.features), right });
    return { value: (options[right[0] ?? 0] ?? options[0]).value, p: 1 };
  }

  /** A candidate is right when it overlaps an annotated trigger of its type. */
  private isEvent({ candidate, type }: Draft): boolean {
    return [...this.events.values()].some((e) => e.type === type && e.start < candidate.end && candidate.start < e.end);
  }

  private right(question: Question, event: GoldEvent, values: readonly unknown[]): number[] {
    const all = (fits: (value: unknown) => boolean) => values.flatMap((v, i) => (fits(v) ? [i] : []));
    if (question.task === "happening") {
      const told = (value: unknown) => value !== null && this.events.get((value as Draft).candidate.start)?.happening === event.happening;
      const same = all(told);
      return same.length > 0 ? same : [0];
    }
    const parties = question.side === undefined ? [] : event[question.side];
    if (question.task === "party") return this.rightParty(parties, values as readonly PartySource[]);
    const { phrase } = question;
    const party = phrase && parties.find((p) => this.meant(p, question));
    return party === undefined ? [] : all((v) => v === party.country);
  }

  private rightParty(parties: readonly GoldParty[], values: readonly PartySource[]): number[] {
    if (parties.length === 0) return [0];
    const fits = (source: PartySource): number => {
      if (source === null) return 0;
      const keys = "phrase" in source ? [source.country ?? name(source.name)] : source.parties.map((p) => p.country ?? name(p.name));
      const gold = parties.map((p) => p.country ?? name(p.name || p.text));
      const shared = gold.filter((g) => keys.includes(g)).length;
      return shared === gold.length && keys.length === shared ? 2 : shared > 0 && keys.every((k) => gold.includes(k)) ? 1 : 0;
    };
    const worth = values.map(fits);
    const best = Math.max(...worth);
    return best === 0 ? [] : worth.flatMap((w, i) => (w === best ? [i] : []));
  }

  /** Whether a party of the annotation is the phrase that was asked about. */
  private meant(party: GoldParty, { phrase, draft }: Question): boolean {
    if (phrase === undefined) return false;
    return draft.candidate.arguments.some(
      (a) => a.text === party.text && a.firstToken < phrase.lastToken && phrase.firstToken < a.lastToken,
    );
  }
}

const name = (text: string): string => text.toLowerCase().replace(/^(?:the|an?) /, "");
