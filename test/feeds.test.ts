import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFeed } from "../src/intake/feeds/index.js";

const root = fileURLToPath(new URL("feeds/", import.meta.url));
const slugs = readdirSync(root).sort();
/** Where each of them is said to have been fetched. */
const ADDRESS = "https://feeds.example/news/feed";

it("finds feeds", () => expect(slugs.length).toBeGreaterThanOrEqual(20));

describe("feeds in the shapes of real publishers", () => {
  it.each(slugs)("%s", async (slug) => {
    const name = existsSync(join(root, slug, "feed.json")) ? "feed.json" : "feed.xml";
    const feed = await readFeed(readFileSync(join(root, slug, name)), { url: ADDRESS });
    const path = join(root, slug, "expected.json");
    const printed = `${JSON.stringify(feed, null, 1)}\n`;
    // Written only when it is asked for: read the difference before committing it.
    if (process.env["ACCEPT_FEEDS"] === slug || process.env["ACCEPT_FEEDS"] === "all") writeFileSync(path, printed);
    expect(existsSync(path), `ACCEPT_FEEDS=${slug} npx vitest run test/feeds.test.ts accepts it`).toBe(true);
    expect(feed).toEqual(JSON.parse(readFileSync(path, "utf8")));
  });
});
