import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decode } from "./bytes.js";
import { datelineAt } from "./dateline.js";
import { dateIn } from "./dates.js";
import { isByline } from "./header.js";
import { reportFromHtml } from "./pages/index.js";
import { evidentlyEnglish, identifyLanguage } from "./language.js";
import { linesOf } from "./lines.js";
import { reportFromRecord } from "./record.js";
import { reportFromText } from "./text.js";

const BODY = "The minister met his Peruvian counterpart on Tuesday and signed a treaty on fishing rights, the ministry said.";

describe("reportFromText", () => {
  const text = `Treaty signed in Lima\n\nBy Ana Torres\n\n3 March 2020\n\nLIMA (Harbour Press) - ${BODY}\n\n${BODY}`;
  const report = reportFromText(text, { id: "1" });
  it("reads title, byline, dateline, publisher and date from the text", () =>
    expect(report).toMatchObject({
      title: "Treaty signed in Lima",
      byline: "Ana Torres",
      dateline: "LIMA",
      publisher: "Harbour Press",
      published: "2020-03-03",
      language: "en",
    }));
  it("says what decided", () =>
    expect(report.evidence).toEqual({
      title: "text",
      byline: "text",
      dateline: "text",
      publisher: "text",
      published: "text",
      language: "text",
    }));
  it("keeps the text as it is", () => expect(report.text).toBe(text));
  it("lets what is given go first", () => {
    const given = reportFromText(text, { id: "1", published: "2021-01-01", title: "Other" });
    expect(given).toMatchObject({ published: "2021-01-01", title: "Other", evidence: { published: "given", title: "given" } });
  });
});

describe("datelines", () => {
  it.each([
    ["MOSCOW, Jan 3 (Agency) - Russia said", "MOSCOW", "Agency"],
    ["TEHRAN (AP) — Iran said", "TEHRAN", "AP"],
    ["BEIJING, Aug. 4 (Xinhua) -- China said", "BEIJING", "Xinhua"],
    ["PESHAWAR, Pakistan (Wire) - A bomb", "PESHAWAR, Pakistan", "Wire"],
    ["SAN FRANCISCO - The union is suing", "SAN FRANCISCO", null],
    ["FLINT, Mich., Oct. 4 (UPI) — The city", "FLINT, Mich.", "UPI"],
    ["WASHINGTON ― The president", "WASHINGTON", null],
    ["Lagos, Nigeria (CNN) -- Gunmen", "Lagos, Nigeria", "CNN"],
    ["Tehran, March 15, IRNA - The envoy", "Tehran", "IRNA"],
    ["KABUL (Pajhwok): The governor", "KABUL", "Pajhwok"],
    ["(Reuters) - The bank", null, "Reuters"],
  ])("%s", (line, place, agency) => expect(datelineAt(line)).toMatchObject({ place, agency }));
  it.each([
    "NATO - which has 30 members - met",
    "The king - an old man - spoke",
    "UN officials - three of them - left",
    "A ban on arms - long awaited - was imposed",
    "NATO - The alliance met",
    "BREAKING - The king is dead",
    "EU - The bloc met",
  ])("is none: %s", (line) => expect(datelineAt(line)).toBeNull());
  it.each([
    ["Updated January 3, 2020 4:15 PM", "2020-01-03"],
    ["3 Mar 2011", "2011-03-03"],
    ["2015-02-30", null],
    ["May 2020", null],
    ["JANUARY 3rd, 2020", "2020-01-03"],
  ])("dateIn(%s)", (line, value) => expect(dateIn(line)).toBe(value));
});

describe("header lines", () => {
  it.each([
    "By Ana Torres",
    "BY ANA TORRES",
    "By Ana Torres and John Doe in Geneva",
    "By AFP",
    "3 January 2020",
    "Monday, January 3, 2020",
    "Updated 4:15 PM",
    "Published: 3 January 2020 10:00 GMT",
    "Last updated 2 hours ago",
  ])("is one: %s", (line) => expect(isByline(line)).toBe(true));
  it.each([
    "By Monday Kyiv fell",
    "By Force Alone",
    "From Kabul to Kandahar",
    "Posted along the border, troops opened fire",
    "Updated rules for 12 banks",
    "Published reports of torture prompt outrage",
    "By the lake three villages burned",
  ])("is none: %s", (line) => expect(isByline(line)).toBe(false));
  it("are all read", () =>
    expect(reportFromText(`Treaty signed\nBy Ana Torres\n3 January 2020\nUpdated 4:15 PM\n${BODY}`, { id: "1" })).toMatchObject({
      title: "Treaty signed",
      byline: "Ana Torres",
      published: "2020-01-03",
    }));
});

describe("reportFromRecord", () => {
  it("freezes the text, whatever is in it", () => {
    const text = `  “Quoted”\u00a0words 🚜 e\u0301\r\n\r\n${BODY}\r\n`;
    expect(reportFromRecord({ id: 7, text }).text).toBe(text);
  });
  it.each([
    ["2020-01-03", "2020-01-03"],
    ["2020-01-03T10:00:00+02:00", "2020-01-03T10:00:00+02:00"],
    ["20200103", "2020-01-03"],
    ["Fri, 3 Jan 2020 10:00:00 GMT", "2020-01-03"],
    ["", null],
    [null, null],
    ["04.02.2025", "2025-02-04"],
    [" 4. 2. 2025", "2025-02-04"],
    ["31.12.2024, 18:05", "2024-12-31"],
  ])("published %j is %j", (published, value) => expect(reportFromRecord({ id: "1", text: BODY, published }).published).toBe(value));
  it.each([
    [{ id: "1", text: BODY, published: "yesterday" }],
    [{ id: "1", text: BODY, published: "2020-13-01" }],
    [{ id: "1", text: BODY, published: "04.13.2025" }],
    [{ id: "1", text: BODY, published: "31.02.2025" }],
    [{ id: "1", text: BODY, published: "04/02/2025" }],
    [{ id: "1", text: BODY, published: "04.02.25" }],
    [{ id: "1" }],
    [{ id: "1", text: "  \n" }],
    [{ text: BODY }],
    [null],
    [[]],
    [{ id: {}, text: BODY }],
  ])("refuses %j", (record) =>
    expect(() => reportFromRecord(record, "f.jsonl:3")).toThrow(expect.objectContaining({ code: "E_REPORT_INVALID", where: "f.jsonl:3" })),
  );
});

const page = (
  head: string,
  body = "",
) => `<!doctype html><html><head><title>Treaty | Harbour</title>${head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Treaty signed</h1>${`<p>${BODY}</p>`.repeat(4)}<figure><img src="x.jpg"><figcaption>The harbour at dawn</figcaption></figure>${body}</article>
<script>document.title = "owned"; throw new Error("ran")</script><footer>© 2020</footer></body></html>`;

describe("reportFromHtml", () => {
  it("takes JSON-LD before meta elements, also inside @graph", async () => {
    const ld = {
      "@graph": [
        { "@type": "WebSite" },
        {
          "@type": "NewsArticle",
          headline: "Treaty signed",
          datePublished: "2020-03-03T10:00:00Z",
          author: [{ name: "Ana Torres" }],
          publisher: { name: "Harbour Press" },
        },
      ],
    };
    const report = await reportFromHtml(
      page(
        `<script type="application/ld+json">${JSON.stringify(ld)}</script><meta property="article:published_time" content="1999-01-01">`,
      ),
      { id: "p" },
    );
    expect(report).toMatchObject({
      title: "Treaty signed",
      published: "2020-03-03T10:00:00Z",
      byline: "Ana Torres",
      publisher: "Harbour Press",
      evidence: { published: "json-ld" },
    });
  });
  it("falls back to meta, then to <time>", async () => {
    expect(await reportFromHtml(page('<meta property="article:published_time" content="2020-03-03">'), { id: "p" })).toMatchObject({
      published: "2020-03-03",
      evidence: { published: "meta" },
    });
    expect(await reportFromHtml(page("", '<time datetime="2020-03-04">Wednesday</time>'), { id: "p" })).toMatchObject({
      published: "2020-03-04",
      evidence: { published: "time-element" },
    });
  });
  it("keeps paragraphs in order and marks captions", async () => {
    const report = await reportFromHtml(page(""), { id: "p" });
    expect(report.blocks.filter((b) => b.kind === "body").length).toBeGreaterThanOrEqual(4);
    expect(report.blocks.filter((b) => b.kind === "body").every((b) => report.text.slice(b.start, b.end) === BODY)).toBe(true);
  });
  it("resolves references inside JSON-LD", async () => {
    const ld = {
      "@graph": [
        { "@type": "Organization", "@id": "#us", name: "Harbour Press" },
        { "@type": "Person", "@id": "#ana", name: "Ana Torres" },
        { "@type": ["Article"], headline: "Treaty signed", publisher: { "@id": "#us" }, author: [{ "@id": "#ana" }] },
      ],
    };
    const report = await reportFromHtml(page(`<script type="application/ld+json">${JSON.stringify(ld)}</script>`), { id: "p" });
    expect(report).toMatchObject({ publisher: "Harbour Press", byline: "Ana Torres" });
  });
  it("takes no profile's address for a byline and no relative address for its own", async () => {
    const head = '<meta property="article:author" content="https://example.org/ana"><link rel="canonical" href="/treaty">';
    expect(await reportFromHtml(page(head), { id: "p" })).toMatchObject({ byline: null, url: null });
  });
  it("takes a relative canonical address from where the page was found", async () => {
    const head = '<link rel="Canonical" href="/treaty">';
    const report = await reportFromHtml(page(head), { id: "p", foundAt: "https://harbour.example/amp/treaty?x=1" });
    expect([report.url, report.evidence.url]).toEqual(["https://harbour.example/treaty", "meta"]);
  });
  it("takes a figure's table and quotation for what they are, and a quotation that is pulled out of the text for none", async () => {
    const figures = `<figure><table><tr><th>Port</th></tr><tr><td>Lima</td></tr></table><figcaption>Ports of the treaty</figcaption></figure>
      <figure><blockquote><p>We will sail again, all of us.</p></blockquote></figure>
      <figure class="wp-block-pullquote"><blockquote><p>signed a treaty on fishing rights</p></blockquote></figure>`;
    const { blocks, text } = await reportFromHtml(
      `<article><h1>Treaty signed</h1><p>${BODY}</p>${figures}<p>${BODY} Again.</p></article>`,
      {
        id: "p",
      },
    );
    expect(blocks.map((b) => [b.kind, text.slice(b.start, b.end).slice(0, 12)])).toEqual([
      ["body", "The minister"],
      ["table", "Port"],
      ["table", "Lima"],
      ["caption", "Ports of the"],
      ["quote", "We will sail"],
      ["caption", "signed a tre"],
      ["body", "The minister"],
    ]);
  });
  it.each([
    ["2h ago", "an hour ago", "5 mins ago", true],
    ["11:40 GMT", "10:40 GMT", "09:40 GMT", true],
    ["11:40 GMT", "10:40 GMT", "09:40 GMT", false],
    ["4 February 2025, 11.40am", "4 February 2025, 10.40am", "3 February 2025, 9.40pm", false],
  ])("keeps every entry of a live blog with its time (%s) and title", async (...[one, two, three, timeFirst]) => {
    const entry = (time: string, title: string) =>
      `<div class="post">${timeFirst ? `<span>${time}</span><h3>${title}</h3>` : `<h3>${title}</h3><span>${time}</span>`}<p>${title}: ${BODY}</p></div>`;
    const posts = [entry(one, "Third"), entry(two, "Second"), entry(three, "First")].join("");
    const { blocks, text } = await reportFromHtml(`<main><h1>Live: a treaty</h1><div>${posts}</div></main>`, { id: "p" });
    const of = (kind: string) => blocks.filter((b) => b.kind === kind).map((b) => text.slice(b.start, b.end));
    expect([of("entry"), of("heading")]).toEqual([
      [one, two, three],
      ["Third", "Second", "First"],
    ]);
  });
  it("refuses hostile nesting at once", async () =>
    await expect(reportFromHtml(`<body>${"<div>".repeat(20_000)}<p>${BODY}`, { id: "p" })).rejects.toMatchObject({
      code: "E_FILE_UNREADABLE",
    }));
  it("keeps nothing of scripts, styles and templates", async () => {
    const report = await reportFromHtml(page("", "<noscript>no-js</noscript><template><p>held back</p></template><style>p{}</style>"), {
      id: "p",
    });
    expect(report.text).not.toMatch(/no-js|held back|owned|p\{\}/);
  });
  it("passes over broken JSON-LD", async () =>
    expect(await reportFromHtml(page('<script type="application/ld+json">{"@type":</script>'), { id: "p" })).toMatchObject({ id: "p" }));
  it("refuses a page without an article", async () =>
    await expect(reportFromHtml("<html><body><script>1</script></body></html>", { id: "p" })).rejects.toMatchObject({
      code: "E_NO_ARTICLE",
    }));
});

describe("decode", () => {
  const words = "Erdoğan’s café – naïve coöperation";
  it.each(["utf8", "utf16le"])("%s", async (encoding) =>
    expect(await decode(iconv.encode(words, encoding, { addBOM: true }), "text")).toBe(words),
  );
  it("believes a page's declaration", async () => {
    const html = '<html><head><meta charset="windows-1252"></head><body>“café” – naïve</body></html>';
    expect(await decode(iconv.encode(html, "windows-1252"), "html")).toBe(html);
  });
  it.each(["utf-16le", "utf-16be"])("%s without a mark", async (encoding) =>
    expect(await decode(iconv.encode(`${BODY} ${words}`, encoding, { addBOM: false }), "text")).toBe(`${BODY} ${words}`),
  );
  it("looks at the bytes where nothing is declared", async () => {
    const text = `“${BODY}” — Café. `.repeat(5);
    expect(await decode(iconv.encode(text, "windows-1252"), "text")).toBe(text);
  });
  it("keeps UTF-8 with a few bad bytes, as pages that were cut have", async () =>
    expect(await decode(Buffer.concat([Buffer.from("“Café” é è à ü ö – ".repeat(5)), Uint8Array.from([0xe2, 0x80])]), "html")).toBe(
      `${"“Café” é è à ü ö – ".repeat(5)}\ufffd`,
    ));
  it("is no text: an image", async () =>
    expect(await decode(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 7, 7]), "text")).toBeNull());
});

describe("languages", () => {
  it.each([
    [
      "A magyar kormány kedden bejelentette, hogy a határ menti ellenőrzéseket a jövő hónapban is fenntartja, és a miniszter is részt vesz a tárgyaláson.",
      "hu",
    ],
    [
      "De minister was dinsdag in Den Haag en is het niet eens met de maatregelen die in het land zijn genomen, zei hij op een persconferentie.",
      "nl",
    ],
    ["قال الوزير يوم الثلاثاء إن القوات ستغادر المنطقة وإن الشرطة ستحل محلها قبل شهر مايو المقبل من هذا العام", "ar"],
    [
      "Le ministre des affaires étrangères a condamné mardi les attaques dans la région, selon un communiqué officiel publié à Paris.",
      "fr",
    ],
    [
      "Der Außenminister verurteilte am Dienstag die Angriffe in der Region und forderte eine sofortige Waffenruhe der beiden Seiten.",
      "de",
    ],
    ["El ministro de Relaciones Exteriores condenó el martes los ataques en la región y pidió un alto el fuego inmediato.", "es"],
  ])("%s", async (text, language) => {
    expect(evidentlyEnglish(text)).toBeNull();
    expect(await identifyLanguage(text)).toBe(language);
  });
  it.each([
    BODY,
    "Aung San Suu Kyi met Min Aung Hlaing in Naypyidaw, and Zaw Htay told Myawaddy that Thein Sein was with them at the talks.",
  ])("is evidently English: %s", (text) => expect(evidentlyEnglish(text)).toBe("en"));
  it("claims nothing of a few words", async () => expect(await identifyLanguage("Oui.")).toBeNull());
});

describe("linesOf", () => {
  const collect = async (chunks: string[], longest = 100) => {
    const out = [];
    for await (const line of linesOf(
      (async function* () {
        for (const c of chunks) yield Buffer.from(c);
      })(),
      longest,
    ))
      out.push(line);
    return out;
  };
  it("numbers lines across chunks and leaves blank ones out", async () =>
    expect((await collect(["a\n\nb", "c\r\n", "d"])).map((l) => [l.number, l.text])).toEqual([
      [1, "a"],
      [3, "bc"],
      [4, "d"],
    ]));
  it("lets go of a line that is too long, and goes on", async () =>
    expect((await collect(["x".repeat(80), "x".repeat(80), "\nok\n"])).map((l) => [l.number, l.text, l.fault])).toEqual([
      [1, "", "too long"],
      [2, "ok", null],
    ]));
});
