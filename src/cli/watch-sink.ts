import { unreadable } from "../intake/finish.js";
import { AnnalistError } from "../kit/errors.js";
import type { Report, ReportSink } from "../model/index.js";
import { keepUncoded, putFailure, type OpenRecord } from "../record/store/index.js";
import type { Keeper } from "./keep.js";

/**
 * Reports into the record, one after the other: each is coded and committed with its events before it counts as kept. What cannot be coded is
 * noted there too.
 */
export function recordSink(
  { db }: OpenRecord,
  { keep, run }: Pick<Keeper, "keep"> & { readonly run: { readonly id: number } },
): ReportSink {
  const take = async (report: Report): Promise<void> => {
    const place = report.url ?? report.id;
    try {
      const fault = unreadable(report, place);
      if (fault !== null) {
        await keepUncoded(db, report);
        throw fault;
      }
      await keep(report);
    } catch (error) {
      if (error instanceof AnnalistError) await putFailure(db, run.id, { place, code: error.code, message: error.message });
      throw error;
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    put(report) {
      const taken = last.then(() => take(report));
      last = taken.catch(() => {});
      return taken;
    },
  };
}
