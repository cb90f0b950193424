import type { AnnalistError, ErrorCode } from "../kit/errors.js";

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

const MACHINE_FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "E_MODEL_MISSING",
  "E_READER_LOST",
  "E_OUTPUT",
  "E_RECORD_LOCKED",
  "E_RECORD_UNREACHABLE",
  "E_RECORD_FULL",
  "E_RECORD_VERSION",
  "E_WATCH_BUSY",
]);

/** Whether the machine is at fault, and no report: what comes after would fail alike. */
export const isOfMachine = ({ code }: AnnalistError): boolean => MACHINE_FAULTS.has(code);
