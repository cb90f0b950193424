import { sql, type Kysely } from "kysely";
import type { Tables } from "../store/tables.js";

/** What is queued, who works on it, and what failed. */
export interface WorkStatus {
  readonly queues: readonly QueueStatus[];
  readonly workers: readonly WorkerStatus[];
  /** Reports of which a try failed, the last one first. */
  readonly failures: readonly JobFailure[];
}

/** The queue of one set of versions. */
export interface QueueStatus {
  readonly annalist: string;
  readonly codebook: string;
  readonly model: string;
  readonly minConfidence: number | null;
  /** Jobs that nobody has taken, or that are to be tried again. */
  readonly waiting: number;
  readonly active: number;
  readonly setAside: number;
  /** Done in the last minute, and in the last hour. */
  readonly lastMinute: number;
  readonly lastHour: number;
}

export interface WorkerStatus {
  readonly host: string;
  readonly pid: number;
  readonly run: number;
  /** ISO 8601. */
  readonly started: string;
  /** Seconds since it was last heard of. */
  readonly silent: number;
  /** The reports that it has in hand: the one that it codes last, and one before that goes into the record meanwhile. */
  readonly reports: readonly number[];
  readonly done: number;
  readonly failed: number;
}

export interface JobFailure {
  /** Number of the report in the record, and the id that it came with. */
  readonly report: number;
  readonly reportId: string;
  readonly setAside: boolean;
  readonly tries: number;
  readonly code: string;
  readonly message: string;
}

/** A report that was set aside may have been coded without the queue since. */
const coded = sql`exists (select 1 from codings c where c.report = (j.data->>'report')::bigint and j.name = 'versions-' || c.versions)`;

/** Null where nothing was ever queued. `limit`: of the failures that are listed. */
export async function workStatus(db: Kysely<Tables>, limit: number): Promise<WorkStatus | null> {
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db);
  if (there[0]?.there !== true) return null;
  const queues = await sql<QueueStatus>`
    select v.annalist, v.codebook, v.model, v.min_confidence as "minConfidence",
      count(*) filter (where j.state < 'active')::int as waiting,
      count(*) filter (where j.state = 'active')::int as active,
      count(*) filter (where j.state = 'failed' and not ${coded})::int as "setAside",
      count(*) filter (where j.state = 'completed' and j.completed_on > now() - interval '1 minute')::int as "lastMinute",
      count(*) filter (where j.state = 'completed' and j.completed_on > now() - interval '1 hour')::int as "lastHour"
    from pgboss.queue q join versions v on q.name = 'versions-' || v.id left join pgboss.job j on j.name = q.name
    group by v.id order by v.id`.execute(db);
  const workers = await sql<Omit<WorkerStatus, "started"> & { started: Date }>`
    select host, pid, run, started, extract(epoch from now() - seen)::int as silent, holds::float8[] as reports, done, failed
    from workers order by started, id`.execute(db);
  const failures = await sql<JobFailure>`
    select r.id as report, r.key as "reportId", j.state = 'failed' as "setAside",
      j.retry_count + 1 as tries, coalesce(j.output->>'code', 'E_WORKER_LOST') as code,
      coalesce(j.output->>'message', j.output->'value'->>'message', '') as message
    from pgboss.job j join reports r on r.id = (j.data->>'report')::bigint
    where j.name like 'versions-%' and j.state in ('retry', 'failed') and j.output is not null and not ${coded}
    order by j.completed_on desc nulls first, r.id limit ${limit}`.execute(db);
  return {
    queues: queues.rows,
    workers: workers.rows.map((row) => ({ ...row, started: row.started.toISOString() })),
    failures: failures.rows,
  };
}
