import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AnnalistError } from "../kit/errors.js";
import { checkActorFolder } from "./actors/folder.js";
import { checkPlaces, PLACE_TABLES, type PlaceTable } from "./check-places.js";
import { checkSources, sortFaults } from "./check.js";
import type { Fault, FaultCode } from "./fault.js";
import { kindOfFile, parseSource } from "./source.js";
import type { Source } from "./source.js";
import type { Codebook } from "./types.js";

/** A codebook folder as read: what could be parsed, and the faults of what could not. */
export interface Folder {
  readonly sources: readonly Source[];
  readonly faults: readonly Fault[];
}

/** Reads every codebook file in a folder and its `types/`, in the order of their names. Throws E_FILE_UNREADABLE. */
export async function readFolder(folder: string): Promise<Folder> {
  const sources: Source[] = [];
  const faults: Fault[] = [];
  const names = [...(await list(folder, true)), ...(await list(join(folder, "types"), false)).map((name) => `types/${name}`)];
  for (const name of names.sort()) {
    const kind = kindOfFile(name);
    if (kind === null) continue;
    const path = join(folder, name);
    const parsed = parseSource(kind, path, await readFile(path, "utf8"));
    faults.push(...parsed.faults);
    if (parsed.source !== null) sources.push(parsed.source);
  }
  return { sources, faults };
}

/**
 * Reads a folder of YAML into one codebook. `base` is what `extends` in its `codebook.yaml` may name.
 * Throws E_CODEBOOK_INVALID with file and line at the first fault that is an error, E_FILE_UNREADABLE where the folder cannot be read.
 */
export async function loadCodebook(folder: string, base: Codebook | null = null): Promise<Codebook> {
  const { sources, faults } = await readFolder(folder);
  const checked = checkSources(sources, base);
  const fault = together(faults, checked.faults).find((f) => f.severity === "error");
  if (fault !== undefined) throw new AnnalistError("E_CODEBOOK_INVALID", fault.message, `${fault.file}:${fault.line}`);
  return checked.codebook;
}

/** Every fault of a codebook folder, by file and line. Throws E_FILE_UNREADABLE where the folder cannot be read. */
export async function checkFolder(folder: string, base: Codebook | null = null): Promise<readonly Fault[]> {
  const { sources, faults } = await readFolder(folder);
  const checked = checkSources(sources, base);
  const sectors = new Set(checked.codebook.sectors.map((s) => s.code));
  const tables = [...(await checkActorFolder(folder, sectors)), ...checkPlaces(await readPlaces(folder))];
  return sortFaults([...together(faults, checked.faults), ...tables]);
}

/** The place tables that a folder has under `places/`. */
async function readPlaces(folder: string): Promise<{ table: PlaceTable; file: string; text: string }[]> {
  const there = new Set(await list(join(folder, "places"), false));
  const tables = (Object.keys(PLACE_TABLES) as PlaceTable[]).filter((table) => there.has(`${table}.tsv`));
  return Promise.all(
    tables.map(async (table) => {
      const file = join(folder, "places", `${table}.tsv`);
      return { table, file, text: await readFile(file, "utf8") };
    }),
  );
}

const FOLLOW: ReadonlySet<FaultCode> = new Set([
  "missing-file",
  "unknown-type",
  "unknown-mode",
  "unknown-context",
  "unknown-cameo",
  "cameo-missing",
]);

/** A file that could not be parsed is missing from the codebook; what follows from that alone is no fault of its own. */
function together(parsing: readonly Fault[], checking: readonly Fault[]): readonly Fault[] {
  return sortFaults(parsing.length === 0 ? checking : [...parsing, ...checking.filter((f) => !FOLLOW.has(f.code))]);
}

async function list(folder: string, required: boolean): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (!required && (cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new AnnalistError("E_FILE_UNREADABLE", `cannot read the folder: ${(cause as Error).message}`, folder, { cause });
  }
}
