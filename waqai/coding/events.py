"""The events and claims of one article, coded: what the tagger found, with values, status, links and codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from waqai.coding.cases import make_case
from waqai.coding.claims import make_claims
from waqai.coding.cues import Reading
from waqai.coding.dating import dated_background
from waqai.coding.denying import drop_deniers
from waqai.coding.links import Provision, find_provisions, join_same
from waqai.coding.ontologies import Ontology, give_codes
from waqai.coding.preparing import Prepared, prepare
from waqai.coding.rules import Correction
from waqai.coding.values import choose_when, choose_where, count, read_arguments
from waqai.model import (
    Article,
    Claim,
    Codes,
    Event,
    Provenance,
    Resolved,
    Segments,
    TaggedEvent,
    Tags,
)

COMPONENT = "coding.events@1"


def code_events(
    article: Article, segments: Segments, tags: Tags, resolved: Resolved, ontology: Ontology, *, model: str
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """The events in order of place (ids <article>.e1, ...) and their claims (ids <article>.c1, ...).

    `model` names the tagger's weights, kept in every provenance.
    """
    prepared = prepare(article, segments, tags, ontology)
    reading, corrections, tags = prepared.reading, prepared.corrections, prepared.reading.tags
    provisions = find_provisions(reading, corrections)
    ids = [f"{article.id}.e{number}" for number in range(1, len(tags.events) + 1)]
    events = [
        _event(ids[n], tagged, corrections[n], reading, resolved, model)
        for n, tagged in enumerate(tags.events)
    ]
    events = [_date(_place_in_article(event, segments, reading), article.published) for event in events]
    events = [_tie(event, provisions.get(n), ids) for n, event in enumerate(events)]
    events = _join(events, ids, reading)
    events = [
        replace(event, codes=give_codes(make_case(event, events, reading, ontology), ontology))
        for event in events
    ]
    return _add_claims(article, events, prepared, resolved)


def _event(
    event_id: str,
    tagged: TaggedEvent,
    correction: Correction | None,
    reading: Reading,
    resolved: Resolved,
    model: str,
) -> Event:
    status = correction.status if correction else tagged.status
    tagged, denied = drop_deniers(tagged, status, reading)
    arguments = read_arguments(tagged, reading.text, resolved)
    event = Event(
        id=event_id,
        type=tagged.type,
        mode=tagged.mode,
        status=status,
        background=tagged.background,
        related=False,
        trigger=tagged.trigger,
        trigger_text=tagged.trigger.of(reading.text),
        sentence=tagged.trigger,
        arguments=arguments,
        when=choose_when(arguments),
        where=choose_where(tagged, arguments),
        killed=count(arguments, "killed", reading.cues.conjunctions),
        injured=count(arguments, "injured", reading.cues.conjunctions),
        affected=count(arguments, "affected", reading.cues.conjunctions),
        claims=(),
        provision_of=None,
        same_as=None,
        codes=Codes(),
        provenance=_provenance(tagged, correction, reading, model),
    )
    if not denied:
        return event
    return replace(event, provenance=_noted(event, "an actor who denies a part in it left out", denied))


def _provenance(
    tagged: TaggedEvent, correction: Correction | None, reading: Reading, model: str
) -> Provenance:
    if correction is None:
        return Provenance(COMPONENT, "tagged", model=model)
    words = correction.words.of(reading.text)
    note = f"status: tagged {tagged.status}, now {correction.status} for {words}"
    return Provenance(COMPONENT, correction.rule, correction.rows, model, note)


def _place_in_article(event: Event, segments: Segments, reading: Reading) -> Event:
    """The event with its sentence, and whether it stands in a link to another report."""
    home = reading.sentence_of(event.trigger)
    in_link = any(span.contains(event.trigger) for span in segments.related)
    return replace(
        event,
        sentence=home.span if home else event.trigger,
        related=in_link or (home is not None and home.zone == "related"),
    )


def _date(event: Event, published: datetime | None) -> Event:
    """The event as background or news by its date, where that decides and the tagger said otherwise."""
    background = dated_background(event, published)
    if background is None or background == event.background:
        return event
    note = f"background: tagged {event.background}, now {background} by its date"
    return replace(event, background=background, provenance=_noted(event, note, ()))


def _tie(event: Event, provision: Provision | None, ids: Sequence[str]) -> Event:
    if provision is None:
        return event
    if provision.rule == "tagged":
        return replace(event, provision_of=ids[provision.of])
    note = f"provision of {ids[provision.of]} by {provision.rule}"
    return replace(event, provision_of=ids[provision.of], provenance=_noted(event, note, provision.rows))


def _join(events: Sequence[Event], ids: Sequence[str], reading: Reading) -> list[Event]:
    tagged = {ids[n]: ids[t.same_as] for n, t in enumerate(reading.tags.events) if t.same_as is not None}
    same = join_same(events, tagged, reading)
    return [_joined(event, same.get(event.id), tagged.get(event.id)) for event in events]


def _joined(event: Event, same: str | None, tagged: str | None) -> Event:
    if same is None or same == tagged:
        return replace(event, same_as=same)
    return replace(
        event, same_as=same, provenance=_noted(event, f"same as {same} by same.earliest_in_body", ())
    )


def _noted(event: Event, note: str, rows: tuple[str, ...]) -> Provenance:
    known = event.provenance
    notes = note if known.note is None else f"{note}; {known.note}"
    return replace(known, rows=known.rows + rows, note=notes)


def _add_claims(
    article: Article, events: Sequence[Event], prepared: Prepared, resolved: Resolved
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    coded: list[Event] = []
    claims: list[Claim] = []
    for number, event in enumerate(events):
        said = [
            replace(claim, id=f"{article.id}.c{n}")
            for n, claim in enumerate(make_claims(event.id, number, prepared, resolved), len(claims) + 1)
        ]
        coded.append(replace(event, claims=tuple(claim.id for claim in said)))
        claims += said
    return tuple(coded), tuple(claims)
