import { describe, expect, it } from "vitest";
import type { WaitingItem } from "../../model/index.js";
import type { Fetched } from "../fetch/index.js";
import { reportOfPage } from "./report.js";

const PAGE = "<html><head><title>Akte</title></head><body><article><h1>Akte</h1><p>TEXT</p></article></body></html>";
const GREEK = "Η ακτοφυλακή ανάγκασε έντεκα αλιευτικά να γυρίσουν πίσω, όπως ανακοίνωσε την Τρίτη το υπουργείο Εσωτερικών της χώρας.";
/** Greek in ISO 8859-7. */
const bytes = Uint8Array.from([...PAGE.replace("TEXT", GREEK)], (c) => {
  const code = c.codePointAt(0) ?? 0;
  return code < 0x80 ? code : code - 0x370 + 0xa0;
});
const item = {
  key: "k",
  item: { url: "https://news.example/a", title: null, published: null, publisher: null, author: null, text: null, html: null },
};
const page = (contentType: string): Fetched => ({
  url: "https://news.example/b",
  changed: true,
  fetchedAt: "2025-02-04T12:00:00Z",
  bytes,
  contentType,
  etag: null,
  lastModified: null,
});

describe("pages that were fetched", () => {
  it("are read in the charset that the server names", async () => {
    const report = await reportOfPage(item as unknown as WaitingItem, page("text/html; charset=ISO-8859-7"));
    expect(report.text).toContain(GREEK);
  });
  it("have the address where they were found, where they give none", async () =>
    expect((await reportOfPage(item as unknown as WaitingItem, page("text/html; charset=ISO-8859-7"))).url).toBe("https://news.example/b"));
});
