import { Command } from "commander";
import type { Entry, Party } from "../model/index.js";
import { listEntries } from "../record/store/index.js";
import { count } from "./arguments.js";
import { columns } from "./columns.js";
import { withData, withFilter, withRecord, type FilterOptions } from "./record-options.js";

type EntriesOptions = FilterOptions & { readonly limit: number; readonly json?: boolean };

/** `annalist entries`: what happened, each happening once. */
export function entriesCommand(): Command {
  const command = new Command("entries").description("list what happened, each happening once, the latest first");
  return withData(withFilter(command))
    .option("--limit <n>", "at most so many", count, 50)
    .option("--json", "JSON lines, one entry each with its surest event, for machines")
    .action(async (options: EntriesOptions) => {
      const entries = await withRecord(options, ({ db }) => listEntries(db, options, options.limit));
      process.stdout.write(options.json === true ? entries.map((entry) => `${JSON.stringify(entry)}\n`).join("") : table(entries));
    });
}

const HEAD = ["entry", "event", "date", "type", "actors", "recipients", "where", "words", "mentions", "publishers", "denied"];
const parties = (of: readonly Party[]): string => of.map((p) => p.country ?? p.name).join(" ");

function table(entries: readonly Entry[]): string {
  if (entries.length === 0) return "nothing in the record is like this\n";
  const rows = entries.map(({ id, lead, mentions, publishers, denies }) => [
    id,
    lead.id,
    lead.date?.value ?? lead.published ?? "?",
    `${lead.type}${lead.mode === null ? "" : `/${lead.mode}`}`,
    parties(lead.actors) || "?",
    parties(lead.recipients) || "–",
    lead.place?.country ?? lead.place?.text ?? "?",
    lead.trigger,
    mentions.length,
    publishers.length,
    denies,
  ]);
  return columns([HEAD, ...rows]);
}
