/** Every error a user can meet: its code, its exit status and what to do next. The docs list exactly these. */
export const ERRORS = {
  E_FILE_UNREADABLE: { next: "Check the path and its permissions." },
  E_FILE_EMPTY: { next: "Give a file with text in it." },
  E_FILE_TOO_LARGE: { next: "Split the file, or give it as .jsonl, which is read line by line." },
  E_JSON_INVALID: { next: "Mend the line: one JSON object a line." },
  E_REPORT_INVALID: { next: 'Give each line an "id" and a "text", both strings.' },
  E_ARCHIVE_DAMAGED: { next: "Fetch the archive again; what stands around the damage was read." },
  E_ARCHIVE_UNSAFE: { next: "It goes beyond what is safe to open; docs/intake.md has the limits. Unpack or split it where you trust it." },
  E_TABLE_INVALID: { next: "Mend the row: each cell quoted where it holds a quote, a separator or a line end, all in one charset." },
  E_COLUMN_MISSING: { next: "Name the table's columns with --columns text=…,published=…" },
  E_XML_INVALID: { next: "Give NewsML-G2 that is well-formed." },
  E_MAIL_INVALID: { next: "Give whole messages, headers first." },
  E_REPORT_WITHDRAWN: { next: "The agency has cancelled it; leave it out." },
  E_LINK_OUTSIDE: { next: "Name the linked file itself, or copy it into the folder." },
  E_PLACE_UNKNOWN: { next: "Give the same files and folders as the run that was cut." },
  E_LANGUAGE_UNREADABLE: { next: "Only English is read so far; leave the report out or translate it." },
  E_NO_ARTICLE: { next: "The page holds no article text; save the page with its text, or give the text itself." },
  E_FEED_INVALID: { next: "Open the address in a browser; give the feed's own address, or an OPML list." },
  E_FEED_TOO_LARGE: { next: "Ask the publisher for a smaller feed; none needs 20 MB." },
  E_FETCH_URL: { next: "Give an http or https address without a user name." },
  E_FETCH_ADDRESS: { next: "Only the public internet is fetched from; allow a host of your own with ANNALIST_ALLOW." },
  E_FETCH_DNS: { next: "Check the host's name and this machine's connection." },
  E_FETCH_CONNECT: { next: "Check that the host is up and its certificate valid; it is tried again later." },
  E_FETCH_TIME: { next: "The host is too slow; it is tried again later." },
  E_FETCH_TOO_LARGE: { next: "Pages over 10 MB and feeds over 20 MB are not taken." },
  E_FETCH_RATIO: { next: "The answer unpacks to far more than was sent; leave the host out." },
  E_FETCH_BROKEN: { next: "The host sent half an answer or a false length; it is tried again later." },
  E_FETCH_REDIRECT: { next: "The host sends in circles; give the address where the page stands now." },
  E_FETCH_STATUS: { next: "The host refused; see the status in the message." },
  E_FETCH_ROBOTS: { next: "The publisher's robots.txt forbids it; ask the publisher." },
  E_FETCH_BACKOFF: { next: "The host asked for rest or failed lately; it is tried again later." },
  E_FETCH_TYPE: { next: "The address holds no page; leave it out." },
  E_WATCH_BUSY: { next: "Another watch keeps this record; stop it, or give another --data." },
  E_MODEL_MISSING: { next: "Reinstall the package: its folder models belongs to it." },
  E_CODEBOOK_INVALID: { next: "Run `annalist codebook check` and mend what it names." },
  E_CODEBOOK_STALE: { next: "Run `annalist codebook train FOLDER` again." },
  E_CODEBOOK_UNTAUGHT: { next: "Give the type example sentences: at least five that are it, with their triggers, and some near-misses." },
  E_GOLD_INVALID: { next: "Give gold documents in the form of docs/annotation.md." },
  E_USAGE: { next: "Run `annalist --help`." },
  E_READER_LOST: { next: "Look whether this machine ran out of memory, and give the same command again." },
  E_CODING_FAILED: { next: "File an issue with the report; the others are not touched." },
  E_RECORD_LOCKED: { next: "Stop that process; where its machine is gone for good, delete the lock file that is named." },
  E_RECORD_UNREACHABLE: { next: "Check the data folder, or DATABASE_URL and its server." },
  E_RECORD_FULL: { next: "Free space where the record is, and give the same command again: what was acknowledged is in it." },
  E_RECORD_VERSION: { next: "Use the later release, or stop the process of the earlier one." },
  E_NOT_IN_RECORD: { next: "Look the number up with `annalist entries` or `annalist export`." },
  E_WORK_NEEDS_SERVER: {
    next: "Set DATABASE_URL to a PostgreSQL server, and give no --data; `annalist import` without --queue needs none.",
  },
  E_WORKER_LOST: { next: "Look whether that machine ran out of memory; `annalist recode --queue` has the report tried once more." },
  E_OUTPUT: { next: "Check that the output folder exists and can be written." },
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** An error with a code, where it happened, and the next step. */
export class AnnalistError extends Error {
  override readonly name = "AnnalistError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** File name, with ":line" where a line is known. */
    readonly where: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
  /** What the user can do about it. */
  get next(): string {
    return ERRORS[this.code].next;
  }
  /** One line for a terminal or a log. */
  get line(): string {
    return `${this.code}${this.where === null ? "" : ` ${this.where}`}: ${this.message}. ${this.next}`;
  }
}
