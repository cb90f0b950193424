/** Every error a user can meet: its code, its exit status and what to do next. The docs list exactly these. */
export const ERRORS = {
  E_FILE_UNREADABLE: { next: "Check the path and its permissions." },
  E_FILE_EMPTY: { next: "Give a file with text in it." },
  E_FILE_TOO_LARGE: { next: "Split the file, or give it as .jsonl, which is read line by line." },
  E_JSON_INVALID: { next: "Mend the line: one JSON object a line." },
  E_REPORT_INVALID: { next: 'Give each line an "id" and a "text", both strings.' },
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
  E_WATCH_BUSY: { next: "Another watch uses the folder; stop it, or give another --out." },
  E_MODEL_MISSING: { next: "Reinstall the package: models/reader-en belongs to it." },
  E_CODEBOOK_INVALID: { next: "Run `annalist codebook check` and mend what it names." },
  E_GOLD_INVALID: { next: "Give gold documents in the form of docs/annotation.md." },
  E_USAGE: { next: "Run `annalist --help`." },
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
