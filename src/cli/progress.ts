import { SingleBar } from "cli-progress";

export interface Progress {
  step(): void;
  stop(): void;
}

/** A bar on standard error for long work; silent where nobody watches. The total is unknown for streams: then a count and a rate are shown. */
export function progress(quiet: boolean, noun = "reports"): Progress {
  if (quiet || !process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const started = performance.now();
  let count = 0;
  const bar = new SingleBar({
    format: `  {count} ${noun} · {rate}/s · {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  return {
    step() {
      count++;
      // A single report is done before a bar could be read.
      if (count === 2) bar.start(1, 0, { count, rate: 0 });
      if (count >= 2) bar.update(0, { count, rate: ((1000 * count) / (performance.now() - started)).toFixed(1) });
    },
    stop() {
      if (count >= 2) bar.stop();
    },
  };
}
