import { addressOf } from "../../kit/likeness/address.js";
import { Buckets } from "./buckets.js";
import { bandsOf } from "../../kit/likeness/minhash.js";
import { overlapOf, relationOf, type Relation } from "../../kit/likeness/overlap.js";
import { shinglesOf } from "../../kit/likeness/shingles.js";

export type { Relation } from "../../kit/likeness/overlap.js";

/** What is compared: the report's own text, without furniture, and its address where it has one. */
export interface Comparable {
  readonly id: string;
  readonly text: string;
  readonly url?: string | null;
}

/** Where a report belongs. */
export interface Placement {
  /** The id of the first report of its family; its own where it is the first. */
  readonly family: string;
  /** An earlier report of the family that it overlaps with, or whose address it has; null where it is the first. */
  readonly of: string | null;
  /** `version`: another state of the page at the same address. */
  readonly relation: Relation | "version" | null;
}

/**
 * Families of reports that carry one text. Two reports belong together where their texts overlap (`relationOf`) or their address is the
 * same, and so do those that a third one joins: families do not depend on the order of arrival. Grows by about 2.5 kB a report.
 */
export class Families {
  private readonly ids: string[] = [];
  private readonly shingles: Uint32Array[] = [];
  /** Each report's parent in its family; a first report is its own. */
  private readonly parents: number[] = [];
  private readonly addresses = new Map<string, number>();
  private readonly buckets = new Buckets();
  /** For each report the last one that it was compared with. */
  private readonly compared: number[] = [];

  /** Takes a report in and tells its family. Reports that were placed before may be joined by it. */
  add({ id, text, url }: Comparable): Placement {
    const own = this.ids.length;
    const shingles = shinglesOf(text);
    this.ids.push(id);
    this.shingles.push(shingles);
    this.parents.push(own);
    this.compared.push(-1);
    let [closest, most, relation] = [-1, -1, null as Placement["relation"]];
    const address = url == null ? null : addressOf(url);
    const before = address === null ? undefined : this.addresses.get(address);
    if (before !== undefined) {
      this.join(own, before);
      [closest, most, relation] = [before, 2, "version"];
    }
    if (address !== null) this.addresses.set(address, own);
    if (shingles.length === 0) return this.placed(own, closest, relation);
    this.buckets.add(own, bandsOf(shingles), (other) => {
      if (this.compared[other] === own) return;
      this.compared[other] = own;
      if (closest >= 0 && this.rootOf(own) === this.rootOf(other)) return;
      const overlap = overlapOf(shingles, this.shingles[other] ?? NONE);
      const found = relationOf(overlap);
      if (overlap === null || found === null) return;
      this.join(own, other);
      if (overlap.ofLarger > most) [closest, most, relation] = [other, overlap.ofLarger, found];
    });
    return this.placed(own, closest, relation);
  }

  /** The families so far, each in order of arrival. */
  all(): string[][] {
    const families = new Map<number, string[]>();
    this.ids.forEach((id, i) => {
      const root = this.rootOf(i);
      const family = families.get(root);
      if (family === undefined) families.set(root, [id]);
      else family.push(id);
    });
    return [...families.values()];
  }

  private placed(own: number, closest: number, relation: Placement["relation"]): Placement {
    return { family: this.ids[this.rootOf(own)] ?? "", of: this.ids[closest] ?? null, relation };
  }

  private join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.parents[Math.max(x, y)] = Math.min(x, y);
  }

  private rootOf(report: number): number {
    let at = report;
    for (let parent = this.parents[at] ?? at; parent !== at; parent = this.parents[at] ?? at) {
      this.parents[at] = this.parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }
}
const NONE = new Uint32Array(0);
