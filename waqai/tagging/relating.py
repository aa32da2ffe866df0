"""Who did it, who says it, which deal it belongs to: the relater, asked once a window about every anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.tagging import labels
from waqai.tagging.decoding import NOTHING, Floats, Found, Scene, decode_pairs, sigmoid
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
    scenes = [scene for f in found for scene in _scenes(f)]
    if not scenes:
        return [Related([], []) for _ in found]
    answers = network.relate(reading.words, scenes)
    related = []
    row = 0
    for f in found:
        told = range(row, row + len(f.triggers))
        said = range(told.stop, told.stop + len(f.cues))
        row = said.stop
        events = [_event(f, n, at, answers) for n, at in enumerate(told)]
        reports = [
            RelatedReport(cue, _claimants(_roles(f, at, answers), f.bounds[0]))
            for cue, at in zip(f.cues, said, strict=True)
        ]
        related.append(Related(reports, events))
    return related


def _scenes(f: Finding) -> Iterator[Scene]:
    """The paragraph once for each of its triggers, then for each of its cues."""
    begin, end = f.bounds
    kinds = [labels.PLAIN] * (end - begin)
    for trigger in f.triggers:
        kinds[trigger.start - begin] = labels.TRIGGER
    for cue in f.cues:
        kinds[cue.start - begin] = labels.CUE
    for found, first_label in ((f.triggers, 0), (f.cues, len(labels.TYPES))):
        for anchor in found:
            own = anchor.start - begin
            yield begin, own, [*kinds[:own], labels.OWN, *kinds[own + 1 :]], first_label + anchor.label


def _event(f: Finding, n: int, row: int, answers: Relating) -> RelatedEvent:
    begin = f.bounds[0]
    others = [t.start - begin for t in f.triggers]
    links = sigmoid(answers.link[row, others, 1:])
    links[n] = 0.0
    said = answers.link[row, [c.start - begin for c in f.cues], 0]
    return RelatedEvent(
        trigger=f.triggers[n],
        status=int(answers.status[row].argmax()),
        background=bool(answers.background[row] > 0),
        arguments=_arguments(_roles(f, row, answers), begin),
        report=_best(said, float(answers.no_report[row])),
        provision_of=_best(links[:, 0], LINKED),
        same_as=_best(links[:, 1], LINKED),
    )


def _roles(f: Finding, row: int, answers: Relating) -> Floats:
    return answers.role[row, : f.bounds[1] - f.bounds[0]]


def _arguments(logits: Floats, begin: int) -> list[Found]:
    return [a for a in decode_pairs(logits, begin, NOTHING.role) if a.label != CLAIMANT]


def _claimants(logits: Floats, begin: int) -> list[Found]:
    return [a for a in decode_pairs(logits, begin, NOTHING.claimant) if a.label == CLAIMANT]


def _best(scores: Floats, above: float) -> int | None:
    """The position of the highest score, if it is above the given one."""
    if not len(scores) or scores.max() <= above:
        return None
    return int(scores.argmax())
