/** A feed of our own with these items, newest first; with `content`, the items carry it as their article. */
export function rssOf(url: string, numbers: readonly number[], content?: string): string {
  const items = numbers.map((i) => {
    const time = new Date(Date.UTC(2025, 1, 4, 10, i)).toUTCString();
    const whole = content === undefined ? "" : `<content:encoded><![CDATA[${content}]]></content:encoded>`;
    return `<item><title>Report ${i} of the day</title><link>${url}/news/${i}</link><pubDate>${time}</pubDate>${whole}</item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Loop News</title>${items.join("")}</channel></rss>`;
}

/** A page of our own with an article. */
export const pageOf = (i: number): string =>
  `<!doctype html><html><head><title>Report ${i} of the day</title></head><body><article><h1>Report ${i} of the day</h1>${[
    `The foreign ministers of the two republics met for the ${i}th time in the harbour of Amsel on Tuesday and signed a protocol on fishing grounds.`,
    "Under the protocol each of the two states may send forty boats a day, and a commission of both will count what they bring home with them.",
    "The opposition said that it would vote against the text, which it called a surrender, and that the prime minister should resign at once.",
    "Officials of the ministry said that the commission would meet in March, and that the first boats were expected to leave before the weekend.",
    "Fishermen on the quay said that they had seen three agreements fail before this one, and that they would wait for full nets.",
  ]
    .map((p) => `<p>${p}</p>`)
    .join("")}</article></body></html>`;
