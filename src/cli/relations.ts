import { Command, Option } from "commander";
import { RELATION_KINDS, type Relation, type StandingRelation } from "../model/index.js";
import { listRelations, type RelationFilter } from "../record/store/index.js";
import { count, isoDate } from "./arguments.js";
import { columns } from "./columns.js";
import { withData, withRecord } from "./record-options.js";

type RelationsOptions = RelationFilter & { readonly data?: string; readonly limit: number; readonly json?: boolean };

/** `annalist relations`: lasting ties, and who says so. */
export function relationsCommand(): Command {
  const command = new Command("relations").description(
    "list lasting ties that reports state (allies, backers, rivals, treaties, members, accusers), with who says so; most told first",
  );
  return withData(command)
    .option("--actor <party>", "who backs, belongs or accuses; either side of an alliance, a rivalry or a treaty; as for entries")
    .option("--recipient <party>", "the other side")
    .addOption(new Option("--kind <kind>", "this kind alone").choices(RELATION_KINDS))
    .option("--since <date>", "in reports published from this day on (YYYY-MM-DD)", isoDate)
    .option("--until <date>", "in reports published up to this day (YYYY-MM-DD)", isoDate)
    .option("--limit <n>", "at most so many", count, 50)
    .option("--json", "JSON lines, one relation each with its statements, for machines")
    .action(async (options: RelationsOptions) => {
      const found = await withRecord(options, ({ db }) => listRelations(db, options, options.limit));
      process.stdout.write(options.json === true ? found.map((relation) => `${JSON.stringify(relation)}\n`).join("") : table(found));
    });
}

function table(relations: readonly StandingRelation[]): string {
  if (relations.length === 0) return "nothing in the record is like this\n";
  const rows = relations.map(({ kind, first, second, reports, publishers, from, to, statements: [latest] }) => [
    kind,
    sideText(first),
    sideText(second),
    reports,
    publishers.length,
    from ?? "?",
    to ?? "?",
    latest?.speakers[0]?.name ?? latest?.publisher ?? latest?.reportId ?? "",
    latest?.passage ?? "",
  ]);
  return columns([["relation", "who", "to whom", "reports", "publishers", "from", "to", "says last", "in these words"], ...rows]);
}

const sideText = ({ name, country, sector }: Relation["first"]): string =>
  country === null ? name : `${name} (${country}${sector === null || sector === "GOV" ? "" : ` ${sector}`})`;
