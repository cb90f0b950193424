import { countsOf, JournalLog } from "../intake/watch/journal-log.js";
import { AnnalistError } from "../kit/errors.js";
import { EXIT } from "./exit.js";
import { pushOut } from "./output.js";

/** Prints what a folder's watch has done: a line a feed, or one JSON object. Throws E_FILE_UNREADABLE where no watch was there. */
export async function printStatus(folder: string, json: boolean): Promise<number> {
  const state = await JournalLog.read(folder);
  if (state === null) throw new AnnalistError("E_FILE_UNREADABLE", "no watch was ever here", folder);
  const { done, updates, aside } = countsOf(state);
  const waiting = new Map<string, number>();
  for (const item of state.waiting.values()) waiting.set(item.feed, (waiting.get(item.feed) ?? 0) + 1);
  const feeds = [...state.feeds.values()]
    .filter((f) => f.active)
    .map((f) => ({
      url: f.url,
      title: f.title,
      items: f.items,
      waiting: waiting.get(f.url) ?? 0,
      asked: time(f.asked),
      due: time(f.due),
      failures: f.failures,
      error: f.error,
    }));
  const told = { feeds, done, updates, waiting: state.waiting.size, aside: Object.fromEntries(aside), damaged: state.damaged };
  await pushOut(json ? `${JSON.stringify(told)}\n` : table(told));
  return EXIT.fine;
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

interface Told {
  readonly feeds: readonly {
    readonly url: string;
    readonly title: string | null;
    readonly items: number;
    readonly waiting: number;
    readonly due: string | null;
    readonly error: string | null;
  }[];
  readonly done: number;
  readonly updates: number;
  readonly waiting: number;
  readonly aside: Readonly<Record<string, number>>;
  readonly damaged: number;
}

function table({ feeds, done, updates, waiting, aside, damaged }: Told): string {
  const rows = feeds.map((f) => [
    printable(f.title ?? f.url),
    String(f.items),
    String(f.waiting),
    (f.due ?? "").slice(0, 16),
    f.error ?? "fine",
  ]);
  const all = [["feed", "new", "waiting", "next look (UTC)", "state"], ...rows];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const lines = all.map((row) =>
    `  ${row.map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join("  ")}`.trimEnd(),
  );
  const asides = Object.entries(aside).map(([code, n]) => `${code} ${n}`);
  const last = [
    `${done} done`,
    `${updates} ${updates === 1 ? "update" : "updates"}`,
    `${waiting} waiting`,
    ...(asides.length > 0 ? [`set aside: ${asides.join(", ")}`] : []),
    ...(damaged > 0 ? [`${damaged} damaged lines in the journal`] : []),
  ];
  return `${lines.join("\n")}\n${last.join(" · ")}\n`;
}

/** A feed's own words on a terminal: no control characters, and not too long. */
const printable = (text: string): string => text.replace(/\p{C}+/gu, " ").slice(0, 50);
