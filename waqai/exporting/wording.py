"""Values said to people: dates, places, actors, counts and claims, in English where known."""

from __future__ import annotations

from datetime import date

from waqai.model import Argument, Claim, CodedArticle, Event, Quantity, When, Where, Who

_PRECISION_SAID = ("day", "month", "year")  # the dates themselves show these


def say_when(when: When) -> str:
    """The days, with the precision where the dates alone would claim too much or too little."""
    if when.alternatives:
        return " or ".join(say_when(choice) for choice in when.alternatives)
    if when.basis == "relative" or (when.earliest is None and when.latest is None):
        return _say_relative(when)
    about = "about " if when.approximate else ""
    notes = [when.precision.replace("_", " ")] if when.precision not in _PRECISION_SAID else []
    notes += [_say_clock(when)] if when.clock_start else []
    return f"{about}{_say_days(when)}" + (f" ({', '.join(notes)})" if notes else "")


def _say_days(when: When) -> str:
    if when.earliest is None:
        return f"until {when.latest}"
    if when.latest is None:
        return f"since {_shortest(when.earliest, when.precision)}"
    if when.earliest == when.latest:
        return str(when.earliest)
    if when.precision in ("month", "year") and _is_whole(when.earliest, when.latest, when.precision):
        return _shortest(when.earliest, when.precision)
    return f"{when.earliest} to {when.latest}"


def _is_whole(earliest: date, latest: date, precision: str) -> bool:
    same_year = earliest.year == latest.year
    if precision == "year":
        return same_year and (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)
    return same_year and earliest.month == latest.month


def _shortest(day: date, precision: str) -> str:
    if precision == "year":
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if precision == "month" else str(day)


def _say_clock(when: When) -> str:
    if when.clock_end and when.clock_end != when.clock_start:
        return f"{when.clock_start:%H:%M} to {when.clock_end:%H:%M}"
    return f"{when.clock_start:%H:%M}"


def _say_relative(when: When) -> str:
    if when.offset_days is None:
        return "date not known"
    first, last = (f"{offset:+g}" for offset in when.offset_days)
    days = first if first == last else f"{first} to {last}"
    return f"{days} days from a date not known"


def say_where(where: Where) -> str:
    """The place's name, its precision unless it is a town, and its country."""
    notes: list[str] = [] if where.precision in ("town", "country") else [where.precision]
    notes += [f"within {where.radius_km:g} km"] if where.radius_km else []
    if where.country and where.precision != "country":
        notes.append(where.country)
    return (where.name_en or where.name_ar) + (f" ({', '.join(notes)})" if notes else "")


def say_who(who: Who) -> str:
    """The actor's name, with the person who speaks or acts for it."""
    name = who.name_en or who.name_ar or who.wording
    return f"{name} ({who.person})" if who.person else name


def say_argument(argument: Argument) -> str:
    """What an argument resolves to, else its words as printed."""
    if argument.who:
        return say_who(argument.who)
    if argument.where:
        return say_where(argument.where)
    if argument.when:
        return say_when(argument.when)
    return say_quantity(argument.quantity) if argument.quantity else argument.text


def say_quantity(quantity: Quantity) -> str:
    """The count as a number or a range, with its bound, its unit and its sub-counts."""
    parts = [say_quantity(part) for part in quantity.parts]
    noun = f" {quantity.unit}" if quantity.unit else ""
    among = f", among them {' and '.join(parts)}" if parts else ""
    # A range says by itself that the number is not exact.
    about = "about " if quantity.approximate and quantity.low == quantity.high else ""
    return about + _say_range(quantity) + noun + among


def _say_range(quantity: Quantity) -> str:
    if quantity.low is None and quantity.high is None:
        return "number not known"
    if quantity.low is None:
        return f"at most {quantity.high}"
    if quantity.high is None:
        return f"at least {quantity.low}"
    return str(quantity.low) if quantity.low == quantity.high else f"{quantity.low} to {quantity.high}"


def say_claimant(claim: Claim, coded: CodedArticle) -> str:
    """According to whom: the claimant, the outlet itself, or that the speaker is not named."""
    if claim.claimant is not None:
        return say_who(claim.claimant)
    if claim.cue is not None:
        return "not named"
    return coded.header.outlet or coded.article.source or "the outlet"


def say_claim(claim: Claim, coded: CodedArticle) -> str:
    """According to whom, how they say it, and through whom it came."""
    itself = " (the outlet)" if claim.claimant is None and claim.cue is None else ""
    via = "".join(f", via {say_who(who)}" for who in claim.via)
    return f"{say_claimant(claim, coded)}{itself}: {claim.act.replace('_', ' ')}{via}"


def claims_of(event: Event, coded: CodedArticle) -> list[Claim]:
    """The claims that tell the event, in the article's order."""
    return [claim for claim in coded.claims if claim.id in event.claims]
