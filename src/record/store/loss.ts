import { AnnalistError } from "../../kit/errors.js";

/** A connection that dropped, a server that went down (SQLSTATE classes 08, 57), a disk or memory that ran full (53). */
const isLoss = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(?:08|53|57)...$|^E[A-Z]+$/.test((error as Error & { code?: string }).code ?? "") ||
    // The second is what a transaction that lost its connection says of its rollback.
    /^Connection terminated|^Client has encountered a connection error/.test(error.message));

/** WASI's numbers of EDQUOT, EFBIG and ENOSPC: all that the embedded database's file system says while it makes a database. */
const FULL: ReadonlySet<number | undefined> = new Set([19, 22, 51]);

/** A disk or a quota that ran full, as the database or the system says it. */
export function isFull(error: unknown): boolean {
  const { code = "", name, errno, message = "" } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return (
    /^(?:53100|ENOSPC|EDQUOT|EFBIG)$/.test(code) ||
    (name === "ErrnoError" && FULL.has(errno)) ||
    /No space left on device|Disk quota exceeded|File too large/.test(message)
  );
}

/** Whether the same may go well when it is tried again: after a loss, or where two transactions were in each other's way (class 40). */
export const passes = (error: unknown): error is Error => isLoss(error) || /^40...$/.test((error as { code?: string } | null)?.code ?? "");

/** For errors without words of their own. */
export const NO_ROOM = "no space left on the disk";

/** What came between a program and its record, as a user is told it: a loss gets its code, all else comes back as it is. */
export function told(error: unknown, where: string | null = null): unknown {
  if (error instanceof AnnalistError) return error;
  if (isFull(error)) return new AnnalistError("E_RECORD_FULL", (error as Error).message || NO_ROOM, where, { cause: error });
  if (isLoss(error))
    return new AnnalistError("E_RECORD_UNREACHABLE", `the record was lost on the way: ${error.message}`, where, { cause: error });
  return error;
}
