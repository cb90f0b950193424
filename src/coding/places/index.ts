import type { Gazetteer } from "../../codebook/gazetteer/gazetteer.js";
import type { Basis, Place, PlaceMention } from "../../model/index.js";
import { keyOf, named } from "../actors/names.js";
import type { Scene } from "../scene.js";
import { choosePlaces, type Choice } from "./choose.js";
import { metonym } from "./metonym.js";
import { toponymsOf, type Toponym } from "./toponyms.js";

/** What words resolve to. */
export interface PlaceResolution {
  readonly place: Place | null;
  readonly basis: Basis;
  readonly why: string;
}

/** The places of one report, chosen together once and asked often. */
export class Places {
  readonly mentions: readonly PlaceMention[];
  private readonly toponyms: readonly Toponym[];
  private readonly choices: readonly (Choice | null)[];

  constructor(
    private readonly scene: Scene,
    private readonly gazetteer: Gazetteer,
  ) {
    this.toponyms = toponymsOf(scene, gazetteer);
    this.choices = choosePlaces(gazetteer, scene.text, this.toponyms, adjectives(scene));
    this.mentions = this.toponyms.map((toponym, i) => this.mention(toponym, this.choices[i] ?? null));
  }

  /** The country that a mention names or lies in, whatever it stands for; null where it is a guess at a small place. */
  countryOf(firstToken: number, lastToken: number): string | null {
    const at = this.toponyms.findIndex((t) => t.firstToken < lastToken && firstToken < t.lastToken);
    const choice = this.choices[at];
    return choice == null || choice.weak ? null : choice.reading.country;
  }

  /** The country of the dateline. */
  get datelineCountry(): string | null {
    const at = this.toponyms.findIndex((t) => t.lastToken === t.firstToken);
    return this.choices[at]?.reading.country ?? null;
  }

  /**
   * Where a phrase lies: of the places that it names, the innermost ("a village of X in Helmand", "Paris, Texas": the first that is a
   * place); else the country that its adjective names.
   */
  resolve({ firstToken, lastToken }: { readonly firstToken: number; readonly lastToken: number }): PlaceResolution {
    const words = this.scene.quote(firstToken, lastToken).text;
    const inside = this.toponyms.flatMap((t, i) => {
      const choice = this.choices[i];
      return t.lastToken > t.firstToken && t.firstToken < lastToken && firstToken < t.lastToken && choice != null ? [{ choice }] : [];
    });
    const [first] = inside;
    if (first !== undefined) return this.resolution(first.choice);
    for (const word of words.split(/[\s-]+/)) {
      const country = /^\p{Lu}/u.test(word)
        ? named(keyOf(word)).find((e) => e.kind === "adjective" || e.kind === "country")?.country
        : undefined;
      const entry = country ? this.gazetteer.countryOf(country) : null;
      if (entry !== null) return { place: this.gazetteer.place(entry.entry), basis: "stated", why: `"${word}" is of ${country}` };
    }
    return { place: null, basis: "unknown", why: `no place "${words}" is known` };
  }

  /** A country as a place, for what is inferred to lie somewhere in it. */
  country(alpha3: string): Place | null {
    const entry = this.gazetteer.countryOf(alpha3);
    return entry === null ? null : this.gazetteer.place(entry.entry);
  }

  private resolution({ reading, stated, why }: Choice): PlaceResolution {
    const place = this.gazetteer.place(reading.entry);
    // A name whose place is not in the tables lies somewhere in its country.
    const known =
      reading.kind === "unplaced" && reading.country !== null ? { ...(this.country(reading.country) ?? place), name: place.name } : place;
    return { place: known, basis: stated ? "stated" : "inferred", why };
  }

  private mention(toponym: Toponym, choice: Choice | null): PlaceMention {
    const { text, start, end, firstToken, lastToken, not } = toponym;
    const at = { text, start, end, firstToken, lastToken };
    if (not !== null) return { ...at, ...not, place: null, basis: "unknown" };
    const government = metonym(this.scene, toponym, choice?.reading ?? null);
    if (government !== null) return { ...at, use: "metonym", place: null, basis: "unknown", why: government };
    if (choice === null) return { ...at, use: "unknown", place: null, basis: "unknown", why: `no place "${text}" is known` };
    return { ...at, use: "place", ...this.resolution(choice) };
  }
}

/** Countries that a report names by their adjectives and peoples. */
const adjectives = (scene: Scene): ReadonlySet<string> =>
  new Set(
    scene.document.mentions.flatMap((m) =>
      m.kind === "NORP" ? (named(keyOf(m.text)).find((e) => e.kind === "adjective")?.country ?? []) : [],
    ),
  );
