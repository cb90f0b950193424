import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { AnnalistError } from "../kit/errors.js";
import { endingOf, HEAD } from "./archives/recognise.js";
import { looksLikeNewsMl } from "./archives/signs.js";

/** A file to take in, or why a path gives none. */
export type Found = { readonly path: string; readonly id: string } | { readonly path: string; readonly error: AnnalistError };

/** What a folder is searched for, packed (".gz") or not. */
const KINDS: ReadonlySet<string> = new Set(".txt .html .htm .xhtml .jsonl .ndjson .warc .csv .tsv .tab .mbox .eml".split(" "));
/** What may be anything: taken from a folder only where it begins as an agency's item does. */
const ITEMS: Readonly<Record<string, (head: string) => boolean>> = {
  ".xml": looksLikeNewsMl,
  ".json": (head) => /"(?:version_?created|body_x?html|body_text|bodies)"\s*:/iu.test(head) && /"uri"\s*:/u.test(head),
};

/**
 * The file itself, or the files of a folder and its folders in order of their names. The id of a file is its name without the ending;
 * that of a folder's file is its path from there, with slashes. Links to folders are not followed, nor those to files outside the folder.
 */
export function* filesOf(path: string): Generator<Found> {
  if (path === "-") return yield { path, id: "stdin" };
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return yield { path, error: new AnnalistError("E_FILE_UNREADABLE", "there is no such file", path) };
  if (!stats.isDirectory()) return yield { path, id: idOf(path, join(path, "..")) };
  let any = false;
  for (const found of walk(path, realpathSync(path))) {
    any = true;
    yield "error" in found ? found : { ...found, id: idOf(found.path, path) };
  }
  if (!any) yield { path, error: new AnnalistError("E_FILE_EMPTY", `no file of a kind that is read is in the folder`, path) };
}

const idOf = (path: string, folder: string): string => {
  const own = relative(folder, path)
    .split(sep)
    .join("/")
    .replace(/(?<=[^/])\.gz$/iu, "");
  return own.slice(0, own.length - extname(own).length);
};

function* walk(folder: string, root: string): Generator<Found> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    return yield { path: folder, error: unreadable(cause, folder) };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path, root);
    else if (entry.isFile() || linksToFile(path)) {
      const found = fileOf(path, root, entry.isSymbolicLink());
      if (found !== null) yield found;
    }
  }
}

/** A folder's file as it is taken; null where it is of no kind that is read. */
function fileOf(path: string, root: string, link: boolean): Found | null {
  const ending = endingOf(path);
  if (!KINDS.has(ending) && ITEMS[ending] === undefined) return null;
  try {
    if (link && !realpathSync(path).startsWith(root + sep))
      return { path, error: new AnnalistError("E_LINK_OUTSIDE", "it links out of the folder", path) };
    return KINDS.has(ending) || ITEMS[ending]?.(headOf(path)) === true ? { path, id: "" } : null;
  } catch (cause) {
    return { path, error: unreadable(cause, path) };
  }
}

const unreadable = (cause: unknown, path: string): AnnalistError =>
  new AnnalistError("E_FILE_UNREADABLE", (cause as Error).message, path, { cause });

function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(file, head)).toString("utf8");
  } finally {
    closeSync(file);
  }
}

const linksToFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
