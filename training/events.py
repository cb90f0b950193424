#!/usr/bin/env python3
"""Trains what reads events (model.py `Events`) on whole reports, above an encoder that stays as it is, to the bit.

  python training/events.py --data FOLDER --init READER [--countries FILE] [--out .cache/events] [--minutes 60] [--threads 2]

What the encoder sees of the training texts is worked out once for each of VIEWS and kept in OUT/views-*.npy: a pass over all texts takes a few minutes so.
Checkpoints as train.py's; the same command goes on from one.
"""
import argparse
import os
import random

import numpy as np
import torch

import data as sets
import loop
from model import ANNOTATORS, WIDTH, Reader, package_folder, places
from shipped import weights_from
from swap import Swap
from train import batches, collate, look, losses, prepare, rows_of, WEIGHT
from wordpiece import WordPiece

# How much of each source one pass takes: numbers above 1 are sentences, drawn afresh each pass. The given reports, whose way of cutting parties is the measure, come more than twice.
PASS = {"ewt": 2500, "given": 10000, "ours": 1.0, "own": 1.0, "others": 0.6, "silent": 1.0, "codebook": 1.0}
# Who annotated what, as the guide leaves room for habits. What has no events, or is of the codebook, is read as the given reports are: so is what is read in use.
BY = {"ours": "ours", "others": "ours", "own": "own"}
# What the encoder is shown of the annotated reports: the share of pieces hidden, and of reports in which countries and people are called otherwise.
VIEWS = [(0.0, 0.0), (0.1, 1.0)]
PIECES_PER_ROW = 150  # as src/reading/reader/batches.ts
MOST_WORDS = 640  # of a report that are seen at once, as there
WORDS = 1500  # of a batch, padding counted
SUMMED = ("factuality", "trigger", "mode", "event_factuality", "argument", "link")


def arguments():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--init", required=True, help="the reader to go on from (reader.pt, or a shipped folder's)")
    a.add_argument("--countries", default=".cache/countries.jsonl", help="what training/countries.ts printed")
    a.add_argument("--out", default=".cache/events")
    a.add_argument("--minutes", type=float, default=60)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--rate", type=float, default=7e-4, help="peak learning rate")
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--check-every", type=int, default=500, help="steps between looks at the development reports")
    return a.parse_args()


def size(text):
    return sum(len(e["words"]) for e in text)


def parts_of(text, most=MOST_WORDS):
    """A report in parts of at most `most` words, or one sentence."""
    parts, part = [], []
    for e in text:
        if part and size(part) + len(e["words"]) > most:
            parts.append(part)
            part = []
        part.append(e)
    return parts + [part]


def even_rows(text, most=PIECES_PER_ROW):
    """A text in rows of about the same length, as it is read in use."""
    total = sum(len(e["ids"]) - 1 for e in text)
    share = total / max(1, -(-total // most))
    rows, length = [], 0
    for e in text:
        inner = len(e["ids"]) - 1
        if not rows or length + inner / 2 > share * len(rows):
            rows.append([])
        rows[-1].append(e)
        length += inner
    return rows


@torch.no_grad()
def views_of(model, texts, hide=0.0, other=lambda text: text):
    """What the encoder sees of each word of the texts, one after the other: [words, 3 * 384] in half precision."""
    model.eval()
    starts = np.concatenate([[0], np.cumsum([size(t) for t in texts])])
    out = np.zeros((starts[-1], 3 * WIDTH), np.float16)
    rows = []
    for start, text in zip(starts, texts):
        for row in even_rows(other(text) if "links" in text[0] else text):
            row[0] = row[0] | {"start": start}
            rows.append(row)
            start += size(row)
    for n, batch in enumerate(batches(rows, random.Random(0), 2400)):
        inputs, sentences = collate(batch, hide)
        views, _ = model.words(*inputs[:5])
        at = 0
        for row in batch:
            n_words = size(row)
            out[row[0]["start"] : row[0]["start"] + n_words] = views[at : at + n_words].numpy()
            at += n_words
        if n % 200 == 0:
            print(f"views: batch {n}", flush=True)
    return out


def laid_out(parts, views, annotators):
    """A batch of parts of reports as `Events` takes it: words, sentence, at, real, annotators; and its sentences. `views`: what is seen of each part's words."""
    longest = max(map(size, parts))
    words = np.zeros((len(parts), longest, 3 * WIDTH), np.float32)
    of = np.zeros((len(parts), longest), np.int64)
    sentences = []
    for r, (part, seen) in enumerate(zip(parts, views)):
        words[r, : len(seen)] = seen
        of[r, : len(seen)] = np.repeat(np.arange(1, len(part) + 1), [len(e["words"]) for e in part])
        sentences += [e | {"row": r} for e in part]
    lengths = torch.tensor([len(e["words"]) for e in sentences])
    real = torch.arange(int(lengths.max()))[None] < lengths[:, None]
    return (torch.from_numpy(words), torch.from_numpy(of), places(real), real, torch.tensor(annotators)), sentences


class Material:
    """Texts of all sources with what the encoder sees of them."""

    def __init__(self, texts, kept):
        self.texts, self.kept = texts, kept
        self.starts = {}
        at = 0
        for source, of in texts.items():
            for nth, text in enumerate(of):
                self.starts[source, nth] = at
                at += size(text)

    def one_pass(self, rng, shares):
        """Parts of reports, each with its place among all and its source: [(part, start, source)]."""
        out = []
        for source, share in shares.items():
            order, left = [], share if share > 1 else share * sum(map(len, self.texts[source]))
            while left > 0:
                order = order or rng.sample(range(len(self.texts[source])), len(self.texts[source]))
                nth = order.pop()
                start = self.starts[source, nth]
                for part in parts_of(self.texts[source][nth]):
                    out.append((part, start, source))
                    start += size(part)
                    left -= len(part)
        return out

    def batches(self, rng, shares=PASS):
        order = sorted(self.one_pass(rng, shares), key=lambda p: size(p[0]) + rng.random() * 4)
        out, batch = [], []
        for part in order:
            if batch and size(part[0]) * (len(batch) + 1) > WORDS:
                out.append(batch)
                batch = []
            batch.append(part)
        out.append(batch)
        rng.shuffle(out)
        return out

    def laid(self, batch, rng=None):
        """`rng` draws which view each part is seen in; without it the first."""
        take = lambda start, part: self.kept[rng.randrange(len(self.kept)) if rng else 0][start : start + size(part)]
        return laid_out([p for p, *_ in batch], [take(s, p) for p, s, _ in batch], [ANNOTATORS.index(BY.get(source, "given")) for *_, source in batch])


def scored(events, laid):
    """The heads' outputs for a batch, arguments where they are annotated; and its sentences."""
    inputs, sentences = laid
    rows = torch.tensor([(b, where) for b, e in enumerate(sentences) for where, _ in e.get("arguments", [])], dtype=torch.long).view(-1, 2)
    return events(*inputs, rows), sentences


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    pieces = WordPiece(os.path.join(package_folder(), "vocab.txt"))
    train, dev = ({k: prepare(v, pieces) for k, v in part.items()} for part in sets.load(a.data, a.countries))
    swap = Swap([e for part in train.values() for text in part for e in text], pieces, random.Random(a.seed))
    train, dev = {k: train[k] for k in PASS}, {"events": dev["events"]}
    model = Reader(len(pieces.ids))
    model.encoder.load(package_folder())
    model.load_state_dict(weights_from(a.init), strict=False)
    for p in model.parameters():
        p.requires_grad_(False)
    for p in model.events.parameters():
        p.requires_grad_(True)

    def kept(name, texts, hide=0.0, other=lambda text: text):
        path = os.path.join(a.out, f"views-{name}.npy")
        if not os.path.exists(path):
            with open(path + ".tmp", "wb") as f:
                np.save(f, views_of(model, [t for part in texts.values() for t in part], hide, other))
            os.replace(path + ".tmp", path)
        return np.load(path, mmap_mode="r")

    rng = random.Random(a.seed)
    looked = Material(dev, [kept("dev", dev)])
    material = Material(train, [kept(str(n), train, hide, lambda text: swap(text) if rng.random() < share else text) for n, (hide, share) in enumerate(VIEWS)])
    # Layers that begin as they were learn slower than those that begin at nothing.
    groups = [{"params": [p], "peak": a.rate * (0.4 if n.startswith(("deeper.0", "deeper.1")) else 1.0), "weight_decay": 0.01 if p.dim() > 1 else 0.0} for n, p in model.events.named_parameters()]

    def looking():
        model.eval()
        found = look((scored(model.events, looked.laid(batch)) for batch in looked.batches(random.Random(0), {"events": 1.0})), "events")
        model.events.train()
        return found

    def summed(batch):
        parts = losses(*scored(model.events, material.laid(batch, rng)))
        return sum(WEIGHT[k] * parts[k] for k in SUMMED if k in parts), parts

    model.events.train()
    loop.train(
        model, groups, a, rng, 200,
        progress=lambda _, minutes: minutes / a.minutes,
        batches=lambda: material.batches(rng), losses=summed, look=looking, done=looking,
    )


if __name__ == "__main__":
    main()
