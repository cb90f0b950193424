import type { PhraseChoice, Side } from "../parties.js";
import type { Draft } from "../draft.js";

/** What is decided by weighing options: whether a word tells an event, whose country a role-only phrase has, who a missing party is, which act a mention tells again. */
export type Task = "event" | "country" | "party" | "happening";

/** One possible answer and what speaks for or against it. */
export interface Option<T> {
  readonly value: T;
  readonly features: readonly Features[];
  /** Options of one group come to the same: what speaks for each speaks for all. Without it, an option is a group by itself. */
  readonly group?: number;
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
  /** 0 to 1, of the group that it is of, among all. */
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
  private readonly tables = new Map<string, Weights>();

  /** `table`: "task<TAB>weight key<TAB>weight in hundredths" a line. */
  constructor(table: string) {
    const lines = new Map<string, Weight[]>();
    for (const line of table.split("\n")) {
      const [task = "", key = "", weight] = line.split("\t");
      if (weight === undefined) continue;
      const bar = key.indexOf("|");
      const [name, context] = bar < 0 ? [key, ""] : [key.slice(0, bar), key.slice(bar + 1)];
      const known = lines.get(task) ?? [];
      lines.set(task, known);
      known.push({ name, context, hundredths: Number(weight) });
    }
    for (const [task, weights] of lines) this.tables.set(task, new Weights(weights));
  }

  choose<T>({ task }: Question, options: readonly [Option<T>, ...Option<T>[]]): Choice<T> {
    const table = this.tables.get(task);
    const scores = options.map((o) => o.features.reduce((sum, features) => table?.added(sum, features) ?? sum, 0));
    const top = Math.max(...scores);
    const shares = new Map(options.map((o, i) => [o, Math.exp((scores[i] ?? 0) - top)]));
    const together = new Map<unknown, number>();
    for (const [o, share] of shares) together.set(o.group ?? o, (together.get(o.group ?? o) ?? 0) + share);
    const most = Math.max(...together.values());
    // Of the likeliest group, the likeliest option.
    let best: Option<T> | undefined;
    for (const [o, share] of shares) if (together.get(o.group ?? o) === most && (best === undefined || share > shares.get(best)!)) best = o;
    return { value: (best ?? options[0]).value, p: most / [...shares.values()].reduce((sum, share) => sum + share, 0) };
  }
}

interface Weight {
  readonly name: string;
  readonly context: string;
  readonly hundredths: number;
}

/** The weights of one task: a row a name, a column a context, so that a name is looked up once for all its contexts. */
class Weights {
  private readonly rows: ReadonlyMap<string, number>;
  private readonly columns: ReadonlyMap<string, number>;
  /** In hundredths; 0 where the table has none. */
  private readonly cells: Float32Array;
  /** Rows of the names of one option; used again for each. */
  private readonly found: number[] = [];

  constructor(weights: readonly Weight[]) {
    this.rows = numbered(weights.map((w) => w.name));
    this.columns = numbered(weights.map((w) => w.context));
    this.cells = new Float32Array(this.rows.size * this.columns.size);
    for (const { name, context, hundredths } of weights) this.cells[this.rowOf(name) + (this.columns.get(context) ?? 0)] = hundredths;
  }

  /** A sum with the weights of some features added, in their order. */
  added(sum: number, { names, contexts }: Features): number {
    let count = 0;
    for (const name of names) {
      const row = this.rowOf(name);
      if (row >= 0) this.found[count++] = row;
    }
    for (const context of contexts) {
      const column = this.columns.get(context);
      if (column !== undefined) for (let i = 0; i < count; i++) sum += this.cells[this.found[i]! + column]! / 100;
    }
    return sum;
  }

  /** Where a name's row begins; negative where the table lacks it. */
  private rowOf(name: string): number {
    return (this.rows.get(name) ?? -1) * this.columns.size;
  }
}

const numbered = (names: readonly string[]): ReadonlyMap<string, number> => new Map([...new Set(names)].map((name, i) => [name, i]));

/** Log odds in half steps, as a feature's level; kept between two bounds, beyond which data say nothing. */
export function oddsStep(p: number, [least, most]: readonly [number, number]): number {
  const bounded = Math.min(most, Math.max(least, p));
  return Math.round(2 * Math.log(bounded / (1 - bounded))) / 2;
}
