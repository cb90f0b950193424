import { SingleBar } from "cli-progress";
import type { AnnalistError } from "../kit/errors.js";
import type { WatchLog } from "../model/index.js";

/** A line on standard error that tells how a watch goes; faults are printed as they come. Silent where nobody wants to know. */
export function watchProgress(log: WatchLog, quiet: boolean): { step: (told: { error: AnnalistError | null }) => void; stop: () => void } {
  if (quiet) return { step: () => {}, stop: () => {} };
  const shown = process.stderr.isTTY;
  const bar = new SingleBar({
    format: "  {feeds} feeds · {waiting} waiting · {done} reports · {aside} set aside · {duration_formatted}",
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  const values = () => ({
    feeds: log.feeds.size,
    waiting: log.waiting.size,
    done: log.counts.done,
    aside: [...log.counts.aside.values()].reduce((a, b) => a + b, 0),
  });
  if (shown) bar.start(1, 0, values());
  return {
    step({ error }) {
      if (error !== null) process.stderr.write(`${shown ? "\r\u001b[K" : ""}${error.line}\n`);
      if (shown) bar.update(0, values());
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
