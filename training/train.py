#!/usr/bin/env python3
"""Trains reader-en from the encoder package's weights.

  python training/train.py --data FOLDER [--countries FILE] [--out .cache/reader] [--steps 4500 | --minutes 100] [--threads 2]

FOLDER holds the sets that models/reader-en/MODEL_CARD.md names. Every ten minutes, and when asked to stop (SIGTERM), a checkpoint is written; the same command goes on from it.
With --minutes the learning rate follows the clock instead of the step count, so a busy machine still ends its schedule.
"""
import argparse
import os
import random
from collections import defaultdict

import numpy as np
import torch
import torch.nn.functional as F

import data as sets
import loop
from labels import ARGUMENT_TAGS, ENTITY_TAGS, LINKS, ROLE_TAGS, TRIGGER_TAGS
from model import LINK_WIDTH, Reader, package_folder, places
from shipped import weights_from
from swap import Swap
from wordpiece import WordPiece

# How much of each source one pass takes: numbers above 1 are sentences, drawn afresh each pass.
PASS = {"ewt": 12000, "gum": 1.0, "uner": 3500, "wikigold": 0.7, "wnut": 0.25, "given": 8000, "ours": 1.0, "own": 10000, "others": 0.6, "silent": 4200, "codebook": 3200, "gmb": 1.0}
WEIGHT = {"link": 1.0, "upos": 1.0, "arc": 1.3, "rel": 1.2, "entity": 1.2, "predicate": 0.3, "role": 2.2, "factuality": 0.9, "trigger": 2.0, "mode": 1.0, "event_factuality": 0.8, "argument": 1.5, "sector": 0.5}
PIECES = 1500  # padded pieces in a batch
MAX_PIECES = 150  # of a sentence
MASK = 103  # of the encoder's vocabulary
ROWS = {1: 0.25, 100: 0.3, 160: 0.45}  # how many pieces of a text the reader sees at once, and how often; 1: a sentence alone


def arguments():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--countries", default=".cache/countries.jsonl", help="what training/countries.ts printed")
    a.add_argument("--out", default=".cache/reader")
    a.add_argument("--steps", type=int, default=4500)
    a.add_argument("--minutes", type=float)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--rate", type=float, default=2e-4, help="peak learning rate of the encoder's top layer")
    a.add_argument("--head-rate", type=float, default=1.2e-3)
    a.add_argument("--init", help="go on from these weights (reader.pt, or a shipped folder) with a new schedule")
    a.add_argument("--peak", type=float, default=1.0, help="scales both rates")
    a.add_argument("--still", type=int, default=0, help="how many of the encoder's lowest layers stay as they are: going on is a fifth quicker so")
    a.add_argument("--hide", type=float, default=0.1, help="share of the pieces of annotated reports that are hidden: without it their triggers are learnt by heart")
    a.add_argument("--swap", type=float, default=0.5, help="share of the rows of annotated reports in which countries and people are called otherwise: without it links are learnt by heart")
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--check-every", type=int, default=500, help="steps between looks at the development parts")
    return a.parse_args()


def prepare(examples, pieces):
    """Texts: lists of consecutive sentences, each with its pieces. Sentences of no known text stand alone."""
    texts, before = [], None
    for e in examples:
        ids, case, first, last = pieces.encode(e["words"])
        if len(ids) > MAX_PIECES:
            continue
        if e.get("of") is None or e["of"] != before:
            texts.append([])
        before = e.get("of")
        texts[-1].append(e | {"ids": ids, "case": case, "first": first, "last": last})
    return texts


def rows_of(text, limit):
    """A text in rows of consecutive sentences that hold at most `limit` pieces, or one sentence."""
    rows, row, length = [], [], 1
    for e in text:
        if row and length + len(e["ids"]) - 1 > limit:
            rows.append(row)
            row, length = [], 1
        row.append(e)
        length += len(e["ids"]) - 1
    return rows + [row]


def pieces_in(row):
    return 1 + sum(len(e["ids"]) - 1 for e in row)


def batches(rows, rng, size=PIECES):
    """Batches of rows of like length, in random order."""
    order = sorted(rows, key=lambda r: pieces_in(r) + rng.random() * 4)
    out, batch, longest = [], [], 0
    for row in order:
        longest = max(longest, pieces_in(row))
        if batch and longest * (len(batch) + 1) > size:
            out.append(batch)
            batch, longest = [], pieces_in(row)
        batch.append(row)
    out.append(batch)
    rng.shuffle(out)
    return out


def one_pass(train, rng, shares=PASS, other=lambda row: row):
    """The batches of a pass; `other` may give a row of an annotated report other names."""
    limits, weights = list(ROWS), list(ROWS.values())
    chosen = []
    for source, share in shares.items():
        left = share if share > 1 else share * sum(map(len, train[source]))
        while left > 0:
            texts = train[source][:]
            rng.shuffle(texts)
            rows = [row for text in texts for row in rows_of(text, rng.choices(limits, weights)[0])]
            for row in rows:
                chosen.append(other(row) if "links" in row[0] else row)
                left -= len(row)
                if left <= 0:
                    break
    return batches(chosen, rng)


def collate(batch, hide=0.0):
    """The reader's inputs for a batch of rows, and its sentences in their order. `hide`: the share of pieces of annotated reports that are masked."""
    pad = lambda rows: torch.tensor(np.array([r + [0] * (max(map(len, rows)) - len(r)) for r in rows]), dtype=torch.long)
    width = max(map(pieces_in, batch))
    ids, case, of, first, last, root, sentences = [], [], [], [], [], [], []
    for r, row in enumerate(batch):
        ids.append(row[0]["ids"][:1])
        case.append([0])
        of.append([])
        for nth, e in enumerate(row, 1):
            base = r * width + len(ids[r]) - 1
            root.append(base)
            first.append([base + i for i in e["first"]])
            last.append([base + i for i in e["last"]])
            ids[r] = ids[r] + (hidden(e["ids"], hide) if hide and "links" in e else e["ids"])[1:]
            case[r] = case[r] + e["case"][1:]
            of[r] += [nth] * (len(e["ids"]) - 1)
            sentences.append(e | {"row": r})
        of[r].append(len(row))
    return (pad(ids), pad(case), pad(of), pad(first), pad(last), torch.tensor(root)), sentences


def hidden(ids, share):
    """The pieces of a sentence, but for the marks before and after it, with a share of them masked."""
    return [MASK if 0 < i < len(ids) - 1 and random.random() < share else piece for i, piece in enumerate(ids)]


def forward(model, batch, hide=0.0):
    """Head outputs for a batch of rows, with roles, arguments and relations scored where the sentences have them annotated."""
    inputs, sentences = collate(batch, hide)
    pairs = lambda key: torch.tensor([(b, where) for b, e in enumerate(sentences) for where, _ in e.get(key, [])], dtype=torch.long).view(-1, 2)
    heads = torch.zeros(inputs[3].shape, dtype=torch.long)
    for b, e in enumerate(sentences):
        if "head" in e:
            heads[b, : len(e["words"])] = torch.tensor(e["head"])
    out = model(*inputs, rows={"role": pairs("roles"), "heads": heads[:, :, None]})
    real = inputs[3] > 0
    return out | model.events(*by_row(out["words"], sentences), places(real), real, rows=pairs("arguments")), sentences


def by_row(words, sentences):
    """Words, one after the other, as [rows, words], and the sentence of its row that each stands in, from 1."""
    nth, of = [], []
    for e in sentences:
        nth.append(nth[-1] + 1 if of and of[-1] == e["row"] else 1)
        of.append(e["row"])
    lengths = torch.tensor([len(e["words"]) for e in sentences])
    row = torch.tensor(of).repeat_interleave(lengths)
    place = torch.arange(len(row)) - torch.searchsorted(row, row)
    out, sentence = words.new_zeros(of[-1] + 1, int(place.max()) + 1, words.shape[1]), torch.zeros(of[-1] + 1, int(place.max()) + 1, dtype=torch.long)
    out[row, place], sentence[row, place] = words, torch.tensor(nth).repeat_interleave(lengths)
    return out, sentence


def losses(out, batch):
    """The sum of each head's loss over what the sentences annotate, of the heads in `out`, by words in them: every annotated unit weighs the same everywhere."""
    total = sum(len(e["words"]) for e in batch)
    pick = lambda head, at: out[head][tuple(torch.tensor(np.array(at)).T)]
    xent = lambda head, at, gold: F.cross_entropy(pick(head, at), torch.tensor(gold), reduction="sum") / total
    result = {}

    def per_word(head, key):
        at = [(b, i) for b, e in enumerate(batch) if key in e for i in range(len(e["words"]))]
        if at and head in out:
            result[head] = xent(head, at, [v for e in batch if key in e for v in e[key]])

    def marked(head, key):
        rows = [(b, i, v) for b, e in enumerate(batch) for i, v in (e[key].items() if isinstance(e.get(key), dict) else e.get(key, []))]
        if rows and head in out:
            result[head] = xent(head, [r[:2] for r in rows], [r[2] for r in rows])

    per_word("upos", "upos")
    per_word("trigger", "trigger")
    marked("mode", "mode")
    marked("event_factuality", "event_factuality")
    marked("sector", "sector")
    parsed = [(b, i, e["head"][i], e["rel"][i]) for b, e in enumerate(batch) if "head" in e for i in range(len(e["words"]))]
    if parsed and "arc" in out:
        arc = out["arc"]
        limit = torch.tensor([len(e["words"]) for e in batch])
        arc = arc.masked_fill((torch.arange(arc.shape[2])[None] > limit[:, None])[:, None], -1e4)
        at = torch.tensor(np.array(parsed))
        result["arc"] = F.cross_entropy(arc[at[:, 0], at[:, 1]], at[:, 2], reduction="sum") / total
        result["rel"] = F.cross_entropy(out["rel"][at[:, 0], at[:, 1], 0], at[:, 3], reduction="sum") / total
    named = [(b, i, m) for b, e in enumerate(batch) if "entity" in e for i, m in enumerate(e["entity"])]
    if named and "entity" in out:
        scores = pick("entity", [r[:2] for r in named])
        allowed = (torch.tensor([r[2] for r in named])[:, None] >> torch.arange(len(ENTITY_TAGS))) & 1
        result["entity"] = (torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(allowed == 0, -1e4), -1)).sum() / total
    with_roles = [(b, e) for b, e in enumerate(batch) if "roles" in e]
    if with_roles and "predicate" in out:
        at = [(b, i) for b, e in with_roles for i in range(len(e["words"]))]
        gold = [float(any(i == w for w, _ in e["roles"])) for _, e in with_roles for i in range(len(e["words"]))]
        result["predicate"] = F.binary_cross_entropy_with_logits(pick("predicate", at), torch.tensor(gold), reduction="sum") / total
    for head, key in (("role", "roles"), ("argument", "arguments")):
        tags = [row for e in batch for _, row in e.get(key, [])]
        cells = [(n, j, v) for n, row in enumerate(tags) for j, v in enumerate(row)]
        if cells and head in out:
            result[head] = xent(head, [c[:2] for c in cells], [c[2] for c in cells])
    facts = [(b, i, v, c) for b, e in enumerate(batch) for i, v, c in e.get("fact", [])]
    if facts:
        near = F.smooth_l1_loss(pick("factuality", [f[:2] for f in facts]), torch.tensor([f[2] for f in facts]), reduction="none")
        result["factuality"] = (near * torch.tensor([f[3] for f in facts])).sum() / total
    asked = questions(batch)
    if asked:
        right, there, weight, scores, _ = link_scores(out["link"], asked)
        scores = scores.masked_fill(~there, -1e4)
        surprise = torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~right, -1e4), -1)
        result["link"] = (surprise * weight).sum() / total
    return result


def questions(sentences):
    """What each word of the links points at, among the words of its row: (link, word, the row's first word, how many it has, which of them, weight); words by their place among all, one after the other."""
    asked, start, first = [], 0, 0
    while start < len(sentences):
        end = start + 1
        while end < len(sentences) and sentences[end]["row"] == sentences[start]["row"]:
            end += 1
        part = sentences[start:end]
        place = {}
        for e in part:
            for i in range(len(e["words"])):
                place[(e.get("line"), i)] = len(place)
        base, count = first, sum(len(e["words"]) for e in part)
        for e in part:
            for link, word, targets in e.get("links", []):
                at = sorted({place[t] for t in targets if t in place})
                if at or not targets or LINKS[link] == "same":
                    asked.append((link, base + word, first, count, at or [count], 0.4 if LINKS[link] == "country" else 1.0))
            base += len(e["words"])
        start, first = end, first + count
    return asked


def link_scores(link, asked):
    """For each question, over the words of its row and, behind them, nothing: which are right, which are there, the question's weight, the scores, its kind; like questions together."""
    wide, size = max(a[3] for a in asked) + 1, len(LINKS) * LINK_WIDTH
    alike, order = defaultdict(list), []
    for q, (kind, _, first, count, _, _) in enumerate(asked):
        alike[kind, first, count].append(q)
    scores, right, there = [], torch.zeros(len(asked), wide, dtype=torch.bool), torch.zeros(len(asked), wide, dtype=torch.bool)
    for (kind, first, count), questions_of in alike.items():
        here = link[[asked[q][1] for q in questions_of]]
        to = link[first : first + count, size + kind * LINK_WIDTH : size + (kind + 1) * LINK_WIDTH]
        products = here[:, kind * LINK_WIDTH : (kind + 1) * LINK_WIDTH] @ to.T / LINK_WIDTH**0.5
        scores.append(F.pad(torch.cat([products, here[:, 2 * size + kind, None]], 1), (0, wide - count - 1)))
        order += questions_of
    for row, q in enumerate(order):
        count, at = asked[q][3:5]
        there[row, : count + 1] = True
        right[row, at] = True
    return right, there, torch.tensor([asked[q][5] for q in order]), torch.cat(scores), [asked[q][0] for q in order]


def spans(tags, names):
    out, start = set(), None
    for i, t in enumerate(tags + [0]):
        name = names[t] if i < len(tags) else "O"
        if start is not None and not name.startswith("I-"):
            out.add((start, i, names[tags[start]][2:]))
            start = None
        if name.startswith("B-") or (name.startswith("I-") and start is None):
            start = i
    return out


def look_at(model, dev, limit=400):
    """Rough development figures of all parts, by their names."""
    model.eval()
    found = {}
    for source, texts in dev.items():
        rows = [row for text in texts for row in rows_of(text, max(ROWS) if source == "events" else 1)]
        parts = batches(rows[:limit] if source != "events" else rows, random.Random(0), 4000)
        found |= look((forward(model, batch) for batch in parts), source)
    model.train()
    return found


@torch.no_grad()
def look(batches, source):
    """Rough development figures of a part (greedy decoding, no shipped code): to steer training, not to report. `batches`: of outputs and sentences."""
    hit = {}

    def count(name, right, all_):
        a = hit.setdefault(name, [0, 0])
        a[0] += right
        a[1] += all_

    def f1(name, gold, found):
        a = hit.setdefault(name, [0, 0])
        a[0] += 2 * len(gold & found)
        a[1] += len(gold) + len(found)

    for out, sentences in batches:
        best = {k: out[k].argmax(-1) for k in ("upos", "arc", "entity", "trigger") if k in out}
        role_rows, argument_rows = iter(out.get("role", [])), iter(out["argument"])
        asked = questions(sentences)
        if asked:
            right, there, _, scores, kinds = link_scores(out["link"], asked)
            chosen = (torch.softmax(scores.masked_fill(~there, -1e4), -1) * right).sum(-1)
            for link, share in zip(kinds, chosen.tolist()):
                count(f"link {LINKS[link]}", share, 1)
        for b, e in enumerate(sentences):
            n = len(e["words"])
            if "head" in e and "arc" in out:
                arc = out["arc"][b, :n, : n + 1].argmax(-1)
                rel = out["rel"][b, :n, 0].argmax(-1)  # of the gold heads
                heads = arc == torch.tensor(e["head"])
                count(f"{source} upos", (best["upos"][b, :n] == torch.tensor(e["upos"])).sum().item(), n)
                count(f"{source} uas", heads.sum().item(), n)
                count(f"{source} las", (heads & (rel == torch.tensor(e["rel"]))).sum().item(), n)
            if "entity" in e and "entity" in out and source in ("gmb", "uner"):
                gold = [next((t for t in range(len(ENTITY_TAGS)) if m == 1 << t), 0) for m in e["entity"]]
                keep = ("PER", "ORG", "LOC") if source == "uner" else ("PER", "ORG", "LOC", "NORP", "TIME")
                f1(f"{source} entity", *({s for s in spans(t, ENTITY_TAGS) if s[2] in keep} for t in (gold, best["entity"][b, :n].tolist())))
            for _, row in e.get("roles", []) if "role" in out else []:
                f1("role", spans(row, ROLE_TAGS), spans(next(role_rows)[:n].argmax(-1).tolist(), ROLE_TAGS))
            for i, v, _ in e.get("fact", []):
                count("fact sign", float((out["factuality"][b, i].item() > 0) == (v > 0)), 1)
            if "trigger" in e:
                gold, found = spans(e["trigger"], TRIGGER_TAGS), spans(best["trigger"][b, :n].tolist(), TRIGGER_TAGS)
                bare = lambda s: {i for a, z, _ in s for i in range(a, z)}
                f1("trigger words", bare(gold), bare(found))
                typed = lambda s: {(i, k) for a, z, k in s for i in range(a, z)}
                f1("trigger typed words", typed(gold), typed(found))
                for where, v in e["mode"]:
                    count("mode", float(out["mode"][b, where].argmax().item() == v), 1)
            for _, row in e.get("arguments", []):
                f1("argument", spans(row, ARGUMENT_TAGS), spans(next(argument_rows)[:n].argmax(-1).tolist(), ARGUMENT_TAGS))
    return {k: round(100 * a / max(1, b), 2) for k, (a, b) in hit.items()}


def parameter_groups(model, rate, head_rate, still=0, decay=0.9):
    """Lower layers learn slower, the `still` lowest and all below them not at all; word embeddings stay as pre-trained (what the sets say of a word should not push out what the encoder knows)."""
    groups = []
    for name, p in model.named_parameters():
        layer = int(name.split(".")[2]) if name.startswith("encoder.layers") else -1 if name.startswith("encoder") else None
        if name == "encoder.words.weight" or (still and layer is not None and layer < still):
            p.requires_grad_(False)
            continue
        peak = head_rate if layer is None or name == "encoder.cases.weight" else rate * decay ** (5 - layer)
        groups.append({"params": [p], "peak": peak, "weight_decay": 0.01 if p.dim() > 1 else 0.0})
    return groups


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    rng = random.Random(a.seed)
    os.makedirs(a.out, exist_ok=True)
    pieces = WordPiece(os.path.join(package_folder(), "vocab.txt"))
    train, dev = ({k: prepare(v, pieces) for k, v in part.items()} for part in sets.load(a.data, a.countries))
    swap = Swap([e for part in train.values() for text in part for e in text], pieces, rng)
    model = Reader(len(pieces.ids))
    model.encoder.load(package_folder())
    groups = parameter_groups(model, a.rate, a.head_rate, a.still)
    for group in groups:
        group["peak"] *= a.peak
    if a.init:
        model.load_state_dict(weights_from(a.init), strict=False)
    model.train()

    def summed(batch):
        parts = losses(*forward(model, batch, a.hide))
        return sum(WEIGHT[k] * v for k, v in parts.items()), parts

    loop.train(
        model, groups, a, rng, 250,
        progress=lambda step, minutes: minutes / a.minutes if a.minutes else step / a.steps,
        batches=lambda: one_pass(train, rng, PASS, lambda row: swap(row) if rng.random() < a.swap else row),
        losses=summed, look=lambda: look_at(model, dev), done=lambda: look_at(model, dev, 10**9),
    )


if __name__ == "__main__":
    main()
