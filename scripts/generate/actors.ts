import { readFileSync } from "node:fs";
import { rankOf } from "../../src/codebook/actors/check.js";
import { keyOf } from "../../src/codebook/actors/key.js";
import { list, readTable, type Row, type TableName } from "../../src/codebook/actors/table.js";

const FOLDER = "codebook/actors";

/** Rows of one table of codebook/actors. Throws at the first line of a wrong shape. */
function rows(name: TableName): readonly Row[] {
  const path = `${FOLDER}/${name}`;
  const { rows, faults } = readTable(name, path, readFileSync(path, "utf8"));
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`${fault.file}:${fault.line}: ${fault.message}`);
  return rows;
}

const cell = (row: Row, column: string): string => row.cells[column] ?? "";

/** One line an actor: kind, names, terms; each term is country, sector, from, to, office, empty ones at the end left out. */
class Lines {
  private readonly byName = new Map<string, { kind: string; names: string[]; terms: string[] }>();

  add(kind: string, names: readonly string[], ...term: readonly string[]): void {
    const [name] = names;
    if (name === undefined) return;
    const text = term.join(",").replace(/,+$/, "");
    // A person is one entry with all terms; countries and bodies of one name are told apart by their country.
    const key = kind === "l" || kind === "p" ? `p ${keyOf(name)} ${term[0]}` : `${kind} ${name} ${term[0]}`;
    const known = this.byName.get(key);
    if (known === undefined) this.byName.set(key, { kind, names: [...names], terms: [text] });
    else {
      for (const other of names) if (!known.names.includes(other)) known.names.push(other);
      if (!known.terms.includes(text)) known.terms.push(text);
      if (kind === "l") known.kind = "l";
    }
  }

  get text(): string {
    return [...this.byName.values()].map(({ kind, names, terms }) => `${kind}\t${names.join(";")}\t${terms.join("|")}`).join("\n");
  }
}

/** The index of names: a name that a better source has is not taken from a lesser one. */
export function actorLines(): string {
  const lines = new Lines();
  for (const [table, kind] of [
    ["countries.tsv", "c"],
    ["regions.tsv", "r"],
    ["former.tsv", "f"],
  ] as const)
    for (const row of rows(table)) {
      const [country, from, to] = [cell(row, "country"), cell(row, "from"), cell(row, "to")];
      for (const name of list(cell(row, "names"))) lines.add(kind, [name], country, country === "" ? "" : "GOV", from, to);
      for (const name of list(cell(row, "seats"))) lines.add("s", [name], country, "GOV", from, to);
      for (const name of list(cell(row, "adjectives"))) lines.add("a", [name], country, "", from, to);
    }
  const people = rows("people.tsv");
  const offices = rows("offices.tsv");
  const organisations = rows("organisations.tsv");
  const best = new Map<string, number>();
  const namesOf = (row: Row): string[] => [cell(row, "name"), ...list(cell(row, "aliases"))];
  for (const row of [...organisations, ...people, ...offices])
    for (const name of namesOf(row)) best.set(keyOf(name), Math.min(rankOf(row), best.get(keyOf(name)) ?? 9));
  const taken = (row: Row): string[] => namesOf(row).filter((name) => rankOf(row) <= (best.get(keyOf(name)) ?? 9));
  for (const row of organisations) lines.add("b", taken(row), cell(row, "country"), cell(row, "sector"));
  // Newspapers name by surname alone those whom we and the lists of office holders have, not the ministers of the older dictionaries.
  const isLeader = (row: Row): boolean => rankOf(row) === 0;
  for (const row of people)
    lines.add(isLeader(row) ? "l" : "p", taken(row), cell(row, "country"), cell(row, "sector"), cell(row, "from"), cell(row, "to"));
  for (const row of offices) {
    const sector = cell(row, "country") === "IGO" ? (cell(row, "office").endsWith("prosecutor") ? "JUD" : "IGO") : "GOV";
    lines.add(isLeader(row) ? "l" : "p", taken(row), cell(row, "country"), sector, cell(row, "from"), cell(row, "to"), cell(row, "office"));
  }
  return lines.text;
}

/** Lemmas and the sector that they give. */
export const roleLines = (): string =>
  rows("roles.tsv")
    .map((row) => `${cell(row, "words")}\t${cell(row, "sector")}`)
    .join("\n");

/** Lemmas, the office that they name, and the countries where they do. */
export const titleLines = (): string =>
  rows("titles.tsv")
    .map((row) => [cell(row, "words"), cell(row, "office"), cell(row, "countries")].join("\t"))
    .join("\n");

/** Bodies of states and their members, some with the days of joining and leaving. */
export const memberLines = (): string =>
  rows("members.tsv")
    .map((row) => [cell(row, "organisation"), cell(row, "members")].join("\t"))
    .join("\n");

/** Names of one outlet, its own first. */
export const outletLines = (): string =>
  rows("outlets.tsv")
    .map((row) => [cell(row, "name"), ...list(cell(row, "aliases"))].join(";"))
    .join("\n");

/** Names of bodies and the CAMEO code of each. */
export function codeLines(): string {
  const names = new Map(rows("organisations.tsv").map((row) => [cell(row, "name"), [cell(row, "name"), ...list(cell(row, "aliases"))]]));
  return rows("codes.tsv")
    .map((row) => `${(names.get(cell(row, "organisation")) ?? []).map(keyOf).join(";")}\t${cell(row, "code")}`)
    .join("\n");
}
