import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { ExportRow } from "../../model/index.js";
import { COLUMNS, type Column } from "../columns.js";
import type { Format, RowWriter, Sink } from "../format.js";

/** Rows of one row group, all that is ever held at once. */
const GROUP = 20_000;

/** Apache Parquet with Snappy, in row groups; lists are real lists, unknown values null. */
export const parquet: Format = {
  name: "parquet",
  extension: "parquet",
  binary: true,
  help: "Apache Parquet, for R, Python, DuckDB",
  open,
};

function open(sink: Sink): RowWriter {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: "annalist" });
  let held: ExportRow[] = [];
  /** Hands over what was encoded; the writer goes on in the same memory, so the sink gets a copy. */
  const flush = async () => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    await sink.write(chunk);
  };
  const group = async () => {
    const rows = held;
    held = [];
    await writer.write({ columnData: COLUMNS.map((column) => ({ name: column.name, data: values(rows, column) })), rowGroupSize: GROUP });
    await flush();
  };
  return {
    async add(rows) {
      for (const row of rows) {
        held.push(row);
        if (held.length === GROUP) await group();
      }
    },
    async end() {
      if (held.length > 0) await group();
      await writer.finish();
      await flush();
    },
  };
}

const values = (rows: readonly ExportRow[], { key, type }: Column): unknown[] =>
  rows.map((row) => (type === "identifier" ? BigInt(row[key] as number) : row[key]));

const SCHEMA: SchemaElement[] = [{ name: "event", num_children: COLUMNS.length }, ...COLUMNS.flatMap(elements)];

function elements({ name, type, nullable }: Column): SchemaElement[] {
  const repetition_type = nullable ? "OPTIONAL" : "REQUIRED";
  switch (type) {
    case "identifier":
      return [{ name, type: "INT64", repetition_type }];
    case "integer":
      return [{ name, type: "INT32", repetition_type }];
    case "number":
      return [{ name, type: "DOUBLE", repetition_type }];
    case "text":
      return [{ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type }];
    case "list":
      return [
        { name, repetition_type, converted_type: "LIST", num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      ];
  }
}
