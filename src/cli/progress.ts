import { SingleBar } from "cli-progress";

export interface Progress {
  step(): void;
  stop(): void;
}

/** A bar on standard error for long work; silent where nobody watches. Where the total is unknown, a count and a rate are shown. */
export function progress(quiet: boolean, total: number | null = null, noun = "reports"): Progress {
  if (quiet || !process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const started = performance.now();
  let count = 0;
  const bar = new SingleBar({
    format:
      total === null
        ? `  {count} ${noun} · {rate}/s · {duration_formatted}`
        : `  {bar} {value} of {total} ${noun} · {rate}/s · {left} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  return {
    step() {
      count++;
      // A single report is done before a bar could be read.
      if (count === 2) bar.start(total ?? 1, 0, { count, rate: 0, left: "" });
      const rate = (1000 * count) / (performance.now() - started);
      const left = total === null ? "" : duration(Math.max(0, total - count) / rate);
      if (count >= 2) bar.update(total === null ? 0 : count, { count, rate: rate.toFixed(1), left });
    },
    stop() {
      if (count >= 2) bar.stop();
    },
  };
}

function duration(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return h > 0 ? `${h} h ${m} min` : m > 0 ? `${m} min ${s} s` : `${s} s`;
}
