"""Takes the weights back out of a shipped reader, so that training can go on where no checkpoint is left (seven bits lose little)."""
import os

import numpy as np
import onnx
import torch
from onnx import numpy_helper


def weights_of(folder):
    """A state dict for `Reader.load_state_dict(..., strict=False)` from a shipped folder; what training never touches is absent."""
    found = {}
    for name in ("reader.onnx", "events.onnx"):
        graph = onnx.load(os.path.join(folder, name)).graph
        stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        found |= modules(graph, stored)
        if name == "reader.onnx":
            found["mix"] = np.log(next(stored[n.input[0]] for n in graph.node if n.op_type == "MatMul" and n.input[0] in stored))
            segment = next(a for n, a in stored.items() if n.startswith("onnx::Add_") and a.shape == (384,))
            found["encoder.kinds.weight"] = np.stack([segment, segment])  # only the first is ever used
    del found["encoder.words.weight"]  # never trained: the package has them in full
    return {k: torch.tensor(np.ascontiguousarray(v)) for k, v in found.items()}


def modules(graph, stored):
    """A graph's weights by their names in the modules of `Reader`; `stored`: its tensors by name."""

    def full(name):
        """One quantised tensor; scales stand per output column, or one for all."""
        zero = stored[f"{name}_zero_point"].astype(np.float32)
        return (stored[f"{name}_quantized"].astype(np.float32) - zero) * stored[f"{name}_scale"]

    found = {n.removeprefix("reader."): a for n, a in stored.items() if n.startswith("reader.") and not n.endswith(("_scale", "_zero_point", "_quantized"))}
    for name in stored:
        if name.startswith("reader.") and name.endswith("_quantized") and not name.endswith("_Transposed_quantized"):
            found[name.removeprefix("reader.").removesuffix("_quantized")] = full(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        # A node is named by its way through the modules ("/reader/entity/entity.0/MatMul_quant"), a parameter by the last step of each.
        steps = node.name.removeprefix("/").removeprefix("reader/").split("/")[:-1]
        module = ".".join(s for i, s in enumerate(steps) if not (i + 1 < len(steps) and steps[i + 1].startswith(s + ".")))
        matrix = full(node.input[1].removesuffix("_quantized"))
        if module in ("arc", "rel"):
            hidden = matrix.shape[0]
            found[f"{module}.core"] = matrix.reshape(hidden, hidden, -1).transpose(2, 0, 1)
        elif module in ("role", "events.argument"):
            width = matrix.shape[0]
            found[f"{module}.core"] = matrix.reshape(width, -1)
        else:
            found[f"{module}.weight"] = matrix.T
    return found


def weights_from(path):
    """Weights of a shipped folder, or of the reader.pt that training left."""
    return weights_of(path) if os.path.isdir(path) else torch.load(path, weights_only=True)
