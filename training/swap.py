"""Other names in the place of those of a text: who did what to whom is told by its sentences, not by who it mostly is.

Without it, links are learnt by heart from what the reader knows of the countries and people of its training reports. (Lu et al. 2020 call
the like of it counterfactual data augmentation.) Words are swapped one for one, so every annotation stands where it stood.
"""
import csv
import os
from collections import defaultdict

from labels import ENTITY_TAGS

COUNTRIES = os.path.join(os.path.dirname(__file__), "..", "codebook", "actors", "countries.tsv")
KINDS = ("name", "adjective", "people", "seat")
PERSON = {1 << i for i, tag in enumerate(ENTITY_TAGS) if tag.endswith("-PER")}


def forms_of_countries(path=COUNTRIES):
    """{country: {kind: word}} of those that have a word of each kind, {word: (country, kind)} and the longer names' words, {country: [words]}."""
    forms, known, longer = {}, {}, defaultdict(list)
    with open(path, encoding="utf8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            country, own = row["country"], {}
            for kind, column in (("name", "names"), ("adjective", "adjectives"), ("seat", "seats")):
                for word in filter(None, row[column].split(";")):
                    if " " in word or "-" in word:
                        longer[country].append(word.replace("-", " - ").split())
                        continue
                    own.setdefault(kind, word)
                    known.setdefault(word, (country, kind))
                    if kind == "adjective" and word[-1] in "ni":
                        own.setdefault("people", word + "s")
                        known.setdefault(word + "s", (country, "people"))
            if all(kind in own for kind in KINDS):
                forms[country] = own
    return forms, known, longer


class Swap:
    """Draws other names for rows of sentences; `people` is taken from the examples that have entities marked."""

    def __init__(self, examples, pieces, rng):
        self.forms, self.known, self.longer = forms_of_countries()
        self.people = sorted({w for e in examples for w, m in zip(e["words"], e.get("entity", [])) if m in PERSON and w[0].isupper()})
        self.pieces, self.rng = pieces, rng

    def __call__(self, row):
        """The sentences of a row with each country and person called otherwise, the same one the same way."""
        told = {w for e in row for w in e["words"]}
        here = {self.known[w][0] for w in told if w in self.known}
        # A country that is also called by several words would keep half of its names.
        here = sorted(c for c in here if not any(self._said(row, words) for words in self.longer[c]))
        others = self.rng.sample([c for c in self.forms if c not in here], len(here)) if len(here) < len(self.forms) // 2 else here
        country = dict(zip(here, others))
        persons = sorted({w for e in row for w, m in zip(e["words"], e.get("entity", [])) if m in PERSON and w[0].isupper()} - set(self.known))
        person = {w: self.rng.choice(self.people) for w in persons}

        def other(word, of_person):
            if of_person and word in person:
                return person[word]
            was, kind = self.known.get(word, (None, None))
            return self.forms[country[was]][kind] if was in country else word

        out = []
        for e in row:
            marked = e.get("entity") or [0] * len(e["words"])
            words = [other(w, m in PERSON) for w, m in zip(e["words"], marked)]
            ids, case, first, last = self.pieces.encode(words)
            out.append(e | {"words": words, "ids": ids, "case": case, "first": first, "last": last})
        return out

    @staticmethod
    def _said(row, words):
        return any(e["words"][i : i + len(words)] == words for e in row for i in range(len(e["words"]) - len(words) + 1))
