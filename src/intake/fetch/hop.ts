import type { Readable } from "node:stream";
import { request, type Dispatcher } from "undici";
import { discard, readBody, type SizeLimits } from "./body.js";
import { FetchError } from "./errors.js";

export interface TimeLimits {
  /** Milliseconds to resolve a name, and to connect. */
  readonly connect: number;
  /** Milliseconds until the headers are there. */
  readonly headers: number;
  /** Milliseconds between two pieces of the body. */
  readonly body: number;
  /** Milliseconds for one request in all. */
  readonly whole: number;
}

/** One answer, whatever its status; a body only where the status has one that is wanted. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly bytes: Uint8Array;
}

/** Bytes of an unwanted body that are read so that the connection can be used again. */
const DUMP = 65_536;

/** One request to one address; redirects are not followed. Throws FetchError. */
export async function hop(
  dispatcher: Dispatcher,
  url: URL,
  headers: Readonly<Record<string, string>>,
  limits: SizeLimits & TimeLimits,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const late = AbortSignal.timeout(limits.whole);
  const stop = signal === undefined ? late : AbortSignal.any([signal, late]);
  try {
    const answer = await request(url, { dispatcher, headers, headersTimeout: limits.headers, bodyTimeout: limits.body, signal: stop });
    const header = (name: string): string | null => {
      const value = answer.headers[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
    };
    const { statusCode: status, body } = answer;
    if (status < 200 || status > 299) {
      await body.dump({ limit: DUMP, signal: stop }).catch(() => {});
      return { status, header, bytes: new Uint8Array() };
    }
    if (Number(header("content-length")) > limits.wire) {
      discard(body as Readable);
      throw new FetchError("E_FETCH_TOO_LARGE", `it says that it has ${header("content-length")} bytes`, url.href);
    }
    return { status, header, bytes: await readBody(body as Readable, header("content-encoding") ?? "", limits, url.href) };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw named(cause, url.href, late);
  }
}

/** What undici and Node throw, as ours. */
function named(cause: unknown, where: string, late: AbortSignal): FetchError {
  if (cause instanceof FetchError) return new FetchError(cause.code as "E_FETCH_DNS", cause.message, where, { cause });
  const { code = "", message, name } = cause as NodeJS.ErrnoException;
  if (late.aborted || /TIMEOUT/u.test(code)) return new FetchError("E_FETCH_TIME", message, where, { cause });
  if (name === "HTTPParserError" || /^(?:UND_ERR_(?:SOCKET|RES_|HEADERS_OVERFLOW|ABORTED|INFO)|ECONNRESET|EPIPE|ERR_STREAM)/u.test(code))
    return new FetchError("E_FETCH_BROKEN", message, where, { cause });
  return new FetchError("E_FETCH_CONNECT", message, where, { cause });
}
