/**
 * Codes a report and writes its events in several formats.
 *
 *   npx tsx examples/events-to-files.ts FOLDER
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { flattener, FORMATS, openAnnalist, reportFromText, writeRows } from "annalist";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("give a folder to write to");
await mkdir(folder, { recursive: true });

const annalist = await openAnnalist();
const report = reportFromText(
  "MUSCAT, March 3 – Iran's foreign minister met the Omani sultan on Tuesday. Russia condemned the new sanctions, and Omani police arrested four smugglers.",
  { id: "example", published: "2020-03-03", publisher: "The Gazette" },
);
const rows = flattener(annalist.versions)(await annalist.run(report));

for (const format of [FORMATS.csv, FORMATS.parquet, FORMATS.graphml]) {
  const file = createWriteStream(join(folder, `events.${format.extension}`));
  // A sink answers when it can take more: rows are then made no faster than they are written.
  await writeRows(format, rows, {
    async write(chunk) {
      if (!file.write(chunk)) await once(file, "drain");
    },
  });
  await finished(file.end());
  console.log(`${file.path.toString()}: ${file.bytesWritten} bytes`);
}
