"""Who did it, who says it, which deal it belongs to: the pair heads, asked once a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from waqai.tagging import labels
from waqai.tagging.decoding import Floats, Found, decode_pairs, pair_rows, sigmoid, stack_pairs
from waqai.tagging.onnx import Network, Reading, Relating

CLAIMANT = labels.ROLES.index("claimant")
# A link between two events needs better than even odds.
LINKED = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """The triggers and cues of one paragraph, whose words are bounds[0]..bounds[1] of the window."""

    bounds: tuple[int, int]
    triggers: list[Found]
    cues: list[Found]


@dataclass(frozen=True, slots=True)
class RelatedReport:
    cue: Found
    claimants: list[Found]


@dataclass(frozen=True, slots=True)
class RelatedEvent:
    """`report`, `provision_of`, `same_as` are positions among the paragraph's cues and triggers."""

    trigger: Found
    status: int
    background: bool
    arguments: list[Found]
    report: int | None
    provision_of: int | None
    same_as: int | None


@dataclass(frozen=True, slots=True)
class Related:
    reports: list[RelatedReport]
    events: list[RelatedEvent]


def relate(found: Sequence[Finding], reading: Reading, network: Network) -> list[Related]:
    """One Related a paragraph, in order."""
    if not any(f.triggers or f.cues for f in found):
        return [Related([], []) for _ in found]
    answers = _ask(found, reading, network)
    role, report, link = (_Rows(rows) for rows in (answers.role, answers.report, answers.link))
    related = []
    trigger = 0
    for f in found:
        width = f.bounds[1] - f.bounds[0]
        events = []
        for n, t in enumerate(f.triggers):
            links = sigmoid(link.take(len(f.triggers) - 1))
            events.append(
                RelatedEvent(
                    trigger=t,
                    status=int(answers.status[trigger].argmax()),
                    background=bool(answers.background[trigger] > 0),
                    arguments=[a for a in decode_pairs(role.take(width), f.bounds[0]) if a.label != CLAIMANT],
                    report=_best_report(report.take(len(f.cues)), float(answers.no_report[trigger])),
                    provision_of=_best_link(links[:, 0], n),
                    same_as=_best_link(links[:, 1], n),
                )
            )
            trigger += 1
        reports = [
            RelatedReport(c, [a for a in decode_pairs(role.take(width), f.bounds[0]) if a.label == CLAIMANT])
            for c in f.cues
        ]
        related.append(Related(reports, events))
    return related


def _ask(found: Sequence[Finding], reading: Reading, network: Network) -> Relating:
    roles, reports, links, triggers = [], [], [], []
    for f in found:
        words = range(*f.bounds)
        for t in f.triggers:
            roles.extend(pair_rows(t.start, t.label, words))
            reports.extend(pair_rows(t.start, t.label, [c.start for c in f.cues]))
            links.extend(pair_rows(t.start, t.label, [o.start for o in f.triggers if o is not t]))
            triggers.append(t.start)
        for c in f.cues:
            roles.extend(pair_rows(c.start, len(labels.TYPES) + c.label, words))
    return network.relate(
        reading.words,
        stack_pairs(roles),
        stack_pairs(reports),
        stack_pairs(links),
        np.array(triggers, dtype=np.int64),
    )


class _Rows:
    """Hands out the rows of an answer in the order they were asked."""

    def __init__(self, rows: Floats) -> None:
        self.rows = rows
        self.at = 0

    def take(self, count: int) -> Floats:
        self.at += count
        return self.rows[self.at - count : self.at]


def _best_report(scores: Floats, none: float) -> int | None:
    if not len(scores) or scores.max() <= none:
        return None
    return int(scores.argmax())


def _best_link(chances: Floats, own: int) -> int | None:
    """The position of the likeliest other trigger; the asking one was left out of the row."""
    if not len(chances) or chances.max() <= LINKED:
        return None
    best = int(chances.argmax())
    return best + (best >= own)
