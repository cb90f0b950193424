import type { AnnalistError } from "../kit/errors.js";
import { items, type ColumnMap, type Position } from "../intake/index.js";
import type { Report } from "../model/index.js";
import { EXIT } from "./exit.js";
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
 * Takes every report of the inputs through `each`; a report that fails is set aside with its error and the run goes on.
 * Prints the summary on standard error and returns the exit status.
 */
export async function runLine(inputs: readonly string[], options: LineOptions, each: (report: Report) => Promise<void>): Promise<number> {
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
    for await (const item of items(inputs, { published: options.published, columns: options.columns })) {
      if ("fault" in item) await aside(item.where, item.fault.error);
      const report = "report" in item ? item.report : options.anyLanguage === true ? item.fault.report : undefined;
      if (report !== undefined) await each(report);
      if ("report" in item) done++;
      bar.step();
    }
    await rejects.close();
  } finally {
    bar.stop();
  }
  const failed = [...setAside.values()].reduce((a, b) => a + b, 0);
  if (!quiet && (failed > 0 || done > 1)) {
    const counts = [...setAside].map(([code, n]) => `${code} ${n}`).join(", ");
    process.stderr.write(`${done} ${done === 1 ? "report" : "reports"} done${failed > 0 ? `, ${failed} set aside (${counts})` : ""}\n`);
  }
  if (done === 0 && failed > 0) return EXIT.usage;
  return failed > 0 ? EXIT.someSetAside : EXIT.fine;
}
