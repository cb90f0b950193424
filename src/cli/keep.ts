import { AnnalistError } from "../kit/errors.js";
import { setting } from "../kit/settings.js";
import type { Report, Run } from "../model/index.js";
import { openAnnalist } from "../node.js";
import { codedHashes, putCoded, startRun, type CodedReport, type OpenRecord } from "../record/store/index.js";
import { openOptions } from "./open-options.js";

/** What became of a report: how many events it brought, or that the record had it under these versions. */
export type Kept = { readonly events: number } | "known";

export interface Keeper {
  readonly run: Run & { readonly versions: number };
  readonly versions: Awaited<ReturnType<typeof openAnnalist>>["versions"];
  /** Codes a report. Throws what is wrong with it as an AnnalistError. */
  code(report: Report): Promise<CodedReport>;
  /** Codes a report and puts it into the record, durably and once, its events into the entries that they belong to. */
  keep(report: Report): Promise<Kept>;
  put(coded: CodedReport): Promise<Kept>;
}

/** Opens the line and a run of it over a record: the one way in for `import`, `watch` and `recode`. */
export async function openKeeper({ db }: OpenRecord, options: { readonly codebook?: string }): Promise<Keeper> {
  const annalist = await openAnnalist(openOptions(options));
  const run = await startRun(db, { ...annalist.versions, minConfidence: setting("minConfidence") }, new Date().toISOString());
  const code = async (report: Report): Promise<CodedReport> => {
    try {
      return await annalist.run(report);
    } catch (cause) {
      throw cause instanceof AnnalistError ? cause : new AnnalistError("E_CODING_FAILED", (cause as Error).message, report.id, { cause });
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
  return {
    run,
    code,
    put,
    keep: async (report) => ((await codedHashes(db, run.versions, [report])).size > 0 ? "known" : put(await code(report))),
  };
}
