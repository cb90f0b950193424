import type { BlockKind } from "../model/index.js";
import { NETWORKS } from "./furniture-words.js";

/**
 * Furniture that ends where its own words end, for pages whose lines were lost: it is looked for only where a sentence may begin, and
 * believed only where another could begin after it. Patterns are bounded; they are tried at one place each (sticky).
 */
export interface Phrase {
  readonly kind: BlockKind;
  readonly why: string;
  readonly pattern: RegExp;
  /** Words that a headline or a sentence may begin with too: believed only before a line's end, other furniture, or a sentence's usual first word. */
  readonly weak: boolean;
  /** Opens a comment section: what stands after it, late in a text, are comments. */
  readonly form: boolean;
}
const phrase = (kind: BlockKind, why: string, source: string, { weak = false, form = false } = {}): Phrase => ({
  kind,
  why,
  pattern: new RegExp(source, "iuy"),
  weak,
  form,
});

const FORM = { form: true };
const WEAK = { weak: true };
const SECTION =
  "(?:news|world|politics|business|economy|sports?|opinion|culture|tech|health|video|africa|asia|europe|americas|us|uk|middle east|latin america|local|national)";
const SHARE = `(?:share|tweet|pin|print|e-?mail|copy link)(?: this(?: article| story| page| post)?)?(?: (?:on|via|by|with) (?:${NETWORKS}))?`;

export const PHRASES: readonly Phrase[] = [
  phrase(
    "newsletter",
    "asks to sign up",
    "(?:please )?(?:sign up|subscribe)(?: now| here| today| free){0,2} (?:for|to) (?:(?:our|the|your|this|free|daily|weekly|monthly|morning|evening|e-?mail|breaking|news|latest|[\\p{L}'’&.]{2,20}) ){0,5}(?:newsletters?|briefings?|bulletins?|mailing list|alerts|updates|notifications)",
  ),
  phrase("newsletter", "asks for an address", "enter your e-?mail(?: address)?(?: (?:below|here))?"),
  phrase("newsletter", "thanks for signing up", "(?:thank you|thanks) for (?:subscribing|signing up)"),
  phrase("comments", "a comment form's label", "leave a (?:reply|comment)(?: cancel reply)?", FORM),
  phrase(
    "comments",
    "a comment form's label",
    "notify (?:me )?of(?: new)?(?: follow-up)?(?: (?:comments|replies|posts))?(?: (?:by|via) e-?mail)?",
    FORM,
  ),
  phrase("comments", "a comment form's rule", "your e-?mail address will not be published", FORM),
  phrase("comments", "a comment form's rule", "required fields are marked(?: \\*)?", FORM),
  phrase(
    "comments",
    "a comment form's rule",
    "save my name, e-?mail,? (?:and|&) website in this browser for the next time i comment",
    FORM,
  ),
  phrase("comments", "a comment form's rule", "this site uses akismet to reduce spam", FORM),
  phrase("comments", "a comment form's label", "be the first to comment", FORM),
  phrase("comments", "a comment form's label", "(?:post|add|write|submit) (?:a |your )comment|join the (?:conversation|discussion)", {
    form: true,
    weak: true,
  }),
  phrase("comments", "a button to comments", "(?:show|view|load|hide|read) (?:all |more )?(?:\\d{1,5} )?comments", WEAK),
  phrase(
    "share",
    "share buttons",
    `share (?:this (?:article |story |page |post )?)?(?:on|via|with) (?:${NETWORKS})(?:[ |·•/]+(?:${SHARE}|${NETWORKS})){0,12}`,
    WEAK,
  ),
  phrase("share", "share buttons", `${SHARE}(?:[ |·•/]+(?:${SHARE}|${NETWORKS})){1,12}`, WEAK),
  phrase("share", "asks to follow", `(?:follow|like|find) us on (?:${NETWORKS})(?:(?:,| and| or|,? and) (?:${NETWORKS})){0,5}`),
  phrase(
    "advertisement",
    "an advertisement's label",
    "(?:advertisement|(?:story|article) continues (?:below|after)(?: (?:the |this )?advertisement)?)",
    WEAK,
  ),
  phrase("related", "points at another page", "(?:read more|read also|also read|see also|more on this story) ?[:»>]"),
  phrase("legal", "a legal line", "all rights reserved"),
  phrase("navigation", "a menu", `home(?: ?[|»›>] ?${SECTION}){1,20}`, WEAK),
  phrase("navigation", "a page's control", "skip to (?:main )?content|back to top", WEAK),
];

/** Words that begin a sentence far more often than they go on after a label. */
export const STARTERS =
  /(?:The|A|An|But|And|In|On|At|He|She|It|They|We|There|This|That|These|Those|His|Her|Their|Its|Mr|Mrs|Ms|Dr|As|After|Before|When|While|Since|For|From|According|Some|Many|Most|More|About|At|By|If|President|Prime|Police|Officials|Earlier|Meanwhile|However)\b/uy;

/** Picture labels anywhere in a line: a journalist writes none of them. What follows has no visible end and stays body. */
const MAKER =
  "(?:Getty Images|Getty|Reuters|AFP|AP|EPA|EFE|PA|PA Media|Alamy|BBC|Rex Features|Shutterstock|Twitter|Facebook|Xinhua|Anadolu(?: Agency)?|Science Photo Library|iStock|Press Association|Handout|Unknown)";
export const LABELS: readonly {
  readonly kind: BlockKind;
  readonly why: string;
  readonly pattern: RegExp;
  /** Closes a caption that began where its sentence did. */
  readonly closes?: true;
}[] = [
  {
    kind: "caption",
    why: "a picture's label, run into the text",
    pattern: new RegExp(
      `\\b(?:Image|Media) ?(?:copyright|source)[:,]? ?(?:(?:${MAKER}(?:[/, ]+(?:via )?${MAKER})?|[\\p{Lu}][\\p{L}.&/ -]{0,40}?)[ ,]{0,2}(?=(?:Image|Media) ?caption)|${MAKER}(?:/${MAKER})?(?!\\p{Ll}))(?:(?:Image|Media) ?caption(?:[:,]|\\b|(?=\\p{Lu})))?`,
      "gu",
    ),
  },
  {
    kind: "caption",
    why: "a picture's label, run into the text",
    pattern: /\b(?:Image|Media|Video) ?caption(?:[:,]|(?=\s+["“‘'\p{Lu}\d])|(?=\p{Lu})|\s*$)/gu,
  },
  {
    kind: "caption",
    why: "a file picture's caption, with its credit",
    pattern:
      /\b(?:FILE PHOTO|FILE PICTURE|File photo): [^\n[\]]{3,260}? (?:REUTERS|AFP|AP Photo|EPA)\/\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{1,20})?(?:\/(?:File|File Photo|Pool))?/gu,
  },
  {
    kind: "caption",
    why: "ends with a picture's credit",
    pattern:
      /\[(?:File ?[/:–-] ?[^()[\]\n]{2,50}|File|[^()[\]\n]{2,40} ?[/|] ?(?:Reuters|AFP|EPA|AP|AP Photo|Getty(?: Images)?|Xinhua|Al Jazeera|Anadolu(?: Agency)?))\]/gu,
    closes: true,
  },
  {
    kind: "credit",
    why: "a picture's credit, run into the text",
    pattern:
      /[([](?:(?:Photo|Image|Picture|Credit|File photo)s?(?: (?:by|courtesy of|via)|:) ?(?=\p{Lu})[^()[\]\n]{2,70}|AP Photo\/[^()[\]\n]{2,60}|[^()[\]\n]{2,50}\/(?:Getty Images|AFP|Reuters|Al Jazeera|EPA|AP))[)\]]/gu,
  },
  {
    kind: "credit",
    why: "an agency's credit",
    pattern: /\[(?:Reuters|AFP|EPA|AP|Getty Images|Xinhua)(?:[/–-][^()[\]\n]{2,50})?\]/gu,
  },
  {
    kind: "credit",
    why: "an agency's credit at a line's end",
    pattern: /\((?:Reuters|AP|AFP|EPA|Xinhua|UPI|Agencies)\)(?=\s*$)/gu,
  },
];
