import { named } from "../columns.js";
import type { Format } from "../format.js";
import { linesWriter } from "../lines.js";

/** One JSON object an event under the columns' names; lists are lists, null stands for what is unknown. */
export const jsonl: Format = {
  name: "jsonl",
  extension: "jsonl",
  binary: false,
  help: "one JSON object an event",
  open: (sink) => linesWriter(sink, { print: (rows) => rows.map((row) => `${JSON.stringify(named(row))}\n`).join("") }),
};
