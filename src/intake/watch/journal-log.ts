import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { AppendFile, readLines } from "../../kit/append-file.js";
import { AnnalistError } from "../../kit/errors.js";
import { takeLock } from "../../kit/lock/lock.js";
import type { AsideItem, FeedState, TakenItem, WaitingItem, WatchLog } from "../../model/index.js";
import { JournalState, written, type Step } from "./journal-state.js";

const NAME = "watch.jsonl";
/** Steps below which a journal is not rewritten, and how many times the state it may hold. */
const [FEW_STEPS, TIMES] = [2_000, 4];

/** What a watch remembers, as a journal of steps in a folder. */
export class JournalLog implements WatchLog {
  private constructor(
    private readonly file: AppendFile,
    private readonly state: JournalState,
    private readonly unlock: () => void,
  ) {}

  /** Opens or makes the journal of a folder, which is then this process's alone. Throws E_WATCH_BUSY, E_OUTPUT. */
  static async open(folder: string): Promise<JournalLog> {
    const unlock = await held(folder);
    try {
      const path = join(folder, NAME);
      const state = new JournalState();
      let file = await AppendFile.open(path, (line) => state.take(line));
      const live = state.feeds.size + state.waiting.size + state.aside.size + state.done / 1000;
      if (state.steps > FEW_STEPS && state.steps > live * TIMES) {
        await file.close();
        await rewrite(path, state.compact(Date.now()));
        file = await AppendFile.open(path, () => {});
      }
      await syncFolder(folder);
      return new JournalLog(file, state, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** The state of a folder's journal, read while another process may be writing it; null where there is none. */
  static async read(folder: string): Promise<JournalState | null> {
    const file = await open(join(folder, NAME), "r").catch(() => null);
    if (file === null) return null;
    try {
      const state = new JournalState();
      await readLines(file, (line) => state.take(line));
      return state;
    } finally {
      await file.close();
    }
  }

  get feeds(): ReadonlyMap<string, FeedState> {
    return this.state.feeds;
  }
  get waiting(): ReadonlyMap<string, WaitingItem> {
    return this.state.waiting;
  }
  get behind(): ReadonlyMap<string, WaitingItem> {
    return this.state.behind;
  }
  get counts(): WatchLog["counts"] {
    return countsOf(this.state);
  }
  /** Lines that could not be read. */
  get damaged(): number {
    return this.state.damaged;
  }

  has(key: string): boolean {
    return this.state.has(key);
  }
  isDone(key: string): boolean {
    return this.state.isDone(key);
  }
  taken(key: string): TakenItem | null {
    return this.state.taken.get(key) ?? null;
  }
  asked(feed: FeedState, items: readonly WaitingItem[]): Promise<void> {
    return this.write({ t: "asked", feed, items });
  }
  done(key: string, also: string | null, taken: TakenItem, changed = false): Promise<void> {
    const keys = also === null || also === key ? [key] : [key, also];
    const items = this.state.isDone(key) ? 0 : 1;
    // The second key may be another item's, which has a mark of its own.
    const other = also === null ? undefined : this.state.taken.get(also);
    const stood = [taken, other === undefined ? taken : { ...other, text: taken.text ?? other.text }].slice(0, keys.length);
    return this.write({ t: "done", keys, items, ends: true, updates: changed ? 1 : 0, taken: stood.map(written) });
  }
  marked(items: ReadonlyMap<string, TakenItem>): Promise<void> {
    return this.write({ t: "done", keys: [...items.keys()], items: 0, ends: false, taken: [...items.values()].map(written) });
  }
  delayed(key: string, tries: number, due: number): Promise<void> {
    return this.write({ t: "delayed", key, tries, due });
  }
  setAside(item: AsideItem): Promise<void> {
    return this.write({ t: "aside", ...item });
  }
  async close(): Promise<void> {
    await this.file.close();
    this.unlock();
  }

  /** In memory at once, so that no item is taken twice in one run; the promise tells when it is durable. */
  private write(step: Step): Promise<void> {
    this.state.apply(step);
    return this.file.append(JSON.stringify(step));
  }
}

export function countsOf(state: JournalState): WatchLog["counts"] {
  const aside = new Map<string, number>();
  for (const { code } of state.aside.values()) aside.set(code, (aside.get(code) ?? 0) + 1);
  return { done: state.done, updates: state.updates, aside };
}

async function held(folder: string): Promise<() => void> {
  try {
    await mkdir(folder, { recursive: true });
    const attempt = await takeLock(folder, "", async () => false);
    if ("held" in attempt) return attempt.held.release;
    const { pid, host, command } = attempt.heldBy;
    throw new AnnalistError("E_WATCH_BUSY", `process ${pid} on ${host} (${command}) holds it`, folder);
  } catch (cause) {
    if (cause instanceof AnnalistError) throw cause;
    throw new AnnalistError("E_OUTPUT", (cause as Error).message, folder, { cause });
  }
}

async function rewrite(path: string, steps: Iterable<Step>): Promise<void> {
  const part = await open(`${path}.part`, "w");
  try {
    for (const step of steps) await part.appendFile(`${JSON.stringify(step)}\n`);
    await part.datasync();
  } finally {
    await part.close();
  }
  await rename(`${path}.part`, path);
}

/** Makes new names in a folder durable; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
