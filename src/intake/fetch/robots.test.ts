import { describe, expect, it } from "vitest";
import type { FetchError } from "./errors.js";
import { Robots } from "./robots.js";

let now = 0;
let asked = 0;
const robots = (status: number, text: string) =>
  new Robots(
    async () => {
      asked++;
      return { status, header: () => null, bytes: Buffer.from(text) };
    },
    () => now,
  );
const verdict = (of: Robots, path: string): Promise<number | string> =>
  of.check(new URL(path, "https://x.example/")).catch((error: FetchError) => error.code);

describe("robots.txt", () => {
  it("is that of our name, else of everyone; the longest rule decides", async () => {
    const rules = "User-agent: *\nDisallow: /\n\nUser-agent: Annalist\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\nCrawl-delay: 5";
    const of = robots(200, rules);
    expect(await verdict(of, "/a/c")).toBe("E_FETCH_ROBOTS");
    expect(await verdict(of, "/a/b")).toBe(5000);
    expect(await verdict(of, "/x.pdf")).toBe("E_FETCH_ROBOTS");
    expect(await verdict(robots(200, "User-agent: *\nDisallow: /x\nCrawl-delay: 100000"), "/y")).toBe(60_000);
  });
  it("forbids nothing where there is none, and everything where it fails", async () => {
    expect(await verdict(robots(404, "Disallow: /"), "/")).toBe(0);
    expect(await verdict(robots(200, "<html>not found</html>"), "/")).toBe(0);
    expect(await verdict(robots(503, ""), "/")).toBe("E_FETCH_ROBOTS");
  });
  it("is asked once a day, and after a failure sooner", async () => {
    const [kept, failing] = [robots(200, ""), robots(500, "")];
    asked = 0;
    await Promise.all([1, 2, 3].map((i) => verdict(kept, `/${i}`)));
    await verdict(failing, "/");
    expect(asked).toBe(2);
    now += 3_600_000;
    await verdict(kept, "/");
    await verdict(failing, "/");
    expect(asked).toBe(3);
    now += 24 * 3_600_000;
    await verdict(kept, "/");
    expect(asked).toBe(4);
  });
  it("keeps the rules that it can match, however wild the others are", async () => {
    const of = robots(200, `User-agent: *\n${`Disallow: /${"*a".repeat(2_000)}\n`.repeat(100)}Disallow: /plain`);
    expect(await verdict(of, `/${"b".repeat(3000)}`)).toBe(0);
    expect(await verdict(of, "/plain")).toBe("E_FETCH_ROBOTS");
  });
});
