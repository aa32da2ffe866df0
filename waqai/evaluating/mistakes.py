"""What went wrong, in words: confusions, figures per type, and the paragraphs with the most mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.evaluating.annotation import Happening
from waqai.evaluating.layers import Tally, tally_role
from waqai.evaluating.matching import Matched
from waqai.evaluating.scores import Score, score

NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph with its mistakes, one sentence each."""

    article: str
    text: str
    mistakes: tuple[str, ...]


def score_types(matched: Sequence[Matched]) -> dict[str, Score]:
    """Trigger + type + mode, for each type and mode that gold or system uses, by name."""
    tallies: dict[str, Tally] = {}
    for m in matched:
        for event in m.gold.events:
            tallies[event.label] = tallies.get(event.label, Tally()) + Tally(gold=1)
        for event in m.system.events:
            tallies[event.label] = tallies.get(event.label, Tally()) + Tally(predicted=1)
        for gold, system in _event_pairs(m):
            if gold.label == system.label:
                tallies[gold.label] += Tally(right=1)
    return {name: score([tallies[name]]) for name in sorted(tallies)}


def score_roles(matched: Sequence[Matched]) -> dict[str, Score]:
    """The layer "role", for each role that gold or system uses, by name."""
    used = {f.role for m in matched for e in (*m.gold.events, *m.system.events) for f in e.fillers}
    return {role: score([tally_role(m, role) for m in matched]) for role in sorted(used)}


def type_confusions(matched: Sequence[Matched]) -> list[tuple[str, str, int]]:
    """(gold, system, how often) of differing types, most frequent first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for m in matched:
        found = set(m.events.values())
        pairs.update((g.label, s.label) for g, s in _event_pairs(m) if g.label != s.label)
        pairs.update((e.label, NONE) for n, e in enumerate(m.gold.events) if n not in found)
        pairs.update((NONE, e.label) for n, e in enumerate(m.system.events) if n not in m.events)
    return _ranked(pairs)


def status_confusions(matched: Sequence[Matched]) -> list[tuple[str, str, int]]:
    """(gold, system, how often) of the status of matched triggers, right ones too, most frequent first."""
    return _ranked(Counter((str(g.status), str(s.status)) for m in matched for g, s in _event_pairs(m)))


def worst_paragraphs(matched: Sequence[Matched], how_many: int) -> list[Example]:
    """The paragraphs with the most mistakes, then in gold order."""
    examples = [example for m in matched for example in _paragraphs(m)]
    return sorted(examples, key=lambda example: -len(example.mistakes))[:how_many]


def _event_pairs(m: Matched) -> Iterator[tuple[Happening, Happening]]:
    return ((m.gold.events[g], m.system.events[s]) for s, g in m.events.items())


def _ranked(pairs: Counter[tuple[str, str]]) -> list[tuple[str, str, int]]:
    return sorted(((g, s, n) for (g, s), n in pairs.items()), key=lambda row: (-row[2], row))


def _paragraphs(m: Matched) -> Iterator[Example]:
    mistakes = sorted(_mistakes(m), key=lambda mistake: mistake[0])
    at = 0
    for paragraph in m.gold.text.split("\n"):
        mine = tuple(words for start, words in mistakes if at <= start <= at + len(paragraph))
        if mine:
            yield Example(m.gold.article, paragraph, mine)
        at += len(paragraph) + 1


def _mistakes(m: Matched) -> Iterator[tuple[int, str]]:
    """(offset, sentence); the Arabic word stands last in each."""
    text = m.gold.text
    found = set(m.events.values())
    for n, event in enumerate(m.gold.events):
        if n not in found:
            yield event.trigger.start, f"missed {event.label} ({event.status}): {event.trigger.of(text)}"
    for n, event in enumerate(m.system.events):
        if n not in m.events:
            yield event.trigger.start, f"invented {event.label} ({event.status}): {event.trigger.of(text)}"
    for s, g in m.events.items():
        yield from _differences(m, m.gold.events[g], m.system.events[s], s)


def _differences(m: Matched, gold: Happening, system: Happening, position: int) -> Iterator[tuple[int, str]]:
    at, word = gold.trigger.start, gold.trigger.of(m.gold.text)
    if gold.label != system.label:
        yield at, f"{gold.label} taken for {system.label}: {word}"
    if gold.status != system.status:
        yield at, f"status {gold.status} taken for {system.status}: {word}"
    if gold.background != system.background:
        yield at, f"background {gold.background} taken for {system.background}: {word}"
    reported = None if system.report is None else m.reports.get(system.report, "another cue")
    if gold.report != reported:
        yield at, f"{gold.label} according to the wrong cue: {word}"
    yield from _role_differences(m, gold, system)


def _role_differences(m: Matched, gold: Happening, system: Happening) -> Iterator[tuple[int, str]]:
    text, at = m.gold.text, gold.trigger.start
    wanted = {(f.role, m.first_word(f.span)): f.span.of(text) for f in gold.fillers}
    given = {(f.role, m.first_word(f.span)): f.span.of(text) for f in system.fillers}
    for role, word in sorted(wanted.keys() - given.keys()):
        yield at, f"{gold.label} without its {role}: {wanted[role, word]}"
    for role, word in sorted(given.keys() - wanted.keys()):
        yield at, f"{gold.label} with a wrong {role}: {given[role, word]}"
