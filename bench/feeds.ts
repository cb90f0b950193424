/** Speed of reading feeds: milliseconds of processor time for a feed of 500 items, in each format, and for broken ones. `npm run bench:feeds`. */
import { readFeed } from "../src/intake/feeds/index.js";
import { machine, machineLine } from "./machine.js";

const ITEMS = 500;
const ROUNDS = 15;
const numbers = Array.from({ length: ITEMS }, (_, i) => i);
const SUMMARY = "<p>The minister &amp; the <b>envoy</b> met in the harbour of Amsel on Tuesday to speak about fishing rights.</p>";
const rssItem = (i: number): string =>
  `<item><title>Report ${i} &amp; more</title><link>https://x.example/news/${i}</link><guid isPermaLink="false">guid-${i}</guid><pubDate>Tue, 04 Feb 2025 10:00:00 GMT</pubDate><description><![CDATA[${SUMMARY}]]></description><dc:creator>Jane Doe</dc:creator></item>`;
const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>X</title>${numbers.map(rssItem).join("")}</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>X</title>${numbers.map((i) => `<entry><title>Report ${i}</title><id>urn:${i}</id><link href="https://x.example/news/${i}"/><updated>2025-02-04T10:00:00Z</updated><summary type="html">${SUMMARY.replaceAll("<", "&lt;")}</summary></entry>`).join("")}</feed>`;
const sitemap = `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${numbers.map((i) => `<url><loc>https://x.example/news/${i}</loc><news:news><news:publication><news:name>X</news:name></news:publication><news:publication_date>2025-02-04</news:publication_date><news:title>Report ${i}</news:title></news:news></url>`).join("")}</urlset>`;
const json = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "X",
  items: numbers.map((i) => ({
    id: String(i),
    url: `https://x.example/news/${i}`,
    title: `Report ${i}`,
    content_html: SUMMARY,
    date_published: "2025-02-04T10:00:00Z",
  })),
});

console.log(machineLine(machine()));
console.log(`${ITEMS} items, middle of ${ROUNDS} rounds after the first (which loads and warms the parser)`);
for (const [name, text] of Object.entries({ rss, atom, sitemap, json, "rss, cut off": rss.slice(0, -200) })) {
  const bytes = Buffer.from(text);
  const times: { cpu: number; wall: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    await readFeed(bytes);
    const used = process.cpuUsage(cpu);
    times.push({ cpu: (used.user + used.system) / 1000, wall: performance.now() - wall });
  }
  const [first, ...rest] = times;
  const middle = rest.sort((a, b) => a.cpu - b.cpu)[Math.floor(rest.length / 2)];
  console.log(
    `${name.padEnd(14)} ${middle?.cpu.toFixed(1)} ms of processor time (first ${first?.cpu.toFixed(0)} ms), ${middle?.wall.toFixed(1)} ms on the clock`,
  );
}
