import { readdirSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { AnnalistError } from "../kit/errors.js";

/** A file to take in, or why a path gives none. */
export type Found = { readonly path: string; readonly id: string } | { readonly path: string; readonly error: AnnalistError };

/** What a folder is searched for; a .json file may be anything, so it is taken only when named. */
const KINDS: ReadonlySet<string> = new Set([".txt", ".html", ".htm", ".jsonl", ".ndjson"]);

/**
 * The file itself, or the files of a folder and its folders in order of their names. The id of a file is its name without the ending;
 * that of a folder's file is its path from there, with slashes. Links to folders are not followed.
 */
export function* filesOf(path: string): Generator<Found> {
  if (path === "-") return yield { path, id: "stdin" };
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return yield { path, error: new AnnalistError("E_FILE_UNREADABLE", "there is no such file", path) };
  if (!stats.isDirectory()) return yield { path, id: idOf(path, join(path, "..")) };
  let any = false;
  for (const found of walk(path)) {
    any = true;
    yield "error" in found ? found : { ...found, id: idOf(found.path, path) };
  }
  if (!any) yield { path, error: new AnnalistError("E_FILE_EMPTY", `no ${[...KINDS].join(", ")} file is in the folder`, path) };
}

const idOf = (path: string, folder: string): string => {
  const own = relative(folder, path).split(sep).join("/");
  return own.slice(0, own.length - extname(own).length);
};

function* walk(folder: string): Generator<Found> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    return yield { path: folder, error: new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, folder, { cause }) };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (KINDS.has(extname(entry.name).toLowerCase()) && (entry.isFile() || linksToFile(path))) yield { path, id: "" };
  }
}

const linksToFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
