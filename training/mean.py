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
    """Means of like-named weights; what all have alike stays the same to the bit, what one lacks is nothing there, as where a training begins with it."""
    out = {}
    for name in dict.fromkeys(name for r in readers for name in r):
        first, *others = [r[name] if name in r else torch.zeros_like(next(o[name] for o in readers if name in o)) for r in readers]
        alike = all(torch.equal(first, o) for o in others)
        out[name] = first if alike else sum((o.double() for o in others), first.double()).div(len(readers)).float()
    return out


if __name__ == "__main__":
    out, *paths = sys.argv[1:]
    torch.save(mean([weights_from(p) for p in paths]), out)
