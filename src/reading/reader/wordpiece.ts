/** WordPiece (Wu et al. 2016) over words, with a casing class for each piece. training/wordpiece.py does the same for training. */

const STRAIGHT: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "‘": "'",
  "’": "'",
  "‚": "'",
  "–": "-",
  "—": "-",
  "…": ".",
  "\u00a0": " ",
};
const CURLY = /[“”„‘’‚–—…\u00a0]/gu;
const PARTS = /[!-/:-@[-`{-~\p{P}]|[^!-/:-@[-`{-~\p{P}\s]+/gu;
const LONGEST_WORD = 12;

/** One sentence as the encoder takes it; `first` and `last` are the pieces of each word. */
export interface Encoded {
  readonly ids: number[];
  readonly cases: number[];
  readonly first: number[];
  readonly last: number[];
}

/** 1 lower, 2 Title, 3 UPPER, 4 mIxed, 5 no letters. */
export function caseClass(word: string): number {
  const letters = [...word].filter((c) => /\p{L}/u.test(c));
  const [head, ...rest] = letters;
  if (head === undefined) return 5;
  const isLower = (c: string) => c === c.toLowerCase();
  if (letters.every(isLower)) return 1;
  if (!isLower(head) && rest.every(isLower)) return 2;
  return letters.every((c) => c === c.toUpperCase()) ? 3 : 4;
}

export class WordPiece {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly cache = new Map<string, { pieces: number[]; case: number }>();
  private readonly cls: number;
  private readonly sep: number;
  private readonly unknown: number;

  /** @param vocabulary one piece a line; the line number is the piece's id. */
  constructor(vocabulary: string) {
    this.ids = new Map(vocabulary.split("\n").map((piece, id) => [piece, id]));
    const special = (name: string) => {
      const id = this.ids.get(name);
      if (id === undefined) throw new RangeError(`the vocabulary lacks ${name}`);
      return id;
    };
    this.cls = special("[CLS]");
    this.sep = special("[SEP]");
    this.unknown = special("[UNK]");
  }

  /** The sentence with [CLS] and [SEP]; every word has at least one piece and at most 12. */
  encode(words: readonly string[]): Encoded {
    const ids = [this.cls];
    const cases = [0];
    const first: number[] = [];
    const last: number[] = [];
    for (const word of words) {
      const known = this.word(word);
      first.push(ids.length);
      known.pieces.forEach((id, i) => {
        ids.push(id);
        cases.push(known.case + (i === 0 ? 0 : 5));
      });
      last.push(ids.length - 1);
    }
    ids.push(this.sep);
    cases.push(0);
    return { ids, cases, first, last };
  }

  /** How many pieces a word has. */
  size(word: string): number {
    return this.word(word).pieces.length;
  }

  private word(word: string): { pieces: number[]; case: number } {
    let known = this.cache.get(word);
    if (known === undefined) {
      // The cache is for the words that recur; it must not grow with the corpus.
      if (this.cache.size > 50_000) this.cache.clear();
      known = { pieces: this.pieces(word), case: caseClass(word) };
      this.cache.set(word, known);
    }
    return known;
  }

  private pieces(word: string): number[] {
    const plain = word
      .replace(CURLY, (c) => STRAIGHT[c] ?? c)
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "");
    const out = (plain.match(PARTS) ?? []).flatMap((part) => this.longestMatch(part));
    return out.length === 0 ? [this.unknown] : out.slice(0, LONGEST_WORD);
  }

  private longestMatch(part: string): number[] {
    const found: number[] = [];
    // Beyond any real word; keeps the search linear on hostile input.
    if (part.length > 100) return [this.unknown];
    for (let start = 0; start < part.length;) {
      let end = part.length;
      let id: number | undefined;
      while (end > start && (id = this.ids.get((start > 0 ? "##" : "") + part.slice(start, end))) === undefined) end--;
      if (id === undefined) return [this.unknown];
      found.push(id);
      start = end;
    }
    return found;
  }
}
