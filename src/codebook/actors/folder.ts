import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../fault.js";
import { checkActors, type ActorRows } from "./check.js";
import { readTable, TABLES, type Row, type TableName } from "./table.js";

/** The faults of the tables in a codebook folder's `actors/`, as far as it has them. */
export async function checkActorFolder(folder: string, sectors: ReadonlySet<string>): Promise<readonly Fault[]> {
  const tables: Partial<Record<TableName, readonly Row[]>> = {};
  const faults: Fault[] = [];
  for (const name of Object.keys(TABLES) as TableName[]) {
    const path = join(folder, "actors", name);
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) continue;
    const read = readTable(name, path, text);
    tables[name] = read.rows;
    faults.push(...read.faults);
  }
  return [...faults, ...checkActors(tables satisfies ActorRows, sectors)];
}
