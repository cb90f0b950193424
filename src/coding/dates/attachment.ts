import type { Span } from "../../model/index.js";

/** Words that end a noun phrase: what stands before the noun that a date describes holds none of them. */
const BREAKS =
  /(?:^|\s)(?:of|in|on|at|to|by|for|from|with|that|which|who|when|where|and|or|but|after|before|as|is|are|was|were|has|have|had|will|would|said|says|into|over|against|the|a|an|if|because|while|since|until|than)(?=\s|$)/iu;
const DETERMINED = /(?:(?:^|[^\p{L}])(?:the|a|an|its|his|her|their|our|this|that|another)|['’]s)\s+$/iu;
const POSSESSIVE = /^['’]s?(?=\s)/u;
const NOUN_FOLLOWS = /^(?:,?\s+)([\p{L}][\p{L}.'’-]*)/u;
/** Room for "the September 11, 2001, terrorist attacks" and "Tuesday's deadly suicide car bombing". */
const WORDS_BETWEEN = 5;

/** Whether a date describes the noun after it ("Tuesday's raid", "a 2002 coup") rather than a clause. */
export function describesNoun(text: string, time: Span): boolean {
  const after = text.slice(time.end, time.end + 40);
  if (POSSESSIVE.test(after)) return true;
  const noun = NOUN_FOLLOWS.exec(after)?.[1];
  if (noun === undefined || BREAKS.test(noun)) return false;
  return DETERMINED.test(text.slice(Math.max(0, time.start - 12), time.start));
}

/** Whether a date stands in the same noun phrase before the trigger: "the 2001 U.S.-led invasion". */
export function leadsTo(text: string, time: Span, trigger: Span): boolean {
  if (time.end > trigger.start) return false;
  const between = text.slice(time.end, trigger.start).replace(POSSESSIVE, "").replace(/^,/, "");
  return between.trim().split(/\s+/).length <= WORDS_BETWEEN && /^[\p{L}\p{M}\p{Pd}.'’\s\d]*$/u.test(between) && !BREAKS.test(between);
}

/** "in 2001, when U.S. forces drove …": the clause after "when" happened at that time, even where the time opens a stretch ("since 2001, when"). */
export function opensWhen(text: string, time: Span, trigger: Span): boolean {
  return (
    time.end < trigger.start &&
    /^,?\s+when\s/i.test(text.slice(time.end, trigger.start)) &&
    !/[;:]/.test(text.slice(time.end, trigger.start))
  );
}

/** "brokered a 2002 truce": the verb brings about the very thing that the date describes; with "the" it would only speak of it. */
export function bringsAbout(text: string, time: Span, trigger: Span): boolean {
  return trigger.end <= time.start && /^\s+an?\s+$/i.test(text.slice(trigger.end, time.start)) && describesNoun(text, time);
}

/** "the 2002 bombing that killed 15": a relative clause tells of the happening that the date describes. */
export function tellsOf(text: string, time: Span, trigger: Span): boolean {
  if (time.end > trigger.start || !describesNoun(text, time)) return false;
  return /^[^,;:]{1,90}\s(?:that|which)\s+(?:[^\s,;:]+\s+){0,7}$/u.test(text.slice(time.end, trigger.start));
}

/** "was jailed after the coup in 2002": a preposition of sequence or cause parts the act from the time of something else. */
export function partedBy(text: string, time: Span, trigger: Span, sentence: Span): boolean {
  if (isOpening(text, time, sentence)) return false;
  const [from, to] = time.end <= trigger.start ? [time.end, trigger.start] : [trigger.end, time.start];
  return /(?:^|[^\p{L}])(?:after|following|follow|follows|followed|before|since|until|despite|because|retaliation|response|revenge|over|ahead of)(?![\p{L}])/iu.test(
    text.slice(from, to),
  );
}

/** "On Tuesday, …": the time that the sentence opens with. */
function isOpening(text: string, time: Span, sentence: Span): boolean {
  return time.start - sentence.start < 20 && /^\s*(?:\p{L}+\s+){0,2}$/u.test(text.slice(sentence.start, time.start));
}

/** "before Friday", "after 2015": the act lies to one side of that time. */
export function onlyBounds(text: string, time: Span): boolean {
  return /(?:^|[^\p{L}])(?:before|after|prior to|ahead of|following|beyond)\s+(?:the\s+)?$/iu.test(
    text.slice(Math.max(0, time.start - 16), time.start),
  );
}

const BOUNDARY =
  /[,;:()"“”—–]|(?:^|\s)(?:that|which|who|whose|whom|when|where|while|after|before|because|although|though|as|if|since|until|but|said|says|saying|to)(?=\s|$)|\s(?:and|or)\s+(?!\p{Lu})/u;

/** No other clause begins or ends between the two. A comma right after an opening date ("On Tuesday, police …") begins none. */
export function sameClause(text: string, time: Span, trigger: Span, sentence: Span): boolean {
  const [from, to] = time.end <= trigger.start ? [time.end, trigger.start] : [trigger.end, time.start];
  if (from > to) return true;
  const opening = time.end <= trigger.start && isOpening(text, time, sentence);
  const between = opening ? text.slice(from, to).replace(/^,/, "") : text.slice(from, to);
  return !BOUNDARY.test(between);
}
