#!/usr/bin/env python3
"""The mean of several ends of training, weight by weight (Wortsman et al. 2022, model soups): runs that go on from the same reader err each in
its own way, and their mean errs less than any of them.

  python training/mean.py OUT READER READER...

READER is what training/train.py or events.py left (reader.pt), or a shipped folder.
"""
import sys

import torch

from shipped import weights_from


def mean(readers):
    """Means of like-named weights; what all have alike stays the same to the bit."""
    first = readers[0]
    return {k: w if all(torch.equal(w, r[k]) for r in readers) else sum(r[k].double() for r in readers).div(len(readers)).float() for k, w in first.items()}


if __name__ == "__main__":
    out, *paths = sys.argv[1:]
    torch.save(mean([weights_from(p) for p in paths]), out)
