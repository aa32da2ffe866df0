"""The tagger as a torch network: encoder, word heads, relater. The shapes are what tagging/onnx.py runs."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from waqai.tagging import labels
from waqai.training.weights import Start

HIDDEN = 384
WIDTH = 224
ANCHOR_HEADS = 4


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


class RelaterLayer(nn.Module):
    """One pre-norm transformer layer over the words of a paragraph."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.before = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.between = nn.LayerNorm(WIDTH)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: (anchors, words, width); bias: (anchors, 1, 1, words), 0 or a large negative number."""
        size = WIDTH // ANCHOR_HEADS
        qkv = self.qkv(self.before(x)).view(-1, x.shape[1], 3, ANCHOR_HEADS, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(qkv[0] @ qkv[1].transpose(2, 3) / size**0.5 + bias, dim=-1)
        seen = self.out((weights @ qkv[2]).transpose(1, 2).reshape(-1, x.shape[1], WIDTH))
        x = x + F.dropout(seen, self.dropout, self.training)
        wide = self.narrow(F.gelu(self.wide(self.between(x))))
        return x + F.dropout(wide, self.dropout, self.training)


class Relater(nn.Module):
    """Reads a paragraph once for each trigger or cue, its anchor: what every word is to it, and what it is itself."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, WIDTH)
        self.distance = nn.Embedding(labels.DISTANCES, WIDTH)
        self.label = nn.Embedding(labels.ANCHORS, WIDTH)
        self.kind = nn.Embedding(labels.WORD_KINDS, WIDTH)
        self.layers = nn.ModuleList(RelaterLayer(dropout) for _ in range(2))
        self.norm = nn.LayerNorm(WIDTH)
        self.role = nn.Linear(WIDTH, labels.ROLE_LABELS)
        self.link = nn.Linear(WIDTH, len(labels.LINKS))
        self.status = nn.Linear(WIDTH, len(labels.STATUSES))
        self.background = nn.Linear(WIDTH, 1)
        self.no_report = nn.Linear(WIDTH, 1)
        self.dropout = dropout

    def forward(
        self,
        words: Tensor,
        index: Tensor,
        mask: Tensor,
        distance: Tensor,
        kind: Tensor,
        label: Tensor,
        own: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """words: (words, hidden); index, mask, distance, kind: (anchors, longest paragraph); label, own: (anchors,).

        `index` names words, `own` is the anchor's column. Gives role (anchors, longest, labels),
        link (anchors, longest, links), status (anchors, statuses), background (anchors,), no_report (anchors,).
        """
        x = self.word(F.dropout(words, self.dropout, self.training))[index]
        x = x + self.distance(distance) + self.kind(kind) + self.label(label)[:, None]
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        anchor = x[torch.arange(x.shape[0]), own]
        return (
            self.role(x),
            self.link(x),
            self.status(anchor),
            self.background(anchor).squeeze(-1),
            self.no_report(anchor).squeeze(-1),
        )


class Network(nn.Module):
    """The encoder with its word heads, and the relater."""

    def __init__(self, vocabulary: int, layers: int, heads: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, layers, heads, dropout)
        self.trigger = nn.Linear(HIDDEN, labels.TRIGGER_LABELS)
        self.cue = nn.Linear(HIDDEN, labels.CUE_LABELS)
        self.name = nn.Linear(HIDDEN, labels.NAME_LABELS)
        self.relater = Relater(dropout)
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
