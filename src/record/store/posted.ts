import { mix } from "../../kit/likeness/shingles.js";
import { boundOf, MARKS, most, packed, typeBit, type Traits } from "../matching/index.js";
import type { Standing } from "./posts.js";

/** Numbers of a post: its key, where it is, its mention, and the post before it in its list. */
const POST = 4;
/** Numbers of a mention: its type, and its marks. */
const MENTION = 1 + MARKS;
/** Posts beyond which no more memory is taken: some 250 MB, of two million events. */
const MOST_POSTS = 2 ** 23;
/** Lists of posts at first. */
const LISTS = 2 ** 12;
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
  #count = 0;
  #posts = new Rows(POST);
  #mentions = new Rows(MENTION);
  /** The last post of each list, 0 for none. */
  #heads = new Int32Array(LISTS);
  readonly #gone = new Set<number>();

  /** Whether it knows all mentions, where the next events take these numbers. */
  follows(ids: readonly number[]): boolean {
    const first = ids[0] ?? this.#next;
    // Number 1 is the first of an empty record.
    if (first === 1) {
      this.#next = 1;
      this.#empty();
    }
    if (first === this.#next && first !== null && this.#count <= MOST_POSTS) {
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
    this.#count = 0;
    [this.#posts, this.#mentions, this.#heads] = [new Rows(POST), new Rows(MENTION), new Int32Array(LISTS)];
    this.#gone.clear();
  }

  add(nodes: ReadonlyMap<number, Traits>, standingOf: (traits: Traits) => Standing): void {
    for (const [node, traits] of nodes) {
      // What was taken out to be put in anew stands where it did.
      if (this.#gone.delete(node) || node < this.#fresh) continue;
      const { keys, marks } = standingOf(traits);
      this.#mentions.put(node, [typeBit(traits.mention.event.type), ...packed(marks)]);
      for (const { key, at } of keys) {
        if (++this.#count > this.#heads.length) this.#widen();
        this.#link(this.#count, key, at, node);
      }
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
          for (let post = this.#heads[this.#slot(key, at)]!; post !== 0;) {
            const [posts, p] = this.#posts.find(post);
            post = posts[p + 3]!;
            const other = posts[p + 2]!;
            if (posts[p] !== key || posts[p + 1] !== at || other === node || this.#gone.has(other)) continue;
            const [others, o] = this.#mentions.find(other);
            if ((others[o]! & look.types) === 0) continue;
            const bound = boundOf(look, at, own, x + 1, others, o + 1);
            if (bound > most.EDGE && bound > (found.get(other) ?? -Infinity)) found.set(other, bound);
          }
    return found;
  }

  #slot = (key: number, at: number): number => mix(key ^ Math.imul(at, 0x9e3779b1)) & (this.#heads.length - 1);

  #link(post: number, key: number, at: number, node: number): void {
    const slot = this.#slot(key, at);
    this.#posts.put(post, [key, at, node, this.#heads[slot]!]);
    this.#heads[slot] = post;
  }

  /** Makes twice as many lists. */
  #widen(): void {
    this.#heads = new Int32Array(this.#heads.length * 2);
    for (let post = 1; post < this.#count; post++) {
      const [posts, p] = this.#posts.find(post);
      this.#link(post, posts[p]!, posts[p + 1]!, posts[p + 2]!);
    }
  }
}

/** Rows of numbers, counted from 0, in blocks that are made as they are needed. */
class Rows {
  readonly #blocks: Int32Array[] = [];
  constructor(private readonly width: number) {}

  /** The block that a row is in, and where it begins there. */
  find(row: number): readonly [Int32Array, number] {
    return [(this.#blocks[row >>> BLOCK] ??= new Int32Array(this.width << BLOCK)), (row & (2 ** BLOCK - 1)) * this.width];
  }

  put(row: number, values: readonly number[]): void {
    const [block, at] = this.find(row);
    block.set(values, at);
  }
}
/** Rows of a block, as a power of 2. */
const BLOCK = 15;
