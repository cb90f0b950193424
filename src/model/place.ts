import type { Basis } from "./event.js";
import type { Quote } from "./span.js";

/** How exactly coordinates tell where something is: to a site, a town, a first-level region, a country, a water, or another area. */
export const PRECISIONS = ["site", "city", "region", "area", "water", "country"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A place of the gazetteer. */
export interface Place {
  /** "geonames:99532", "country:IRQ", "region:USA.TX", "water:strait-of-hormuz": stable from run to run. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-3; null for what belongs to no one country. */
  readonly country: string | null;
  /** Name of the first-level region (state, province, oblast), or null. */
  readonly admin1: string | null;
  /** Degrees north and east, WGS 84, of the place's middle; null where only the country is known and has none. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: Precision;
}

/** A place name in a report: which place it is and why, or why it is none. */
export interface PlaceMention extends Quote {
  readonly firstToken: number;
  readonly lastToken: number;
  /** "metonym" is a government or a body named by its seat; "person" and "body" are parts of other names; "unknown" is in no table. */
  readonly use: "place" | "metonym" | "person" | "body" | "unknown";
  /** Null unless `use` is "place". */
  readonly place: Place | null;
  readonly basis: Basis;
  /** For people: "Basra in Iraq, which the report names next to it". */
  readonly why: string;
}
