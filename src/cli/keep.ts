import { setting } from "../kit/settings.js";
import type { Report, Run } from "../model/index.js";
import { openAnnalist } from "../node.js";
import { codedHashes, putCoded, startRun, type CodedReport, type OpenRecord } from "../record/store/index.js";
import { failed } from "./failed.js";
import { openOptions } from "./open-options.js";

/** What became of a report: how many events it brought, or that the record had it under these versions. */
export type Kept = { readonly events: number } | "known";

export interface Keeper {
  readonly run: Run & { readonly versions: number };
  readonly versions: Awaited<ReturnType<typeof openAnnalist>>["versions"];
  /** Codes a report. Throws what is wrong with it as an AnnalistError. */
  code(report: Report): Promise<CodedReport>;
  /** Codes a report, unless the record has it under these versions. */
  codeNew(report: Report): Promise<CodedReport | "known">;
  /** Puts a report into the record, durably and once, its events into the entries that they belong to. */
  put(coded: CodedReport): Promise<Kept>;
  /** Codes a report, where it is new, and puts it into the record. */
  keep(report: Report): Promise<Kept>;
}

/** Opens the line and a run of it over a record: the one way in for `import`, `watch` and `recode`. */
export async function openKeeper({ db }: OpenRecord, options: { readonly codebook?: string }): Promise<Keeper> {
  const annalist = await openAnnalist(openOptions(options));
  const run = await startRun(db, { ...annalist.versions, minConfidence: setting("minConfidence") }, new Date().toISOString());
  const code = async (report: Report): Promise<CodedReport> => {
    try {
      // The document, with what the reader said of it, is not kept while the report waits to be put.
      const { events, relations } = await annalist.run(report);
      return { report, events, relations };
    } catch (cause) {
      throw failed(cause, report.id);
    }
  };
  return { versions: annalist.versions, ...keeperOf(db, { run, code, rarity: annalist.rarity }) };
}

/** A run's way into the record, whatever codes the reports. */
export function keeperOf(
  db: OpenRecord["db"],
  { run, code, rarity }: Pick<Keeper, "run" | "code"> & { readonly rarity: Parameters<typeof putCoded>[3] },
): Omit<Keeper, "versions"> {
  const put = async (coded: CodedReport): Promise<Kept> => {
    const [one] = await putCoded(db, run, [coded], rarity);
    return one?.added === true ? { events: coded.events.length } : "known";
  };
  const codeNew = async (report: Report) => ((await codedHashes(db, run.versions, [report])).size > 0 ? "known" : code(report));
  return {
    run,
    code,
    codeNew,
    put,
    async keep(report) {
      const coded = await codeNew(report);
      return coded === "known" ? coded : put(coded);
    },
  };
}
