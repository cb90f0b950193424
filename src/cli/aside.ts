import type { Position } from "../intake/index.js";
import type { AnnalistError } from "../kit/errors.js";
import { putFailure, type OpenRecord } from "../record/store/index.js";
import { columns } from "./columns.js";
import type { Rejects } from "./rejects.js";

interface Listed {
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/** Set aside reports that are listed for people; the others are counted, so that memory does not grow with them. */
const LISTED = 20;

/** What a run sets aside: noted in the record and in the file of rejects, counted by code, listed. */
export class Aside {
  readonly counts = new Map<string, number>();
  readonly listed: Listed[] = [];
  size = 0;

  constructor(
    private readonly db: OpenRecord["db"],
    private readonly run: { readonly id: number },
    private readonly rejects: Rejects,
    /** Whether a machine wants the whole list. */
    private readonly all: boolean,
  ) {}

  async put(where: Position, error: AnnalistError): Promise<void> {
    const failure = { place: error.where ?? where.path, code: error.code, message: error.message };
    this.size++;
    this.counts.set(error.code, (this.counts.get(error.code) ?? 0) + 1);
    if (this.all || this.listed.length < LISTED) this.listed.push(failure);
    await putFailure(this.db, this.run.id, failure);
    await this.rejects.write(where, error);
  }

  /** The list for people. */
  list(): string {
    const more = this.size - this.listed.length;
    return (
      columns(this.listed.map(({ place, code, message }) => ["  set aside", place, code, message])) +
      (more === 0 ? "" : `  and ${more} more: --rejects FILE names them all\n`)
    );
  }

  /** "3 set aside (E_FILE_EMPTY 2, E_NO_ARTICLE 1)". */
  count(): string {
    const codes = [...this.counts].map(([code, n]) => `${code} ${n}`);
    return `${this.size} set aside${codes.length === 0 ? "" : ` (${codes.join(", ")})`}`;
  }
}
