/** Networks and mail, as the source of a regular expression. */
export const NETWORKS =
  "facebook|twitter|x|instagram|whatsapp|linkedin|telegram|reddit|pinterest|tumblr|youtube|flipboard|messenger|tiktok|threads|bluesky|mastodon|google\\+|viber|line|vk";

/** A button of a row of share buttons; no two of them can be read as one. */
export const BUTTON = `(?:share|tweet|pin|print|e-?mail|copy link|save|sms|rss|follow us|${NETWORKS})`;

const SECTIONS = new Set(
  "home news world politics business economy market markets sport sports opinion op-ed editorial editorials life lifestyle culture art arts entertainment tech technology science health environment climate education travel weather video videos photo photos pictures live radio tv podcast podcasts money magazine feature features analysis africa asia europe america americas us uk middle east latin pacific local national international regional archive rss more".split(
    " ",
  ),
);
const HOUSE = new Set(
  "home about us contact advertise with careers jobs help faq sitemap privacy policy terms of use service and conditions cookies cookie accessibility login log in sign register subscribe newsletter newsletters search menu weather rss do not sell my information site map".split(
    " ",
  ),
);
/** Words of which a menu has at least one; the others may stand in a headline too. */
const TELLING = new Set(
  "home about contact advertise faq sitemap privacy login register subscribe search menu terms rss accessibility".split(" "),
);

/** Whether a line is a row of a site's sections and house pages ("Home | World | Asia", "About us Contact us Privacy policy"). */
export function isMenu(line: string): boolean {
  const words = line
    .toLowerCase()
    .split(/[\s|»›>•·/,&]+/u)
    .filter((w) => w !== "");
  if (words.length < 2 || !words.some((w) => TELLING.has(w))) return false;
  const separated = /[|»›>•·/]/u.test(line);
  const known = words.filter((w) => SECTIONS.has(w) || HOUSE.has(w)).length;
  return known === words.length
    ? separated || words.length >= 4
    : separated && known >= words.length / 2 && /^(?:home|news)\b/iu.test(line);
}
