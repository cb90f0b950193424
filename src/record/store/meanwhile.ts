/** Lets what waits go first: answers of the database, and statements that were begun, which are on their way only then. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Does `work` while the database is at a statement that was begun; gives what it made, once both are done. */
export async function meanwhile<T>(going: Promise<unknown>, work: () => T): Promise<T> {
  // Told below; work may throw first.
  going.catch(() => {});
  await breath();
  const made = work();
  await going;
  return made;
}
