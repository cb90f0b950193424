import { AsyncIterReader, StatusAndHeadersParser } from "warcio";
import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "./limits.js";

/** The first line and the headers of a record, or of the response inside it. */
export interface Head {
  readonly first: string;
  readonly headers: Headers;
}

/**
 * Reads header lines until an empty one. Throws E_ARCHIVE_DAMAGED where none comes, E_ARCHIVE_UNSAFE beyond LIMITS.head and
 * LIMITS.headerLines.
 */
export async function readHead(first: string, next: () => Promise<Uint8Array | null>): Promise<Head> {
  const lines: string[] = [];
  let size = 0;
  for (;;) {
    const line = await next();
    if (line === null || line.at(-1) !== 10) {
      if (line !== null && line.length >= LIMITS.head) throw tooLong();
      throw new AnnalistError("E_ARCHIVE_DAMAGED", "the header is cut short");
    }
    const words = Buffer.from(line).toString("utf8").trimEnd();
    if (words === "") break;
    size += line.length;
    lines.push(words);
    if (size > LIMITS.head || lines.length > LIMITS.headerLines) throw tooLong();
  }
  const bytes = Buffer.from(`${[first.trim(), ...lines].join("\r\n")}\r\n\r\n`);
  const parsed = await new StatusAndHeadersParser().parse(new AsyncIterReader([bytes], null), { headersClass: Headers });
  return { first: first.trim(), headers: (parsed?.headers ?? new Headers()) as Headers };
}

const tooLong = (): AnnalistError =>
  new AnnalistError("E_ARCHIVE_UNSAFE", `the header has more than ${LIMITS.headerLines} lines or ${LIMITS.head / 1024} KB`);
