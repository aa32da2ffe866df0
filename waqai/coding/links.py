"""Events tied to one another: provisions of an agreement, and tellings of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.coding.cues import Reading, Sentence, cues_within, word_at
from waqai.coding.rules import PROVISIONS, Correction, find_agreement
from waqai.model import Argument, Event, Span, Where, Who
from waqai.text import match_key

_BASIS_REACH = 3  # words from the word of basis ("under") to the agreement
_LEAD = 2  # body paragraphs that a title without names of its own may sum up


@dataclass(frozen=True, slots=True)
class Provision:
    """The agreement that an event is part of, by its number in the tags, and how that is known."""

    of: int
    rule: str
    rows: tuple[str, ...] = ()


def find_provisions(reading: Reading, corrections: Sequence[Correction | None]) -> dict[int, Provision]:
    """The agreement of each event that is part of one: from the tags, from an exclusion, from a word of basis."""
    found = {}
    for number, event in enumerate(reading.tags.events):
        correction = corrections[number]
        agreement = find_agreement(event, reading)
        if event.provision_of is not None and event.provision_of != number:
            found[number] = Provision(event.provision_of, "tagged")
        elif correction and correction.rule == "status.excluded" and agreement is not None:
            found[number] = Provision(agreement, "provision.excluded", correction.rows)
    for number, provision in _by_basis(reading):
        found.setdefault(number, provision)
    return found


def _by_basis(reading: Reading) -> list[tuple[int, Provision]]:
    """Forms: [they left] under an agreement; under an agreement [they left].

    The events before it in the sentence, back to another agreement; where there are none, those after it.
    """
    found = []
    for number, agreement in enumerate(reading.tags.events):
        home = reading.sentence_of(agreement.trigger)
        row = _basis_row(agreement.trigger, home, reading) if agreement.type == "AGREE" and home else None
        if row is None or home is None:
            continue
        near = [
            (n, other)
            for n, other in enumerate(reading.tags.events)
            if n != number and home.span.contains(other.trigger)
        ]
        before = [(n, other) for n, other in near if other.trigger < agreement.trigger]
        last = max((i for i, (_, other) in enumerate(before) if other.type == "AGREE"), default=-1)
        before = [(n, other) for n, other in before[last + 1 :] if other.type in PROVISIONS]
        after = [
            (n, other) for n, other in near if other.trigger > agreement.trigger and other.type in PROVISIONS
        ]
        found += [(n, Provision(number, "provision.basis", (row,))) for n, _ in before or after]
    return found


def _basis_row(trigger: Span, home: Sentence, reading: Reading) -> str | None:
    at = word_at(home, trigger.start)
    for word, cue in cues_within(home, at - _BASIS_REACH - 2, at, reading.cues.lists["agreement_basis"]):
        end = word + len(cue.words)
        near = end <= at <= end + _BASIS_REACH - 1
        if near and not reading.has_break(home.words[end - 1].end, trigger.start):
            return cue.id
    return None


def join_same(events: Sequence[Event], tagged: dict[str, str], reading: Reading) -> dict[str, str]:
    """For each event told elsewhere in the article as well: the id of its earliest telling in the body.

    `tagged` holds the tagger's links. Title events join the body's; links never chain.
    """
    groups = {event.id: event.id for event in events}
    for one, other in tagged.items():
        _unite(groups, one, other)
    zones = {event.id: _zone(event, reading) for event in events}
    for event in events:
        if zones[event.id] == "title":
            told = _first_telling(event, [e for e in events if zones[e.id] == "body"], reading)
            if told:
                _unite(groups, event.id, told.id)
    return _to_first(events, groups, zones)


def _to_first(events: Sequence[Event], groups: dict[str, str], zones: dict[str, str]) -> dict[str, str]:
    ordered = sorted(events, key=lambda event: (zones[event.id] != "body", event.trigger))
    first: dict[str, str] = {}
    for event in ordered:
        first.setdefault(_root(groups, event.id), event.id)
    pairs = ((event.id, first[_root(groups, event.id)]) for event in events)
    return {event: told for event, told in pairs if event != told}


def _first_telling(title: Event, body: Sequence[Event], reading: Reading) -> Event | None:
    """The earliest body event that the title event can be; without a shared name, only one of the lead."""
    opening = sorted({p.paragraph for p in reading.sentences if p.zone == "body"})[:_LEAD]
    for event in sorted(body, key=lambda event: event.trigger):
        same_kind = (event.type, event.mode, event.status) == (title.type, title.mode, title.status)
        if (
            not same_kind
            or event.background != title.background
            or event.related
            or not _tolls_meet(title, event)
        ):
            continue
        fits = [_meet_in_place(title, event), _meet_in_parties(title, event)]
        home = reading.sentence_of(event.trigger)
        if False not in fits and (True in fits or (home and home.paragraph in opening)):
            return event
    return None


def _meet_in_place(one: Event, other: Event) -> bool | None:
    """Whether a place of one can be a place of the other; None where either names none."""
    pairs = [(a, b) for a in _placing(one) for b in _placing(other)]
    return any(_same_place(a, b) for a, b in pairs) if pairs else None


def _placing(event: Event) -> list[Argument]:
    return [a for a in event.arguments if a.role in ("place", "origin", "destination")]


def _same_place(one: Argument, other: Argument) -> bool:
    """Whether both name one place, or one is the country or a wider place of the other."""
    a, b = one.where, other.where
    if a is None or b is None:
        return match_key(one.text) == match_key(other.text)
    if "country" in (a.precision, b.precision) and a.country is not None and a.country == b.country:
        return True
    return not _place_names(a).isdisjoint(_place_names(b))


def _place_names(where: Where) -> set[str]:
    return {match_key(name) for name in (where.name_ar, *where.chain)} | {where.place_id or ""} - {""}


def _meet_in_parties(one: Event, other: Event) -> bool | None:
    """Whether an actor or target of one is an actor or target of the other; None where either names none."""
    some, others = _parties(one), _parties(other)
    return not some.isdisjoint(others) if some and others else None


def _parties(event: Event) -> frozenset[str]:
    acting = [a for a in event.arguments if a.role in ("actor", "target")]
    return frozenset(_party_name(a.who, a.text) for a in acting)


def _party_name(who: Who | None, text: str) -> str:
    return match_key(text) if who is None else who.actor_id or match_key(who.name_ar)


def _tolls_meet(one: Event, other: Event) -> bool:
    """Whether the numbers killed can be the same: not both known and apart."""
    a, b = one.killed, other.killed
    if a is None or b is None:
        return True
    return (a.low or 0) <= (10**9 if b.high is None else b.high) and (b.low or 0) <= (
        10**9 if a.high is None else a.high
    )


def _zone(event: Event, reading: Reading) -> str:
    home = reading.sentence_of(event.trigger)
    return home.zone if home else "body"


def _root(groups: dict[str, str], event: str) -> str:
    while groups[event] != event:
        event = groups[event]
    return event


def _unite(groups: dict[str, str], one: str, other: str) -> None:
    groups[_root(groups, one)] = _root(groups, other)
