import type { OpenRecord } from "../record/store/index.js";
import type { Keeper } from "./keep.js";
import { takeIn, type ImportOptions, type TakenIn } from "./take-in.js";

export interface Imported extends TakenIn {
  readonly run: number;
  /** Reports that were coded and put in. */
  readonly added: number;
  /** Reports that were in the record already. */
  readonly known: number;
  readonly events: number;
}

/**
 * Takes files into the record, one report after the other, each durably before the next; a few are coded ahead. What the record has under the same versions is
 * passed over, so that the same call goes on where an earlier one was broken off. A report in a language that cannot be read is kept without
 * events, and counted as set aside.
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  record: OpenRecord,
  { codeNew, put, run }: Pick<Keeper, "codeNew" | "put"> & { readonly run: { readonly id: number } },
): Promise<Imported> {
  let [added, known, events] = [0, 0, 0];
  const taken = await takeIn(paths, options, record, run, codeNew, async (coded) => {
    const kept = coded === "known" ? coded : await put(coded);
    if (kept === "known") known++;
    else [added, events] = [added + 1, events + kept.events];
  });
  return { run: run.id, added, known, events, ...taken };
}
