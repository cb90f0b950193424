import { AnnalistError, type ErrorCode } from "../../kit/errors.js";

/** A fetch that was refused or failed. `where` is the address. */
export class FetchError extends AnnalistError {
  constructor(
    code: Extract<ErrorCode, `E_FETCH_${string}`>,
    message: string,
    where: string | null,
    options: ErrorOptions & {
      /** The HTTP status, where one came. */
      readonly status?: number;
      /** Milliseconds since 1970 before which the host is not asked again. */
      readonly retryAt?: number;
    } = {},
  ) {
    super(code, message, where, options);
    this.status = options.status ?? null;
    this.retryAt = options.retryAt ?? null;
  }
  readonly status: number | null;
  readonly retryAt: number | null;
  /** Whether the same request may succeed later. */
  get passing(): boolean {
    if (this.status !== null) return this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
    return (
      ["E_FETCH_DNS", "E_FETCH_CONNECT", "E_FETCH_TIME", "E_FETCH_BROKEN", "E_FETCH_BACKOFF"].includes(this.code) || this.retryAt !== null
    );
  }
}
