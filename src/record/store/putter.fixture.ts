import { openRecord, startRun } from "./index.js";
import { VERSIONS } from "./values.fixture.js";
import { putBatch } from "./whole.fixture.js";

/** A program that puts batches of reports in, and says which the record has acknowledged: `putter FOLDER NAME COUNT`. */
const [folder = "", name = "", count = ""] = process.argv.slice(2);
const record = await openRecord({ folder });
process.stdout.write(`${record.how}\n`);
const run = await startRun(record.db, VERSIONS, new Date().toISOString());
for (let i = 0; i < Number(count); i++) {
  await putBatch(record, run, `${name} ${i}`, 3 * i);
  process.stdout.write(`${i}\n`);
}
await record.close();
