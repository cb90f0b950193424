import type { Position } from "../intake/index.js";
import type { AnnalistError } from "../kit/errors.js";
import { openOutput } from "./output.js";

/** Where `--rejects FILE` writes what is set aside: one JSON object a line, with its place, code, message and next step. */
export interface Rejects {
  write(where: Position, error: AnnalistError): Promise<void>;
  close(): Promise<void>;
}

export function openRejects(path: string | undefined): Rejects {
  if (path === undefined) return { write: async () => {}, close: async () => {} };
  const output = openOutput(path);
  return {
    write: (where, { code, message, next }) => output.write(`${JSON.stringify({ where, code, message, next })}\n`),
    close: () => output.close(),
  };
}
