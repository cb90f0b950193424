import { describe, expect, it } from "vitest";
import { checkActors, type ActorRows } from "./check.js";
import { readTable, TABLES, type TableName } from "./table.js";

const SECTORS = new Set(["GOV", "REB", "PTY", "IGO"]);

/** Faults of one table given as rows of cells, as "line code". */
function faultsOf(name: TableName, ...lines: readonly string[]): string[] {
  const { rows, faults } = readTable(name, name, [TABLES[name].join("\t"), ...lines.map((l) => l.replaceAll("|", "\t"))].join("\n"));
  return [...faults, ...checkActors({ [name]: rows } as ActorRows, SECTORS)].map((f) => `${f.line} ${f.code}`);
}

describe("checkActors", () => {
  it.each([
    [
      "one holder after another",
      ["FRA|president|Ada Roche|2001-05-01|2006-05-01|editors", "FRA|president|Jean Moulet|2006-05-01||editors"],
      [],
    ],
    [
      "two at once",
      ["FRA|president|Ada Roche|2001-05-01|2006-06-01|editors", "FRA|president|Jean Moulet|2006-05-01||editors"],
      ["3 office-overlap"],
    ],
    ["two at once in two countries", ["FRA|president|Ada Roche|2001|2006|editors", "BEL|president|Jean Moulet|2002||editors"], []],
    ["an unknown country", ["FRX|president|Ada Roche|2001||editors"], ["2 unknown-country"]],
    ["a date that is none", ["FRA|president|Ada Roche|2001-13||editors"], ["2 term"]],
    ["a term that ends before it begins", ["FRA|president|Ada Roche|2003|2001|editors"], ["2 term"]],
    ["a cell too few", ["FRA|president|Ada Roche|2003"], ["2 shape"]],
  ])("offices: %s", (_, lines, expected) => expect(faultsOf("offices.tsv", ...lines)).toEqual(expected));

  it.each([
    [
      "two countries share a name on one day",
      ["Ada Roche||FRA|GOV|2001|2003|editors", "Ada Roche||BEL|GOV|2002|2004|editors"],
      ["3 shared-alias"],
    ],
    ["at different times", ["Ada Roche||FRA|GOV|2001|2003|editors", "Ada Roche||BEL|GOV|2005|2006|editors"], []],
    ["a lesser source yields", ["Ada Roche||FRA|GOV|2001|2003|editors", "Ada Roche||BEL|GOV|2002|2004|phoenix"], []],
    ["an alias, however it is spelt", ["Ada Roche|A. Roche|FRA|GOV|||editors", "A Roché||BEL|GOV|||editors"], ["3 shared-alias"]],
    [
      "two people of one country share an alias on one day",
      ["Ada Roche|the marshal|FRA|GOV|2001|2003|editors", "Jean Moulet|The Marshal|FRA|GOV|2002||editors"],
      ["3 shared-alias"],
    ],
    ["one person holds two seats", ["Ada Roche||FRA|GOV|2001|2003|editors", "Ada Roche||FRA|GOV|2002||editors"], []],
    ["an unknown sector", ["Ada Roche||FRA|XYZ|||editors"], ["2 unknown-sector"]],
  ])("people: %s", (_, lines, expected) => expect(faultsOf("people.tsv", ...lines)).toEqual(expected));

  it.each([
    ["names of its own", ["Harbour Wire|HW;harbour.example|editors", "Hill Wire|hill.example|editors"], []],
    ["a name of another", ["Harbour Wire|HW|editors", "Hill Wire|H.W.|editors"], ["3 shared-alias"]],
    ["its own name twice", ["Harbour Wire|HW;H.W.|editors"], []],
  ])("outlets: %s", (_, lines, expected) => expect(faultsOf("outlets.tsv", ...lines)).toEqual(expected));

  it("wants other columns than it gets to be told", () =>
    expect(readTable("roles.tsv", "roles.tsv", "word\tsector\n").faults[0]?.message).toBe("the columns are words, sector, source"));
});
