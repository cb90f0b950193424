import type { FloatTensor, Graphs, Tensor } from "./session.js";

/** Shared with the thread from its start, as state.mjs has it: a process that ends while the runtime computes is aborted, so that it waits. */
export type State = Int32Array<SharedArrayBuffer>;

/** The first message to the thread. */
export interface Open {
  readonly graphs: Graphs;
}
/** The thread's answer to it; a graph that cannot be opened ends the thread with its error. */
export type Opened = "open" | "no runtime";

/** One run; those that wait are done in the order in which they came. The last message is "close". */
export interface Ask {
  readonly run: number;
  readonly graph: string;
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly string[];
}
export type Answer = { readonly run: number } & ({ readonly outputs: Readonly<Record<string, FloatTensor>> } | { readonly error: unknown });
