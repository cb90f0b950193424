import type { Fault } from "./fault.js";
import type { FileKind } from "./schema.js";
import type { Source } from "./source.js";
import type { Codebook, EventType } from "./types.js";

/** What a check looks at: the files as parsed, and the codebook that they make (with what it extends). */
export interface Checked {
  readonly sources: readonly Source[];
  readonly codebook: Codebook;
}

/** The one source of a kind, or null. */
export function sourceOf<K extends FileKind>(sources: readonly Source[], kind: K): Source<K> | null {
  return (sources.find((s) => s.kind === kind) as Source<K> | undefined) ?? null;
}

/** All type files. */
export function typeSources(sources: readonly Source[]): readonly Source<"type">[] {
  return sources.filter((s): s is Source<"type"> => s.kind === "type");
}

/**
 * Puts the files of a codebook together. Where `codebook.yaml` says `extends`, the base fills in all that the files leave out;
 * a type, context or sector of the same name replaces the base's, and CAMEO tables are merged entry by entry.
 * A codebook whose faults include a missing file is not to be used.
 */
export function assemble(sources: readonly Source[], base: Codebook | null): { codebook: Codebook; faults: Fault[] } {
  const faults: Fault[] = [];
  const head = sourceOf(sources, "codebook");
  const missing = (file: string, line: number, message: string): number =>
    faults.push({ code: "missing-file", severity: "error", file, line, message });
  if (head === null) missing("codebook.yaml", 1, "there is no codebook.yaml");
  const file = head?.file ?? "codebook.yaml";
  const wanted = head?.value.extends;
  const under = wanted !== undefined && base?.name === wanted ? base : null;
  if (wanted !== undefined && under === null) missing(file, head?.lineOf(["extends"]) ?? 1, `there is no codebook "${wanted}" to extend`);

  const contexts = sourceOf(sources, "contexts")?.value;
  const sectors = sourceOf(sources, "sectors")?.value;
  const cameo = sourceOf(sources, "cameo")?.value;
  if (under === null && head !== null)
    for (const [name, value] of Object.entries({ contexts, sectors, cameo }))
      if (value === undefined) missing(file, 1, `there is no ${name}.yaml`);

  const own = new Map(typeSources(sources).map((s) => [s.value.type, s.value as EventType]));
  for (const type of under?.types ?? []) if (!own.has(type.type)) own.set(type.type, type);
  const listed = head?.value.types ?? [...new Set([...(under?.types ?? []).map((t) => t.type), ...own.keys()])];
  listed.forEach((name, i) => {
    if (!own.has(name)) missing(file, head?.lineOf(["types", i]) ?? 1, `type ${name} is listed, but there is no types/${name}.yaml`);
  });

  const codebook: Codebook = {
    name: head?.value.name ?? "unnamed",
    version: head?.value.version ?? "0.0.0",
    ontology: head?.value.ontology ?? "",
    language: head?.value.language ?? "en",
    decisions: [...(under?.decisions ?? []), ...(head?.value.decisions ?? [])],
    types: listed.flatMap((name) => own.get(name) ?? []),
    contexts: byName(under?.contexts ?? [], contexts?.contexts ?? [], (c) => c.name),
    ignore: [...new Set([...(under?.ignore ?? []), ...(contexts?.ignore ?? [])])],
    sectors: byName(under?.sectors ?? [], sectors?.sectors ?? [], (s) => s.code),
    cameo: {
      codes: { ...under?.cameo.codes, ...cameo?.codes },
      give: { ...under?.cameo.give, ...cameo?.give },
      refine: { ...under?.cameo.refine, ...cameo?.refine },
    },
  };
  return { codebook, faults };
}

function byName<T>(base: readonly T[], own: readonly T[], name: (entry: T) => string): readonly T[] {
  const merged = new Map<string, T>();
  for (const entry of [...base, ...own]) merged.set(name(entry), entry);
  return [...merged.values()];
}
