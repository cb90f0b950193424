import { Command } from "commander";
import { listFailures, listRuns, totals } from "../record/store/index.js";
import { workStatus, type WorkStatus } from "../record/work/index.js";
import { columns } from "./columns.js";
import { withData, withRecord } from "./record-options.js";
import { workTables } from "./work-status.js";

/** Set aside reports that are listed. */
const FAILURES = 10;

/** `annalist status`: what the record holds. */
export function statusCommand(): Command {
  const command = new Command("status").description(
    "say what the record holds, which runs made it, what was set aside, and how the queue stands",
  );
  return withData(command)
    .option("--json", "one JSON object, for machines")
    .action(async (options: { data?: string; json?: boolean }) => {
      const status = await withRecord(options, async ({ db, how }) => ({
        how,
        ...(await totals(db)),
        runs: await listRuns(db),
        lastFailures: await listFailures(db, FAILURES),
        work: how === "server" ? await workStatus(db, FAILURES) : null,
      }));
      process.stdout.write(options.json === true ? `${JSON.stringify(status, null, 2)}\n` : table(status));
    });
}

const HOW: Readonly<Record<string, string>> = {
  owner: "in the data folder",
  client: "in the data folder, which another process holds",
  server: "on a PostgreSQL server",
};

interface Status extends Awaited<ReturnType<typeof totals>> {
  readonly how: string;
  readonly runs: Awaited<ReturnType<typeof listRuns>>;
  readonly lastFailures: Awaited<ReturnType<typeof listFailures>>;
  readonly work: WorkStatus | null;
}

function table({ how, reports, events, entries, judgements, failures, bytes, runs, lastFailures, work }: Status): string {
  const setAside = Object.entries(failures).map(([code, n]) => `${code} ${n}`);
  const facts = [
    ["record", HOW[how] ?? how],
    ["reports", reports],
    ["events", events],
    ["entries", entries],
    ["judgements", judgements],
    ["set aside", setAside.join(", ") || 0],
    ["size", `${(bytes / 1e6).toFixed(1)} MB`],
  ];
  const goes = runs.map((run) => [
    run.id,
    run.started,
    run.ended ?? "broken off or running",
    run.reports,
    run.annalist,
    run.codebook,
    run.model,
  ]);
  const aside = lastFailures.map(({ time, place, code, message }) => [time, code, place, message]);
  return [
    columns(facts),
    goes.length === 0 ? "" : columns([["run", "started", "ended", "reports", "annalist", "codebook", "model"], ...goes]),
    aside.length === 0 ? "" : columns([["set aside", "error", "place", "what happened"], ...aside]),
    ...(work === null ? [] : workTables(work)),
  ]
    .filter((part) => part !== "")
    .join("\n");
}
