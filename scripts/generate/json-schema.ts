import { z } from "zod";
import { FILE_SCHEMAS } from "../../src/codebook/schema.js";

const TITLES: Readonly<Record<keyof typeof FILE_SCHEMAS, string>> = {
  codebook: "codebook.yaml: name, version and list of types",
  type: "types/TYPE.yaml: one event type",
  contexts: "contexts.yaml: what an event is about",
  sectors: "sectors.yaml: what part of society a party belongs to",
  cameo: "cameo.yaml: CAMEO and PLOVER, both ways",
};

/** One JSON Schema for every kind of file in a codebook folder. A file may also point at its own kind: `codebook.schema.json#/$defs/type`. */
export function jsonSchema(): string {
  const defs = Object.entries(FILE_SCHEMAS).map(([kind, schema]) => {
    const { $schema: _, ...own } = z.toJSONSchema(schema, { io: "input" });
    return [kind, { title: TITLES[kind as keyof typeof FILE_SCHEMAS], ...own }] as const;
  });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A file of an Annalist codebook",
    anyOf: defs.map(([kind]) => ({ $ref: `#/$defs/${kind}` })),
    $defs: Object.fromEntries(defs),
  };
  return JSON.stringify(schema, null, 2) + "\n";
}
