import type { BlockKind } from "../../model/index.js";
import type { Box } from "./box.js";

/** What the names of an element say that it holds. */
interface Signal {
  readonly kind: BlockKind;
  readonly why: string;
  /** Believed only of a box with links. */
  readonly linked?: boolean;
}
type Rule = readonly [kind: BlockKind, names: string];

/** Names as whole words, in the order in which they are believed. Two words stand for "two-words", "two_words" and "twoWords". */
const RULES: readonly Rule[] = [
  ["cookies", "cookie|cookies|consent|gdpr|ccpa|onetrust|didomi|sp message"],
  [
    "comments",
    "comment|comments|commentlist|commentaires|kommentare|disqus|respond|discussion|viafoura|livefyre|spotim|coral|reader responses|replies|comentarios|reacties|fb comments",
  ],
  [
    "newsletter",
    "newsletter|newsletters|subscribe|subscription|signup|sign up|optin|opt in|mailchimp|mc wp|mailing list|email form|inscription|abonnement",
  ],
  [
    "advertisement",
    "ad|ads|adv|adbox|advert|adverts|advertisement|advertising|adslot|sponsor|sponsors|sponsored|dfp|gpt|promoted|werbung|anzeige|publicidad|mpu|leaderboard|affiliate",
  ],
  [
    "share",
    "share|sharing|sharebar|sharedaddy|shares|addtoany|addthis|sociable|social|socials|follow|follow us|social share|social media|social links|article tools|post tools|toolbar|tools|sharethis|shariff",
  ],
  [
    "related",
    "related|relatedposts|related posts|relacionadas|recommend|recommended|recommendation|recommendations|recirc|recirculation|more on|more from|more stories|more news|more articles|see also|outbrain|taboola|zergnet|trending|mostread|most read|most viewed|most popular|also like|up next|inline link|story link|further reading|next article|onward|tags|taglist|tag list|tag cloud|post tags|editors picks|sidebar|siderail|jp relatedposts|yarpp|crp related|post navigation|nav links|prevnext|nextprev|next prev|widget area|cta|call to action|callout|relatedlinks",
  ],
  [
    "navigation",
    "nav|navbar|navigation|menu|menus|submenu|breadcrumb|breadcrumbs|crumb|crumbs|pagination|pager|footer|topbar|masthead|site header|page header|global header|sitemap|modal|popup|overlay|lightbox|tooltip|search|searchform|login|drawer|back to top|skip|skip link|skiplinks|toc|table of contents|print only|printonly|jump links|hamburger|offcanvas|flyout|dropdown|alert bar|notification|notifications|accessibility|language switcher|listen|audio player|player|vjs|jwplayer",
  ],
  [
    "caption",
    "caption|captions|figcaption|cutline|wp caption text|photo credit|image credit|photo caption|image caption|media caption|img caption|picture caption|legend|bildunterschrift|caption text|image source|photo source|photographer|copyright credit|gallery caption|media credit|image info|image annotation|icaption|imagewrap|bildtext",
  ],
  [
    "credit",
    "author bio|authorbio|bio|biography|about author|about the author|author box|authorbox|author card|author description|author info|post author|author profile|contributor|contributors|article author bio|written by|saboxplugin",
  ],
  ["legal", "copyright|disclaimer|legal|licence|license|rights|terms"],
  [
    "byline",
    "byline|by line|bylines|author|authors|timestamp|time stamp|publish date|pub date|pubdate|published|date published|post date|entry date|article date|date|datetime|post meta|entry meta|article meta|meta|metadata|posted on|story meta|article info|post info|dateline|article header meta|submitted|credits|reading time|read time",
  ],
];
/** Names of boxes of links to other reports that also stand on the report's own paragraphs: believed only of a box with links. */
const WEAK =
  / (?:readmore|read more|read also|read next|popular|latest|teasers?|promos?|promobox|suggested|topics?|keywords|carousel|explore|rail|side bar|similar|weiterlesen|entry utility|widgets?|aside|secondary|right column|rightcol|col right|ticker|headlines|listing|collection|package|cards?|infobox|textbox|profile) /u;
const PATTERNS = RULES.map(([kind, names]) => ({ kind, pattern: new RegExp(` (?:${names}) `, "u") }));

const TAGS: Readonly<Record<string, Signal>> = {
  nav: { kind: "navigation", why: "stands in a <nav>" },
  footer: { kind: "navigation", why: "stands in a <footer>" },
  aside: { kind: "related", why: "stands in an <aside>" },
  figcaption: { kind: "caption", why: "the page's markup calls it a caption" },
  figure: { kind: "caption", why: "stands in a <figure>" },
  menu: { kind: "navigation", why: "stands in a <menu>" },
  dialog: { kind: "navigation", why: "stands in a <dialog>" },
};
const ROLES: Readonly<Record<string, BlockKind>> = {
  navigation: "navigation",
  contentinfo: "navigation",
  complementary: "related",
  search: "navigation",
  dialog: "navigation",
  alertdialog: "navigation",
  banner: "navigation",
};

/** What a box's own tag, role and names say; null where they say nothing. */
export function signalOf(box: Box): Signal | null {
  const role = box.own?.attributes["role"];
  const byRole = role === undefined ? undefined : ROLES[role];
  if (byRole !== undefined) return { kind: byRole, why: `stands in an element of the role "${role}"` };
  const tag = TAGS[box.tag];
  if (tag !== undefined) return tag;
  if (box.words === "") return null;
  for (const { kind, pattern } of PATTERNS) {
    const found = pattern.exec(box.words);
    if (found !== null) return { kind, why: `stands in an element named "${found[0].trim()}"` };
  }
  const weak = WEAK.exec(box.words);
  return weak && { kind: "related", why: `stands in an element named "${weak[0].trim()}", with links`, linked: true };
}

const BODY =
  / (?:articlebody|article body|article content|article text|article copy|articletext|story body|story content|story text|storytext|entry content|post content|post body|body content|content body|td post content|field name body|field body|single content|body copy|body text|rich text|richtext|caas body|wysiwyg|news content|news body|news text|main text|text content|content article|content text|post entry|entry body|entry text|article main|article page|story copy|detail text|artikel text|texto|page content|c article content|read content|content main|maincontent body) /u;

/** Whether a box calls itself the article's text. */
export const isNamedBody = (box: Box): boolean =>
  / articleBody /u.test(` ${box.own?.attributes["itemprop"] ?? ""} `) || (box.words !== "" && BODY.test(box.words));
