/** A connection that dropped, a server that went down (SQLSTATE classes 08, 57), a disk or memory that ran full (53). */
export const isLoss = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(?:08|53|57)...$|^E[A-Z]+$/.test((error as Error & { code?: string }).code ?? "") ||
    error.message.startsWith("Connection terminated"));

/** Whether the same may go well when it is tried again: after a loss, or where two transactions were in each other's way (class 40). */
export const passes = (error: unknown): error is Error => isLoss(error) || /^40...$/.test((error as { code?: string } | null)?.code ?? "");
