/** Sticky patterns, each tried at one place. Every repeat of a class that could overlap a later one is bounded, so that no input costs more than linear time. */
const sticky = (source: string, flags = "uy"): RegExp => new RegExp(source, flags);

const TLD = "(?:com|org|net|edu|gov|mil|info|biz|int|(?:co|ac|gov|org|com|net|go)\\.[a-z]{2})";
const FILE = "(?:docx?|xlsx?|pdf|txt|html?|jpe?g|png|gif|zip|csv|mp[34]|pptx?|exe|url)";

/** Addresses of pages, mail and files. A closing bracket, quote or full stop at the end is not theirs. */
export const ADDRESSES: readonly RegExp[] = [
  sticky('(?:https?|ftp)://[^\\s<>"“”]+', "iuy"),
  sticky('mailto:[^\\s<>"“”]+', "iuy"),
  sticky('www\\.[^\\s<>"“”,;]+', "iuy"),
  sticky("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,8}"),
  sticky(`(?:[\\w-]{1,63}\\.){1,8}${TLD}(?![\\w@])(?:/[^\\s<>"“”,;)]*)?`),
  sticky("[a-z]{2,32}(?:\\.[a-z]{2,32}){2,8}(?![\\w@])"),
  sticky(`[\\w#~-]{1,64}\\.${FILE}(?!\\w)`, "iuy"),
];
/** What each of them holds, and most words do not; none of them goes on for longer before it. */
export const ADDRESS_MARK = sticky("[^\\s.:@]{0,64}[.:@]");
export const ADDRESS_TAIL = /[.,;:!?'"’”)\]}>]+$/u;

/** "#Hashtag" and "@handle". */
export const HANDLE = sticky("[@#][\\p{L}_][\\p{L}\\p{N}_]*");

/** Marks made of several signs. The order is the order of trying. */
export const SIGNS: readonly RegExp[] = [
  sticky("(?:>?[:;=][-o']?(?:[)(\\[\\]]+|[DPpO|](?![\\p{L}\\p{N}])|/(?![/\\p{L}\\p{N}]))|\\(:|\\^_+\\^|-_+-|<3(?!\\d))(?![\\p{L}\\p{N}])"),
  sticky("\\p{RI}\\p{RI}|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod}|\\u200D\\p{Extended_Pictographic})*"),
  sticky("['’`](?:s|m|d|ll|ve|re)(?![\\p{L}\\p{N}])", "iuy"),
  sticky("\\[\\.\\.\\.\\]|\\.{2,}|…+\\.?"),
  sticky("[!?]+(?=\\.\\.\\.)"),
  sticky("[.!?]{2,}"),
  sticky("''|``|‘’|’’"),
  sticky("-{2,}|={2,}|_+|\\*{2,}|~{2,}|#{2,}|\\${2,}|\\+{2,}|<{2,}|>{2,}"),
  sticky("'(?=\\d\\ds?(?![\\p{L}\\p{N}]))\\d\\ds?|’(?=\\d\\ds?(?![\\p{L}\\p{N}]))\\d\\ds?"),
  sticky("['’](?:em|n|til|cause|tis|twas)(?![\\p{L}\\p{N}])", "iuy"),
  sticky("\\+\\d+"),
];

/** Numbers: dates, telephone numbers, times, decimals; the first that matches and does not run on into a letter or digit wins. */
export const NUMBERS: readonly RegExp[] = [
  sticky("\\d{1,2}/\\d{1,2}/\\d{2,4}(?![\\d/])"),
  sticky("(?:\\d-)?\\d{3}[-/]\\d{3}-\\d{4}(?![\\d-])|\\d{3}-\\d{4}(?![\\d-])|\\d{5}-\\d{4}(?![\\d-])"),
  sticky("\\d{4}-\\d{1,2}-\\d{1,2}(?![\\d-])|\\d{1,2}-\\d{1,2}-\\d{2,4}(?![\\d-])"),
  sticky("\\d+(?:,\\d{3}(?!\\d)|(?:,\\d\\d)+,\\d{3}(?!\\d)|[.:]\\d+)*"),
  sticky("\\.\\d+"),
];
/** "9/11", "11/28": a month and a day; "1/2" and "50/50" are cut. */
export const MONTH_DAY = sticky("(?:1[0-2]|0?[1-9])/(?:[12]\\d|3[01]|0[1-9])(?![\\d/])|1[0-2]/\\d(?![\\d/])");
/** What follows a number and stays with it. */
export const ORDINAL = sticky("(?:st|nd|rd|th|s|d)(?![\\p{L}\\p{N}])", "iuy");
/** What follows a number and is a word of its own. */
export const UNIT = sticky(
  "(?:[ap]m|[ap]\\.m|k|m|mm|bn|tn|mn|km|kg|cm|ft|lbs?|oz|hh|hp|mph|kph|hz|[kmg]hz|[kmgt]b|[kmg]w|mwh|kwh|mins?|hrs?|yrs?|x|percent|million|billion)(?![\\p{L}\\p{N}])",
  "iuy",
);

/** "U.S.", "a.m.", "U.S.A", "Ph.D.". */
export const ACRONYM = sticky(
  "(?:\\p{L}\\.){2,}(?:\\p{L}(?![\\p{L}\\p{N}]))?|(?:\\p{L}\\.)+\\p{L}(?![\\p{L}\\p{N}.'’])|(?:Ph|M|B)\\.(?:D|Sc|Ed)\\.",
);
/** Letters, digits and what stands inside words: combining marks, soft hyphens, apostrophes. */
export const WORD = sticky("[\\p{L}\\p{M}\\p{N}\\p{Cf}]+(?:['’][\\p{L}\\p{M}]+|_[\\p{L}\\p{M}\\p{N}_]+)*");
export const AMPERSAND = sticky("\\p{Lu}{1,5}&\\p{Lu}{1,5}(?![\\p{L}\\p{N}])");
/** Short words with a slash that are one word. */
export const SLASHED = sticky("(?:w/o(?:ut)?|b/[ct]|[lia]/c)(?![\\p{L}\\p{N}/])", "iuy");
export const CURRENCY = sticky("(?:US|NZ|HK|AU?|CA?)\\$(?=\\d|\\s)");
