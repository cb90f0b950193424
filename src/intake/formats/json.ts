import { AnnalistError } from "../../kit/errors.js";

/** Throws E_JSON_INVALID. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AnnalistError("E_JSON_INVALID", (cause as Error).message, where, { cause });
  }
}
