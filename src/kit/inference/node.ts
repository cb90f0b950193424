import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { AnnalistError } from "../errors.js";
import type { Answer, Ask, Open, Opened, State } from "./messages.js";
import type { FloatTensor, Graphs, Session } from "./session.js";
import { COMPUTES, ENDS } from "./state.mjs";

type Outputs = Readonly<Record<string, FloatTensor>>;
interface Waiting {
  resolve(outputs: Outputs): void;
  reject(error: unknown): void;
}

/** Of the threads of this process. */
const states = new Set<State>();
/** Milliseconds that the end of the process waits for a run at most; the longest takes a second. */
const LONGEST = 10_000;
process.on("exit", () => {
  for (const state of states) Atomics.store(state, ENDS, 1);
  for (const state of states) Atomics.wait(state, COMPUTES, 1, LONGEST);
});

/**
 * A session on the native runtime, in a thread of its own, so that whoever waits for a run can do something else meanwhile; null where the
 * machine has no build of the runtime.
 */
export async function nodeSession(graphs: Graphs): Promise<Session | null> {
  const state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  // Loaders that the program was started with are not for the thread: it is plain JavaScript.
  const thread = new Worker(new URL("./thread.mjs", import.meta.url), { workerData: state, execArgv: [] });
  states.add(state);
  thread.on("exit", () => states.delete(state));
  thread.postMessage({ graphs } satisfies Open);
  const [opened] = (await once(thread, "message")) as [Opened];
  return opened === "open" ? sessionOf(thread) : null;
}

/** The session that a thread answers for. While nothing waits for it, it does not keep the process alive. */
function sessionOf(thread: Worker): Session {
  const waiting = new Map<number, Waiting>();
  let runs = 0;
  let lost: AnnalistError | null = null;
  const settle = (run: number): Waiting | undefined => {
    const one = waiting.get(run);
    waiting.delete(run);
    if (waiting.size === 0) thread.unref();
    return one;
  };
  thread.on("message", (answer: Answer) => {
    const one = settle(answer.run);
    if ("error" in answer) one?.reject(answer.error);
    else one?.resolve(answer.outputs);
  });
  const end = (cause?: unknown): void => {
    lost ??= new AnnalistError("E_READER_LOST", "the reader's thread has ended", null, { cause });
    for (const run of waiting.keys()) settle(run)?.reject(lost);
  };
  thread.on("error", end).on("exit", () => end());
  thread.unref();
  return {
    run: (graph, feeds, outputs) =>
      new Promise((resolve, reject) => {
        if (lost !== null) return reject(lost);
        if (waiting.size === 0) thread.ref();
        waiting.set(++runs, { resolve, reject });
        thread.postMessage({ run: runs, graph, feeds, outputs } satisfies Ask);
      }),
    async close() {
      if (lost !== null) return;
      thread.ref();
      thread.postMessage("close");
      await once(thread, "exit");
    },
  };
}
