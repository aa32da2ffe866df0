"""The header of an article: lines, or the head of the first paragraph, that name outlet, place, date and writer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.model import Dateline, Span
from waqai.segmenting.fields import Field, begins_as_name, begins_clause, parse_fields
from waqai.segmenting.phrases import Line, join_words, key_of, known_names

_HEADER_CHARS = 110
_PREFIX_WORDS = 14
_SENTENCE_END = re.compile(r"[.!?\u061f\u2026،]\s*$")
_BOUNDARY = re.compile(r"[)\]\"”»]?\s*(?:[-–—/:|]+|\u0640+(?=\s))\s*")
_JOINTS = tuple("-–—/|(")
_SPACED_DASH = re.compile(r"(?:\s|\))[-–—]+\s")
_LONG_SENTENCE = 80
_DASHES = ("-", "--", "–", "—")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header names, each a span or None; several headers of one article add up."""

    outlet: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    agency: Span | None = None


def read_header_line(text: str, line: Line) -> Header | None:
    """The header that a whole line is; None for a headline or a sentence."""
    raw = line.span.of(text)
    if len(raw) > _HEADER_CHARS or _SENTENCE_END.search(raw):
        return None
    fields = parse_fields(text, line.span)
    if not fields or not _is_header(fields):
        return None
    return make_header(fields)


def read_header_prefix(text: str, line: Line) -> tuple[Header, int] | None:
    """The header before the first sentence of a paragraph, and the offset where it ends.

    Forms:
      بيروت (رويترز) - قال
      دبي، الإمارات العربية المتحدة (CNN)-- قال
      رفح 12-5-2024 وفا- استشهد
      دمشق-سانا أكد
    """
    found = None
    for end, after, bounded in _prefix_ends(text, line):
        fields = parse_fields(text, Span(line.span.start, end))
        if not fields:
            continue
        if _is_prefix(fields, text[end:after], bounded) or _is_town_alone(text, line, fields, after):
            found = make_header(fields), after
    return found


def read_place_line(line: Line, header: Header) -> Header | None:
    """A line of one or two words below the line of an outlet: where the report was filed, or who wrote it."""
    if len(line.words) > 2 or header.dateline is not None or not (header.outlet or header.agency):
        return None
    if begins_as_name(line.head[0]):
        return Header(byline=line.span)
    return Header(dateline=Dateline(line.span, place=line.span))


def make_header(fields: Sequence[Field]) -> Header:
    """The header that the fields give. A country with no town before it is the place, as in capitals of that name."""
    places = [f.span for f in fields if f.kind in ("place", "country")]
    dates = [f.span for f in fields if f.kind == "date"]
    place = places[0] if places else None
    country = places[1] if len(places) > 1 else None
    stated = [span for span in (place, country, dates[0] if dates else None) if span]
    whole = Span(min(s.start for s in stated), max(s.end for s in stated)) if stated else None
    return Header(
        outlet=_first(fields, "outlet"),
        dateline=Dateline(whole, place, country, dates[0] if dates else None) if whole else None,
        byline=_first(fields, "person") or _first(fields, "name"),
        agency=_first(fields, "agency", "wire"),
    )


def merge_headers(first: Header, second: Header) -> Header:
    """Both headers as one; what the first names counts."""
    return Header(
        outlet=first.outlet or second.outlet,
        dateline=_merge_datelines(first.dateline, second.dateline),
        byline=first.byline or second.byline,
        agency=first.agency or second.agency,
    )


def _merge_datelines(first: Dateline | None, second: Dateline | None) -> Dateline | None:
    """The one with a place; a date from the other where it has none."""
    if first is None or second is None:
        return first or second
    placed, other = (first, second) if first.place or not second.place else (second, first)
    return Dateline(placed.span, placed.place, placed.country, placed.date or other.date)


def _first(fields: Sequence[Field], *kinds: str) -> Span | None:
    return next((field.span for field in fields if field.kind in kinds), None)


def _is_header(fields: Sequence[Field]) -> bool:
    """Whether fields are a header line: something known among them, beside at most one place of any name."""
    kinds = [field.kind for field in fields]
    if kinds.count("place") > 1 or kinds.count("person") + kinds.count("name") > 2:
        return False
    # More than three words before an agency are rather what a picture shows.
    if any(f.kind == "place" and f.words > 3 for f in fields):
        return False
    if {"outlet", "agency", "wire"} & set(kinds):
        return True
    if "name" in kinds:
        return False
    if {"desk", "date"} & set(kinds):
        return True
    if "person" in kinds:
        return len(fields) > 1 and kinds[0] in ("place", "country")
    return kinds == ["place", "country"]


def _is_prefix(fields: Sequence[Field], boundary: str, bounded: bool) -> bool:
    kinds = [field.kind for field in fields]
    if kinds == ["person"]:
        return "|" in boundary
    if kinds.count("place") > 1 or any(f.kind == "place" and f.words > 4 for f in fields):
        return False
    if not {"outlet", "agency", "wire"} & set(kinds):
        return False
    if len(kinds) == 1:
        # An agency and a colon is a speaker; an agency in brackets or before a dash is where the report comes from.
        return bounded and ":" not in boundary and (fields[0].bracketed or boundary.strip() in _DASHES)
    return bool({"place", "country", "date", "person", "name", "desk"} & set(kinds))


def _is_town_alone(text: str, line: Line, fields: Sequence[Field], after: int) -> bool:
    """A name of one or two words, in brackets or not, set off by a spaced dash from a long sentence.

    Forms:
      جنيف - طالب
      (بيروت) – قال
    """
    if [f.kind for f in fields] not in (["place"], ["country"]) or fields[0].words > 2:
        return False
    if line.span.end - after < _LONG_SENTENCE or not _SPACED_DASH.search(text, fields[0].span.end, after):
        return False
    following = next((word for word in line.words if word.start >= after), None)
    return following is not None and not begins_clause(key_of(following.of(text)))


def _prefix_ends(text: str, line: Line) -> Iterator[tuple[int, int, bool]]:
    """Where a header may end: (its end, where the sentence begins, whether a dash or colon stands between)."""
    joined: list[int] = []
    for word in line.words[:_PREFIX_WORDS]:
        if word.end > min(line.span.end, line.span.start + _HEADER_CHARS):
            return
        if text[line.span.start : word.start].rstrip()[-1:] in _JOINTS:
            joined.append(word.start)
        boundary = _BOUNDARY.match(text, word.end, line.span.end)
        if boundary:
            if boundary.end() < line.span.end:
                yield word.end, boundary.end(), True
        elif any(_is_outlet(text[start : word.end]) for start in joined):
            yield word.end, word.end, False


def _is_outlet(name: str) -> bool:
    return known_names().get(join_words(name)) in ("agency", "outlet")
