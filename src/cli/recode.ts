import { Command } from "commander";
import { unreadable } from "../intake/finish.js";
import { inOrder } from "../kit/in-order.js";
import type { Event } from "../model/index.js";
import { AT_ONCE } from "../node.js";
import { difference, type Change } from "../record/difference.js";
import { endRun, eventsOfReport, putFailure, uncodedReports, type OpenRecord } from "../record/store/index.js";
import { columns } from "./columns.js";
import { EXIT } from "./exit.js";
import { ofReport } from "./failed.js";
import { openKeeper } from "./keep.js";
import { progress } from "./progress.js";
import { queueUncoded } from "./recode-queue.js";
import { needsServer, withData, withRecord } from "./record-options.js";
import { stopper } from "./stop.js";

interface RecodeOptions {
  readonly data?: string;
  readonly codebook?: string;
  readonly queue?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `annalist recode`: the record under the present versions. */
export function recodeCommand(): Command {
  const command = new Command("recode").description(
    "code the record's reports again under the present versions, and show what that changes",
  );
  return withData(command)
    .option("--codebook <folder>", "as for code")
    .option("--queue", "leave the coding to `annalist work`; needs DATABASE_URL, and shows no changes")
    .option("--quiet", "no progress and no summary")
    .option("--json", "JSON lines, one change each with the event before and after, for machines")
    .action(async (options: RecodeOptions) => {
      if (options.queue === true) needsServer(options);
      process.exitCode = await withRecord({ ...options, filling: true }, (record) =>
        (options.queue === true ? queueUncoded : recode)(options, record),
      );
    });
}

async function recode(options: RecodeOptions, record: OpenRecord): Promise<number> {
  const { db } = record;
  const { code, put, run } = await openKeeper(record, options);
  const bar = progress(options.quiet ?? false);
  const stop = stopper();
  const counts = { added: 0, gone: 0, changed: 0 };
  let [reports, setAside, foreign] = [0, 0, 0];
  try {
    const made = inOrder(uncodedReports(db, run.versions), AT_ONCE, async ({ report }) =>
      unreadable(report, report.id) === null ? code(report) : null,
    );
    for await (const { item, ...outcome } of made) {
      if (stop.asked) break;
      if ("error" in outcome) {
        const error = ofReport(outcome.error);
        setAside++;
        process.stderr.write(`${error.line}\n`);
        await putFailure(db, run.id, { place: error.where ?? item.report.id, code: error.code, message: error.message });
        continue;
      }
      if (outcome.value === null) {
        foreign++;
        continue;
      }
      const changes = difference(await eventsOfReport(db, item.id), outcome.value.events);
      await put(outcome.value);
      for (const { what } of changes) counts[what]++;
      const print = options.json === true ? (change: Change) => `${JSON.stringify({ report: item.id, ...change })}\n` : line(item.id);
      process.stdout.write(changes.map(print).join(""));
      reports++;
      bar.step();
    }
  } finally {
    bar.stop();
    stop.done();
  }
  if (!stop.asked) await endRun(db, run.id, new Date().toISOString());
  if (options.quiet !== true)
    process.stderr.write(
      `${reports} reports coded again: ${counts.added} events added, ${counts.gone} gone, ${counts.changed} changed; ${setAside} reports set aside${foreign === 0 ? "" : `, ${foreign} in languages that cannot be read yet`}\n`,
    );
  return setAside > 0 ? EXIT.someSetAside : EXIT.fine;
}

const SIGNS = { added: "+", gone: "−", changed: "~" } as const;
const told = (event: Event | null): string =>
  event === null ? "" : `${event.type}${event.mode === null ? "" : `/${event.mode}`} "${event.trigger}" ${event.start}–${event.end}`;
const line =
  (report: number) =>
  ({ what, before, after, fields }: Change): string =>
    columns([[SIGNS[what], report, told(before), told(before) === told(after) ? "" : told(after), fields.join(" ")]]);
