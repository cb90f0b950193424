/** A watch that is there to be killed: `watch-child.ts FOLDER FEED [once]`. It begins at the first word on its standard input. */
import { once as event } from "node:events";
import { AllowList, Fetcher } from "../src/intake/fetch/index.js";
import { reportFromHtml } from "../src/intake/index.js";
import { JournalLog, JournalSink, watch } from "../src/intake/watch/index.js";
import { pageOf } from "./news.js";

const [folder = "", url = "", once] = process.argv.slice(2);
// Loads what reads pages: a kill is to come between reports, and not before the first.
await reportFromHtml(pageOf(0), { id: "warm" });
await event(process.stdin, "data");
process.stdin.unref();
const log = await JournalLog.open(folder);
const sink = await JournalSink.open(folder);
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
  sink,
  every: 60_000,
  once: once === "once",
  signal: new AbortController().signal,
});
await sink.close();
await fetcher.close();
await log.close();
