"""The trained tagger: segments in, events with their arguments, reports and names out. No resolving, no codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, cast

from waqai.model import (
    Act,
    Article,
    Name,
    Paragraph,
    Role,
    Segments,
    Span,
    Status,
    TaggedArgument,
    TaggedEvent,
    TaggedReport,
    Tags,
)
from waqai.tagging import labels
from waqai.tagging.decoding import NOTHING, Found, decode_kinds, decode_pairs
from waqai.tagging.onnx import Network, Reading
from waqai.tagging.pieces import Window, cut_date, cut_pieces, make_windows
from waqai.tagging.relating import Finding, RelatedEvent, RelatedReport, relate

MODEL = Path(__file__).parent.parent / "data" / "model"
TAGGED_ZONES = frozenset({"title", "body", "related", "caption"})
NameKind = Literal["person", "organisation", "place", "other"]

__all__ = ["MODEL", "Network", "tag_batch"]


def tag_batch(items: Sequence[tuple[Article, Segments]], network: Network) -> list[Tags]:
    """The tags of each article, in order. Headers, guests and footers are not tagged."""
    windows = [list(_windows(article, segments, network)) for article, segments in items]
    readings = iter(network.read([window for of_article in windows for window in of_article]))
    return [_join([_tag_window(window, next(readings), network) for window in w]) for w in windows]


def _windows(article: Article, segments: Segments, network: Network) -> list[Window]:
    paragraphs: list[Paragraph] = [p for p in segments.paragraphs if p.zone in TAGGED_ZONES]
    pieces = [cut_pieces(article.text, p.words, p.span, network.tokenizer) for p in paragraphs]
    day = cut_date(article.published.date() if article.published else None, network.tokenizer)
    return list(make_windows(paragraphs, pieces, day=day))


def _tag_window(window: Window, reading: Reading, network: Network) -> Tags:
    found = [
        Finding(
            bounds,
            decode_kinds(reading.trigger, *bounds, NOTHING.trigger),
            decode_kinds(reading.cue, *bounds, NOTHING.cue),
        )
        for bounds in window.bounds[window.context :]
    ]
    events: list[TaggedEvent] = []
    reports: list[TaggedReport] = []
    for paragraph in relate(found, reading, network):
        told = [_event(event, window, len(events), len(reports)) for event in paragraph.events]
        reports.extend(_report(report, window) for report in paragraph.reports)
        events.extend(told)
    names = [_name(f, window) for bounds in window.bounds[window.context :] for f in _names(reading, bounds)]
    return Tags(tuple(events), tuple(reports), tuple(names))


def _names(reading: Reading, bounds: tuple[int, int]) -> list[Found]:
    return decode_pairs(reading.name[bounds[0] : bounds[1]], bounds[0], NOTHING.name)


def _span(found: Found, window: Window) -> Span:
    return Span(window.words[found.start].start, window.words[found.end - 1].end)


def _name(found: Found, window: Window) -> Name:
    kind = cast(NameKind, labels.NAMES[found.label])
    return Name(_span(found, window), kind, _round(found.score))


def _report(report: RelatedReport, window: Window) -> TaggedReport:
    return TaggedReport(
        _span(report.cue, window),
        cast(Act, labels.ACTS[report.cue.label]),
        tuple(_span(f, window) for f in report.claimants),
        _round(report.cue.score),
    )


def _event(event: RelatedEvent, window: Window, events: int, reports: int) -> TaggedEvent:
    type_, mode = labels.split_type(labels.TYPES[event.trigger.label])
    return TaggedEvent(
        trigger=_span(event.trigger, window),
        type=type_,
        mode=mode,
        status=cast(Status, labels.STATUSES[event.status]),
        background=event.background,
        arguments=tuple(
            TaggedArgument(cast(Role, labels.ROLES[f.label]), _span(f, window), _round(f.score))
            for f in event.arguments
        ),
        score=_round(event.trigger.score),
        report=_shift(event.report, reports),
        provision_of=_shift(event.provision_of, events),
        same_as=_shift(event.same_as, events),
    )


def _shift(position: int | None, by: int) -> int | None:
    return None if position is None else position + by


def _round(score: float) -> float:
    return round(score, 3)


def _join(windows: Sequence[Tags]) -> Tags:
    """The windows of one article as one: positions move up by what came before."""
    events: list[TaggedEvent] = []
    reports: list[TaggedReport] = []
    for tags in windows:
        moved = [
            replace(
                event,
                report=_shift(event.report, len(reports)),
                provision_of=_shift(event.provision_of, len(events)),
                same_as=_shift(event.same_as, len(events)),
            )
            for event in tags.events
        ]
        reports.extend(tags.reports)
        events.extend(moved)
    return Tags(tuple(events), tuple(reports), tuple(name for tags in windows for name in tags.names))
