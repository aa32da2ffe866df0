"""What the network is told of its mistakes: one loss a head, summed over a padded batch of examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from waqai.tagging import labels
from waqai.tagging.pieces import PAD
from waqai.training.dataset import IGNORED, Anchor, Example, Trigger
from waqai.training.network import Network

# Each head's share of the sum. Losses summed over words are several times those that are means over triggers:
# with equal shares, status, background and report links learnt next to nothing in the first two epochs.
WEIGHTS = {
    "trigger": 1.0,
    "cue": 1.0,
    "name": 1.0,
    "role": 1.0,
    "status": 2.0,
    "background": 2.0,
    "report": 2.0,
    "link": 1.0,
}


@dataclass(frozen=True)
class Batch:
    """Examples side by side: padded pieces, and the words of all of them in one row."""

    ids: Tensor
    mask: Tensor
    rows: Tensor
    columns: Tensor
    offsets: list[int]
    examples: list[Example]


def make_batch(examples: Sequence[Example]) -> Batch:
    longest = max(len(e.ids) for e in examples)
    ids = torch.full((len(examples), longest), PAD)
    mask = torch.zeros(len(examples), longest)
    rows: list[int] = []
    columns: list[int] = []
    offsets = []
    for n, example in enumerate(examples):
        ids[n, : len(example.ids)] = torch.tensor(example.ids)
        mask[n, : len(example.ids)] = 1.0
        offsets.append(len(rows))
        rows.extend([n] * len(example.first))
        columns.extend(example.first)
    return Batch(ids, mask, torch.tensor(rows), torch.tensor(columns), offsets, list(examples))


def compute_losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch teaches, each about 1 at the start."""
    words, triggers, cues, names = network.read(batch.ids, batch.mask, batch.rows, batch.columns)
    losses: dict[str, Tensor] = {}
    for name, logits, rows in (
        ("trigger", triggers, [e.triggers for e in batch.examples]),
        ("cue", cues, [e.cues for e in batch.examples]),
        ("name", names, [e.names for e in batch.examples]),
    ):
        gold = torch.tensor([x for e, row in zip(batch.examples, rows, strict=True) for x in row or _skip(e)])
        known = gold != IGNORED
        if known.any():
            total = F.cross_entropy(logits[known], gold[known], reduction="sum")
            losses[name] = total / ((gold > 0).sum() + 5)
    anchors = [(o, a) for o, e in zip(batch.offsets, batch.examples, strict=True) for a in e.anchors]
    if anchors:
        losses["role"] = _role_loss(network, words, anchors)
    events = [(o, t) for o, e in zip(batch.offsets, batch.examples, strict=True) for t in e.events]
    if events:
        losses |= _event_losses(network, words, events)
    return losses


def _skip(example: Example) -> list[int]:
    return [IGNORED] * len(example.first)


def _distance(first: int, second: int) -> int:
    return max(-labels.FARTHEST, min(labels.FARTHEST, second - first)) + labels.FARTHEST


def _role_loss(network: Network, words: Tensor, anchors: list[tuple[int, Anchor]]) -> Tensor:
    pairs = [
        (offset + a.word, offset + w, _distance(a.word, w), a.label, role)
        for offset, a in anchors
        for w, role in zip(range(*a.bounds), a.roles, strict=True)
    ]
    first, second, distance, label, gold = torch.tensor(pairs).unbind(1)
    logits = network.heads.role(words, first, second, distance, label)
    total = F.cross_entropy(logits, gold, reduction="sum")
    return total / ((gold > 0).sum() + 5)


def _event_losses(network: Network, words: Tensor, events: list[tuple[int, Trigger]]) -> dict[str, Tensor]:
    at = torch.tensor([offset + t.word for offset, t in events])
    status, background, no_report = network.heads.states(words, at)
    losses = {
        "status": F.cross_entropy(status, torch.tensor([t.status for _, t in events])),
        "background": F.binary_cross_entropy_with_logits(
            background, torch.tensor([float(t.background) for _, t in events])
        ),
    }
    said = [(n, o, t) for n, (o, t) in enumerate(events) if t.reports]
    if said:
        losses["report"] = _report_loss(network, words, no_report, said)
    linked = [(o, t) for o, t in events if t.others]
    if linked:
        losses["link"] = _link_loss(network, words, linked)
    return losses


def _report_loss(
    network: Network, words: Tensor, no_report: Tensor, said: list[tuple[int, int, Trigger]]
) -> Tensor:
    pairs = [(o + t.word, o + cue, _distance(t.word, cue), t.label) for _, o, t in said for cue in t.reports]
    first, second, distance, label = torch.tensor(pairs).unbind(1)
    scores = network.heads.report(words, first, second, distance, label).squeeze(-1)
    longest = max(len(t.reports) for _, _, t in said)
    table = torch.full((len(said), longest + 1), -1e4)
    table[:, 0] = no_report[torch.tensor([n for n, _, _ in said])]
    cells = [(row, 1 + k) for row, (_, _, t) in enumerate(said) for k in range(len(t.reports))]
    rows, columns = torch.tensor(cells).unbind(1)
    table = table.index_put((rows, columns), scores)
    gold = torch.tensor([0 if t.report is None else 1 + t.report for _, _, t in said])
    return F.cross_entropy(table, gold)


def _link_loss(network: Network, words: Tensor, linked: list[tuple[int, Trigger]]) -> Tensor:
    pairs, gold = [], []
    for offset, t in linked:
        for k, other in enumerate(t.others):
            pairs.append((offset + t.word, offset + other, _distance(t.word, other), t.label))
            gold.append([float((k, kind) in t.links) for kind in (0, 1)])
    first, second, distance, label = torch.tensor(pairs).unbind(1)
    scores = network.heads.link(words, first, second, distance, label)
    return F.binary_cross_entropy_with_logits(scores, torch.tensor(gold), reduction="sum") / len(linked)
