/** A watch that is there to be killed: `watch-child.ts FOLDER FEED [once]`. It begins at the first word on its standard input. */
import { once as event } from "node:events";
import { join } from "node:path";
import { AllowList, Fetcher } from "../src/intake/fetch/index.js";
import { reportFromHtml } from "../src/intake/index.js";
import { JournalLog, watch } from "../src/intake/watch/index.js";
import { openRecord, putCoded, startRun } from "../src/record/store/index.js";
import type { Report } from "../src/model/index.js";
import { recordSink } from "../src/cli/watch-sink.js";
import { anEvent, RARITY, VERSIONS } from "../src/record/store/values.fixture.js";
import { pageOf } from "./news.js";

const [folder = "", url = "", once] = process.argv.slice(2);
// Loads what reads pages: a kill is to come between reports, and not before the first.
await reportFromHtml(pageOf(0), { id: "warm" });
await event(process.stdin, "data");
process.stdin.unref();
const log = await JournalLog.open(join(folder, "watch"));
const record = await openRecord({ folder });
const run = await startRun(record.db, VERSIONS, new Date().toISOString());
/** Two events a report, in place of the reader's. */
const keep = async (report: Report) => {
  const events = [anEvent(), anEvent({ type: "AID", start: 20, end: 23 })];
  await putCoded(record.db, run, [{ report, events }], RARITY);
  return { events: events.length };
};
const fetcher = new Fetcher({
  userAgent: "annalist/test",
  allow: AllowList.parse("127.0.0.1"),
  politeness: { spacing: 0, perHost: 1, rest: 1 },
});
process.stdout.write("started\n");
await watch({
  feeds: [{ url, title: null, updated: null }],
  fetcher,
  log,
  sink: recordSink(record, { keep, run }),
  every: 60_000,
  once: once === "once",
  signal: new AbortController().signal,
});
await fetcher.close();
await log.close();
await record.close();
