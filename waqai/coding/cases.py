"""The case that the crosswalk decides on: who acts, against whom, under what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waqai.coding.cues import Reading, cues_within
from waqai.coding.ontologies import Case, Ontology, side_of
from waqai.coding.values import has_deaths
from waqai.model import Argument, Event

# What makes an agreement one between armed parties.
_ARMED_PROVISIONS = frozenset({"MOVE", "RETREAT", "CONTROL"})
# Violence aimed at persons: its victims are its target where no other is named. Not so for fire on an area.
_AIMED = frozenset(
    {"abduct", "abuse", "assassinate", "attack", "bombing", "execute", "kill", "shooting", "suicide"}
)


def make_case(event: Event, events: Sequence[Event], reading: Reading, ontology: Ontology) -> Case:
    """The event's label with the sides of its parties and the conditions it stands under."""
    actors = [a for a in event.arguments if a.role == "actor"]
    targets = [a for a in event.arguments if a.role == "target"]
    if event.mode == "clash" and not targets:
        # In a fight without an attacker all sides are actors.
        actors, targets = actors[:1], actors[1:]
    if not targets:
        targets = _victims(event)
    return Case(
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=_sides(actors, event, ontology, acting=True),
        targets=_sides(targets, event, ontology, acting=event.mode == "clash"),
        conditions=frozenset(_conditions(event, events, reading)),
        deaths=has_deaths(event.arguments),
    )


def _victims(event: Event) -> list[Argument]:
    if event.type == "ASSAULT" and event.mode not in _AIMED:
        return []
    return [a for a in event.arguments if a.role in ("killed", "injured", "affected")]


def _sides(
    arguments: Sequence[Argument], event: Event, ontology: Ontology, *, acting: bool
) -> frozenset[str]:
    country = event.where.country if event.where else None
    named = [a.who for a in arguments if a.who is not None]
    return frozenset(side for who in named if (side := side_of(who, country, ontology, acting=acting)))


def _conditions(event: Event, events: Sequence[Event], reading: Reading) -> Iterator[str]:
    """deal: part of an agreement, or an agreement on armed matters; peaceful: told to be without a fight."""
    parts = (other for other in events if other.provision_of == event.id)
    if event.provision_of or (
        event.type == "AGREE" and any(part.type in _ARMED_PROVISIONS for part in parts)
    ):
        yield "deal"
    home = reading.sentence_of(event.trigger)
    if home and any(cues_within(home, 0, len(home.words), reading.cues.lists["peaceful"])):
        yield "peaceful"
