import { openRecord, putCoded, startRun } from "./index.js";
import { aReport, RARITY, twoEvents, VERSIONS } from "./values.fixture.js";

/** A program that puts in reports, three at a time with two events each, and says which the record has acknowledged: `putter FOLDER NAME COUNT`. */
const [folder = "", name = "", count = ""] = process.argv.slice(2);
const record = await openRecord({ folder });
process.stdout.write(`${record.how}\n`);
const run = await startRun(record.db, VERSIONS, new Date().toISOString());
for (let i = 0; i < Number(count); i++) {
  const reports = [0, 1, 2].map((n) => aReport(`${name} ${i} ${n}`));
  await putCoded(
    record.db,
    run,
    reports.map((report, n) => ({ report, events: twoEvents(3 * i + n) })),
    RARITY,
  );
  process.stdout.write(`${i}\n`);
}
await record.close();
