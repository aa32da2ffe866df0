"""Events as flat CSV rows, one event a row, for spreadsheets and statistics. Losses: docs/csv.md."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from waqai.exporting.wording import claims_of, say_claimant, say_when
from waqai.model import Argument, Claim, CodedArticle, Event, Quantity, Role, When, Where, Who

BOM = "\ufeff"
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Told:
    """One event with the article that tells it: what a column reads."""

    coded: CodedArticle
    event: Event

    @property
    def claims(self) -> list[Claim]:
        return claims_of(self.event, self.coded)

    def arguments(self, role: Role) -> list[Argument]:
        return [argument for argument in self.event.arguments if argument.role == role]


@dataclass(frozen=True, slots=True)
class Column:
    """A CSV column: its name, and the cell it takes from an event."""

    name: str
    read: Callable[[Told], Cell]


def csv_header() -> str:
    """The first line: the byte order mark that spreadsheets need to read Arabic, then the column names."""
    return BOM + _line([column.name for column in COLUMNS])


def csv_lines(coded: CodedArticle) -> Iterator[str]:
    """One CSV line for each event of the article, in order of place."""
    for event in coded.events:
        told = Told(coded, event)
        yield _line([_cell(column.read(told)) for column in COLUMNS])


def safe_cell(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would run it as a formula.

    A formula may hide behind spaces, controls and invisible marks, or in full-width signs.
    """
    if not text:
        return text
    if text[0] in "\t\r\n\0":
        return "'" + text
    visible = text.lstrip(_invisible(text))
    return "'" + text if visible and unicodedata.normalize("NFKC", visible[0]) in "=+-@" else text


def _invisible(text: str) -> str:
    return "".join(c for c in set(text) if c.isspace() or unicodedata.category(c) in ("Cc", "Cf"))


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return safe_cell(value) if isinstance(value, str) else str(value)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _words(role: Role) -> Callable[[Told], Cell]:
    return lambda told: "; ".join(a.text for a in told.arguments(role))


def _named(role: Role) -> Callable[[Told], Cell]:
    return lambda told: "; ".join(
        a.who.name_en or a.who.name_ar if a.who else a.text for a in told.arguments(role)
    )


def _ids(role: Role) -> Callable[[Told], Cell]:
    return lambda told: "; ".join(_id(a.who) for a in told.arguments(role)).strip("; ")


def _id(who: Who | None) -> str:
    return who.actor_id or "" if who else ""


def _sectors(role: Role) -> Callable[[Told], Cell]:
    return lambda told: "; ".join(_codes(a.who) for a in told.arguments(role) if a.who and _codes(a.who))


def _codes(who: Who) -> str:
    return " ".join(filter(None, (who.country, *who.sectors)))


def _when(read: Callable[[When], Cell]) -> Callable[[Told], Cell]:
    return lambda told: read(told.event.when) if told.event.when else None


def _where(read: Callable[[Where], Cell]) -> Callable[[Told], Cell]:
    return lambda told: read(told.event.where) if told.event.where else None


def _place_word(role: Role) -> Callable[[Told], Cell]:
    return lambda told: "; ".join(
        a.where.name_en or a.where.name_ar if a.where else a.text for a in told.arguments(role)
    )


def _count(read: Callable[[Event], Quantity | None], end: str) -> Callable[[Told], Cell]:
    def cell(told: Told) -> Cell:
        quantity = read(told.event)
        return getattr(quantity, end) if quantity else None

    return cell


def _claimants(told: Told) -> Cell:
    return "; ".join(say_claimant(claim, told.coded) for claim in told.claims)


def _iso(value: object) -> str | None:
    return None if value is None else str(value)


def _published(told: Told) -> Cell:
    published = told.coded.article.published
    return published.isoformat() if published else None


def _dateline(told: Told) -> Cell:
    place = told.coded.header.dateline_place
    return (place.name_en or place.name_ar) if place else None


def _alternatives(when: When) -> Cell:
    return "; ".join(say_when(choice) for choice in when.alternatives)


COLUMNS: tuple[Column, ...] = (
    Column("article_id", lambda t: t.coded.article.id),
    Column("source", lambda t: t.coded.article.source or t.coded.header.outlet),
    Column("url", lambda t: t.coded.article.url),
    Column("published", _published),
    Column("dateline_place", _dateline),
    Column("event_id", lambda t: t.event.id),
    Column("type", lambda t: t.event.type),
    Column("mode", lambda t: t.event.mode),
    Column("status", lambda t: t.event.status),
    Column("background", lambda t: _yes(t.event.background)),
    Column("related", lambda t: _yes(t.event.related)),
    Column("provision_of", lambda t: t.event.provision_of),
    Column("same_as", lambda t: t.event.same_as),
    Column("claimants", _claimants),
    Column("claimant_ids", lambda t: "; ".join(_id(c.claimant) for c in t.claims).strip("; ")),
    Column("claim_acts", lambda t: "; ".join(c.act for c in t.claims)),
    Column("claim_cues", lambda t: "; ".join(c.cue_text or "" for c in t.claims).strip("; ")),
    Column("actors", _named("actor")),
    Column("actor_ids", _ids("actor")),
    Column("actor_codes", _sectors("actor")),
    Column("targets", _named("target")),
    Column("target_ids", _ids("target")),
    Column("target_codes", _sectors("target")),
    Column("mediators", _named("mediator")),
    Column("earliest", _when(lambda w: _iso(w.earliest))),
    Column("latest", _when(lambda w: _iso(w.latest))),
    Column("when_precision", _when(lambda w: w.precision)),
    Column("when_basis", _when(lambda w: w.basis)),
    Column("when_alternatives", _when(_alternatives)),
    Column("place", _where(lambda w: w.name_en or w.name_ar)),
    Column("place_id", _where(lambda w: w.place_id)),
    Column("lon", _where(lambda w: w.lon)),
    Column("lat", _where(lambda w: w.lat)),
    Column("place_precision", _where(lambda w: w.precision)),
    Column("admin1", _where(lambda w: w.admin1)),
    Column("country", _where(lambda w: w.country)),
    Column("origins", _place_word("origin")),
    Column("destinations", _place_word("destination")),
    Column("killed_low", _count(lambda e: e.killed, "low")),
    Column("killed_high", _count(lambda e: e.killed, "high")),
    Column("injured_low", _count(lambda e: e.injured, "low")),
    Column("injured_high", _count(lambda e: e.injured, "high")),
    Column("affected_low", _count(lambda e: e.affected, "low")),
    Column("affected_high", _count(lambda e: e.affected, "high")),
    Column("instruments", _words("instrument")),
    Column("plover", lambda t: t.event.codes.plover),
    Column("plover_mode", lambda t: t.event.codes.plover_mode),
    Column("cameo", lambda t: t.event.codes.cameo),
    Column("goldstein", lambda t: t.event.codes.goldstein),
    Column("quad", lambda t: t.event.codes.quad),
    Column("acled_event", lambda t: t.event.codes.acled_event),
    Column("acled_sub_event", lambda t: t.event.codes.acled_sub_event),
    Column("ucdp_violence", lambda t: t.event.codes.ucdp_violence),
    Column("trigger_start", lambda t: t.event.trigger.start),
    Column("trigger_end", lambda t: t.event.trigger.end),
    Column("actor_words", _words("actor")),
    Column("target_words", _words("target")),
    Column("place_words", _words("place")),
    Column("time_words", _words("time")),
    Column("killed_words", _words("killed")),
    Column("injured_words", _words("injured")),
    Column("affected_words", _words("affected")),
    Column("trigger", lambda t: t.event.trigger_text),
    Column("sentence", lambda t: t.event.sentence.of(t.coded.article.text)),
)
