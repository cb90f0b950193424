import type { BlockKind } from "../model/index.js";

/** One way to know furniture. Patterns are anchored at the start and bounded in length, so that each is linear in the text. */
export interface FurnitureRule {
  readonly kind: BlockKind;
  readonly pattern: RegExp;
  readonly why: string;
}

const rule = (kind: BlockKind, why: string, pattern: RegExp): FurnitureRule => ({ kind, why, pattern });

/** A whole line or a whole sentence that is furniture wherever it stands: words that speak to the reader of the page, not of the world. */
export const WHOLE: readonly FurnitureRule[] = [
  rule(
    "newsletter",
    "asks to sign up",
    /^(?:please )?(?:sign up|subscribe|register) (?:now |here |today |free )?(?:for|to) (?:our|the|your|this|daily|weekly|breaking|free|email|e-mail)\b.{0,160}$/iu,
  ),
  rule("newsletter", "asks for an address", /^(?:enter|type|provide) your e-?mail\b.{0,120}$/iu),
  rule(
    "newsletter",
    "asks to subscribe",
    /^(?:subscribe|subscribe now|sign up|sign in|log in|register|already a subscriber\??.{0,40}|subscribe (?:today|here|now)(?: and .{0,80})?)[.!]?$/iu,
  ),
  rule(
    "newsletter",
    "offers a newsletter",
    /^(?:get|receive) (?:the|our|all the|breaking|daily|latest)\b.{0,90}\b(?:in your inbox|newsletters?|by e-?mail|straight to your|delivered to|alerts?)\b.{0,60}$/iu,
  ),
  rule(
    "newsletter",
    "promises no spam",
    /^(?:we (?:won't|will not|never) (?:spam|share your)|you can unsubscribe|unsubscribe (?:at )?any ?time|by (?:signing up|subscribing|clicking|registering)|thank you for (?:subscribing|signing up)|check your inbox).{0,160}$/iu,
  ),
  rule(
    "comments",
    "a comment form's label",
    /^(?:notify of|leave a (?:reply|comment)|post a comment|add a comment|join the (?:conversation|discussion)|show comments|view comments|load (?:more )?comments|write a comment|cancel reply|reply to this comment)\b.{0,60}$/iu,
  ),
  rule(
    "comments",
    "a comment form's label",
    /^(?:name|e-?mail|website|comment|message)\s?\*(?:\s?(?:name|e-?mail|website|comment)\s?\*?)*$/iu,
  ),
  rule(
    "comments",
    "a comment form's rule",
    /^(?:your e-?mail address will not be published|required fields are marked|save my name, e-?mail|new follow-up comments|inline feedbacks?|comments are (?:closed|moderated|off)|be the first to comment|this site uses akismet|you must be logged in to)\b.{0,140}$/iu,
  ),
  rule("comments", "a count of comments", /^\(?\d{1,5}\)? comments?(?: on .{0,80})?$/iu),
  rule(
    "share",
    "share buttons",
    /^(?:share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|x|copy link|flipboard|messenger|save)(?:[\s|,·•/]+(?:this|it|on|via|by|article|page|story|share|tweet|pin|print|e-?mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|x|copy|link|flipboard|messenger|save|with|friends)){0,20}$/iu,
  ),
  rule(
    "share",
    "asks to share or follow",
    /^(?:share this|share on|share via|follow us|like us|find us|join us on|follow @|click to share|please share)\b.{0,100}$/iu,
  ),
  rule(
    "cookies",
    "a cookie notice",
    /^(?:we use cookies|this (?:web)?site uses cookies|by continuing to (?:use|browse)|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|manage (?:your )?(?:cookies|privacy))\b.{0,200}$/iu,
  ),
  rule(
    "related",
    "points at another page",
    /^(?:read more|read also|also read|see also|see more|related(?: (?:stories|articles|topics|news|content|coverage|links))?|more on this(?: story)?|more from|recommended(?: for you)?|you may also like|editors?['’]s? picks?|don['’]t miss|trending(?: now)?|most (?:read|popular|viewed)|up next|continue reading|click here|watch|listen|in pictures|explore more)\s?(?:[:>»…-].{0,160}|\.{3})?$/iu,
  ),
  rule("related", "points at another page", /^(?:read more|read also|also read|see also|related|watch|more on this)\s?:\s?.{1,180}$/iu),
  rule("related", "points at another page", /^click here (?:to|for)\b.{0,120}$/iu),
  rule(
    "caption",
    "labels a picture",
    /^(?:image|photo|picture|video|media) (?:caption|copyright|source|credit)s?\b(?!.*[.!?]["”]? \p{Lu}).{0,200}$/iu,
  ),
  rule(
    "caption",
    "a file picture's caption",
    /^(?:file(?: photo)?|file pic(?:ture)?|archive photo|illustrative (?:photo|image))\s?[:–—-].{1,260}$/iu,
  ),
  rule(
    "credit",
    "credits a picture",
    /^[([]?(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|[Pp]icture|[Vv]ideo|[Gg]raphic|[Ii]llustration|[Pp]ic)s?(?: (?:by|credit|courtesy|via|from|illustration))*\s?[:/–-]?\s?(?:(?:\p{Lu}|via |for |the )[\p{L}.'’-]*[\s/,|&]*){1,8}[)\]]?\.?$/u,
  ),
  rule(
    "credit",
    "credits an agency",
    /^[([](?:file ?[/–-] ?)?(?:reuters|ap(?: photo)?|afp|epa|getty(?: images)?|xinhua|file photo|file|pool)(?:[\s/,–-]+[\p{L}.'’ -]{1,60})?[)\]]$/iu,
  ),
  rule(
    "advertisement",
    "an advertisement's label",
    /^(?:advertisement|advert|sponsored(?: content)?|ad|promoted|story continues below(?: advertisement)?|article continues (?:below|after).{0,40}|scroll (?:down )?to continue.{0,40})[.:]?$/iu,
  ),
  rule("legal", "a legal line", /^(?:©|\(c\)|copyright\b)\s?.{0,160}$/iu),
  rule(
    "legal",
    "a legal line",
    /^(?:all rights reserved|terms (?:of use|and conditions|of service)|privacy (?:policy|notice)|this material may not be published|reproduction (?:in whole|is prohibited))\b.{0,160}$/iu,
  ),
  rule(
    "legal",
    "says where it came from",
    /^this (?:article|story|report|post|piece) (?:was )?(?:originally|first) (?:published|appeared)\b.{0,160}$/iu,
  ),
  rule(
    "navigation",
    "a menu",
    /^(?:[\p{Lu}][\p{L}&'’.-]{0,20}(?: [\p{Lu}\p{Ll}][\p{L}&'’.-]{0,20}){0,2}\s?[|»›>•·/]\s?){2,30}[\p{Lu}][\p{L}&'’ .-]{0,30}$/u,
  ),
  rule(
    "navigation",
    "a page's control",
    /^(?:skip to (?:main )?content|back to top|menu|search|home|next (?:article|post)|previous (?:article|post)|toggle navigation|loading\.*|print this page|text size|a- a\+|\d+ min(?:ute)?s? read)$/iu,
  ),
];

/** Furniture in the middle of a line: pages whose markup was lost. What follows has no visible end and stays body. */
export const INLINE: readonly FurnitureRule[] = [
  rule(
    "caption",
    "a picture's label, run into the text",
    /\b(?:Image|Media) (?:copyright|source)[:,]? ?(?:[\p{Lu}][\p{L}.&-]{0,20}[ ,/]+){1,4}?(?:(?:Image|Media) caption\b[:,]? ?)/gu,
  ),
  rule("caption", "a picture's label, run into the text", /\b(?:Image|Media) caption\b[:,]? ?/gu),
  rule(
    "credit",
    "a picture's credit, run into the text",
    /[([](?:Photo|Image|Picture|Credit|File photo)s?(?: by|:)? [^()[\]\n]{2,70}[)\]]/gu,
  ),
  rule(
    "credit",
    "an agency's credit, run into the text",
    /[([](?:File ?[/–-] ?)?(?:Reuters|AP Photo|AFP|EPA|Getty Images|Xinhua)(?:[/–-][^()[\]\n]{2,50})?[)\]](?=\s*(?:\n|$))/gu,
  ),
];

/** From this line to the end of the text everything is comments, where it stands in the text's later part. */
export const COMMENTS_FROM =
  /^(?:notify of|leave a (?:reply|comment)|post a comment|comments?(?: \(\d{1,5}\))?|\d{1,5} comments?|join the (?:conversation|discussion)|inline feedbacks?)\s*:?$/iu;
