/** Every error a user can meet: its code, its exit status and what to do next. The docs list exactly these. */
export const ERRORS = {
  E_FILE_UNREADABLE: { next: "Check the path and its permissions." },
  E_FILE_EMPTY: { next: "Give a file with text in it." },
  E_FILE_TOO_LARGE: { next: "Split the file, or give it as .jsonl, which is read line by line." },
  E_JSON_INVALID: { next: "Mend the line: one JSON object a line." },
  E_REPORT_INVALID: { next: 'Give each line an "id" and a "text", both strings.' },
  E_LANGUAGE_UNREADABLE: { next: "Only English is read so far; leave the report out or translate it." },
  E_NO_ARTICLE: { next: "The page holds no article text; save the page with its text, or give the text itself." },
  E_MODEL_MISSING: { next: "Reinstall the package: its folder models belongs to it." },
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
