import { AnnalistError } from "../kit/errors.js";
import type { Report } from "../model/index.js";
import { open } from "./archives/open.js";
import { before, type Place } from "./archives/tape.js";
import { finished, unreadable } from "./finish.js";
import { codedError } from "./formats/caught.js";
import type { ColumnMap } from "./formats/columns.js";
import { findsOf } from "./formats/index.js";
import { filesOf } from "./walk.js";

export { columnMap, type ColumnMap } from "./formats/columns.js";
export { reportFromHtml } from "./pages/index.js";
export { bodyOf } from "../kit/body.js";
export { Families, type Comparable, type Placement } from "./duplicates/index.js";
export { reportFromRecord } from "./record.js";
export { reportFromText, type Given } from "./text.js";

/** Something that was set aside: `path` is the file as it was given, `error.where` names the place in it too. */
export interface Fault {
  readonly error: AnnalistError;
  readonly path: string;
  /** The report, where it was taken in but cannot be read: it is in another language. */
  readonly report?: Report;
}

/**
 * Where an item stands: the file as it was found, and the place in it, which grows from item to item: a line, a row, an entry's number, or
 * a byte, as docs/intake.md says for each format. The same inputs give the same positions.
 */
export interface Position extends Place {
  readonly path: string;
}
export type Item = { readonly where: Position } & ({ readonly report: Report } | { readonly fault: Fault });

export interface IntakeOptions {
  /** Publication date of reports that give none. */
  readonly published?: string | undefined;
  /** Which columns of tables, and keys of JSON, hold what. */
  readonly columns?: ColumnMap | undefined;
  /** Goes on after this position, as a run that was cut has left it. */
  readonly after?: Position | undefined;
  /** Told of each fault too, before it comes in order. */
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** Reports of files, folders and standard input ("-"), in order; what cannot be taken in comes as a Fault, and the rest goes on. */
export async function* intake(inputs: Iterable<string>, options: IntakeOptions = {}): AsyncGenerator<Report | Fault> {
  for await (const item of items(inputs, options)) yield "report" in item ? item.report : item.fault;
}

/** As `intake`, each with its position. Memory stays bounded, however large the inputs. Throws E_PLACE_UNKNOWN where `after` is in none of them. */
export async function* items(inputs: Iterable<string>, options: IntakeOptions = {}): AsyncGenerator<Item> {
  let after = options.after ?? null;
  for (const input of inputs) {
    for (const found of filesOf(input)) {
      if (after !== null && after.path !== found.path) continue;
      const within = after;
      after = null;
      for await (const item of "error" in found ? faulty(found.error, found.path, within) : takeIn(found.path, found.id, options, within)) {
        if ("fault" in item) options.onFault?.(item.fault);
        yield item;
      }
    }
  }
  if (after !== null) throw new AnnalistError("E_PLACE_UNKNOWN", "the file at which the run was cut is not among the inputs", after.path);
}

async function* faulty(error: AnnalistError, path: string, after: Place | null): AsyncGenerator<Item> {
  if (after === null) yield { where: { path, at: 0, nth: 0 }, fault: { error, path } };
}

async function* takeIn(path: string, id: string, options: IntakeOptions, after: Place | null): AsyncGenerator<Item> {
  let last: Place = { at: 0, nth: -1 };
  try {
    const opened = await open(path, options.columns);
    try {
      for await (const find of findsOf(opened, { path, id, columns: options.columns }, after)) {
        last = find.place;
        if (after !== null && before(last, after) <= 0) continue;
        const where = { path, ...last };
        if ("error" in find) yield { where, fault: { error: find.error, path } };
        else {
          const report = await finished(find.report, options.published);
          const error = unreadable(report, last.at === 0 ? path : `${path}:${last.at}`);
          yield error === null ? { where, report } : { where, fault: { error, path, report } };
        }
      }
    } finally {
      await opened.close();
    }
  } catch (cause) {
    const place = { at: last.at, nth: last.nth + 1 };
    if (after === null || before(place, after) > 0) yield { where: { path, ...place }, fault: { error: codedError(cause, path), path } };
  }
}
