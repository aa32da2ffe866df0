"""The system's side of the comparison: from tags and coded articles, or from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from waqai.errors import UserError
from waqai.evaluating.annotation import Annotation, Filler, Happening, Report
from waqai.evaluating.gold import gold_article, read_lines
from waqai.model import Article, CodedArticle, Event, Span, TaggedEvent, Tags

Json = dict[str, Any]


def predicted(article: Article, tags: Tags, coded: CodedArticle) -> Annotation:
    """What the pipeline says: triggers, cues and links between events as tagged; the rest as coded."""
    by_trigger = {event.trigger: event for event in coded.events}
    cues = {report.cue: n for n, report in enumerate(tags.reports)}
    told_by = {claim.event: cues[claim.cue] for claim in reversed(coded.claims) if claim.cue in cues}
    events = tuple(_happening(event, by_trigger.get(event.trigger), told_by) for event in tags.events)
    reports = tuple(Report(report.cue, report.act, report.claimants) for report in tags.reports)
    return Annotation(article.id, article.text, events, reports)


def _happening(tagged: TaggedEvent, event: Event | None, told_by: dict[str, int]) -> Happening:
    arguments = event.arguments if event else ()
    return Happening(
        trigger=tagged.trigger,
        type=event.type if event else tagged.type,
        mode=event.mode if event else tagged.mode,
        status=event.status if event else None,
        background=event.background if event else None,
        fillers=tuple(Filler(argument.role, argument.span) for argument in arguments),
        report=told_by.get(event.id) if event else tagged.report,
        provision_of=tagged.provision_of,
        same_as=tagged.same_as,
    )


def read_predictions(path: Path, texts: dict[str, str]) -> dict[str, Annotation]:
    """Predictions by article id, from records of `waqai code --to jsonl` or lines in the gold format.

    `texts` holds the gold texts by article id: a record carries offsets but not the text.
    """
    found: dict[str, Annotation] = {}
    for line in read_lines(path):
        annotation = gold_article(line)[1] if "paragraphs" in line else _from_record(line, path, texts)
        found[annotation.article] = annotation
    return found


def _from_record(line: Json, path: Path, texts: dict[str, str]) -> Annotation:
    try:
        article = line["article"]["id"]
        cues = {claim["id"]: claim for claim in line["claims"] if claim["cue"]}
        spans = dict.fromkeys(_span(claim["cue"]) for claim in cues.values())
        reports = tuple(_record_report(span, cues) for span in spans)
        positions = {event["id"]: n for n, event in enumerate(line["events"])}
        cue_positions = {key: list(spans).index(_span(claim["cue"])) for key, claim in cues.items()}
        events = tuple(_record_event(event, positions, cue_positions) for event in line["events"])
    except (KeyError, TypeError) as broken:
        raise UserError(f"{path}: neither coded records nor gold annotations ({broken!r})") from broken
    return Annotation(article, texts.get(article, ""), events, reports)


def _record_report(cue: Span, claims: dict[str, Json]) -> Report:
    mine = [claim for claim in claims.values() if _span(claim["cue"]) == cue]
    speakers = [claim["claimant"]["span"] for claim in mine if (claim["claimant"] or {}).get("span")]
    return Report(cue, mine[0]["act"], tuple(dict.fromkeys(_span(span) for span in speakers)))


def _record_event(event: Json, positions: dict[str, int], cues: dict[str, int]) -> Happening:
    told_by = [cues[claim] for claim in event["claims"] if claim in cues]
    return Happening(
        trigger=_span(event["trigger"]),
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        background=event["background"],
        fillers=tuple(Filler(argument["role"], _span(argument)) for argument in event["arguments"]),
        report=told_by[0] if told_by else None,
        provision_of=positions.get(event["provision_of"]),
        same_as=positions.get(event["same_as"]),
    )


def _span(found: Json | list[int]) -> Span:
    return Span(found["start"], found["end"]) if isinstance(found, dict) else Span(found[0], found[1])
