#!/usr/bin/env python3
"""Turns a trained reader into what ships: models/reader-en/{reader.onnx, events.onnx (int8), vocab.txt, labels.json}, and both graphs in full beside the checkpoint.

  python training/export.py [--from .cache/reader/reader.pt] [--to models/reader-en]
"""
import argparse
import json
import os
import shutil

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from labels import as_json
from model import Reader, package_folder
from wordpiece import WordPiece

# What each of the two graphs takes and gives: the first reads rows of sentences, the second a whole report in what the first saw of its words.
WORDS_INPUTS = ["ids", "case", "of", "first", "last", "root"]
WORDS_OUTPUTS = ["upos", "arc", "rel", "rel_heads", "entity", "predicate", "role", "sector", "role_rows", "words"]
EVENTS_INPUTS = ["words", "sentence", "places"]
EVENTS_OUTPUTS = ["factuality", "trigger", "mode", "event_factuality", "argument", "argument_rows", "link", "meaning"]


class Words(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, *inputs):
        out = self.reader(*inputs)
        return tuple(out[k] for k in WORDS_OUTPUTS)


class OfReport(nn.Module):
    """One report: words [words, 3 * 384], sentence [words] from 1, places [sentences, words of the longest], numbers of words from 1, 0 where there is none."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, words, sentence, places):
        out = self.reader.events(words[None], sentence[None], torch.clamp(places - 1, min=0), places > 0)
        return tuple(out[k] for k in EVENTS_OUTPUTS)


def apart(path):
    """Keeps the runtime from taking an addition and the norm after it for one step: its kernel for both needs five times as long as those for each."""
    model = onnx.load(path)
    normed = {n.input[0] for n in model.graph.node if n.op_type == "LayerNormalization"}
    for n in model.graph.node:
        if n.op_type == "Add" and n.output[0] in normed:
            n.op_type = "Sum"
    onnx.save(model, path)


@torch.no_grad()
def written(module, example, a, name, inputs, outputs, axes):
    """Writes one graph, in full beside the checkpoint and in eight bits where it ships."""
    full = os.path.join(os.path.dirname(a.source), f"{name}.fp32.onnx")
    torch.onnx.export(module, example, full, input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
    ready = full.replace(".fp32", ".ready")
    quant_pre_process(full, ready, skip_symbolic_shape=True)
    apart(ready)
    # Seven-bit weights: products of eight bits saturate on processors without VNNI, and then read otherwise than here.
    quantize_dynamic(ready, os.path.join(a.to, f"{name}.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    os.remove(ready)
    print(f"{os.path.getsize(os.path.join(a.to, f'{name}.onnx')) / 1e6:.1f} MB of {name}")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--from", dest="source", default=".cache/reader/reader.pt")
    a.add_argument("--to", default="models/reader-en")
    a = a.parse_args()
    pieces = WordPiece(os.path.join(package_folder(), "vocab.txt"))
    reader = Reader(len(pieces.ids))
    state = torch.load(a.source, weights_only=False, map_location="cpu")
    reader.load_state_dict(state.get("model", state))
    reader.eval()
    ids, case, first, last = pieces.encode("Two ministers met in Geneva on Tuesday .".split())
    below = lambda row: [i + len(ids) for i in row]
    pairs = ([ids, ids], [case, case], [[1] * (len(ids) // 2) + [2] * (len(ids) - len(ids) // 2)] * 2, [first, below(first)], [last, below(last)], [0, len(ids)])
    example = tuple(torch.tensor(pair) for pair in pairs)
    os.makedirs(a.to, exist_ok=True)
    sparse = lambda names: {k: {0: f"{k.split('_')[0]}s"} | ({} if k.endswith("_rows") else {1: "words"}) for k in names}
    axes = {k: {0: "rows", 1: "pieces"} for k in WORDS_INPUTS[:3]} | {k: {0: "sentences", 1: "words"} for k in WORDS_INPUTS[3:5]} | {"root": {0: "sentences"}}
    axes |= {k: {0: "sentences", 1: "words"} | ({2: "heads"} if k == "arc" else {}) for k in WORDS_OUTPUTS} | {"words": {0: "all words"}} | sparse(["role", "role_rows"])
    written(Words(reader), example, a, "reader", WORDS_INPUTS, WORDS_OUTPUTS, axes)
    seen = reader(*example)["words"]
    half = len(seen) // 2
    of_report = (seen, torch.tensor([1] * half + [2] * half), torch.arange(1, 2 * half + 1).view(2, half))
    axes = {"words": {0: "all words"}, "sentence": {0: "all words"}, "places": {0: "sentences", 1: "words"}}
    axes |= {k: {0: "sentences", 1: "words"} for k in EVENTS_OUTPUTS} | {"link": {0: "all words"}} | sparse(["argument", "argument_rows"])
    written(OfReport(reader), of_report, a, "events", EVENTS_INPUTS, EVENTS_OUTPUTS, axes)
    shutil.copy(os.path.join(package_folder(), "vocab.txt"), os.path.join(a.to, "vocab.txt"))
    with open(os.path.join(a.to, "labels.json"), "w", encoding="utf8") as f:
        json.dump(as_json(), f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
