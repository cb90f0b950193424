import { AnnalistError } from "../../kit/errors.js";
import type { Report } from "../../model/index.js";

/** What `make` gives, as a find's report or error; null where it gives nothing. What it throws has a code, whatever it was. */
export async function caught(
  make: () => Promise<Report | null>,
  where: string,
): Promise<{ readonly report: Report } | { readonly error: AnnalistError } | null> {
  try {
    const report = await make();
    return report && { report };
  } catch (cause) {
    return { error: codedError(cause, where) };
  }
}

/** Any error as one with a code and a place. */
export function codedError(cause: unknown, where: string): AnnalistError {
  if (!(cause instanceof AnnalistError)) return new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, where, { cause });
  return cause.where === null ? new AnnalistError(cause.code, cause.message, where, { cause }) : cause;
}
