import type { PhraseChoice, Side } from "../parties.js";
import type { Draft } from "../draft.js";

/** What is decided by weighing options: whether a word tells an event, whose country a role-only phrase has, who a missing party is, which act a mention tells again. */
export type Task = "event" | "country" | "party" | "happening";

/** One possible answer and what speaks for or against it. */
export interface Option<T> {
  readonly value: T;
  readonly features: readonly Features[];
}

/** Named features; each weighs by itself in every one of the contexts ("said of actors of ASSAULT"). The context "" is none. */
export interface Features {
  readonly names: readonly string[];
  readonly contexts: readonly string[];
}

/** What the weights of an option's features are kept under: "name", or "name|context". */
export const weightKeys = ({ features }: Option<unknown>): string[] =>
  features.flatMap(({ names, contexts }) => contexts.flatMap((c) => names.map((name) => (c === "" ? name : `${name}|${c}`))));

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
  /** By task and context, so that no key need be put together when an option is weighed. */
  private readonly weights = new Map<string, Map<string, number>>();

  /** `table`: "task<TAB>weight key<TAB>weight in hundredths" a line. */
  constructor(table: string) {
    for (const line of table.split("\n")) {
      const [task, key = "", weight] = line.split("\t");
      if (weight === undefined) continue;
      const bar = key.indexOf("|");
      const [name, context] = bar < 0 ? [key, ""] : [key.slice(0, bar), key.slice(bar + 1)];
      const table = `${task}\t${context}`;
      const known = this.weights.get(table) ?? new Map<string, number>();
      this.weights.set(table, known.set(name, Number(weight) / 100));
    }
  }

  choose<T>({ task }: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T> {
    const tables = new Map<string, ReadonlyMap<string, number> | undefined>();
    const tableOf = (context: string) => {
      if (!tables.has(context)) tables.set(context, this.weights.get(`${task}\t${context}`));
      return tables.get(context);
    };
    const scores = options.map((o) => {
      let sum = 0;
      for (const { names, contexts } of o.features)
        for (const context of contexts) {
          const table = tableOf(context);
          if (table !== undefined) for (const name of names) sum += table.get(name) ?? 0;
        }
      return sum;
    });
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
