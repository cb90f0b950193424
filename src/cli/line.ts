import type { AnnalistError } from "../kit/errors.js";
import { inOrder } from "../kit/in-order.js";
import { items, type ColumnMap, type Item, type Position } from "../intake/index.js";
import type { Report } from "../model/index.js";
import { AT_ONCE } from "../node.js";
import { EXIT } from "./exit.js";
import { failed } from "./failed.js";
import { progress } from "./progress.js";
import { openRejects } from "./rejects.js";

export interface LineOptions {
  readonly published?: string | undefined;
  readonly columns?: ColumnMap | undefined;
  readonly quiet?: boolean | undefined;
  /** File to which what is set aside is written, one JSON object a line. */
  readonly rejects?: string | undefined;
  /** Takes reports in other languages through `each` too: they are kept, and counted as set aside. */
  readonly anyLanguage?: boolean | undefined;
}

/**
 * Makes something of every report of the inputs, of a few at once, and gives it to `each` in their order; a report that fails is set aside with
 * its error and the run goes on. Prints the summary on standard error and returns the exit status.
 */
export async function runLine<T>(
  inputs: readonly string[],
  options: LineOptions,
  make: (report: Report) => Promise<T>,
  each: (made: T) => Promise<void>,
): Promise<number> {
  const quiet = options.quiet ?? false;
  const rejects = openRejects(options.rejects);
  const bar = progress(quiet);
  const setAside = new Map<string, number>();
  let done = 0;
  const aside = async (where: Position, error: AnnalistError) => {
    setAside.set(error.code, (setAside.get(error.code) ?? 0) + 1);
    process.stderr.write(`${error.line}\n`);
    await rejects.write(where, error);
  };
  try {
    const reportOf = (item: Item) => ("report" in item ? item.report : options.anyLanguage === true ? item.fault.report : undefined);
    const taken = items(inputs, { published: options.published, columns: options.columns });
    const made = inOrder(taken, AT_ONCE, async (item) => {
      const report = reportOf(item);
      return report === undefined ? [] : [await make(report)];
    });
    for await (const { item, ...outcome } of made) {
      if ("fault" in item) await aside(item.where, item.fault.error);
      if ("error" in outcome) await aside(item.where, failed(outcome.error, reportOf(item)?.id ?? item.where.path));
      else for (const one of outcome.value) await each(one);
      if ("report" in item && "value" in outcome) done++;
      bar.step();
    }
    await rejects.close();
  } finally {
    bar.stop();
  }
  const lost = [...setAside.values()].reduce((a, b) => a + b, 0);
  if (!quiet && (lost > 0 || done > 1)) {
    const counts = [...setAside].map(([code, n]) => `${code} ${n}`).join(", ");
    process.stderr.write(`${done} ${done === 1 ? "report" : "reports"} done${lost > 0 ? `, ${lost} set aside (${counts})` : ""}\n`);
  }
  if (done === 0 && lost > 0) return EXIT.usage;
  return lost > 0 ? EXIT.someSetAside : EXIT.fine;
}
