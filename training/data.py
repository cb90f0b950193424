"""Reads the training sets into examples: one sentence with whatever layers its sources annotate.

An example is a dict with `words` and, where known, per-word layers; `of` names the text that it stands in, where its neighbours are known. Entity labels are sets of allowed tags per word (a bit mask), so
that sets with different conventions train one head: what a set does not annotate, it does not deny.
"""
import hashlib
import json
import os
import re
from collections import Counter, defaultdict

from annotations import restore, words_of
from labels import ARGUMENT_TAGS, DEPREL, ENTITY_TAGS, FACTUALITIES, LINKS, ROLE_TAGS, SECTORS, TRIGGER_TAGS, TYPE_MODES, UPOS, role_class

TAG = {t: i for i, t in enumerate(ENTITY_TAGS)}
ALL = (1 << len(ENTITY_TAGS)) - 1
# Kept apart for measurement by whoever gave the data: no sentence of these windows is ever read.
KEPT_WINDOWS = [41600, 42520, 22040, 23240, 4280, 12400, 14000, 30080, 30480, 33360, 33520, 35960]
KEPT = {n for first in KEPT_WINDOWS for n in range(first, first + 40)}
TITLES = set(
    "mr. mrs. ms. dr. president vice prime minister foreign defense defence interior finance secretary general gen. senator sen. king queen "
    "prince princess pope chancellor ambassador governor colonel col. lieutenant captain major justice judge chief sheikh ayatollah "
    "representative congressman deputy former spokesman premier admiral commander cardinal archbishop bishop reverend rev. sir lord of state".split()
)


def bucket(report_id):
    """0-99, stable. Reports below 10 are our test part, 10 to 21 the development part; the rest train."""
    return int(hashlib.md5(report_id.encode()).hexdigest(), 16) % 100


def part_of(report_id):
    """Of our own annotation a twelfth, and what is named unread, is for choices.ts alone, and the encyclopedia for measuring; the parts kept for that before there was any stay as they were."""
    if report_id.startswith("unread-"):
        return "choices"
    if report_id.startswith("wikigold-"):
        return "dev"
    if not report_id.startswith("gmb-"):
        return "choices" if bucket(report_id) < 8 else "train"
    b = bucket(report_id)
    return "test" if b < 10 else "dev" if b < 22 else "train"


def gmb_set_aside(number):
    """A block of 200 sentences in 24 is kept for measuring entities."""
    return (number // 200) % 24 == 5


def mask(*names):
    out = 0
    for name in names:
        for tag in ["O"] if name == "O" else [f"B-{name}", f"I-{name}"]:
            out |= 1 << TAG[tag]
    return out


def entity_masks(tags, kinds, silent):
    """BIO tags of one sentence to bit masks. `kinds`: the set's labels to ours (several allowed); `silent`: kinds the set leaves unmarked."""
    out = []
    for tag in tags:
        if tag == "O":
            out.append(mask("O", *silent))
            continue
        prefix, kind = tag.split("-", 1)
        ours = kinds.get(kind)
        out.append(ALL if ours is None else sum(1 << TAG[f"{prefix}-{k}"] for k in ours))
    return out


def as_bio(tags):
    """IOB1 or bare I- tags to BIO."""
    out, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and (before == "O" or before[2:] != tag[2:]):
            tag = "B-" + tag[2:]
        out.append(tag)
        before = tag
    return out


def conllu(path):
    """Yields (sent_id, rows) with rows of syntactic words only; MISC as a dict."""
    sid, rows = None, []
    with open(path, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# sent_id"):
                sid = line.split("= ")[1]
            elif line and line[0] != "#":
                c = line.split("\t")
                if c[0].isdigit():
                    rows.append(c)
            elif not line and rows:
                yield sid, rows
                rows = []


def parsed(path):
    out = {}
    for sid, rows in conllu(path):
        out[sid] = {
            "words": [r[1] for r in rows],
            "upos": [UPOS.index(r[3]) for r in rows],
            "head": [int(r[6]) for r in rows],
            "rel": [DEPREL.index(r[7].split(":")[0]) for r in rows],
            "of": sid.rsplit("-", 1)[0],
        }
    return out


def columns(path, tag_column=1, separator="\t"):
    words, tags = [], []
    with open(path, encoding="utf8") as f:
        for line in f:
            p = line.rstrip("\n").split(separator)
            if line.startswith("#") and separator == "\t" and tag_column == 2:
                continue
            if len(p) <= tag_column:
                if words:
                    yield words, tags
                words, tags = [], []
                continue
            words.append(p[tag_column - 1])
            tags.append(p[tag_column])
    if words:
        yield words, tags


HYPHEN = re.compile(r"(?<=[^\W\d_])([-/])(?=[^\W_])")


def split_hyphens(words, tags=None):
    """Newspaper tokens to English-EWT's, which cuts hyphenated compounds. Returns words, tags and, for each new word, its old index."""
    out, marks, origin = [], [], []
    for i, w in enumerate(words):
        parts = [p for p in HYPHEN.split(w) if p] if len(w) > 2 and not w.startswith("http") else [w]
        for j, part in enumerate(parts):
            out.append(part)
            origin.append(i)
            if tags is not None:
                t = tags[i]
                # "U.S.-led": the name ends at the hyphen; "al-Qaida": it does not.
                outside = t == "O" or (j > 0 and parts[-1].islower() and not parts[0].islower())
                marks.append("O" if outside else t if j == 0 else "I-" + t[2:])
    return out, marks, origin


def propbank(path, examples):
    for line in open(path, encoding="utf8"):
        d = json.loads(line)
        e = examples.get(d["id"])
        if e is None or len(e["words"]) != len(d["tokens"]):
            continue
        rows = []
        for (where, _), tags in zip(d["preds"], d["args"]):
            row, current = [], None
            for tag in tags:
                m = re.match(r"\(([^*()]+)", tag)
                if m:
                    current = role_class(m.group(1))
                    row.append(ROLE_TAGS.index("B-" + current) if current else 0)
                else:
                    row.append(ROLE_TAGS.index("I-" + current) if current else 0)
                if tag.endswith(")"):
                    current = None
            rows.append((where, row))
        e["roles"] = rows


def factuality(path, examples):
    for line in open(path, encoding="utf8"):
        d = json.loads(line)
        e = examples.get(d["id"])
        if e is not None and len(e["words"]) == len(d["tokens"]):
            e["fact"] = [(i, v, c) for i, v, c in d["fact"]]


def gum_entities(path, examples):
    """GUM marks every noun phrase; those headed by a proper noun are names. Proper nouns outside them are left open."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    propn = UPOS.index("PROPN")
    for sid, rows in conllu(path):
        e = examples[sid]
        n = len(rows)
        opened, spans = [], []
        for i, r in enumerate(rows):
            m = re.search(r"Entity=([^|]+)", r[9])
            for part in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1) if m else ""):
                if part.startswith("("):
                    f = part.strip("()").split("-")
                    opened.append((f[0], f[1], i))
                if part.endswith(")"):
                    key = part.strip("()").split("-")[0]
                    for k in range(len(opened) - 1, -1, -1):
                        if opened[k][0] == key:
                            spans.append((opened[k][2], i + 1, opened[k][1]))
                            del opened[k]
                            break
        masks = [ALL if e["upos"][i] == propn else mask("O", "NORP", "MISC", "TIME") for i in range(n)]
        for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
            inside = [i for i in range(start, end) if not start < e["head"][i] <= end]
            if len(inside) != 1 or e["upos"][inside[0]] != propn:
                continue
            head = inside[0]
            first = last = head
            while first > start and e["upos"][first - 1] == propn and rows[first - 1][1].lower() not in TITLES:
                first -= 1
            while last + 1 < end and e["upos"][last + 1] == propn:
                last += 1
            ours = kinds.get(kind)
            for i in range(first, last + 1):
                masks[i] = sum(1 << TAG[("B-" if i == first else "I-") + k] for k in ([ours] if ours else ["MISC"])) | (0 if ours else 1)
        e["entity"] = masks


def gmb(path):
    """{sentence number: (words, BIO tags)}; the kept windows are not in it."""
    return {n: s for n, s in enumerate(columns(path)) if n not in KEPT}


GMB_KINDS = {"per": ["PER"], "org": ["ORG"], "geo": ["LOC"], "nrp": ["NORP"], "gpe": ["LOC"], "art": ["MISC"], "eve": ["MISC"], "nat": ["MISC"], "tim": ["TIME"]}


def reconcile_gmb(sentences):
    """GMB's `gpe` is mostly demonyms: those become `nrp`, names that GMB elsewhere calls `geo` stay places. Titles leave the persons."""
    as_geo, as_gpe = Counter(), Counter()
    for words, tags in sentences.values():
        for w, t in zip(words, tags):
            as_geo[w] += t.endswith("-geo")
            as_gpe[w] += t.endswith("-gpe")
    for words, tags in sentences.values():
        for i, t in enumerate(tags):
            if t.endswith("-gpe") and as_geo[words[i]] < 0.3 * as_gpe[words[i]]:
                tags[i] = t[:2] + "nrp"
            if t == "B-per":
                j = i
                while j < len(tags) and tags[j].endswith("-per") and words[j].lower() in TITLES:
                    tags[j] = "O"
                    j += 1
                    if j < len(tags) and tags[j] != "I-per":
                        break
                if j < len(tags) and tags[j] == "I-per":
                    tags[j] = "B-per"


def gmb_example(number, words, tags):
    w, t, origin = split_hyphens(words, tags)
    # Sentences that follow each other are mostly of one report.
    return {"words": w, "entity": entity_masks(t, GMB_KINDS, []), "origin": origin, "of": f"gmb {number // 10}"}


def locate(words, text):
    """Character offsets of tokens in the readable text that was made of them."""
    spans, at = [], 0
    for w in words:
        found = text.find(w, at, at + len(w) + 4)
        if found < 0:
            found = at
        spans.append((found, min(found + len(w), len(text))))
        at = spans[-1][1]
    return spans


def token_range(spans, start, end):
    inside = [i for i, (s, e) in enumerate(spans) if s < end and start < e]
    return (inside[0], inside[-1] + 1) if inside else None


def nearest(text, words, around):
    """The occurrence of `words` nearest to an offset, on word boundaries."""
    best = None
    for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text):
        if best is None or abs(m.start() - around) < abs(best[0] - around):
            best = (m.start(), m.end())
    return best


def bio_fill(row, names, kind, start, end):
    for i in range(start, end):
        row[i] = names.index(("B-" if i == start else "I-") + kind)


def event_examples(documents, read, named):
    """Examples of each part ("train", "dev", "test") with trigger, mode, factuality, argument, sector and link layers.

    `read`: a document, a line's number in it and its text to the example without them, or None. `named`: what countries.ts says of each
    document by its id, [[start, end, country]].
    """
    out = defaultdict(list)
    for d in documents:
        offset, lines = 0, []
        for number, text in enumerate(d["text"].rstrip("\n").split("\n")):
            base, offset = offset, offset + len(text) + 1
            e = read(d, number, text)
            if e is None:
                continue
            words = e["words"]
            spans = [(s + base, z + base) for s, z in locate(words, text)]
            e |= {"trigger": [0] * len(words), "mode": [], "event_factuality": [], "arguments": [], "sector": {}, "of": d["id"], "line": number, "links": []}
            lines.append((e, base, text, spans))
        for e, base, text, spans in lines:
            for ev in d["events"]:
                if base <= ev["start"] < base + len(text):
                    mark_event(e, ev, base, text, spans)
            out[part_of(d["id"])].append(e)
        if d["id"] in named:
            add_links(d, lines, named[d["id"]])
    return out


def mark_event(e, ev, base, text, spans):
    """Writes an event into its sentence's layers."""
    where = token_range(spans, ev["start"], ev["end"])
    if where is None or any(e["trigger"][i] for i in range(*where)):
        return
    bio_fill(e["trigger"], TRIGGER_TAGS, ev["type"], *where)
    head = where[0]
    e["mode"].append((head, TYPE_MODES.index(f"{ev['type']}/{ev['mode']}" if ev["mode"] else ev["type"])))
    e["event_factuality"].append((head, FACTUALITIES.index(ev["factuality"])))
    row = [0] * len(e["words"])
    parties = [("actor", p["text"], p) for p in ev["actors"]] + [("recipient", p["text"], p) for p in ev["recipients"]]
    parties += [("place", ev["place"]["text"], None)] if ev["place"] else []
    parties += [("speaker", s, None) for s in ev["speakers"]]
    for kind, words_of, party in parties:
        found = nearest(text, words_of, ev["start"] - base)
        span = found and token_range(spans, found[0] + base, found[1] + base)
        if not span or any(row[i] for i in range(*span)):
            continue
        bio_fill(row, ARGUMENT_TAGS, kind, *span)
        if party:
            for i in range(*span):
                e["sector"][i] = SECTORS.index(party["sector"] or "-")
    e["arguments"].append((head, row))


def add_links(d, lines, named):
    """Writes into each sentence's `links` what its words point at: (link, word, [(line, word), ...]); an empty list is nothing."""
    find = lambda start, end: [(e["line"], i) for e, _, _, spans in lines for i, (s, z) in enumerate(spans) if s < end and start < z]
    by_country = defaultdict(list)
    for start, end, country in named:
        by_country[country] += find(start, end)
    told = {}
    for e, base, text, spans in lines:
        for ev in sorted((ev for ev in d["events"] if base <= ev["start"] < base + len(text)), key=lambda ev: ev["start"]):
            where = token_range(spans, ev["start"], ev["end"])
            if where is None:
                continue
            add = lambda link, word, targets: e["links"].append((LINKS.index(link), word, targets))
            for side in ("actor", "recipient"):
                parties = ev[side + "s"]
                found, complete = [], True
                for p in parties:
                    here = nearest(text, p["text"], ev["start"] - base)
                    at = [(base + here[0], base + here[1])] if here else []
                    for words_of in {p["text"], p.get("name") or p["text"]}:
                        at += [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(words_of) + r"(?!\w)", d["text"])]
                    spots = [w for s, z in at for w in find(s, z)]
                    complete &= bool(spots)
                    found += spots
                    span = here and token_range(spans, at[0][0], at[0][1])
                    if span and (p["country"] is None or by_country[p["country"]]):
                        for i in range(*span):
                            add("country", i, by_country[p["country"]] if p["country"] else [])
                if found or (complete and not parties):
                    add(side, where[0], found)
                countries = {p["country"] for p in parties} - {None}
                told_of = [w for c in sorted(countries) for w in by_country[c]]
                if told_of or not countries:
                    add(side + " country", where[0], told_of)
            add("same", where[0], list(told.get(ev["happening"], [])))
            told.setdefault(ev["happening"], []).append((e["line"], where[0]))


def of_gmb(sentences):
    """Reads a line of a document that is made of GMB sentences, with its entities unless they are set aside."""

    def read(d, line, _):
        number = d["sentences"][0] + line
        if number not in sentences:
            return None
        e = gmb_example(number, *sentences[number])
        if gmb_set_aside(number):
            del e["entity"]
        return e

    return read


def of_corpus(name, train):
    """Reads a line of a document that is made of sentences of a parsed corpus, with all that the corpus says of them."""
    return lambda d, line, _: dict(train[name][d["sentences"][0] + line])


def of_words(sentences):
    """Reads a line of a document that is made of sentences of which only the words are used."""
    return lambda d, line, _: {"words": split_hyphens(sentences[d["sentences"][0] + line])[0]}


def of_ours(_, __, text):
    """Reads a line of our own writing."""
    words = [m.group() for m in WORD.finditer(text)]
    return {"words": words} if words else None


def uner_example(words, tags):
    return {"words": words, "entity": entity_masks(tags, {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC"]}, ["NORP", "MISC", "TIME"])}


WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d,.]*\d|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+|[^\w\s]")


def codebook_examples(folder):
    """The codebook's own example sentences: what is an event of a type, and what only looks like one."""
    import yaml

    out = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf8") as f:
            entry = yaml.safe_load(f)
        for example in entry["examples"]:
            text = example["text"]
            spans = [m.span() for m in WORD.finditer(text)]
            words = [text[s:z] for s, z in spans]
            e = {"words": words, "trigger": [0] * len(words), "mode": [], "event_factuality": [], "arguments": []}
            where = example["is"] and token_range(spans, text.find(example["trigger"]), text.find(example["trigger"]) + len(example["trigger"]))
            if where:
                bio_fill(e["trigger"], TRIGGER_TAGS, example["is"], *where)
                mode = example.get("mode")
                e["mode"].append((where[0], TYPE_MODES.index(f"{example['is']}/{mode}" if mode else example["is"])))
                e["event_factuality"].append((where[0], FACTUALITIES.index(example.get("factuality", "actual"))))
                # A near-miss shows what it is, not who takes part.
                if not example.get("not"):
                    row = [0] * len(words)
                    for kind in ("actor", "recipient"):
                        for words_of in example.get(f"{kind}s", []):
                            found = nearest(text, words_of, text.find(example["trigger"]))
                            span = found and token_range(spans, *found)
                            if span and not any(row[i] for i in range(*span)):
                                bio_fill(row, ARGUMENT_TAGS, kind, *span)
                    e["arguments"].append((where[0], row))
            out.append(e)
    return out


def sentences_without_events(path):
    """Sentences of our own that only sound like events: sport, markets, weather, fiction, standing facts."""
    out = []
    for line in open(path, encoding="utf8"):
        words = [m.group() for m in WORD.finditer(line)]
        if words:
            out.append({"words": words, "trigger": [0] * len(words)})
    return out


# Reports of our own writing with their events, and texts that only sound like such, as gold documents, one sentence a line.
OWN, NOT_EVENTS = (os.path.join(os.path.dirname(__file__), "annotations", name) for name in ("own.jsonl", "not-events.jsonl"))
# Registers of EWT in which nobody reports politics: what they hold is no event, however violent its verbs.
PRIVATE = ("reviews-", "answers-", "email-")


def load(folder, countries):
    """All training material by source, and the development parts: ({source: [example]}, {name: [example]}). `countries`: what countries.ts printed."""
    p = lambda *names: os.path.join(folder, *names)
    train, dev = {}, {}
    for split, target in (("train", train), ("dev", dev)):
        ewt = parsed(p("ud-ewt", f"{split}.conllu"))
        propbank(p("propbank-ewt", f"propbank_ewt_{split}.jsonl"), ewt)
        factuality(p("uds-factuality", f"uds_factuality_{split}.jsonl"), ewt)
        if split == "train":
            for sid, e in ewt.items():
                if sid.startswith(PRIVATE):
                    e["trigger"] = [0] * len(e["words"])
        gum = parsed(p("gum", f"{split}.conllu"))
        gum_entities(p("gum", f"{split}.conllu"), gum)
        target["ewt"], target["gum"] = list(ewt.values()), list(gum.values())
    here = os.path.dirname(__file__)
    train["codebook"] = codebook_examples(os.path.join(here, "..", "codebook", "types"))
    train["codebook"] += sentences_without_events(os.path.join(here, "not-events.txt"))
    uner = [uner_example(w, t) for w, t in columns(p("ner", "uner-ewt-dev.iob2"), 2)]
    train["uner"] = [e for i, e in enumerate(uner) if (i // 25) % 8 != 3]
    dev["uner"] = [e for i, e in enumerate(uner) if (i // 25) % 8 == 3]
    train["wikigold"] = [
        {"words": w, "entity": entity_masks(t, {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC"], "MISC": ["NORP", "MISC"]}, ["TIME"])}
        for words, tags in columns(p("ner", "wikigold.conll"), 1, " ")
        for w, t, _ in [split_hyphens(words, as_bio(tags))]
    ]
    wnut_kinds = {"person": ["PER"], "location": ["LOC"], "group": ["ORG"], "corporation": ["ORG"]}
    train["wnut"] = [
        {"words": w, "entity": entity_masks(t, wnut_kinds, ["NORP", "MISC", "TIME"])}
        for words, tags in columns(p("ner", "wnut17-train.conll"))
        for w, t, _ in [split_hyphens(words, tags)]
    ]
    sentences = gmb(p("ner", "gmb.conll"))
    reconcile_gmb(sentences)
    documents = [json.loads(line) for line in open(p("events-train", "gmb-events.jsonl"), encoding="utf8")]
    named = {d["id"]: d["named"] for d in map(json.loads, open(countries, encoding="utf8"))}
    given = event_examples(documents, of_gmb(sentences), named)
    corpora = {name: {n: e["words"] for n, e in enumerate(train[name])} for name in ("ewt", "gum")}
    corpora |= {name: words_of(name, folder) for name in ("re3d", "wikigold")} | {"gmb": {n: words for n, (words, _) in sentences.items()}}
    more = defaultdict(list)
    for d in restore(corpora):
        more[d["corpus"]].append(d)
    ours = event_examples(more["gmb"], of_gmb(sentences), named)
    others = [event_examples(more[name], of_corpus(name, train), named)["train"] for name in ("ewt", "gum")]
    others.append(event_examples(more["re3d"], of_words(corpora["re3d"]), named)["train"])
    own, silent = (event_examples([json.loads(line) for line in open(path, encoding="utf8")], of_ours, named) for path in (OWN, NOT_EVENTS))
    train["others"] = [e for part in others for e in part]
    annotated = {n for d in documents + more["gmb"] for n in range(d["sentences"][0], d["sentences"][1] + 1)}
    train["silent"] = silent["train"]
    train["given"], train["ours"], train["own"], dev["events"] = given["train"], ours["train"], own["train"], given["dev"]
    dev["gmb"] = [gmb_example(n, *s) for n, s in sentences.items() if gmb_set_aside(n)]
    train["gmb"] = [gmb_example(n, *s) for n, s in sentences.items() if not gmb_set_aside(n) and n not in annotated]
    return train, dev


if __name__ == "__main__":
    import sys

    if sys.argv[2:3] == ["--set-aside"]:
        # The part of GMB kept for measuring entities, in our labels: "word<TAB>tag" lines for bench/reader.ts.
        sentences = gmb(os.path.join(sys.argv[1], "ner", "gmb.conll"))
        reconcile_gmb(sentences)
        for number, (words, tags) in sentences.items():
            if gmb_set_aside(number):
                w, t, _ = split_hyphens(words, tags)
                names = [x if x == "O" else x[:2] + (GMB_KINDS[x[2:]][0]) for x in t]
                print("\n".join(f"{a}\t{b}" for a, b in zip(w, names)) + "\n")
        sys.exit()
    train, dev = load(sys.argv[1], sys.argv[2])
    for name, part in (("train", train), ("dev", dev)):
        for source, examples in part.items():
            print(name, source, len(examples), "sentences", sum(len(e["words"]) for e in examples), "words")
