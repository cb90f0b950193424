import { componentsOf, divide, grouped } from "./divide.js";
import type { Change, Kinship } from "./kinship.js";

/**
 * Items in groups, kept up as items come and go. A step compares what is new with its blocks alone and groups anew only what is linked to
 * it. What the groups are depends on the items, never on the order in which they came.
 */
export class Groups<T> {
  private readonly items = new Map<string, T>();
  private readonly blocks = new Map<string, Set<string>>();
  /** For each item those with which it scores above 0, and how much. */
  private readonly links = new Map<string, Map<string, number>>();
  /** The group of each item, one shared sorted list. */
  private readonly groupOf = new Map<string, readonly string[]>();

  constructor(private readonly kinship: Kinship<T>) {}

  /** Puts items in; one whose key is there already takes the place of the earlier one. */
  add(items: Iterable<T>): Change {
    const byKey = new Map([...items].map((item) => [this.kinship.keyOf(item), item]));
    return this.step([...byKey.keys()], [...byKey]);
  }

  /** Takes items out; keys that are not there are passed over. */
  remove(keys: Iterable<string>): Change {
    return this.step([...keys], []);
  }

  /** All groups, by their first keys; each a sorted list of keys. */
  all(): readonly (readonly string[])[] {
    return [...new Set(this.groupOf.values())].sort(byFirst);
  }

  /** The item under a key. */
  get(key: string): T | undefined {
    return this.items.get(key);
  }

  /** The keys of the group that an item is in; undefined where the item is not there. */
  of(key: string): readonly string[] | undefined {
    return this.groupOf.get(key);
  }

  private step(out: readonly string[], into: readonly (readonly [string, T])[]): Change {
    const touched = new Set<string>();
    const before = new Set<readonly string[]>();
    for (const key of out) {
      for (const neighbour of this.links.get(key)?.keys() ?? []) touched.add(neighbour);
      const group = this.groupOf.get(key);
      if (group !== undefined) before.add(group);
      this.take(key);
    }
    for (const [key, item] of into) this.put(key, item);
    for (const [key] of into) touched.add(key);
    const after: (readonly string[])[] = [];
    for (const component of this.components(touched)) {
      for (const key of component) {
        const group = this.groupOf.get(key);
        if (group !== undefined) before.add(group);
      }
      after.push(...this.regroup(component));
    }
    return difference([...before], after);
  }

  private take(key: string): void {
    const item = this.items.get(key);
    if (item === undefined) return;
    for (const block of this.kinship.blocksOf(item)) {
      const members = this.blocks.get(block);
      members?.delete(key);
      if (members?.size === 0) this.blocks.delete(block);
    }
    for (const neighbour of this.links.get(key)?.keys() ?? []) this.links.get(neighbour)?.delete(key);
    this.links.delete(key);
    this.items.delete(key);
    this.groupOf.delete(key);
  }

  private put(key: string, item: T): void {
    const candidates = new Set(this.kinship.neighboursOf(item).flatMap((block) => [...(this.blocks.get(block) ?? [])]));
    const links = new Map<string, number>();
    for (const candidate of candidates) {
      const score = this.scoreOf(key, item, candidate, this.items.get(candidate) as T);
      if (score <= 0) continue;
      links.set(candidate, score);
      this.links.get(candidate)?.set(key, score);
    }
    this.items.set(key, item);
    this.links.set(key, links);
    for (const block of this.kinship.blocksOf(item)) {
      const members = this.blocks.get(block);
      if (members === undefined) this.blocks.set(block, new Set([key]));
      else members.add(key);
    }
  }

  private scoreOf(keyA: string, a: T, keyB: string, b: T): number {
    return keyA < keyB ? this.kinship.score(a, b) : this.kinship.score(b, a);
  }

  /** What hangs together by links from these keys. */
  private components(from: ReadonlySet<string>): string[][] {
    return componentsOf(
      [...from].filter((key) => this.items.has(key)),
      (key) => this.links.get(key)?.keys() ?? [],
    );
  }

  private regroup(component: readonly string[]): (readonly string[])[] {
    const over = (key: string, bar: number): string[] =>
      [...(this.links.get(key) ?? [])].flatMap(([other, score]) => (score > bar ? other : []));
    const made = divide(component, this.kinship.bars, over).flatMap(({ keys }) => {
      const sorted = [...keys].sort();
      const items = sorted.map((key) => this.items.get(key) as T);
      return grouped(this.kinship, items).map((group) => group.map((i) => sorted[i] as string));
    });
    for (const group of made) for (const key of group) this.groupOf.set(key, group);
    return made;
  }
}

const NUL = "\u0000";
const byFirst = (a: readonly string[], b: readonly string[]): number => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1);

/** Groups that are in one list alone. */
function difference(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): Change {
  const [old, now] = [new Set(before.map((group) => group.join(NUL))), new Set(after.map((group) => group.join(NUL)))];
  return {
    gone: before.filter((group) => !now.has(group.join(NUL))).sort(byFirst),
    made: after.filter((group) => !old.has(group.join(NUL))).sort(byFirst),
  };
}
