import { Command } from "commander";
import { AnnalistError } from "../kit/errors.js";
import type { Entry, Story } from "../model/index.js";
import { countUnread, entriesByNumber, listStories, readStories, storyOf, timeline, type OpenRecord } from "../record/store/index.js";
import { count } from "./arguments.js";
import { columns } from "./columns.js";
import { entryTable } from "./entry-table.js";
import { progress } from "./progress.js";
import { withData, withFilter, withRecord, type FilterOptions } from "./record-options.js";

type StoryOptions = FilterOptions & { readonly limit: number; readonly quiet?: boolean; readonly json?: boolean };
type Told = Story & { readonly timeline?: readonly Entry[] };

/** `annalist story`: what belongs together over time. */
export function storyCommand(): Command {
  const command = new Command("story")
    .description("list unfolding stories, the latest first; or tell one, entry by entry")
    .argument("[story]", "its number, or that of any of its entries", count);
  return withData(withFilter(command))
    .option("--limit <n>", "at most so many stories, or entries of one", count, 50)
    .option("--quiet", "no progress")
    .option("--json", "JSON lines, one story each; of a single one with its timeline, for machines")
    .action(async (story: number | undefined, options: StoryOptions) => {
      const printed = await withRecord(options, async (record) => {
        await catchUp(record, options.quiet ?? false);
        return story === undefined ? list(record, options) : tell(record, story, options);
      });
      process.stdout.write(printed);
    });
}

/** Entries that came since the last time are put into their stories first. */
async function catchUp({ db }: OpenRecord, quiet: boolean): Promise<void> {
  const bar = progress(quiet, await countUnread(db), "entries");
  try {
    await readStories(db, (entries) => {
      for (let i = 0; i < entries; i++) bar.step();
    });
  } finally {
    bar.stop();
  }
}

async function list({ db }: OpenRecord, options: StoryOptions): Promise<string> {
  const stories = await listStories(db, options, options.limit);
  if (options.json === true) return jsonLines(stories);
  if (stories.length === 0) return "nothing in the record is like this\n";
  const leads = new Map(
    (
      await entriesByNumber(
        db,
        stories.map(({ lead }) => lead),
      )
    ).map((entry) => [entry.id, entry]),
  );
  const rows = stories.map((story) => [...facts(story), leads.get(story.lead)?.lead.title ?? leads.get(story.lead)?.lead.trigger ?? ""]);
  return columns([["story", "from", "to", "entries", "types", "countries", "told most"], ...rows]);
}

async function tell({ db }: OpenRecord, number: number, options: StoryOptions): Promise<string> {
  const story = await storyOf(db, number);
  if (story === null) throw new AnnalistError("E_NOT_IN_RECORD", `no story has an entry ${number}`);
  const entries = await timeline(db, story, options.limit);
  if (options.json === true) return jsonLines([{ ...story, timeline: entries }]);
  const more = story.entries.length - entries.length;
  const head = columns([["story", "from", "to", "entries", "types", "countries"], facts(story)]);
  return `${head}\n${entryTable(entries)}${more > 0 ? `${more} more: --limit ${story.entries.length}\n` : ""}`;
}

const facts = ({ id, from, to, entries, types, countries }: Story): (string | number)[] => [
  id,
  from ?? "?",
  to ?? "?",
  entries.length,
  few(types),
  few(countries),
];
const FEW = 4;
const few = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .slice(0, FEW)
    .map(([name, n]) => `${name} ${n}`)
    .join(", ");
const jsonLines = (stories: readonly Told[]): string => stories.map((story) => `${JSON.stringify(story)}\n`).join("");
