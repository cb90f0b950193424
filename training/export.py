#!/usr/bin/env python3
"""Turns a trained reader into what ships: models/reader-en/{reader.onnx (int8), vocab.txt, labels.json}, and reader.fp32.onnx beside the checkpoint.

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

INPUTS = ["ids", "case", "of", "first", "last", "root"]
OUTPUTS = ["upos", "arc", "rel", "rel_heads", "entity", "predicate", "role", "factuality", "trigger", "mode", "event_factuality", "argument", "sector", "link", "role_rows", "argument_rows", "meaning"]


class Ordered(nn.Module):
    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, *inputs):
        out = self.reader(*inputs)
        return tuple(out[k] for k in OUTPUTS)


def apart(path):
    """Keeps the runtime from taking an addition and the norm after it for one step: its kernel for both needs five times as long as those for each."""
    model = onnx.load(path)
    normed = {n.input[0] for n in model.graph.node if n.op_type == "LayerNormalization"}
    for n in model.graph.node:
        if n.op_type == "Add" and n.output[0] in normed:
            n.op_type = "Sum"
    onnx.save(model, path)


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
    full = os.path.join(os.path.dirname(a.source), "reader.fp32.onnx")
    axes = {k: {0: "rows", 1: "pieces"} for k in INPUTS[:3]} | {k: {0: "sentences", 1: "words"} for k in INPUTS[3:5]} | {"root": {0: "sentences"}}
    axes |= {k: {0: "sentences", 1: "words"} | ({2: "heads"} if k == "arc" else {}) for k in OUTPUTS}
    axes |= {k: {0: f"{k.split('_')[0]}s"} | ({} if k.endswith("_rows") else {1: "words"}) for k in ("role", "argument", "role_rows", "argument_rows")}
    torch.onnx.export(Ordered(reader), example, full, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17, dynamo=False)
    ready = full.replace(".fp32", ".ready")
    quant_pre_process(full, ready, skip_symbolic_shape=True)
    apart(ready)
    # Seven-bit weights: products of eight bits saturate on processors without VNNI, and then read otherwise than here.
    quantize_dynamic(ready, os.path.join(a.to, "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    os.remove(ready)
    shutil.copy(os.path.join(package_folder(), "vocab.txt"), os.path.join(a.to, "vocab.txt"))
    with open(os.path.join(a.to, "labels.json"), "w", encoding="utf8") as f:
        json.dump(as_json(), f, indent=1)
        f.write("\n")
    print(f"{os.path.getsize(os.path.join(a.to, 'reader.onnx')) / 1e6:.1f} MB in {a.to}")


if __name__ == "__main__":
    main()
