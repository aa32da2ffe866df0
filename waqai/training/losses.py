"""What the network is told of its mistakes: one loss a head, summed over a padded batch of examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from waqai.tagging.decoding import stack_scenes
from waqai.tagging.pieces import PAD
from waqai.training.dataset import IGNORED, Anchor, Example
from waqai.training.network import Network, Relater

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
    return losses | (relate_losses(network.relater, words, anchors) if anchors else {})


def _skip(example: Example) -> list[int]:
    return [IGNORED] * len(example.first)


def relate_losses(
    relater: Relater, words: Tensor, anchors: Sequence[tuple[int, Anchor]]
) -> dict[str, Tensor]:
    """The relater's losses for anchors whose example's words begin at the given row of `words`."""
    scenes = stack_scenes([(o + a.bounds[0], a.word - a.bounds[0], a.kinds, a.label) for o, a in anchors])
    role, link, status, background, no_report = relater(words, *map(torch.from_numpy, scenes))
    gold = torch.full(role.shape[:2], IGNORED)
    for row, (_, a) in enumerate(anchors):
        gold[row, : len(a.roles)] = torch.tensor(a.roles)
    total = F.cross_entropy(role.transpose(1, 2), gold, reduction="sum", ignore_index=IGNORED)
    losses = {"role": total / ((gold > 0).sum() + 5)}
    events = [(n, a) for n, (_, a) in enumerate(anchors) if a.status is not None]
    if events:
        at = torch.tensor([n for n, _ in events])
        losses["status"] = F.cross_entropy(status[at], torch.tensor([a.status for _, a in events]))
        told = torch.tensor([float(a.background) for _, a in events])
        losses["background"] = F.binary_cross_entropy_with_logits(background[at], told)
        losses |= _link_losses(link, no_report, events)
    return losses


def _link_losses(link: Tensor, no_report: Tensor, events: list[tuple[int, Anchor]]) -> dict[str, Tensor]:
    losses = {}
    said = [(n, a) for n, a in events if a.cues]
    if said:
        rows = [torch.cat([no_report[n : n + 1], link[n, a.cues, 0]]) for n, a in said]
        scores = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=-1e4)
        gold = [0 if a.report is None else 1 + a.cues.index(a.report) for _, a in said]
        losses["report"] = F.cross_entropy(scores, torch.tensor(gold))
    linked = [(n, a) for n, a in events if a.others]
    if linked:
        scores = torch.cat([link[n, a.others, 1:].reshape(-1) for n, a in linked])
        gold_links = [float((at, kind) in a.links) for _, a in linked for at in a.others for kind in (1, 2)]
        total = F.binary_cross_entropy_with_logits(scores, torch.tensor(gold_links), reduction="sum")
        losses["link"] = total / len(linked)
    return losses
