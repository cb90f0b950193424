import type { WorkStatus } from "../record/work/index.js";
import { columns } from "./columns.js";

/** The queue as tables for people. */
export function workTables({ queues, workers, failures }: WorkStatus): string[] {
  const waits = queues.map((q) => [
    q.waiting,
    q.active,
    q.setAside,
    `${q.lastMinute}/min`,
    `${q.lastHour}/h`,
    q.annalist,
    q.codebook,
    q.model,
  ]);
  const who = workers.map((w) => [`${w.host}:${w.pid}`, w.started, `${w.silent} s ago`, w.reports.join(" ") || "–", w.done, w.failed]);
  const faults = failures.map((f) => [f.setAside ? "set aside" : "tried again", f.report, f.reportId, f.tries, f.code, f.message]);
  return [
    table(["waiting", "at work", "set aside", "done", "", "annalist", "codebook", "model"], waits),
    table(["worker", "started", "heard of", "report", "done", "failed tries"], who),
    table(["job", "report", "id", "tries", "error", "what happened"], faults),
  ];
}

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rows.length === 0 ? "" : columns([head, ...rows]);
