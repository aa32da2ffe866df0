"""What coding knows of an article before anything is resolved: the mended tags, their statuses, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from waqai.coding.claiming import Claimed, find_claimed
from waqai.coding.cues import Reading, read_sentences
from waqai.coding.mending import mend
from waqai.coding.ontologies import Ontology
from waqai.coding.rules import Correction, correct_status
from waqai.coding.trailing import find_trailing
from waqai.coding.voices import Voice, find_voices
from waqai.model import Article, Segments, Span, Status, Tags


@dataclass(frozen=True, slots=True)
class Prepared:
    """The reading of an article with, by number of its events and reports, what the words around them say.

    `numbers` holds the number that each event has in the tagger's tags; `tied` the lexicon row by which an event
    that the tagger tied to no report belongs to the one at its sentence's end.
    """

    reading: Reading
    numbers: tuple[int, ...]
    corrections: tuple[Correction | None, ...]
    voices: tuple[Voice, ...]
    claimed: dict[int, Claimed]
    tied: dict[int, str]


def prepare(article: Article, segments: Segments, tags: Tags, ontology: Ontology) -> Prepared:
    """The article prepared for coding; the last one is kept, as speakers, statuses and events are asked in turn."""
    return _prepare(_Same(article, segments, tags, ontology))


def find_speakers(article: Article, segments: Segments, tags: Tags, ontology: Ontology) -> tuple[Span, ...]:
    """The spans of all claimants and of the media that pass on their words, in order of place: for resolving."""
    prepared = prepare(article, segments, tags, ontology)
    spoken = {span for voice in prepared.voices for span in voice.claimants + voice.via}
    return tuple(sorted(spoken.union(*(claimed.claimants for claimed in prepared.claimed.values()))))


def expected_status(
    article: Article, segments: Segments, tags: Tags, ontology: Ontology
) -> tuple[Status, ...]:
    """The status of each event of the tags, in their order, as `code_events` will give it: for resolving times."""
    prepared = prepare(article, segments, tags, ontology)
    statuses = [event.status for event in tags.events]
    for number, correction in zip(prepared.numbers, prepared.corrections, strict=True):
        if correction:
            statuses[number] = correction.status
    return tuple(statuses)


class _Same:
    """Arguments of a call that equal only themselves: comparing whole articles would cost more than it saves."""

    def __init__(self, *values: Any) -> None:
        self.values = values

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.values)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(map(_is, self.values, other.values))


def _is(one: object, other: object) -> bool:
    return one is other


@lru_cache(maxsize=1)
def _prepare(inputs: _Same) -> Prepared:
    article, segments, tags, ontology = inputs.values
    reading = Reading(article.text, read_sentences(article, segments), tags, ontology.cues)
    mended = mend(reading)
    reading = replace(reading, tags=mended.tags)
    trailing = find_trailing(reading)
    reading = replace(reading, tags=_tie(mended.tags, trailing))
    return Prepared(
        reading,
        mended.numbers,
        tuple(correct_status(event, reading) for event in reading.tags.events),
        find_voices(reading),
        find_claimed(reading),
        {event: row for event, (_, row) in trailing.items()},
    )


def _tie(tags: Tags, trailing: dict[int, tuple[int, str]]) -> Tags:
    events = tuple(
        replace(event, report=trailing[n][0]) if n in trailing else event
        for n, event in enumerate(tags.events)
    )
    return replace(tags, events=events)
