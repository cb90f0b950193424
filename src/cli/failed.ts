import { AnnalistError } from "../kit/errors.js";
import { isOfMachine } from "./exit.js";

/** An error that is one report's own, so that the others can go on; any other is thrown on. */
export function ofReport(error: unknown): AnnalistError {
  if (error instanceof AnnalistError && !isOfMachine(error)) return error;
  throw error;
}

/** What was thrown when a report was coded, as an error of that report. */
export const failed = (cause: unknown, id: string): AnnalistError =>
  ofReport(
    cause instanceof AnnalistError
      ? cause
      : new AnnalistError("E_CODING_FAILED", String((cause as Error | null)?.message ?? cause), id, { cause }),
  );
