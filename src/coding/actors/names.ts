import { ACTORS } from "../../codebook/generated/actors.js";

export type NameKind = "country" | "seat" | "adjective" | "body" | "person" | "leader";

/** What a name is known to be. */
export interface NameEntry {
  readonly kind: NameKind;
  readonly name: string;
  readonly country: string | null;
  readonly sector: string | null;
  /** Term of office, ISO dates; empty where open. */
  readonly from: string;
  readonly to: string;
}

/** Words joined as names are looked up: small letters, no stops, no hyphens, no apostrophes. */
export const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{Mn}.'’]/gu, "")
    .replace(/[\s\-–]+/g, " ")
    .trim();

/** Longest name in words; a look-up tries no more. */
export const LONGEST_NAME = 7;

let index: ReadonlyMap<string, readonly NameEntry[]> | null = null;
let surnames: ReadonlyMap<string, readonly NameEntry[]> | null = null;

function load(): void {
  const names = new Map<string, NameEntry[]>();
  const last = new Map<string, NameEntry[]>();
  const add = (map: Map<string, NameEntry[]>, key: string, entry: NameEntry) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
  };
  for (const line of ACTORS.split("\n")) {
    const [kind = "", name = "", country = "", sector = "", from = "", to = ""] = line.split("\t");
    const entry: NameEntry = { kind: kind as NameKind, name, country: country || null, sector: sector || null, from, to };
    add(names, keyOf(name), entry);
    if (kind === "leader") add(last, keyOf(name.split(" ").at(-1) ?? name), entry);
  }
  [index, surnames] = [names, last];
}

/** Entries under a key; made on first use, since short runs need few. */
export function named(key: string): readonly NameEntry[] {
  if (index === null) load();
  return index?.get(key) ?? [];
}

/** Leaders of a surname. */
export function bySurname(key: string): readonly NameEntry[] {
  if (surnames === null) load();
  return surnames?.get(key) ?? [];
}
