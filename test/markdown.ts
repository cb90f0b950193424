/** The first table under each heading of a Markdown page: its rows' cells, without the header. */
export function sections(text: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const tables = new Map<string, string[][]>();
  for (const part of text.split(/^#{1,4} /m).slice(1)) {
    const [heading = "", ...lines] = part.split("\n");
    const from = lines.findIndex((line) => /^\|[-| :]+\|$/.test(line));
    if (from < 0) tables.set(heading.trim(), []);
    else {
      const after = lines.slice(from + 1);
      const end = after.findIndex((line) => !line.startsWith("|"));
      tables.set(heading.trim(), after.slice(0, end < 0 ? undefined : end).map(cells));
    }
  }
  return tables;
}

const cells = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf("|"))
    .split("|")
    .map((cell) => cell.trim());

/** What stands in backticks in a cell. */
export const ticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? "");
