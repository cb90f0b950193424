import type { BlockKind } from "../model/index.js";
import { narrates } from "./narration.js";
import { BUTTON, isMenu, NETWORKS } from "./furniture-words.js";

/**
 * One way to know furniture by the whole of a line or sentence. Patterns are anchored at both ends and bounded in length, so that each is
 * linear in the text.
 */
interface WholeRule {
  readonly kind: BlockKind;
  readonly why: string;
  readonly pattern: RegExp;
  /** Believed only of a line of its own, not of a sentence inside a paragraph. */
  readonly line: boolean;
  /** Believed even where the words are told like a report: "Read more: What the general said". */
  readonly told: boolean;
}
type Options = Partial<Pick<WholeRule, "line" | "told">>;

const rule = (kind: BlockKind, why: string, pattern: RegExp, { line = false, told = false }: Options = {}): WholeRule => ({
  kind,
  why,
  pattern,
  line,
  told,
});
/** One word of a name; it holds no separator, so that a row of names can be read in one way only. */
const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}";
const LINE = { line: true };
const TOLD = { line: true, told: true };

/** Longest line or sentence that is looked at; furniture is short. */
const LONGEST = 320;

/** A link of those that stand above and below a mailing. */
const MAILING =
  "(?:unsubscribe(?: here| now| at any time| from (?:this list|this newsletter|these e-?mails|all e-?mails))?|(?:view|read|open|see) (?:(?:this )?(?:e-?mail|newsletter|message|it) )?(?:online|in (?:your|a|the) (?:web )?browser)|(?:manage|update|change) (?:your |my )?(?:e-?mail |subscription |newsletter )?(?:subscriptions?|preferences|settings)|forward (?:this )?(?:e-?mail |newsletter )?to a (?:friend|colleague)|update (?:your )?profile)";

const RULES: readonly WholeRule[] = [
  rule(
    "newsletter",
    "asks to sign up",
    /^(?:please |click (?:here )?to |don['’]t forget to )?(?:sign up|subscribe|register|join)\b.{0,60}\b(?:newsletters?|briefings?|mailing list|e-?mails?|alerts?|updates|inbox|notifications|podcast|channel|unlimited access|never miss)\b.{0,140}$/iu,
  ),
  rule(
    "newsletter",
    "offers a newsletter",
    /^(?:get|receive) (?:the|our|all the|breaking|daily|today['’]s|more)\b.{0,90}\b(?:(?:in|to) your (?:inbox|e-?mail|mailbox|phone)|our newsletters?|newsletter\b).{0,60}$/iu,
  ),
  rule(
    "newsletter",
    "asks for an address",
    /^(?:enter|type|provide) your e-?mail(?: address)?(?: (?:to|below|here|and we)\b.{0,90})?[.:!*]?$/iu,
  ),
  rule(
    "newsletter",
    "says what signing up means",
    /^by (?:signing up|subscribing|registering|clicking|submitting|entering|providing)\b.{0,80}\byou (?:agree|accept|consent|confirm|acknowledge)\b.{0,160}$/iu,
  ),
  rule(
    "newsletter",
    "promises no spam",
    /^(?:we (?:won['’]t|will not|will never|never) (?:spam|share your (?:e-?mail|data|details|information))|you (?:can|may) unsubscribe|unsubscribe (?:at )?any ?time|(?:thank you|thanks) for (?:subscribing|signing up)|check your inbox).{0,120}$/iu,
  ),
  rule(
    "newsletter",
    "a subscriber's button",
    /^(?:subscribe|subscribe now|subscribe today|sign up|sign up now|sign in|log in|register|register now|already a (?:subscriber|member)\??.{0,40}|create (?:an|a free) account)[.!]?$/iu,
    LINE,
  ),
  rule(
    "newsletter",
    "a mailing's own line",
    new RegExp(`^${MAILING}(?:[\\s|,·•/]{1,5}(?:or )?(?:${MAILING}|privacy policy)){0,6}[.!]?$`, "iu"),
    LINE,
  ),
  rule(
    "newsletter",
    "says why a mail was sent",
    /^(?:you(?: are|['’]re) (?:receiving|getting) this (?:e-?mail|newsletter|message)|this (?:e-?mail|newsletter|message) was sent to)\b.{0,200}$/iu,
  ),
  rule(
    "comments",
    "a comment form's labels",
    /^(?=.{0,80}\*)(?:(?:name|e-?mail|website|comment|message) ?\*?[ ,]*){1,5}(?:submit|post comment)?$/iu,
    LINE,
  ),
  rule(
    "comments",
    "a comment form's rule",
    /^(?:comments (?:are|have been) (?:now )?(?:closed|moderated|turned off|disabled)(?: (?:on|for) this \w{1,12})?|you must be logged in to (?:post|leave|comment|reply).{0,60}|(?:log|sign) in to (?:comment|reply|post)\b.{0,60}|reply to this comment|cancel reply|inline feedbacks?|oldest|newest|most voted)[.!]?$/iu,
    LINE,
  ),
  rule("comments", "a count of comments", /^\(?\d{1,5}\)? comments?(?: on (?:this|["“]).{0,80})?$|^comments? \(\d{1,5}\)$/iu, LINE),
  rule(
    "share",
    "share buttons",
    new RegExp(`^${BUTTON}(?:[\\s|,·•/]+(?:${BUTTON}|this|it|on|via|by|with|article|story|page|post)){0,24}$`, "iu"),
    LINE,
  ),
  rule(
    "share",
    "asks to share or follow",
    new RegExp(
      `^(?:share (?:this|on|via)|follow|like|find|join|connect with|click to share|please share|tweet)\\b[^.!?]{0,60}\\b(?:${NETWORKS}|friends|article|story)\\b[^.!?]{0,60}[.!]?$`,
      "iu",
    ),
    LINE,
  ),
  rule(
    "share",
    "says where its author can be found",
    new RegExp(
      `^(?:follow (?:us|me|him|her|them|@\\w{1,30}|(?:\\p{Lu}[\\p{L}.'’-]{0,30} ){1,4})(?: ?on (?:${NETWORKS}))?:?(?: ?(?:at )?@[\\w.]{1,40})?|(?:reach|contact|e-?mail) (?:him|her|them|us|me|the (?:author|reporter))(?: directly)? (?:at|on|via):? [\\w.@+-]{5,80})[.!]?$`,
      "iu",
    ),
  ),
  rule(
    "cookies",
    "a cookie notice",
    /^(?:(?:we|this (?:web)?site|our (?:web)?site|we and our partners) uses? cookies\b.{0,200}|by (?:continuing to (?:use|browse|visit)|using|browsing) (?:this|our|the) (?:web)?site\b.{0,200})$/iu,
  ),
  rule(
    "cookies",
    "a cookie notice's button",
    /^(?:(?:accept|reject|allow)(?: all)?(?: cookies)?|cookie (?:policy|settings|preferences|notice)|manage (?:your )?(?:cookies|privacy|preferences)|i (?:agree|accept)|got it)[.!]?$/iu,
    LINE,
  ),
  rule(
    "related",
    "points at another page",
    /^(?:(?:read|see) (?:more|also|next|related)|also read|more on this(?: story)?|more from [\p{L} ]{2,40}|more (?:stories|news)|related (?:stor(?:y|ies)|articles?|topics|news|content|coverage|links|posts))\s?[:>»|–—-]\s?.{1,180}$/iu,
    TOLD,
  ),
  rule(
    "related",
    "points at another page",
    /^(?:watch|listen|in pictures|explainer|opinion|related|recommended)(?: (?:now|live|here|also))?\s?[:>»|]\s?[^.!]{1,160}$/iu,
    TOLD,
  ),
  rule(
    "related",
    "points at other pages",
    /^(?:click (?:here|below) (?:to|for)\b.{0,120}|read (?:the )?(?:rest|full (?:story|report|article|text|statement|interview))(?: (?:here|at .{2,60}|on .{2,60}))?[.!]?|continue reading.{0,60}|you can read more .{0,80}|read more (?:about|from|on) .{0,120})$/iu,
  ),
  rule(
    "caption",
    "labels a picture",
    /^(?:[Ii]mage|IMAGE|[Pp]hoto|[Pp]icture|[Vv]ideo|[Mm]edia) ?(?:[Cc]aption|[Cc]opyright|[Ss]ource|CAPTION|COPYRIGHT)(?:[:,]|(?= ?["“\p{Lu}\d])|$)(?!.*[.!?]["”]? \p{Lu}).{0,200}$/u,
    TOLD,
  ),
  rule(
    "caption",
    "a file picture's caption",
    /^(?:file(?: photo| picture| pic| image)|archive photo|illustrative (?:photo|image))\s?[:–—-]\s?.{1,260}$/iu,
    TOLD,
  ),
  rule(
    "caption",
    "ends with a picture's credit",
    /^.{4,230}(?:\[(?:[^[\]]{1,60}[/:|] ?)?(?:Reuters|AP|AFP|EPA|EFE|Getty(?: Images)?|File|Al Jazeera|Anadolu(?: Agency)?|Xinhua)(?:[/|][^[\]]{1,40})?\]|\((?:AP Photo|Photo|Image|Picture|Credit)\b[/: ][^()]{2,80}\)|\b(?:REUTERS|AFP|EPA|AP Photo|Getty Images)\/\p{Lu}[\p{L}.'’ /-]{1,50})\.?$/u,
    TOLD,
  ),
  rule(
    "credit",
    "credits a picture",
    new RegExp(
      `^[([]?(?:Photo|PHOTO|Photograph|Image|Picture|Illustration|Graphic|Pic)s?(?: ?[:/] ?| (?:by|credit|courtesy of|courtesy|via|from):? )${NAME}(?:(?: ?[/,|&] ?| (?:and|via|for|of|of the) | )${NAME}){0,7}[)\\]]?\\.?$`,
      "u",
    ),
    LINE,
  ),
  rule(
    "credit",
    "credits a picture",
    /^[([]?(?:(?:file ?[/–:-] ?)?(?:reuters|ap(?: photo)?|afp|epa|getty(?: images)?|xinhua|file photo|file|pool)(?:[/–,-] ?[\p{L}.'’ -]{1,60})?[)\]]|(?:reuters|afp|epa|getty(?: images)?|ap photo)(?: ?\/ ?[\p{L}.'’ -]{1,60})?$)\.?$/iu,
    LINE,
  ),
  rule(
    "credit",
    "says who reported and edited",
    /^\(?(?:(?:Additional |Writing and |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Gg]raphics?)(?: and \w{1,12})?) by \p{Lu}[^.!?"“”]{2,200}(?:[.;] ?(?:Additional|Writing|Editing|Reporting|Compiled)\b[^!?"“”]{2,120}){0,3}[).]{0,2}$/u,
  ),
  rule(
    "credit",
    "says who contributed",
    /^\p{Lu}[^.!?"“”]{3,160}\bcontributed (?:reporting|to this (?:report|story|article|piece))(?: from [^.!?"“”]{2,60})?\.?$/u,
    { told: true },
  ),
  rule(
    "advertisement",
    "an advertisement's label",
    /^[-–—[( ]{0,3}(?:advertisements?|advert|sponsored(?: content)?|ad|promoted(?: content)?|(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement))?|scroll (?:down )?to continue.{0,40}|paid (?:post|content))[-–—\]) .:]{0,3}$/iu,
    LINE,
  ),
  rule(
    "legal",
    "a legal line",
    /^(?:©|(?:copyright )?\(c\) ?(?:copyright )?\d{4}|copyright ?(?:©|\d{4}|by [\p{L} ]{2,40}\d{4})).{0,160}$/iu,
  ),
  rule("legal", "a legal line", /^all (?:other )?rights reserved[.!]?$/iu),
  rule(
    "legal",
    "a legal line",
    /^(?:this (?:material|article|story|content) may not be (?:published|reproduced|copied)|reproduction (?:in whole|without)|no part of this (?:article|story|publication) may be)\b.{0,200}$/iu,
  ),
  rule("legal", "gives its source's address", /^(?:source|via|quelle|fuente) ?: ?(?:https?:\/\/|www\.)\S{1,200}$/iu, TOLD),
  rule("legal", "names its house's rules", /^our standards: .{0,100}$/iu),
  rule(
    "legal",
    "says where it first appeared",
    /^this (?:article|story|report|post|piece|essay|column|commentary|interview) (?:was |has been |is |were )?(?:originally |first |also )?(?:published|appeared|posted|re-?published|produced|reproduced) (?:(?:first|originally|here) )?(?:on|in|by|at|from|under|with)\b(?!.*\b(?:led|but|sparked|prompted|caused|angered)\b).{0,160}$/iu,
    { told: true },
  ),
  rule(
    "navigation",
    "a page's control",
    /^(?:skip to (?:main )?(?:content|navigation)|back to top|menu|search|home|(?:next|previous) (?:article|post|story)|toggle navigation|loading(?:\.{3}|…)?|print this page|text size|a- a\+|\d{1,3} min(?:ute)?s? read|please enable javascript.{0,80}|media playback is (?:un|not )supported.{0,40}|show more|load more|view gallery|close)[.:]?$/iu,
    LINE,
  ),
];

/** A line's only word of a box with other reports' titles under it. */
export const RELATED_LABEL =
  /^(?:(?:read|see) (?:more|also|next)|also read|related(?: (?:stor(?:y|ies)|articles?|topics|news|content|coverage|links|posts))?|more on this(?: story)?|more (?:stories|news)|more from [\p{L} ]{2,40}|recommended(?: (?:for you|reading|stories))?|you (?:may|might) also like|editors?['’]s? picks?|don['’]t miss|trending(?: now)?|most (?:read|popular|viewed|shared)|top stories|latest (?:news|stories)|up next|explore more)\s?[:.>»…]{0,3}$/iu;

/** Which rule knows the words as furniture: a whole line's, or a sentence's inside a paragraph. */
export function furnitureOf(words: string, isLine: boolean): { readonly kind: BlockKind; readonly why: string } | null {
  if (words.length > LONGEST) return null;
  if (isLine && RELATED_LABEL.test(words)) return { kind: "related", why: "heads a list of other reports" };
  if (isLine && isMenu(words)) return { kind: "navigation", why: "a menu" };
  const told = narrates(words);
  return RULES.find((r) => (isLine || !r.line) && (r.told || !told) && r.pattern.test(words)) ?? null;
}
