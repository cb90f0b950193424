import { Command, Option } from "commander";
import { series, STEPS, type Point, type Step } from "../record/store/index.js";
import { columns } from "./columns.js";
import { withData, withFilter, withRecord, type FilterOptions } from "./record-options.js";

type SeriesOptions = FilterOptions & { readonly by: Step; readonly json?: boolean };

/** `annalist series`: how much of it happened when. */
export function seriesCommand(): Command {
  const command = new Command("series").description("count what happened by day, week or month; ! marks a burst, ~ a turning point");
  return withData(withFilter(command))
    .addOption(new Option("--by <step>", "length of a period").choices(STEPS).default("week"))
    .option("--json", "JSON lines, one period each, for machines")
    .action(async (options: SeriesOptions) => {
      const points = await withRecord(options, ({ db }) => series(db, options, options.by));
      process.stdout.write(
        options.json === true ? points.map((point) => `${JSON.stringify(point)}\n`).join("") : table(points, options.by),
      );
    });
}

/** Characters of the longest bar. */
const BAR = 30;

function table(points: readonly Point[], step: Step): string {
  if (points.length === 0) return "nothing in the record is like this\n";
  const most = Math.max(1, ...points.map((p) => p.entries));
  const rows = points.map((p) => [
    p.period,
    p.entries,
    p.mentions,
    ...p.quads,
    p.intensity?.toFixed(1) ?? "–",
    `${"█".repeat(Math.round((BAR * p.entries) / most))}${p.burst > 0 ? " !" : ""}${p.turn ? " ~" : ""}`,
  ]);
  return columns([[step, "entries", "mentions", "verbal+", "material+", "verbal−", "material−", "intensity", ""], ...rows]);
}
