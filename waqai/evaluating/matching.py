"""Which predicted item is which gold item: both begin with the same word."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from waqai.evaluating.annotation import Annotation, Happening, Report
from waqai.model import Span
from waqai.text import find_words


@dataclass(frozen=True, slots=True)
class Matched:
    """Gold and prediction of one article; `events` and `reports` map predicted to gold positions."""

    gold: Annotation
    system: Annotation
    events: dict[int, int]
    reports: dict[int, int]
    first_word: Callable[[Span], int]


def match(gold: Annotation, system: Annotation) -> Matched:
    """Events paired by the first word of their trigger, reports by the first word of their cue, one to one.

    Where one word triggers several events, agreement in type and mode pairs first, then in type, then order.
    """
    first_word = _first_word_finder(gold.text)
    return Matched(
        gold=gold,
        system=system,
        events=_pair(
            [first_word(event.trigger) for event in system.events],
            [first_word(event.trigger) for event in gold.events],
            lambda s, g: _likeness(system.events[s], gold.events[g]),
        ),
        reports=_pair(
            [first_word(report.cue) for report in system.reports],
            [first_word(report.cue) for report in gold.reports],
            lambda s, g: _same_act(system.reports[s], gold.reports[g]),
        ),
        first_word=first_word,
    )


def _first_word_finder(text: str) -> Callable[[Span], int]:
    ends = [word.end for word in find_words(text)]

    def first_word(span: Span) -> int:
        return bisect_right(ends, span.start)

    return first_word


def _likeness(system: Happening, gold: Happening) -> int:
    return (system.type == gold.type) + (system.label == gold.label)


def _same_act(system: Report, gold: Report) -> int:
    return int(system.act == gold.act)


def _pair(
    system: Sequence[Hashable], gold: Sequence[Hashable], likeness: Callable[[int, int], int]
) -> dict[int, int]:
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for position, key in enumerate(gold):
        by_key[key].append(position)
    choices = [(s, g) for s, key in enumerate(system) for g in by_key.get(key, ())]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for s, g in sorted(choices, key=lambda pair: (-likeness(*pair), pair)):
        if s not in pairs and g not in taken:
            pairs[s] = g
            taken.add(g)
    return dict(sorted(pairs.items()))
