/** Exit statuses, as the README lists them. */
export const EXIT = {
  /** Everything was read and written. */
  fine: 0,
  /** The run went through, but some input was set aside (each with its error). */
  someSetAside: 1,
  /** Wrong usage, or nothing could be read. */
  usage: 2,
  /** A fault of the program or of the machine: model missing, disk full. */
  failed: 3,
} as const;
