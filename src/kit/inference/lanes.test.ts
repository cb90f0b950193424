import { describe, expect, it } from "vitest";
import { openLanes } from "./lanes.js";
import type { Session } from "./session.js";

/** Sessions that answer when they are told to, and a note of which of them was asked for what. */
function made(fails: readonly number[] = []) {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const closed: number[] = [];
  let opened = 0;
  const open = async (): Promise<Session> => {
    const nth = ++opened;
    if (fails.includes(nth)) throw new Error(`session ${nth} does not open`);
    return {
      run: (name) => {
        asked.push(`${name} of ${nth}`);
        return new Promise((resolve) => answers.push(() => resolve({})));
      },
      close: async () => void closed.push(nth),
    };
  };
  return { asked, answers, closed, open, opened: () => opened };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("lanes", () => {
  it("are one session where runs come one after the other", async () => {
    const { open, opened, answers } = made();
    const lanes = await openLanes(open, 2);
    for (const name of ["a", "b"]) {
      const run = lanes?.run(name, {}, []);
      answers.at(-1)?.();
      await run;
    }
    expect(opened()).toBe(1);
  });

  it("open another when a run waits, and never more than told", async () => {
    const { open, opened, asked, answers } = made();
    const lanes = await openLanes(open, 2);
    void lanes?.run("a", {}, []);
    void lanes?.run("b", {}, []);
    await settled();
    for (const name of ["c", "d", "e"]) void lanes?.run(name, {}, []);
    await settled();
    // "a" and "b" came while there was but one.
    expect(asked).toEqual(["a of 1", "b of 1", "c of 2", "d of 2", "e of 1"]);
    answers[2]?.();
    await settled();
    void lanes?.run("f", {}, []);
    expect(asked.at(-1)).toBe("f of 2");
    expect(opened()).toBe(2);
  });

  it("stay one where one is allowed", async () => {
    const { open, opened } = made();
    const lanes = await openLanes(open, 1);
    for (const name of ["a", "b"]) void lanes?.run(name, {}, []);
    await settled();
    expect(opened()).toBe(1);
  });

  it("are all closed, one that is just opening too", async () => {
    const { open, closed } = made();
    const lanes = await openLanes(open, 3);
    void lanes?.run("a", {}, []);
    void lanes?.run("b", {}, []);
    await lanes?.close?.();
    expect(closed).toEqual([1, 2]);
  });

  it("say it where a further one does not open", async () => {
    const { open } = made([2]);
    const lanes = await openLanes(open, 2);
    void lanes?.run("a", {}, []);
    void lanes?.run("b", {}, []);
    await settled();
    await expect(lanes?.run("c", {}, [])).rejects.toThrow("session 2 does not open");
  });

  it("are none where there is no runtime", async () => expect(await openLanes(() => Promise.resolve(null), 2)).toBeNull());
});
