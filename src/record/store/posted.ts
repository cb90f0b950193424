import { mix } from "../../kit/likeness/shingles.js";
import { boundOf, MARKS, most, packed, typeBit, type Traits } from "../matching/index.js";
import { Lists, Rows } from "./lists.js";
import type { Standing } from "./posts.js";

/** Numbers of a post: its key, where it is, its mention. */
const POST = 3;
/** Numbers of a mention: its type, and its marks. */
const MENTION = 1 + MARKS;
/** Posts beyond which no more memory is taken: some 250 MB, of two million events. */
const MOST_POSTS = 2 ** 23;
/** Places that one mention looks at, at most: what may have been in any of many years is asked of the database. */
const MOST_PLACES = 20_000;

/**
 * Where mentions stand, in the memory of a process that put them all in: the database need not be asked for those near a new one. It knows them
 * all as long as it was there from the first event on and nobody else puts any in, which the events' numbers tell. What others took out or what
 * was undone it may still name; that is not there when it is loaded.
 */
export class Posted {
  #next: number | null = 1;
  #fresh = 1;
  #posts = posts();
  #mentions = new Rows(MENTION);
  readonly #gone = new Set<number>();

  /** Whether it knows all mentions, where the next events take these numbers. */
  follows(ids: readonly number[]): boolean {
    const first = ids[0] ?? this.#next;
    // Number 1 is the first of an empty record.
    if (first === 1) {
      this.#next = 1;
      this.#empty();
    }
    if (first === this.#next && first !== null && this.#posts.count <= MOST_POSTS) {
      this.#fresh = first;
      this.#next = first + ids.length;
      return true;
    }
    this.forget();
    return false;
  }

  /** From now on it does not know, until the record is empty again. */
  forget(): void {
    this.#next = null;
    this.#empty();
  }

  #empty(): void {
    [this.#posts, this.#mentions] = [posts(), new Rows(MENTION)];
    this.#gone.clear();
  }

  add(nodes: ReadonlyMap<number, Traits>, standingOf: (traits: Traits) => Standing): void {
    for (const [node, traits] of nodes) {
      // What was taken out to be put in anew stands where it did.
      if (this.#gone.delete(node) || node < this.#fresh) continue;
      const { keys, marks } = standingOf(traits);
      const [mentions, own] = this.#mentions.find(node);
      mentions.set([typeBit(traits.mention.event.type), ...packed(marks)], own);
      for (const { key, at } of keys) this.#posts.put([key, at, node]);
    }
  }

  take(nodes: readonly number[]): void {
    for (const node of nodes) this.#gone.add(node);
  }

  /** Which others a mention may score above 0 with, and how much at most; null where it looks at too many places. */
  near(node: number, { looks }: Standing): Map<number, number> | null {
    if (looks.reduce((sum, { names, low, high }) => sum + names.length * (high - low + 1), 0) > MOST_PLACES) return null;
    const found = new Map<number, number>();
    const [own, x] = this.#mentions.find(node);
    for (const look of looks)
      for (const key of look.names)
        for (let at = look.low; at <= look.high; at++)
          for (let post = this.#posts.first(hashOf(key, at)); post !== 0;) {
            const [posts, p] = this.#posts.find(post);
            post = posts[p + POST]!;
            const other = posts[p + 2]!;
            if (posts[p] !== key || posts[p + 1] !== at || other === node || this.#gone.has(other)) continue;
            const [others, o] = this.#mentions.find(other);
            if ((others[o]! & look.types) === 0) continue;
            const bound = boundOf(look, at, own, x + 1, others, o + 1);
            if (bound > most.EDGE && bound > (found.get(other) ?? -Infinity)) found.set(other, bound);
          }
    return found;
  }
}

const hashOf = (key: number, at: number): number => mix(key ^ Math.imul(at, 0x9e3779b1));
const posts = (): Lists => new Lists(POST, (rows, p) => hashOf(rows[p]!, rows[p + 1]!));
