import { mix } from "../../kit/likeness/shingles.js";
import { DEGREE, type Links } from "./links.js";
import { Lists } from "./lists.js";

/** Numbers of a link: from, to, and how many bars it lies over; 0 once it was taken away. */
const LINK = 3;
/** Links beyond which no more memory is taken, each both ways round: some 300 MB. */
const MOST = 2 ** 24;

/**
 * Links and levels in the memory of a process that put them all in, to be asked in place of the database. It knows them all as long as it knows
 * all mentions (`Posted`) and nobody else takes links away.
 */
export class Linked {
  #links = lists();
  #levels = new Map<number, number>();
  #taken: number | null = null;

  constructor(private readonly bars: readonly number[]) {}

  /** Whether it knows all links, where links were taken away so often. */
  follows(taken: number): boolean {
    const known = taken === this.#taken && this.#links.count < MOST;
    if (!known) this.forget();
    return known;
  }

  /** From now on it does not know, until the record is empty again. */
  forget(): void {
    [this.#links, this.#levels, this.#taken] = [lists(), new Map(), null];
  }

  /** The record is empty. */
  begin(taken: number): void {
    this.forget();
    this.#taken = taken;
  }

  /** The same links, which the record keeps too. */
  beside(stored: Links): Links {
    return {
      ...stored,
      put: async (tx, links) => {
        for (const { a, b, score } of links) {
          const over = this.bars.filter((bar) => score > bar).length;
          this.#put(a, b, over);
          this.#put(b, a, over);
        }
        await stored.put(tx, links);
      },
      take: async (tx, nodes) => {
        for (const node of nodes) {
          for (const other of this.#over(node, 0, Infinity)) {
            this.#put(other, node, 0);
            this.#put(node, other, 0);
          }
          this.#levels.delete(node);
        }
        if (this.#taken !== null) this.#taken++;
        return stored.take(tx, nodes);
      },
      over: async (_, nodes, bar) => {
        const level = this.bars.indexOf(bar);
        return nodes.map((node) => [node, this.#over(node, level, DEGREE)]);
      },
      levels: async (_, nodes) =>
        new Map(nodes.flatMap((node) => (this.#levels.has(node) ? [[node, this.#levels.get(node) as number]] : []))),
      setLevels: async (tx, levels) => {
        for (const [node, level] of levels) {
          if (level === 0) this.#levels.delete(node);
          else this.#levels.set(node, level);
        }
        await stored.setLevels(tx, levels);
      },
    };
  }

  #put(a: number, b: number, over: number): void {
    for (let link = this.#links.first(mix(a)); link !== 0;) {
      const [links, at] = this.#links.find(link);
      if (links[at] === a && links[at + 1] === b) return void (links[at + 2] = over);
      link = links[at + LINK] as number;
    }
    this.#links.put([a, b, over]);
  }

  /** Up to `limit` nodes that one is linked to over the bar of this level, the latest first. */
  #over(node: number, level: number, limit: number): number[] {
    const found: number[] = [];
    for (let link = this.#links.first(mix(node)); link !== 0 && found.length < limit;) {
      const [links, at] = this.#links.find(link);
      if (links[at] === node && (links[at + 2] as number) > level) found.push(links[at + 1] as number);
      link = links[at + LINK] as number;
    }
    return found;
  }
}

const lists = (): Lists => new Lists(LINK, (links, at) => mix(links[at] as number));
