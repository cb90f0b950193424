"""WordPiece over words, with the casing class of each piece. src/reading/wordpiece.ts does the same; test/parity.test.ts holds them together."""
import unicodedata

STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "…": ".", "\u00a0": " "})
CASES = 11  # 0 special; 1-5 first piece: lower, title, upper, mixed, no letters; 6-10 the same for further pieces


def case_class(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5
    if all(c == c.lower() for c in letters):
        return 1
    if letters[0] != letters[0].lower() and all(c == c.lower() for c in letters[1:]):
        return 2
    if all(c == c.upper() for c in letters):
        return 3
    return 4


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c).startswith("P")


class WordPiece:
    def __init__(self, path):
        with open(path, encoding="utf8") as f:
            self.ids = {line.rstrip("\n"): i for i, line in enumerate(f)}
        self.cls, self.sep, self.unk, self.pad = (self.ids[t] for t in ("[CLS]", "[SEP]", "[UNK]", "[PAD]"))
        self.cache = {}

    def word(self, word):
        """Piece ids of one word; never empty, at most 12."""
        if word not in self.cache:
            self.cache[word] = self._pieces(word)
        return self.cache[word]

    def _pieces(self, word):
        text = unicodedata.normalize("NFD", word.translate(STRAIGHT).lower())
        text = "".join(c for c in text if unicodedata.category(c) != "Mn")
        parts, run = [], ""
        for c in text:
            if is_punctuation(c) or c.isspace():
                if run:
                    parts.append(run)
                run = ""
                if not c.isspace():
                    parts.append(c)
            else:
                run += c
        if run:
            parts.append(run)
        out = []
        for part in parts:
            if len(part) > 100:
                out.append(self.unk)
                continue
            start, found = 0, []
            while start < len(part):
                end = len(part)
                while end > start and ("##" if start else "") + part[start:end] not in self.ids:
                    end -= 1
                if end == start:
                    found = [self.unk]
                    break
                found.append(self.ids[("##" if start else "") + part[start:end]])
                start = end
            out += found
        return (out or [self.unk])[:12]

    def encode(self, words):
        """(piece ids, casing classes, first piece of each word, last piece of each word), with [CLS] and [SEP]."""
        ids, case, first, last = [self.cls], [0], [], []
        for w in words:
            pieces, c = self.word(w), case_class(w)
            first.append(len(ids))
            ids += pieces
            case += [c] + [c + 5] * (len(pieces) - 1)
            last.append(len(ids) - 1)
        return ids + [self.sep], case + [0], first, last
