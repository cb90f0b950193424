import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inOrder } from "./in-order.js";

async function* upTo(n: number, onEnd: () => void = () => {}) {
  try {
    for (let i = 0; i < n; i++) yield i;
  } finally {
    onEnd();
  }
}

describe("inOrder", () => {
  it("gives results in the order of the items, whichever is made first", async () => {
    const made: number[] = [];
    const results: unknown[] = [];
    const slowFirst = async (i: number) => {
      await pause(i % 3 === 0 ? 20 : 1);
      made.push(i);
      return i * 10;
    };
    for await (const one of inOrder(upTo(9), 3, slowFirst)) results.push(one);
    expect(results).toEqual(Array.from({ length: 9 }, (_, i) => ({ item: i, value: i * 10 })));
    expect(made).not.toEqual([...made].sort((a, b) => a - b));
  });

  it.each([1, 2, 5])("makes %i at once and no more", async (most) => {
    let [now, top] = [0, 0];
    const counted = async () => {
      top = Math.max(top, ++now);
      await pause(1);
      now--;
    };
    for await (const one of inOrder(upTo(12), most, counted)) expect(one).toHaveProperty("value");
    expect(top).toBe(most);
  });

  it("gives what is thrown for one item in its place, and goes on", async () => {
    const fault = new Error("2");
    const make = (i: number): Promise<number> => {
      if (i === 2) throw fault;
      return i === 3 ? Promise.reject(fault) : Promise.resolve(i);
    };
    const results = [];
    for await (const one of inOrder(upTo(5), 2, make)) results.push("error" in one ? one.error : one.value);
    expect(results).toEqual([0, 1, fault, fault, 4]);
  });

  it("gives what was begun before it throws what the source throws", async () => {
    async function* breaking() {
      yield* upTo(2);
      throw new Error("the source broke");
    }
    const results: unknown[] = [];
    const all = async () => {
      for await (const one of inOrder(breaking(), 3, async (i) => pause(5, i))) results.push(one.item);
    };
    await expect(all()).rejects.toThrow("the source broke");
    expect(results).toEqual([0, 1]);
  });

  it("does not keep a result back until the next item comes", async () => {
    let more = (): void => {};
    async function* slow() {
      yield 1;
      await new Promise<void>((resolve) => (more = resolve));
      yield 2;
    }
    const results = inOrder(slow(), 3, async (i) => i);
    expect((await results.next()).value).toEqual({ item: 1, value: 1 });
    more();
    expect((await results.next()).value).toEqual({ item: 2, value: 2 });
    expect((await results.next()).done).toBe(true);
  });

  it("begins nothing more when the caller leaves, and waits for what was begun", async () => {
    let [begun, settled, ended] = [0, 0, false];
    const make = async () => {
      begun++;
      await pause(5);
      settled++;
    };
    for await (const { item } of inOrder(
      upTo(100, () => (ended = true)),
      3,
      make,
    ))
      if (item === 4) break;
    expect(begun).toBeLessThanOrEqual(8);
    expect([settled, ended]).toEqual([begun, true]);
  });
});
