import { AnnalistError } from "../kit/errors.js";
import { intake, type Fault } from "../intake/index.js";
import type { Report } from "../model/index.js";
import { EXIT } from "./exit.js";
import { progress } from "./progress.js";

/** Languages that the reader was trained on. */
const READ: readonly string[] = ["en"];

export interface LineOptions {
  readonly published?: string | undefined;
  readonly quiet?: boolean | undefined;
  /** Takes reports in languages that cannot be read yet; else they are set aside and counted. */
  readonly anyLanguage?: boolean | undefined;
}

/**
 * Takes every report of the inputs through `each`; a report that fails is set aside with its error and the run goes on.
 * Prints the summary on standard error and returns the exit status.
 */
export async function runLine(inputs: readonly string[], options: LineOptions, each: (report: Report) => Promise<void>): Promise<number> {
  const quiet = options.quiet ?? false;
  const bar = progress(quiet);
  const setAside = new Map<string, number>();
  let done = 0;
  const aside = (error: AnnalistError) => {
    setAside.set(error.code, (setAside.get(error.code) ?? 0) + 1);
    process.stderr.write(`${error.line}\n`);
  };
  try {
    for await (const item of intake(inputs, {
      ...(options.published === undefined ? {} : { published: options.published }),
      ...(options.anyLanguage === true ? {} : { languages: READ }),
    })) {
      if (isFault(item)) aside(item.error);
      else {
        await each(item);
        done++;
      }
      bar.step();
    }
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

const isFault = (item: Report | Fault): item is Fault => "error" in item;
