import { InvalidArgumentError, type Command } from "commander";
import { isoDate } from "./arguments.js";
import { columnMap, type ColumnMap } from "../intake/index.js";

/** What every command that takes reports in can be told of its input. */
export interface InputOptions {
  readonly published?: string;
  readonly columns?: ColumnMap;
  readonly rejects?: string;
}

/** Adds these options to a command. */
export const withInputOptions = (command: Command): Command =>
  command
    .option("--published <date>", "publication date of reports that give none (YYYY-MM-DD)", isoDate)
    .option("--columns <map>", "which columns of tables, or keys of JSON lines, hold what: text=body,published=date,…", columns)
    .option("--rejects <file>", "write what is set aside there, one JSON object a line: where, code, message");

function columns(value: string): ColumnMap {
  try {
    return columnMap(value);
  } catch (cause) {
    throw new InvalidArgumentError(`${(cause as Error).message}.`);
  }
}
