import { Command, InvalidArgumentError } from "commander";
import { AnnalistError } from "../kit/errors.js";
import { setting } from "../kit/settings.js";
import { programVersion } from "../kit/package.js";
import { AllowList, Fetcher } from "../intake/fetch/index.js";
import { JournalLog, JournalSink, watch } from "../intake/watch/index.js";
import { EXIT } from "./exit.js";
import { feedLinks } from "./watch-feeds.js";
import { watchProgress } from "./watch-progress.js";
import { printStatus } from "./watch-status.js";

interface WatchOptions {
  readonly out: string;
  readonly once?: boolean;
  readonly every: number;
  readonly contact?: string;
  readonly allow?: string;
  readonly status?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `annalist watch`: follows feeds. */
export function watchCommand(): Command {
  return new Command("watch")
    .description("follow feeds: fetch what is new, politely, and keep each report once")
    .argument("[feeds...]", "feeds, OPML lists, sitemaps or pages that name feeds: addresses, or files of OPML")
    .requiredOption("--out <folder>", "keep reports (reports.jsonl) and what was seen (watch.jsonl) there")
    .option("--once", "look once at every feed that is due, take what is new, and end")
    .option("--every <minutes>", "minutes between two looks at a feed, unless it asks for more", minutes, 15)
    .option("--contact <address>", "mail address or page that publishers find in the user agent")
    .option("--allow <hosts>", "hosts, addresses or ranges of your own that may be fetched from, separated by commas")
    .option("--status", "print what the folder's watch has done, and end; a running watch is not disturbed")
    .option("--json", "the status as one JSON object")
    .option("--quiet", "no progress, no faults and no status")
    .action(async (feeds: string[], options: WatchOptions) => {
      process.exitCode = options.status === true ? await printStatus(options.out, options.json ?? false) : await follow(feeds, options);
    });
}

async function follow(inputs: readonly string[], options: WatchOptions): Promise<number> {
  const contact = options.contact ?? setting("contact");
  if (contact === null)
    throw new AnnalistError(
      "E_USAGE",
      "publishers must be able to ask who fetches: give --contact or ANNALIST_CONTACT, a mail address or a page",
    );
  const feeds = await feedLinks(inputs);
  const fetcher = new Fetcher({
    userAgent: `annalist/${programVersion()} (political event record; ${setting("contact", { ANNALIST_CONTACT: contact })})`,
    allow: AllowList.parse(options.allow ?? setting("allow") ?? ""),
  });
  const log = await JournalLog.open(options.out);
  const bar = watchProgress(log, options.quiet ?? false);
  const before = [...log.counts.aside.values()].reduce((a, b) => a + b, 0);
  const ending = stopOnSignals();
  try {
    // The one place where reports leave the watch.
    const sink = await JournalSink.open(options.out);
    try {
      await watch({
        feeds,
        fetcher,
        log,
        sink,
        every: options.every * 60_000,
        signal: ending.signal,
        once: options.once ?? false,
        onStep: bar.step,
      });
    } finally {
      await sink.close();
    }
  } finally {
    ending.off();
    bar.stop();
    await fetcher.close();
    await log.close();
  }
  if (options.quiet !== true) await printStatus(options.out, options.json ?? false);
  const aside = [...log.counts.aside.values()].reduce((a, b) => a + b, 0) - before;
  const failed = [...log.feeds.values()].filter((f) => f.active && f.error !== null).length;
  return aside + failed > 0 ? EXIT.someSetAside : EXIT.fine;
}

/** The first signal ends the watch cleanly, the second one at once. */
function stopOnSignals(): { signal: AbortSignal; off: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.failed);
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return { signal: controller.signal, off: () => void process.off("SIGINT", stop).off("SIGTERM", stop) };
}

function minutes(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/u.test(text) || value < 1 || value > 1440) throw new InvalidArgumentError("Give whole minutes, 1 to 1440.");
  return value;
}
