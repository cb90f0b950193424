import { SingleBar } from "cli-progress";

export interface Progress {
  /** `share`: how much of all is done, 0 to 1, where that is known and the number of steps is not. */
  step(share?: number): void;
  stop(): void;
}

/** Steps of a bar that shows a share. */
const FINE = 1000;

/** A bar on standard error for long work; silent where nobody watches. Where neither the total nor a share is known, a count and a rate are shown. */
export function progress(quiet: boolean, total: number | null = null, noun = "reports"): Progress {
  if (quiet || !process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const started = performance.now();
  let count = 0;
  let bar: SingleBar | null = null;
  return {
    step(share) {
      count++;
      // A single report is done before a bar could be read.
      if (count < 2) return;
      const done = total === null ? share : count / total;
      if (bar === null) {
        bar = barOf(total, done !== undefined, noun);
        bar.start(total ?? FINE, 0, { count, rate: 0, left: "" });
      }
      const seconds = (performance.now() - started) / 1000;
      const left = done === undefined || done === 0 ? "" : duration((seconds * Math.max(0, 1 - done)) / done);
      bar.update(total === null ? Math.floor((done ?? 0) * FINE) : count, { count, rate: (count / seconds).toFixed(1), left });
    },
    stop: () => bar?.stop(),
  };
}

const barOf = (total: number | null, known: boolean, noun: string): SingleBar =>
  new SingleBar({
    format:
      total !== null
        ? `  {bar} {value} of {total} ${noun} · {rate}/s · {left} left`
        : known
          ? `  {bar} {percentage} % · {count} ${noun} · {rate}/s · {left} left`
          : `  {count} ${noun} · {rate}/s · {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });

function duration(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return h > 0 ? `${h} h ${m} min` : m > 0 ? `${m} min ${s} s` : `${s} s`;
}
