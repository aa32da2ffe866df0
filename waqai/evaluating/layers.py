"""The scored layers: how many items gold has, the system has, and both have."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

from waqai.evaluating.annotation import Annotation, Happening
from waqai.evaluating.matching import Matched
from waqai.model import Role

Items = set[Hashable]


@dataclass(frozen=True, slots=True)
class Tally:
    """Items right, predicted, items in gold; for accuracies the last two count the matched triggers."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


def tally(matched: Matched) -> dict[str, Tally]:
    """The tally of every layer for one article, in the order of LAYERS."""
    return {name: count(matched) for name, count in LAYERS.items()}


def _tally(system: Items, gold: Items) -> Tally:
    return Tally(len(system & gold), len(system), len(gold))


def _trigger(m: Matched) -> Tally:
    return Tally(len(m.events), len(m.system.events), len(m.gold.events))


def _trigger_exact(m: Matched) -> Tally:
    exact = sum(m.system.events[s].trigger == m.gold.events[g].trigger for s, g in m.events.items())
    return Tally(exact, len(m.system.events), len(m.gold.events))


def _trigger_type(m: Matched) -> Tally:
    same = sum(m.system.events[s].type == m.gold.events[g].type for s, g in m.events.items())
    return Tally(same, len(m.system.events), len(m.gold.events))


def _trigger_type_mode(m: Matched) -> Tally:
    same = sum(m.system.events[s].label == m.gold.events[g].label for s, g in m.events.items())
    return Tally(same, len(m.system.events), len(m.gold.events))


def _cue(m: Matched) -> Tally:
    return Tally(len(m.reports), len(m.system.reports), len(m.gold.reports))


def _cue_act(m: Matched) -> Tally:
    same = sum(m.system.reports[s].act == m.gold.reports[g].act for s, g in m.reports.items())
    return Tally(same, len(m.system.reports), len(m.gold.reports))


def _role(m: Matched) -> Tally:
    return tally_role(m, None)


def tally_role(m: Matched, role: Role | None) -> Tally:
    """The tally of the layer "role", of one role only where it is given."""
    return _tally(
        {(_event(m, n), *key) for n, event in enumerate(m.system.events) for key in _fillers(m, event, role)},
        {(n, *key) for n, event in enumerate(m.gold.events) for key in _fillers(m, event, role)},
    )


def _fillers(m: Matched, event: Happening, role: Role | None) -> list[tuple[Role, int]]:
    return [(f.role, m.first_word(f.span)) for f in event.fillers if role in (None, f.role)]


def _role_exact(m: Matched) -> Tally:
    return _tally(
        {(_event(m, n), f.role, f.span) for n, e in enumerate(m.system.events) for f in e.fillers},
        {(n, f.role, f.span) for n, e in enumerate(m.gold.events) for f in e.fillers},
    )


def _according_to(m: Matched) -> Tally:
    system: Items = set()
    for n, event in enumerate(m.system.events):
        if event.report is not None and _near(m, n, event.report):
            system.add((_event(m, n), _report(m, event.report)))
    return _tally(system, {(n, e.report) for n, e in enumerate(m.gold.events) if e.report is not None})


def _claimant(m: Matched) -> Tally:
    return _tally(
        {(_report(m, n), m.first_word(span)) for n, r in enumerate(m.system.reports) for span in r.claimants},
        {(n, m.first_word(span)) for n, r in enumerate(m.gold.reports) for span in r.claimants},
    )


def _status(m: Matched) -> Tally:
    right = sum(m.system.events[s].status == m.gold.events[g].status for s, g in m.events.items())
    return Tally(right, len(m.events), len(m.events))


def _background(m: Matched) -> Tally:
    right = sum(m.system.events[s].background == m.gold.events[g].background for s, g in m.events.items())
    return Tally(right, len(m.events), len(m.events))


def _pairs(kind: Literal["same_as", "provision_of"]) -> Callable[[Matched], Tally]:
    def count(m: Matched) -> Tally:
        system: Items = set()
        for n, event in enumerate(m.system.events):
            other = getattr(event, kind)
            if other is not None and _same_line(m.system, n, other):
                system.add(_link(kind, _event(m, n), _event(m, other)))
        gold: Items = {
            _link(kind, n, getattr(event, kind))
            for n, event in enumerate(m.gold.events)
            if getattr(event, kind) is not None
        }
        return _tally(system, gold)

    return count


def _link(kind: str, one: Hashable, other: Hashable) -> Hashable:
    """`same_as` has no direction, `provision_of` has."""
    return frozenset((one, other)) if kind == "same_as" else (one, other)


def _event(m: Matched, position: int) -> Hashable:
    """The gold position, or a key that no gold item has: an item of an unmatched event is only predicted."""
    return m.events.get(position, ("unmatched", position))


def _report(m: Matched, position: int) -> Hashable:
    return m.reports.get(position, ("unmatched", position))


def _near(m: Matched, event: int, report: int) -> bool:
    return "\n" not in _between(
        m.gold.text, m.system.events[event].trigger.start, m.system.reports[report].cue.start
    )


def _same_line(annotation: Annotation, one: int, other: int) -> bool:
    """Gold knows links inside a paragraph only; one across paragraphs is neither right nor wrong."""
    events = annotation.events
    return "\n" not in _between(annotation.text, events[one].trigger.start, events[other].trigger.start)


def _between(text: str, one: int, other: int) -> str:
    return text[min(one, other) : max(one, other)]


LAYERS: dict[str, Callable[[Matched], Tally]] = {
    "trigger": _trigger,
    "trigger_exact": _trigger_exact,
    "trigger_type": _trigger_type,
    "trigger_type_mode": _trigger_type_mode,
    "cue": _cue,
    "cue_act": _cue_act,
    "claimant": _claimant,
    "role": _role,
    "role_exact": _role_exact,
    "according_to": _according_to,
    "status": _status,
    "background": _background,
    "same_as": _pairs("same_as"),
    "provision_of": _pairs("provision_of"),
}
ACCURACIES = ("status", "background")
