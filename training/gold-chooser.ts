import { weightKeys, type Choice, type Chooser, type Option, type Question, type Task } from "../src/coding/choices/chooser.js";
import type { PartySource } from "../src/coding/choices/party.js";
import type { Draft } from "../src/coding/draft.js";
import type { GoldDocument, GoldEvent } from "../src/evaluation/gold.js";
import { partyKey } from "../src/evaluation/score.js";
import type { Row } from "./log-linear.js";

export interface Noted extends Row {
  readonly task: Task;
}
type GoldParty = GoldEvent["actors"][number];

/**
 * Notes every question with the options that the annotation calls right, where one does. It answers as the annotation does; or, with
 * `pupil`, as that does, so that what follows is asked as the program itself would ask it.
 */
export class GoldChooser implements Chooser {
  readonly noted: Noted[] = [];

  constructor(
    private readonly gold: GoldDocument,
    private readonly pupil?: Chooser,
  ) {}

  choose<T>(question: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T> {
    const event = this.eventOf(question.draft);
    const values = options.map((o) => o.value);
    const right =
      question.task === "event" ? [Number(event !== undefined)] : event === undefined ? [] : this.right(question, event, values);
    if (right.length > 0 && options.length > 1)
      this.noted.push({ task: question.task, options: options.map((o) => weightKeys(o).map(once)), right });
    return this.pupil?.choose(question, options) ?? { value: (options[right[0] ?? 0] ?? options[0]).value, p: 1 };
  }

  /** The annotated event of a draft's type that its trigger overlaps. */
  private eventOf({ candidate, type }: Draft): GoldEvent | undefined {
    return this.gold.events.find((e) => e.type === type && e.start < candidate.end && candidate.start < e.end);
  }

  private right(question: Question, event: GoldEvent, values: readonly unknown[]): number[] {
    const all = (fits: (value: unknown) => boolean) => values.flatMap((v, i) => (fits(v) ? [i] : []));
    if (question.task === "happening") {
      const told = (value: unknown) => value !== null && this.eventOf(value as Draft)?.happening === event.happening;
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
      const keys = "phrase" in source ? [partyKey({ ...source, text: source.name })] : source.parties.map(partyKey);
      const gold = parties.map(partyKey);
      const shared = gold.filter((g) => keys.includes(g)).length;
      return shared === gold.length && keys.length === shared ? 2 : shared > 0 && keys.every((k) => gold.includes(k)) ? 1 : 0;
    };
    const worth = values.map(fits);
    const best = Math.max(...worth);
    return best === 0 ? [] : worth.flatMap((w, i) => (w === best ? [i] : []));
  }

  /** Whether a party of the annotation is the phrase that was asked about: its words stand there, in whole or in part. */
  private meant(party: GoldParty, { phrase, draft }: Question): boolean {
    return (
      phrase !== undefined &&
      draft.candidate.arguments.some(
        (a) => sharesWords(a.text, party.text) && a.firstToken < phrase.lastToken && phrase.firstToken < a.lastToken,
      )
    );
  }
}

/** One string for all of the same letters: a few hundred thousand features are noted tens of millions of times. */
const known = new Map<string, string>();
function once(feature: string): string {
  const same = known.get(feature);
  if (same !== undefined) return same;
  known.set(feature, feature);
  return feature;
}

/** All words of one are words of the other. */
function sharesWords(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const within = (x: ReadonlySet<string>, y: ReadonlySet<string>) => x.size > 0 && [...x].every((word) => y.has(word));
  return within(left, right) || within(right, left);
}
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\d]+/gu));
