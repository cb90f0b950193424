import { AnnalistError } from "../../kit/errors.js";
import type { Place } from "../../model/index.js";
import { placeKey } from "./key.js";
import { KeyTable, type Posting } from "./keys.js";
import { KIND_NAMES, PLACE_KINDS, type PlaceKind } from "./kinds.js";

/** The first bytes of a gazetteer: its form and version. */
export const MAGIC = "ANPL0001";
/** Stands for "none" in the columns of country and region. */
export const NONE = 0xffff;

/** What opens the file, as JSON, after the magic and its own length (uint32, little-endian). */
export interface GazetteerHead {
  /** "places-en@" and the start of the SHA-256 over the rest of the file. */
  readonly version: string;
  readonly places: number;
  /** ISO alpha-3, as the column of countries numbers them. */
  readonly countries: readonly string[];
  /** First-level regions: ISO alpha-3 with GeoNames' code ("USA.TX"), and their name where the tables have one. */
  readonly regions: readonly (readonly [code: string, name: string | null])[];
  /** Byte offset and length of each column; offsets count from the end of the head. */
  readonly columns: Readonly<Record<ColumnName, readonly [offset: number, length: number]>>;
}
export type ColumnName =
  "lat" | "lon" | "population" | "geonames" | "names" | "nameEnds" | "country" | "region" | "kind" | "fame" | "keys" | "blocks";

/** A place name that the gazetteer knows, with what tells it from its namesakes. */
export interface Candidate {
  readonly entry: number;
  readonly kind: PlaceKind;
  readonly country: string | null;
  /** "USA.TX", or null. */
  readonly region: string | null;
  readonly population: number;
  /** How many names GeoNames has for it, in all scripts, to 255: what the world writes about has many. */
  readonly fame: number;
  readonly lat: number;
  readonly lon: number;
  /** A name that is not the place's own: an old one, or another language's. */
  readonly alternate: boolean;
}

/** Places by name, from one compact file: the columns are views into its bytes. */
export class Gazetteer {
  readonly version: string;
  private readonly head: GazetteerHead;
  private readonly keys: KeyTable;
  private readonly lat: Float32Array;
  private readonly lon: Float32Array;
  private readonly population: Uint32Array;
  private readonly geonames: Uint32Array;
  private readonly nameEnds: Uint32Array;
  private readonly country: Uint16Array;
  private readonly region: Uint16Array;
  private readonly kind: Uint8Array;
  private readonly fame: Uint8Array;
  private readonly names: Uint8Array;

  /** Opens a file's bytes. Throws E_MODEL_MISSING where they are not a gazetteer of this version. */
  constructor(file: Uint8Array) {
    const text = (from: number, to: number) => new TextDecoder().decode(file.subarray(from, to));
    if (file.length < 12 || text(0, 8) !== MAGIC) throw new AnnalistError("E_MODEL_MISSING", "the gazetteer is not one of this version");
    const length = new DataView(file.buffer, file.byteOffset).getUint32(8, true);
    this.head = JSON.parse(text(12, 12 + length)) as GazetteerHead;
    this.version = this.head.version;
    // Columns must lie on their own boundaries: where the bytes do not, they are copied once.
    const start = 12 + length;
    const bytes = (file.byteOffset + start) % 4 === 0 ? file.subarray(start) : file.slice(start);
    const column = (name: ColumnName) => {
      const [offset, size] = this.head.columns[name];
      return { buffer: bytes.buffer, offset: bytes.byteOffset + offset, size };
    };
    const words = <T>(name: ColumnName, of: new (b: ArrayBufferLike, o: number, n: number) => T, width: number): T => {
      const { buffer, offset, size } = column(name);
      return new of(buffer, offset, size / width);
    };
    this.lat = words("lat", Float32Array, 4);
    this.lon = words("lon", Float32Array, 4);
    this.population = words("population", Uint32Array, 4);
    this.geonames = words("geonames", Uint32Array, 4);
    this.nameEnds = words("nameEnds", Uint32Array, 4);
    this.country = words("country", Uint16Array, 2);
    this.region = words("region", Uint16Array, 2);
    this.kind = words("kind", Uint8Array, 1);
    this.fame = words("fame", Uint8Array, 1);
    this.names = words("names", Uint8Array, 1);
    this.keys = new KeyTable(words("keys", Uint8Array, 1), words("blocks", Uint32Array, 4));
  }

  get size(): number {
    return this.head.places;
  }

  /** Everything that bears a name, as the file orders it: our own tables first, then towns from the most populous. */
  find(name: string): readonly Candidate[] {
    const key = placeKey(name);
    return key === "" ? [] : this.keys.find(key).map((posting) => this.candidate(posting));
  }

  /** The entry of a country, or null. */
  countryOf(alpha3: string): Candidate | null {
    const at = this.head.countries.indexOf(alpha3);
    // Countries come first in the file, in the order of their column.
    return at < 0 ? null : this.candidate({ entry: at, alternate: false });
  }

  place(entry: number): Place {
    const kind = KIND_NAMES[this.kind[entry] ?? 0] ?? "city";
    const name = this.nameOf(entry);
    const country = this.head.countries[this.country[entry] ?? NONE] ?? null;
    const [code, region] = this.head.regions[this.region[entry] ?? NONE] ?? [null, null];
    const precision = PLACE_KINDS[kind];
    const number = this.geonames[entry] ?? 0;
    const slug = placeKey(name).replaceAll(" ", "-");
    const own = kind === "country" ? country : kind === "region" && code !== null ? code : slug;
    return {
      id: number > 0 ? `geonames:${number}` : `${precision}:${own}`,
      name,
      country,
      admin1: region,
      lat: degrees(this.lat[entry]),
      lon: degrees(this.lon[entry]),
      precision,
    };
  }

  nameOf(entry: number): string {
    return new TextDecoder().decode(this.names.subarray(this.nameEnds[entry - 1] ?? 0, this.nameEnds[entry]));
  }

  private candidate({ entry, alternate }: Posting): Candidate {
    return {
      entry,
      kind: KIND_NAMES[this.kind[entry] ?? 0] ?? "city",
      country: this.head.countries[this.country[entry] ?? NONE] ?? null,
      region: this.head.regions[this.region[entry] ?? NONE]?.[0] ?? null,
      population: this.population[entry] ?? 0,
      fame: this.fame[entry] ?? 0,
      lat: this.lat[entry] ?? NaN,
      lon: this.lon[entry] ?? NaN,
      alternate,
    };
  }
}

/** Four places, 10 m: more than any name tells. */
const degrees = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
