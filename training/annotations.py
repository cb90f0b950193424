"""Our own event annotation of other people's texts, kept without them: sentence numbers of a corpus and token ranges in its sentences.

    annotations.py store STORE DATA GOLD.jsonl...   gold documents (gold/lines.py) to training/annotations/STORE.jsonl, sorted by sentence
    annotations.py restore DATA                     the gold documents of all stores again, with their text, to standard output

STORES says which corpus each is of. The reader learns from all but "gmb-unread", which is for choices.ts.

One line a report: {"sentences": [first, last], "events": [...]}. An event is as in the annotation guide, but each text is
[sentence, first token, end token (exclusive)]. Sentences are counted from 0 through the corpus's file, tokens as it has them.
"""
import json
import os
import re
import sys

# The corpus of each store, and what the ids of its reports begin with.
STORES = {
    "gmb": ("gmb", "ours"),
    "gmb-unread": ("gmb", "unread"),
    "ewt": ("ewt", "ewt"),
    "gum": ("gum", "gum"),
    "re3d": ("re3d", "re3d"),
    "wikigold": ("wikigold", "wikigold"),
}
NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]”’]|n't|'(?:s|re|ve|ll|d|m))$")
NO_SPACE_AFTER = {"(", "[", "“", "‘", "$", "#"}


def readable(words):
    """The words as a sentence, and their character offsets in it. Straight quotation marks open and close by turns."""
    text, spans, opened, glue = "", [], False, True
    for i, word in enumerate(words):
        closing = word == '"' and opened
        possessive = word == "'" and i > 0 and words[i - 1].endswith("s")
        hyphen = word == "-" and 0 < i < len(words) - 1
        if not (glue or closing or possessive or hyphen or NO_SPACE_BEFORE.match(word)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        if word == '"':
            opened = not opened
        glue = word in NO_SPACE_AFTER or hyphen or (word == '"' and opened)
    return text, spans


def report_text(sentences, first, last):
    """The report's text, one sentence a line, and each sentence's token offsets in it."""
    text, at = "", {}
    for number in range(first, last + 1):
        line, spans = readable(sentences[number])
        at[number] = [(s + len(text), e + len(text)) for s, e in spans]
        text += line + "\n"
    return text, at


def path_of(store):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "annotations", f"{store}.jsonl")


def restore(corpora):
    """The stored reports as gold documents; `corpora`: {corpus: {number: words}}."""
    lines = [(corpus, prefix, line) for store, (corpus, prefix) in STORES.items() for line in open(path_of(store), encoding="utf8")]
    for corpus, prefix, line in lines:
        sentences, d = corpora[corpus], json.loads(line)
        first, last = d["sentences"]
        text, at = report_text(sentences, first, last)

        def quote(where):
            sentence, start, end = where
            return text[at[sentence][start][0] : at[sentence][end - 1][1]]

        def party(p):
            words = quote(p["at"])
            return {"text": words, "name": quote(p["name"]) if "name" in p else words, "country": p["country"], "sector": p["sector"]}

        events = []
        for e in d["events"]:
            sentence, start, end = e["trigger"]
            place = e["place"] and {"text": quote(e["place"]["at"]), "country": e["place"]["country"]}
            events.append(
                e
                | {"trigger": quote(e["trigger"]), "start": at[sentence][start][0], "end": at[sentence][end - 1][1], "place": place}
                | {side: [party(p) for p in e[side]] for side in ("actors", "recipients")}
                | {"speakers": [quote(s) for s in e["speakers"]]}
            )
        yield {"id": f"{prefix}-{first}", "published": None, "corpus": corpus, "sentences": [first, last], "text": text, "events": events}


def stand_off(gold, sentences):
    """A gold document whose lines are sentences of the corpus as a line of the store. Raises ValueError where words are not found."""
    first, last = gold["sentences"]
    lines = gold["text"].split("\n")
    starts, base = {}, 0
    for number in range(first, last + 1):
        starts[number] = base
        base += len(lines[number - first]) + 1

    def spans(number):
        out, at, text = [], 0, lines[number - first]
        for word in sentences[number]:
            found = text.find(word, at, at + len(word) + 4)
            found = at if found < 0 else found
            out.append((found, found + len(word)))
            at = found + len(word)
        return out

    def tokens(number, start, end):
        inside = [i for i, (s, e) in enumerate(spans(number)) if s < end and start < e]
        return [number, inside[0], inside[-1] + 1]

    def find(words, near, loosely=False):
        pattern = re.compile(re.escape(words), re.I) if loosely else re.compile(r"(?<!\w)" + re.escape(words) + r"(?!\w)")
        best = None
        for number in range(first, last + 1):
            for m in pattern.finditer(lines[number - first]):
                far = abs(starts[number] + m.start() - near)
                if best is None or far < best[0]:
                    best = (far, tokens(number, m.start(), m.end()))
        return best and best[1]

    def quoted(words, near):
        # A part of a word may be quoted, or in another case: "Israel" of "Israeli police"; the whole word is kept.
        found = find(words, near) or find(words, near, loosely=True)
        if found is None:
            raise ValueError(f"sentences {first}-{last}: {words!r} is not there")
        return found

    events = []
    for e in gold["events"]:
        number = max(n for n in starts if starts[n] <= e["start"])
        near = e["start"]
        sides = {}
        for side in ("actors", "recipients"):
            sides[side] = []
            for p in e[side]:
                # A name in words that the report does not use is no name of the report's: its own words stay.
                name = None if p["name"] == p["text"] else find(p["name"], 0)
                sides[side].append({"at": quoted(p["text"], near), **({"name": name} if name else {}), "country": p["country"], "sector": p["sector"]})
        place = e["place"] and {"at": quoted(e["place"]["text"], near), "country": e["place"]["country"]}
        events.append(
            {"trigger": tokens(number, e["start"] - starts[number], e["end"] - starts[number]), "type": e["type"], "mode": e["mode"]}
            | sides
            | {"place": place, "date": e["date"], "factuality": e["factuality"]}
            | {"speakers": [quoted(s, near) for s in e["speakers"]], "happening": e["happening"]}
        )
    return {"sentences": [first, last], "events": events}


def words_of(corpus, data):
    """{number: words} of a corpus."""
    from data import columns, conllu

    if corpus in ("ewt", "gum"):
        path = os.path.join(data, {"ewt": "ud-ewt"}.get(corpus, corpus), "train.conllu")
        return {n: [row[1] for row in rows] for n, (_, rows) in enumerate(conllu(path))}
    name, separator = {"re3d": ("re3d-gov.conll", "\t"), "gmb": ("gmb.conll", "\t"), "wikigold": ("wikigold.conll", " ")}[corpus]
    return {n: words for n, (words, _) in enumerate(columns(os.path.join(data, "ner", name), 1, separator))}


def store_reports(store, data, *paths):
    sentences = words_of(STORES[store][0], data)
    reports = [stand_off(json.loads(line), sentences) for path in paths for line in open(path, encoding="utf8")]
    reports.sort(key=lambda r: r["sentences"])
    with open(path_of(store), "w", encoding="utf8") as f:
        for report in reports:
            f.write(json.dumps(report, separators=(",", ":")) + "\n")
    print(f"{len(reports)} reports, {sum(len(r['events']) for r in reports)} events")


if __name__ == "__main__":
    if sys.argv[1] == "store":
        store_reports(*sys.argv[2:])
    else:
        corpora = {corpus: words_of(corpus, sys.argv[2]) for corpus, _ in STORES.values()}
        for document in restore(corpora):
            print(json.dumps(document, ensure_ascii=False))
