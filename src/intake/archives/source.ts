import type { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";
import type { ColumnMap } from "../formats/columns.js";
import type { Place } from "./tape.js";

/** A file, or standard input, that a format's reader takes apart. */
export interface Source {
  /** As it was given, or as it was found in a folder; "-" for standard input. */
  readonly path: string;
  /** The id of a report that is the whole file, and the beginning of ids of what has none of its own. */
  readonly id: string;
  /** Its bytes, unpacked. */
  readonly stream: AsyncIterable<Uint8Array>;
  readonly columns: ColumnMap | undefined;
}

/** What a reader finds at one place: a report, or why what stands there is none. Places grow from one to the next. */
export type Find = { readonly place: Place } & ({ readonly report: Report } | { readonly error: AnnalistError });
