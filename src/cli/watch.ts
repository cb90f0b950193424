import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { AnnalistError } from "../kit/errors.js";
import { setting } from "../kit/settings.js";
import { programVersion } from "../kit/package.js";
import { AllowList, Fetcher } from "../intake/fetch/index.js";
import { JournalLog, watch } from "../intake/watch/index.js";
import type { FeedLink } from "../model/index.js";
import { endRun, type OpenRecord } from "../record/store/index.js";
import { EXIT } from "./exit.js";
import { openKeeper } from "./keep.js";
import { withData, withRecord } from "./record-options.js";
import { feedLinks } from "./watch-feeds.js";
import { watchProgress } from "./watch-progress.js";
import { recordSink } from "./watch-sink.js";
import { printStatus } from "./watch-status.js";

interface WatchOptions {
  readonly data?: string;
  readonly codebook?: string;
  readonly once?: boolean;
  readonly every: number;
  readonly contact?: string;
  readonly allow?: string;
  readonly status?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `annalist watch`: follows feeds into the record. */
export function watchCommand(): Command {
  const command = new Command("watch")
    .description("follow feeds: fetch what is new, politely, code it, and put each report into the record once")
    .argument("[feeds...]", "feeds, OPML lists, sitemaps or pages that name feeds: addresses, or files of OPML");
  return withData(command)
    .option("--codebook <folder>", "as for code")
    .option("--once", "look once at every feed that is due, take what is new, and end")
    .option("--every <minutes>", "minutes between two looks at a feed, unless it asks for more", minutes, 15)
    .option("--contact <address>", "mail address or page that publishers find in the user agent")
    .option("--allow <hosts>", "hosts, addresses or ranges of your own that may be fetched from, separated by commas")
    .option("--status", "print what the watch of this record has done, and end; a running watch is not disturbed")
    .option("--json", "the status as one JSON object")
    .option("--quiet", "no progress, no faults and no status")
    .action(async (feeds: string[], options: WatchOptions) => {
      process.exitCode =
        options.status === true ? await printStatus(journalOf(options), options.json ?? false) : await follow(feeds, options);
    });
}

/** Where a watch notes what it saw: in the data folder, where a server has the record too. */
const journalOf = ({ data }: WatchOptions): string => join(data ?? setting("dataFolder"), "watch");

async function follow(inputs: readonly string[], options: WatchOptions): Promise<number> {
  const contact = options.contact ?? setting("contact");
  if (contact === null)
    throw new AnnalistError(
      "E_USAGE",
      "publishers must be able to ask who fetches: give --contact or ANNALIST_CONTACT, a mail address or a page",
    );
  const feeds = await feedLinks(inputs, (error) => options.quiet !== true && process.stderr.write(`${error.line}\n`));
  const fetcher = new Fetcher({
    userAgent: `annalist/${programVersion()} (political event record; ${setting("contact", { ANNALIST_CONTACT: contact })})`,
    allow: AllowList.parse(options.allow ?? setting("allow") ?? ""),
  });
  const journal = journalOf(options);
  const log = await JournalLog.open(journal);
  const before = [...log.counts.aside.values()].reduce((a, b) => a + b, 0);
  try {
    await withRecord(options, (record) => watchInto(record, { feeds, fetcher, log, options }));
  } finally {
    await fetcher.close();
    await log.close();
  }
  if (options.quiet !== true) await printStatus(journal, options.json ?? false);
  const aside = [...log.counts.aside.values()].reduce((a, b) => a + b, 0) - before;
  const failed = [...log.feeds.values()].filter((f) => f.active && f.error !== null).length;
  return aside + failed > 0 ? EXIT.someSetAside : EXIT.fine;
}

interface Watching {
  readonly feeds: readonly FeedLink[];
  readonly fetcher: Fetcher;
  readonly log: JournalLog;
  readonly options: WatchOptions;
}

async function watchInto(record: OpenRecord, { feeds, fetcher, log, options }: Watching): Promise<void> {
  const ending = stopOnSignals();
  const keeper = await openKeeper(record, options);
  const bar = watchProgress(log, options.quiet ?? false);
  try {
    await watch({
      feeds,
      fetcher,
      log,
      sink: recordSink(record, keeper),
      every: options.every * 60_000,
      signal: ending.signal,
      once: options.once ?? false,
      onStep: bar.step,
    });
    await endRun(record.db, keeper.run.id, new Date().toISOString());
  } finally {
    ending.off();
    bar.stop();
  }
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
