import { userInfo } from "node:os";
import { Command, Option } from "commander";
import { z } from "zod";
import { judgedGold } from "../evaluation/judged.js";
import { AnnalistError } from "../kit/errors.js";
import { FACTUALITIES, VERDICTS, type Anchor, type Event, type Judgement, type Verdict } from "../model/index.js";
import { eventsByNumber, judgedReports, listJudgements, putJudgement, type OpenRecord } from "../record/store/index.js";
import { count } from "./arguments.js";
import { columns } from "./columns.js";
import { withData, withRecord } from "./record-options.js";

interface JudgeOptions {
  readonly data?: string;
  readonly verdict?: Verdict;
  readonly other?: number;
  readonly set?: readonly string[];
  readonly comment?: string;
  readonly author?: string;
  readonly gold?: boolean;
  readonly json?: boolean;
}

/** `annalist judge`: what a person says of an event. */
export function judgeCommand(): Command {
  const command = new Command("judge")
    .description("keep what you say of an event, with your name and the time; without one, list what was said")
    .argument("[event]", "its number, from entries or export", count);
  return withData(command)
    .addOption(new Option("--verdict <verdict>", "what you say").choices(VERDICTS))
    .option("--other <event>", "with merge: an event whose entry tells of the same happening", count)
    .option("--set <field=value...>", "with corrected: type, mode, cameo, contexts (commas between), date, factuality")
    .option("--comment <words>", "in your words")
    .option("--author <name>", "who you are; your user name where left out")
    .option("--gold", "print the reports whose events have all been judged, as gold documents for evaluate")
    .option("--json", "for machines")
    .action(async (event: number | undefined, options: JudgeOptions) => {
      if (options.gold === true) return printGold(event, options);
      const said = await withRecord(options, async (record) =>
        event === undefined ? listJudgements(record.db) : [await judge(record, event, options)],
      );
      process.stdout.write(options.json === true ? said.map((j) => `${JSON.stringify(j)}\n`).join("") : table(said));
    });
}

async function printGold(event: number | undefined, options: JudgeOptions): Promise<void> {
  if (event !== undefined || options.verdict !== undefined)
    throw new AnnalistError("E_USAGE", "--gold goes with neither event nor verdict");
  let [whole, partly] = [0, 0];
  await withRecord(options, async ({ db }) => {
    for await (const judged of judgedReports(db)) {
      const gold = judgedGold(judged);
      if (gold === null) partly++;
      else {
        whole++;
        process.stdout.write(`${JSON.stringify(gold)}\n`);
      }
    }
  });
  const rest = partly === 0 ? "" : `; ${partly} left out, of whose events not all are judged`;
  process.stderr.write(`${whole} gold documents${rest}\n`);
}

async function judge({ db }: OpenRecord, event: number, options: JudgeOptions): Promise<Judgement> {
  const { verdict, other, set, comment = null, author = userInfo().username } = options;
  if (verdict === undefined) throw new AnnalistError("E_USAGE", "say what you think of the event with --verdict");
  if ((verdict === "merge") !== (other !== undefined))
    throw new AnnalistError("E_USAGE", "--other goes with --verdict merge, and merge needs it");
  if ((verdict === "corrected") !== (set !== undefined))
    throw new AnnalistError("E_USAGE", "--set goes with --verdict corrected, and corrected needs it");
  if (verdict === "comment" && comment === null) throw new AnnalistError("E_USAGE", "--verdict comment needs a --comment");
  const found = new Map((await eventsByNumber(db, other === undefined ? [event] : [event, other])).map((e) => [e.id, e]));
  const anchor = (id: number): Anchor => {
    const of = found.get(id);
    if (of === undefined) throw new AnnalistError("E_NOT_IN_RECORD", `no event ${id} is in the record`);
    return { report: of.report, start: of.start, end: of.end };
  };
  const fields = set === undefined ? null : correction(set);
  return putJudgement(db, { verdict, about: anchor(event), other: other === undefined ? null : anchor(other), fields, comment, author });
}

const corrected = z.strictObject({
  type: z.string().regex(/^[A-Z_]+$/),
  mode: z.string().transform((mode) => (mode === "" ? null : mode)),
  cameo: z.string().regex(/^\d{2,4}$/),
  contexts: z.string().transform((names) => names.split(",").filter((name) => name !== "")),
  date: z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
    .transform((value) => ({ value, words: null, basis: "inferred" as const })),
  factuality: z.enum(FACTUALITIES),
});

function correction(set: readonly string[]): Partial<Event> {
  const pairs = set.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  const { data, error } = corrected.partial().safeParse(Object.fromEntries(pairs));
  if (data === undefined)
    throw new AnnalistError("E_USAGE", `--set ${error.issues[0]?.path.join() ?? ""}: ${error.issues[0]?.message ?? "not understood"}`);
  return data as Partial<Event>;
}

function table(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return "nothing was said yet\n";
  const rows = judgements.map(({ id, time, author, verdict, about, fields, comment }) => [
    id,
    time,
    author,
    verdict,
    `report ${about.report}, ${about.start}–${about.end}`,
    fields === null ? "" : JSON.stringify(fields),
    comment ?? "",
  ]);
  return columns([["judgement", "time", "author", "verdict", "about", "corrected", "comment"], ...rows]);
}
