"""The arguments of an event with their resolved values, and the one time, place and toll that they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from waqai.model import Argument, Provenance, Quantity, Resolved, Role, TaggedEvent, When, Where

COMPONENT = "coding.values@1"
_TIME_RANK = ("hour", "part_of_day", "day", "week", "month", "quarter", "year", "vague")
_PLACE_RANK = ("exact", "neighbourhood", "town", "area", "admin2", "admin1", "country")
_ACTING: tuple[Role, ...] = ("actor", "target", "mediator")
_PLACING: tuple[Role, ...] = ("place", "origin", "destination")  # in order of what tells where a journey was
_JOURNEYS = frozenset({"MOVE", "RETREAT"})
_COUNTING: tuple[Role, ...] = ("killed", "injured", "affected")
_UNITS = {
    ("COERCE", "arrest"): "detained",
    ("COERCE", "deport"): "deported",
    ("COERCE", "siege"): "besieged",
    ("ASSAULT", "abduct"): "abducted",
    ("MOVE", "evacuate"): "evacuated",
    ("MOVE", "flee"): "displaced",
    ("MOVE", "return"): "returned",
    ("RETREAT", "surrender"): "surrendered",
    ("RETREAT", "release"): "released",
    ("RETREAT", "withdraw"): "withdrawn",
    ("SANCTION", "convict"): "convicted",
    ("PROTEST", "demo"): "protesting",
    ("PROTEST", "riot"): "protesting",
    ("PROTEST", "strike"): "striking",
}


def read_arguments(event: TaggedEvent, text: str, resolved: Resolved) -> tuple[Argument, ...]:
    """The tagged arguments in order of place, each with what resolving says of its span."""
    arguments = []
    for tagged in sorted(event.arguments, key=lambda argument: (argument.span, argument.role)):
        role, span = tagged.role, tagged.span
        counts = role in _COUNTING
        arguments.append(
            Argument(
                role=role,
                span=span,
                text=span.of(text),
                who=resolved.actors.get(span) if role in _ACTING or counts else None,
                where=resolved.places.get(span) if role in _PLACING else None,
                when=resolved.times.get(span) if role == "time" else None,
                quantity=_with_unit(resolved.quantities.get(span), event, role) if counts else None,
            )
        )
    return tuple(arguments)


def choose_when(arguments: Sequence[Argument]) -> When | None:
    """The most specific of the event's times, a clock time or part of day joined to its day; None if it has none."""
    times = [a.when for a in arguments if a.role == "time" and a.when is not None]
    if not times:
        return None
    best = min(times, key=_time_rank)
    day = next((t for t in times if _single_day(t) and t.clock_start is None), None)
    clock = next((t for t in times if t.clock_start is not None and not t.alternatives), None)
    if day and clock and day is not clock and _clock_joins(clock, day):
        return _join(day, clock)
    return best


def choose_where(event: TaggedEvent, arguments: Sequence[Argument]) -> Where | None:
    """The most specific of the event's places, the first of equals; None if none is known.

    A journey that names no place took place where it began, else where it ended; the provenance then says so.
    """
    for role in _PLACING if event.type in _JOURNEYS else _PLACING[:1]:
        places = [a.where for a in arguments if a.role == role and a.where is not None]
        if places:
            where = min(places, key=lambda where: _PLACE_RANK.index(where.precision))
            return where if role == "place" else _at_end(where, role)
    return None


def _at_end(where: Where, role: Role) -> Where:
    known = where.provenance
    note = " ".join(part for part in (known.component, known.rule, known.note) if part)
    provenance = Provenance(COMPONENT, f"where.{role}", known.rows, known.model, f"resolved by {note}")
    return replace(where, provenance=provenance)


def count(arguments: Sequence[Argument], role: Role, conjunctions: tuple[str, ...]) -> Quantity | None:
    """How many were killed, injured or affected.

    Phrases joined by "and" are added up, with the addends as parts. Others name the same people again or some of
    them ("30, children 12 of them"): the largest stands.
    """
    groups: list[list[Quantity]] = []
    for argument in arguments:
        if argument.role != role or argument.quantity is None:
            continue
        if groups and argument.text.startswith(conjunctions):
            groups[-1].append(argument.quantity)
        else:
            groups.append([argument.quantity])
    return max((_add(group) for group in groups), key=lambda q: q.low or 0, default=None)


def _add(addends: Sequence[Quantity]) -> Quantity:
    if len(addends) == 1:
        return addends[0]
    return replace(
        addends[0],
        low=_sum(q.low for q in addends),
        high=_sum(q.high for q in addends),
        approximate=any(q.approximate for q in addends),
        noun=None,
        parts=tuple(addends),
        provenance=Provenance(COMPONENT, rule="count.sum"),
        text="; ".join(q.text for q in addends),
        span=None,
    )


def has_deaths(arguments: Iterable[Argument]) -> bool:
    """Whether somebody is told to have been killed, counted or not."""
    return any(a.role == "killed" and (a.quantity is None or a.quantity.high != 0) for a in arguments)


def _with_unit(quantity: Quantity | None, event: TaggedEvent, role: Role) -> Quantity | None:
    """The quantity with the unit of its role: the role says who was killed even where the phrase does not."""
    if quantity is None:
        return None
    if role == "affected":
        unit = quantity.unit or _UNITS.get((event.type, event.mode or ""))
    else:
        unit = "dead" if role == "killed" else "injured"
    return quantity if unit == quantity.unit else replace(quantity, unit=unit)


def _sum(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total


def _time_rank(when: When) -> tuple[bool, int, int]:
    undated = when.earliest is None and when.latest is None
    days = (when.latest - when.earliest).days if when.earliest and when.latest else 10**6
    return undated, _TIME_RANK.index(when.precision), days


def _single_day(when: When) -> date | None:
    return when.earliest if when.earliest == when.latest else None


def _clock_joins(clock: When, day: When) -> bool:
    """Whether the clock time can be of that day: it names no date of its own, or the same."""
    if clock.earliest is None and clock.latest is None:
        return True
    return clock.basis == "inferred" or _single_day(clock) == _single_day(day)


def _join(day: When, clock: When) -> When:
    return replace(
        day,
        precision=clock.precision,
        clock_start=clock.clock_start,
        clock_end=clock.clock_end,
        approximate=day.approximate or clock.approximate,
        text=f"{day.text} {clock.text}".strip(),
        provenance=Provenance(
            COMPONENT,
            rule="when.day_and_clock",
            rows=day.provenance.rows + clock.provenance.rows,
        ),
    )
