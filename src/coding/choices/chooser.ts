import type { PhraseChoice, Side } from "../parties.js";
import type { Draft } from "../draft.js";

/** What is decided by weighing options: whether a word tells an event, whose country a role-only phrase has, who a missing party is, which act a mention tells again. */
export type Task = "event" | "country" | "party" | "happening";

/** One possible answer and what speaks for or against it, as named features. */
export interface Option<T> {
  readonly value: T;
  readonly features: readonly string[];
}

/** A question about a draft; `side` and `phrase` where a party is asked for. */
export interface Question {
  readonly task: Task;
  readonly draft: Draft;
  readonly side?: Side;
  readonly phrase?: Pick<PhraseChoice, "firstToken" | "lastToken">;
}

export interface Choice<T> {
  readonly value: T;
  /** 0 to 1, among the options. */
  readonly p: number;
}

/** Answers questions. The shipped one weighs features; training puts one in its place that knows the gold answer and takes notes. */
export interface Chooser {
  choose<T>(question: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T>;
}

/**
 * A log-linear model over options: the sum of an option's feature weights, through a softmax (as the mention ranking of Durrett & Klein
 * 2013). Made by training/choices.ts.
 */
export class WeighedChooser implements Chooser {
  private readonly weights = new Map<string, number>();

  /** `table`: "task<TAB>feature<TAB>weight in hundredths" a line. */
  constructor(table: string) {
    for (const line of table.split("\n")) {
      const [task, feature, weight] = line.split("\t");
      if (weight !== undefined) this.weights.set(`${task}\t${feature}`, Number(weight) / 100);
    }
  }

  choose<T>({ task }: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T> {
    const scores = options.map((o) => o.features.reduce((sum, f) => sum + (this.weights.get(`${task}\t${f}`) ?? 0), 0));
    const top = Math.max(...scores);
    const best = scores.indexOf(top);
    const all = scores.reduce((sum, s) => sum + Math.exp(s - top), 0);
    return { value: (options[best] ?? options[0]).value, p: 1 / all };
  }
}

/** Log odds in half steps, as a feature's level; kept between two bounds, beyond which data say nothing. */
export function oddsStep(p: number, [least, most]: readonly [number, number]): number {
  const bounded = Math.min(most, Math.max(least, p));
  return Math.round(2 * Math.log(bounded / (1 - bounded))) / 2;
}
