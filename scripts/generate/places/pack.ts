import { createHash } from "node:crypto";
import { MAGIC, NONE, type ColumnName, type GazetteerHead } from "../../../src/codebook/gazetteer/gazetteer.js";
import { placeKey } from "../../../src/codebook/gazetteer/key.js";
import { BLOCK } from "../../../src/codebook/gazetteer/keys.js";
import { KIND_NAMES } from "../../../src/codebook/gazetteer/kinds.js";
import type { Entry } from "./entries.js";

/** The gazetteer's file: magic, length of the head, head, columns. */
export function pack(entries: readonly Entry[]): Uint8Array {
  const countries = entries.filter((e) => e.kind === "country").map((e) => e.country ?? "");
  const regions = [...new Set(entries.flatMap((e) => e.region ?? []))].sort();
  const named = new Map(entries.filter((e) => e.kind === "region").map((e) => [e.region, e.name]));
  const at = <T>(list: readonly T[]) => {
    const index = new Map(list.map((x, i) => [x, i]));
    return (x: T | null) => (x === null ? NONE : (index.get(x) ?? NONE));
  };
  const [countryAt, regionAt, kindAt] = [at(countries), at(regions), at(KIND_NAMES)];
  const names = entries.map((e) => Buffer.from(e.name));
  let end = 0;
  const { keys, blocks } = keyColumns(entries);
  const columns: readonly (readonly [ColumnName, ArrayBufferView])[] = [
    ["lat", Float32Array.from(entries, (e) => e.lat)],
    ["lon", Float32Array.from(entries, (e) => e.lon)],
    ["population", Uint32Array.from(entries, (e) => e.population)],
    ["geonames", Uint32Array.from(entries, (e) => e.geonames)],
    ["nameEnds", Uint32Array.from(names, (n) => (end += n.length))],
    ["blocks", Uint32Array.from(blocks)],
    ["country", Uint16Array.from(entries, (e) => countryAt(e.country))],
    ["region", Uint16Array.from(entries, (e) => regionAt(e.region))],
    ["kind", Uint8Array.from(entries, (e) => kindAt(e.kind))],
    ["fame", Uint8Array.from(entries, (e) => Math.min(255, e.fame))],
    ["names", Buffer.concat(names)],
    ["keys", Uint8Array.from(keys)],
  ];
  const body = Buffer.concat(columns.map(([, c]) => Buffer.from(c.buffer, c.byteOffset, c.byteLength)));
  let offset = 0;
  const places = Object.fromEntries(columns.map(([name, { byteLength }]) => [name, [(offset += byteLength) - byteLength, byteLength]]));
  const head: GazetteerHead = {
    version: `places-en@${createHash("sha256").update(body).digest("hex").slice(0, 12)}`,
    places: entries.length,
    countries,
    regions: regions.map((code) => [code, named.get(code) ?? null] as const),
    columns: places as unknown as GazetteerHead["columns"],
  };
  let json = JSON.stringify(head);
  // Columns begin on a boundary of four bytes.
  json += " ".repeat((4 - ((MAGIC.length + 4 + Buffer.byteLength(json)) % 4)) % 4);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(json));
  return Buffer.concat([Buffer.from(MAGIC), length, Buffer.from(json), body]);
}

function keyColumns(entries: readonly Entry[]): { keys: number[]; blocks: number[] } {
  const table = new Map<string, Map<number, boolean>>();
  entries.forEach((entry, i) => {
    const own = new Set([entry.name, ...entry.names].map(placeKey));
    for (const [key, alternate] of [
      ...[...own].map((k) => [k, false] as const),
      ...entry.alternates.map((n) => [placeKey(n), true] as const),
    ])
      if (key.length > 1 && !(alternate && own.has(key))) {
        const known = table.get(key);
        if (known === undefined) table.set(key, new Map([[i, alternate]]));
        else if (!known.has(i)) known.set(i, alternate);
      }
  });
  const keys: number[] = [];
  const blocks: number[] = [];
  let before = "";
  [...table.keys()].sort().forEach((key, i) => {
    if (i % BLOCK === 0) {
      blocks.push(keys.length);
      before = "";
    }
    let shared = 0;
    while (shared < before.length && before[shared] === key[shared]) shared++;
    varint(keys, shared);
    varint(keys, key.length - shared);
    for (const letter of key.slice(shared)) keys.push(letter.charCodeAt(0));
    const postings = [...(table.get(key) ?? [])].sort((a, b) => a[0] - b[0]);
    varint(keys, postings.length);
    let last = 0;
    for (const [entry, alternate] of postings) {
      varint(keys, ((entry - last) << 1) | Number(alternate));
      last = entry;
    }
    before = key;
  });
  return { keys, blocks };
}

function varint(out: number[], value: number): void {
  let left = value;
  while (left > 127) {
    out.push((left & 127) | 128);
    left >>>= 7;
  }
  out.push(left);
}
