"""An article and its events as labelled lines of words: what the table and the blocks both print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from waqai.exporting.wording import (
    claims_of,
    say_argument,
    say_claim,
    say_quantity,
    say_when,
    say_where,
    say_who,
)
from waqai.model import CodedArticle, Event, Guest, Quantity, Role

MARK = "*"  # around the trigger: neutral in both writing directions, and legible without colour


@dataclass(frozen=True, slots=True)
class Facts:
    """One event in words: each field a tuple of short lines, empty where the article does not say."""

    number: int
    status: tuple[str, ...]
    what: tuple[str, ...]
    who: tuple[str, ...]
    to_whom: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    how_many: tuple[str, ...]
    according_to: tuple[str, ...]
    words: str


def event_facts(coded: CodedArticle) -> list[Facts]:
    """The events of the article in order of place, numbered from 1."""
    numbers = {event.id: n for n, event in enumerate(coded.events, 1)}
    return [_facts(event, coded, numbers) for event in coded.events]


def _facts(event: Event, coded: CodedArticle, numbers: dict[str, int]) -> Facts:
    return Facts(
        number=numbers[event.id],
        status=_status(event),
        what=_what(event, numbers),
        who=_role(event, "actor") + _role(event, "mediator", "mediator: "),
        to_whom=_role(event, "target"),
        where=_where(event),
        when=(say_when(event.when),) if event.when else _role(event, "time"),
        how_many=_how_many(event) + _role(event, "instrument", "by: "),
        according_to=_unique(say_claim(claim, coded) for claim in claims_of(event, coded)),
        words=evidence(event, coded.article.text),
    )


def evidence(event: Event, text: str) -> str:
    """The sentence on one line, the trigger between marks."""
    before = text[event.sentence.start : event.trigger.start]
    after = text[event.trigger.end : event.sentence.end]
    return " ".join(f"{before}{MARK}{event.trigger_text}{MARK}{after}".split())


def header_lines(coded: CodedArticle) -> list[tuple[str, str]]:
    """The article's own facts as (label, words), only those that are known."""
    article, header, text = coded.article, coded.header, coded.article.text
    lines = [
        ("article", article.id),
        ("outlet", header.outlet or article.source),
        ("title", article.title),
        ("published", _published(coded)),
        ("dateline", _dateline(coded)),
        ("byline", header.byline.of(text) if header.byline else None),
        ("agency", header.agency.of(text) if header.agency else None),
        *(("guest", _guest(guest, text)) for guest in header.guests),
        *(("related", span.of(text)) for span in header.related),
    ]
    return [(label, " ".join(words.split())) for label, words in lines if words]


def _published(coded: CodedArticle) -> str | None:
    published = coded.article.published
    if published is None:
        return None
    return str(published.date()) if published.time() == time() else published.isoformat(" ", "minutes")


def _dateline(coded: CodedArticle) -> str | None:
    header = coded.header
    if header.dateline_place:
        return say_where(header.dateline_place)
    return header.dateline.span.of(coded.article.text) if header.dateline else None


def _guest(guest: Guest, text: str) -> str:
    parts = [span.of(text) for span in (guest.name, guest.title, guest.organisation, guest.place) if span]
    return ", ".join(parts) if guest.name else guest.span.of(text)


def _status(event: Event) -> tuple[str, ...]:
    marks = ("background",) * event.background + ("related",) * event.related
    return (event.status.upper(), *marks)


def _what(event: Event, numbers: dict[str, int]) -> tuple[str, ...]:
    lines = [f"{event.type} {event.mode}" if event.mode else event.type]
    if event.provision_of in numbers:
        lines.append(f"provision of {numbers[event.provision_of]}")
    if event.same_as in numbers:
        lines.append(f"same as {numbers[event.same_as]}")
    return tuple(lines)


def _where(event: Event) -> tuple[str, ...]:
    place = (say_where(event.where),) if event.where else _role(event, "place")
    return place + _role(event, "origin", "from: ") + _role(event, "destination", "to: ")


def _how_many(event: Event) -> tuple[str, ...]:
    """Each count with whom it counts, or the words where they name no number."""
    counts: tuple[tuple[Role, Quantity | None], ...] = (
        ("killed", event.killed),
        ("injured", event.injured),
        ("affected", event.affected),
    )
    lines: tuple[str, ...] = ()
    for role, quantity in counts:
        whom = ", ".join(_unique(say_who(a.who) for a in event.arguments if a.role == role and a.who))
        counted = f" ({whom})" if whom else ""
        lines += (
            (f"{role}: {say_quantity(quantity)}{counted}",) if quantity else _role(event, role, f"{role}: ")
        )
    return lines


def _role(event: Event, role: Role, label: str = "") -> tuple[str, ...]:
    return _unique(label + say_argument(a) for a in event.arguments if a.role == role)


def _unique(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
