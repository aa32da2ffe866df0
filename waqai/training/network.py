"""The tagger as a torch network: one encoder, several heads. The shapes here are what tagging/onnx.py runs."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from waqai.tagging import labels
from waqai.training.weights import Start

HIDDEN = 384
PAIR = 256


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.narrow = nn.Linear(4 * HIDDEN, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (batch, pieces, hidden); mask: (batch, 1, 1, pieces), 0 or a large negative number."""
        batch, pieces, _ = x.shape
        qkv = self.qkv(x).view(batch, pieces, 3, self.heads, HIDDEN // self.heads).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, pieces, HIDDEN))
        x = self.norm(x + F.dropout(seen, self.dropout, self.training))
        wide = self.narrow(F.gelu(self.wide(x)))
        return self.last_norm(x + F.dropout(wide, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces in, one vector a word out (its first piece's)."""

    def __init__(self, vocabulary: int, layers: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(heads, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """ids, mask: (batch, pieces); rows, columns: (words,) name each word's first piece -> (words, hidden)."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.norm(x)
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x[rows, columns]


class PairHead(nn.Module):
    """Scores pairs of words from both vectors, their distance in words, and the anchor's label."""

    def __init__(self, outputs: int, dropout: float) -> None:
        super().__init__()
        self.first = nn.Linear(HIDDEN, PAIR)
        self.second = nn.Linear(HIDDEN, PAIR)
        self.distance = nn.Embedding(labels.DISTANCES, PAIR)
        self.label = nn.Embedding(labels.ANCHORS, PAIR)
        self.mix = nn.Linear(PAIR, PAIR)
        self.score = nn.Linear(PAIR, outputs)
        self.dropout = dropout

    def forward(
        self, words: Tensor, first: Tensor, second: Tensor, distance: Tensor, label: Tensor
    ) -> Tensor:
        """words: (words, hidden); the rest (pairs,) -> (pairs, outputs)."""
        mixed = (
            self.first(words)[first]
            + self.second(words)[second]
            + self.distance(distance)
            + self.label(label)
        )
        mixed = F.dropout(F.gelu(mixed), self.dropout, self.training)
        mixed = F.gelu(self.mix(mixed)) + mixed
        return self.score(mixed)


class Heads(nn.Module):
    """Everything that is read off pairs and triggers once the triggers and cues are known."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.role = PairHead(labels.ROLE_LABELS, dropout)
        self.report = PairHead(1, dropout)
        self.link = PairHead(2, dropout)
        self.no_report = nn.Linear(HIDDEN, 1)
        self.trigger = nn.Sequential(nn.Linear(HIDDEN, PAIR), nn.GELU(), nn.Dropout(dropout))
        self.status = nn.Linear(PAIR, len(labels.STATUSES))
        self.background = nn.Linear(PAIR, 1)

    def states(self, words: Tensor, triggers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(status logits, background logit, no-report score) of each trigger."""
        seen = self.trigger(words[triggers])
        return (
            self.status(seen),
            self.background(seen).squeeze(-1),
            self.no_report(words[triggers]).squeeze(-1),
        )


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, vocabulary: int, layers: int, heads: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, layers, heads, dropout)
        self.trigger = nn.Linear(HIDDEN, labels.TRIGGER_LABELS)
        self.cue = nn.Linear(HIDDEN, labels.CUE_LABELS)
        self.name = nn.Linear(HIDDEN, labels.NAME_LABELS)
        self.heads = Heads(2 * dropout)
        self.dropout = dropout

    def read(
        self, ids: Tensor, mask: Tensor, rows: Tensor, columns: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(word vectors, trigger logits, cue logits, name logits), each with one row a word."""
        words = self.encoder(ids, mask, rows, columns)
        seen = F.dropout(words, 2 * self.dropout, self.training)
        return words, self.trigger(seen), self.cue(seen), self.name(seen)


def start_network(start: Start, *, layers: int, dropout: float = 0.1) -> Network:
    """The network with the encoder's starting weights, the first `layers` of them, and fresh heads."""
    network = Network(len(start.pieces), layers, start.heads, dropout)
    t = {name: torch.from_numpy(values) for name, values in start.tensors.items()}
    state = {
        "word.weight": t["emb.word"],
        # Token type 0 is everywhere: it is added to the positions once.
        "position.weight": t["emb.pos"].view(512, HIDDEN) + t["emb.type"].view(-1, HIDDEN)[0],
        "norm.weight": t["emb.ln.w"],
        "norm.bias": t["emb.ln.b"],
    }
    for n in range(layers):
        state |= _layer_state(t, n)
    network.encoder.load_state_dict(state)
    return network


def _layer_state(t: dict[str, Tensor], n: int) -> dict[str, Tensor]:
    def weight(name: str, inner: int) -> Tensor:
        return t[f"l{n}.{name}.w"].view(-1, inner)

    return {
        f"layers.{n}.qkv.weight": torch.cat([weight(x, HIDDEN) for x in "qkv"]),
        f"layers.{n}.qkv.bias": torch.cat([t[f"l{n}.{x}.b"] for x in "qkv"]),
        f"layers.{n}.out.weight": weight("ao", HIDDEN),
        f"layers.{n}.out.bias": t[f"l{n}.ao.b"],
        f"layers.{n}.norm.weight": t[f"l{n}.aln.w"],
        f"layers.{n}.norm.bias": t[f"l{n}.aln.b"],
        f"layers.{n}.wide.weight": weight("fi", HIDDEN),
        f"layers.{n}.wide.bias": t[f"l{n}.fi.b"],
        f"layers.{n}.narrow.weight": weight("fo", 4 * HIDDEN),
        f"layers.{n}.narrow.bias": t[f"l{n}.fo.b"],
        f"layers.{n}.last_norm.weight": t[f"l{n}.oln.w"],
        f"layers.{n}.last_norm.bias": t[f"l{n}.oln.b"],
    }
