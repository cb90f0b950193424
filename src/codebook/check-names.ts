import { sourceOf, typeSources } from "./assemble.js";
import type { Checked } from "./assemble.js";
import type { Fault } from "./fault.js";
import type { Path, Source } from "./source.js";

/** Names that stand twice, and type files that the codebook does not list or that bear another name. */
export function checkNames({ sources, codebook }: Checked): readonly Fault[] {
  const faults: Fault[] = [];
  const listed = new Set(codebook.types.map((t) => t.type));
  const files = new Map<string, string>();
  for (const source of typeSources(sources)) {
    const { type, modes } = source.value;
    const at = { file: source.file, line: source.lineOf(["type"]) };
    const other = files.get(type);
    if (other !== undefined) faults.push({ code: "duplicate-name", severity: "error", ...at, message: `type ${type} is also in ${other}` });
    files.set(type, source.file);
    const stem = source.file.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/, "");
    if (stem !== type)
      faults.push({ code: "unlisted-type", severity: "error", ...at, message: `type ${type} stands in a file called ${stem}` });
    if (!listed.has(type))
      faults.push({ code: "unlisted-type", severity: "error", ...at, message: `type ${type} is not listed in codebook.yaml` });
    faults.push(
      ...twice(
        source,
        modes.map((m) => m.mode),
        (i) => ["modes", i, "mode"],
        "mode",
      ),
    );
  }
  const contexts = sourceOf(sources, "contexts");
  if (contexts !== null) {
    const names = contexts.value.contexts.map((c) => c.name);
    faults.push(...twice(contexts, names, (i) => ["contexts", i, "name"], "context"));
  }
  const sectors = sourceOf(sources, "sectors");
  if (sectors !== null) {
    const codes = sectors.value.sectors.map((s) => s.code);
    faults.push(...twice(sectors, codes, (i) => ["sectors", i, "code"], "sector"));
  }
  return faults;
}

function twice(source: Source, names: readonly string[], path: (i: number) => Path, what: string): readonly Fault[] {
  return names.flatMap((name, i): Fault[] => {
    if (names.indexOf(name) === i) return [];
    return [
      {
        code: "duplicate-name",
        severity: "error",
        file: source.file,
        line: source.lineOf(path(i)),
        message: `${what} ${name} stands twice`,
      },
    ];
  });
}
