import type { Span } from "../../model/index.js";

/** A word, a number or a mark of one sentence. */
export interface Word extends Span {
  readonly text: string;
  readonly low: string;
  /** The number that the digits write; NaN for words and marks. */
  readonly number: number;
  /** "st", "nd", "rd", "th" or "s" written onto the digits. */
  readonly suffix: string;
  /** Nothing stands between this and the one before. */
  readonly glued: boolean;
}

const WORD = /(\d+)(?:(st|nd|rd|th|s)(?![\p{L}\d]))?|\p{L}[\p{L}\p{M}]*|[^\s]/gu;
/** Stands for every place outside the sentence. */
const NOTHING: Word = { start: -1, end: -1, text: "", low: "", number: Number.NaN, suffix: "", glued: false };
const DASH = /^[-\u2010-\u2015]$/u;

/** The words of one sentence. Any index may be asked for; beyond the ends stands an empty word. */
export class Words {
  private readonly list: Word[] = [];
  /** Points already looked for, by word: ranges and frames ask for the same one again. */
  readonly points = new Map<number, unknown>();

  /** @param names months that are also somebody's name in this report ("may"). */
  constructor(
    text: string,
    span: Span,
    readonly names: ReadonlySet<string> = new Set(),
  ) {
    const end = Math.min(span.end, text.length);
    const part = text.slice(Math.max(0, span.start), end);
    let last = -1;
    for (const match of part.matchAll(WORD)) {
      const start = Math.max(0, span.start) + match.index;
      const word = match[0] === "\u2019" ? "'" : match[0];
      const number = match[1] === undefined ? Number.NaN : Number(match[1]);
      this.list.push({
        start,
        end: start + match[0].length,
        text: match[0],
        low: word.toLowerCase(),
        number,
        suffix: match[2] ?? "",
        glued: start === last,
      });
      last = start + match[0].length;
    }
  }

  get length(): number {
    return this.list.length;
  }
  at(i: number): Word {
    return this.list[i] ?? NOTHING;
  }
  low(i: number): string {
    return this.at(i).low;
  }
  is(i: number, ...words: string[]): boolean {
    return words.includes(this.low(i));
  }
  /** The words from `i` on are exactly these. */
  run(i: number, words: readonly string[]): boolean {
    return words.every((word, k) => this.low(i + k) === word);
  }
  dash(i: number): boolean {
    return DASH.test(this.at(i).text);
  }
  capital(i: number): boolean {
    return /^\p{Lu}/u.test(this.at(i).text);
  }
  letters(i: number): boolean {
    return /^\p{L}/u.test(this.at(i).text);
  }
  /** A number in digits with nothing written onto it and no decimals, thousands or currency about it. */
  plain(i: number): boolean {
    const before = this.at(i - 1);
    const joined = this.at(i).glued && (/^[$€£¥.,:/#%+]$/u.test(before.text) || this.letters(i - 1));
    const after = this.at(i + 1);
    const goesOn =
      after.glued &&
      (/^[%°]$/u.test(after.text) || (/^[.,:]$/u.test(after.text) && this.at(i + 2).glued && !Number.isNaN(this.at(i + 2).number)));
    return !Number.isNaN(this.at(i).number) && !joined && !goesOn;
  }
}
