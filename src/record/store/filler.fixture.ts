import { sql } from "kysely";
import { openRecord, startRun, told } from "./index.js";
import { VERSIONS } from "./values.fixture.js";
import { putBatch } from "./whole.fixture.js";

/** A program that puts batches in and turns the database's log to its next file, until that fails: it says how, and which batches went in. */
const [folder = ""] = process.argv.slice(2);
const acknowledged: string[] = [];
let code = "none";
try {
  const record = await openRecord({ folder });
  const run = await startRun(record.db, VERSIONS, new Date().toISOString());
  for (let i = 0; i < 8; i++) {
    await putBatch(record, run, `filling ${i}`, 3 * i);
    acknowledged.push(`filling ${i}`);
    await sql`select pg_switch_wal()`.execute(record.db);
  }
} catch (error) {
  code = (told(error) as { code?: string }).code ?? String(error);
}
process.stdout.write([code, ...acknowledged].join("\n"), () => process.exit());
