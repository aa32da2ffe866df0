"""Gold articles from JSONL: paragraph by paragraph there, one text with one offset space here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from waqai.errors import UserError
from waqai.evaluating.annotation import Annotation, Filler, Happening, Report
from waqai.model import Article, Span

Json = dict[str, Any]


def read_gold(path: Path) -> list[tuple[Article, Annotation]]:
    """Each line's article, as the pipeline would receive it, with its annotation."""
    return [gold_article(line) for line in read_lines(path)]


def read_lines(path: Path) -> Iterator[Json]:
    """The JSON objects of a JSONL file; a broken line is named by its number."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as broken:
        raise UserError(f"{path}: cannot be read as UTF-8 text; give a JSONL file") from broken
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _parse(line, path, number)


def _parse(line: str, path: Path, number: int) -> Json:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as broken:
        raise UserError(
            f"{path}:{number}: not JSON ({broken.msg}); one object a line is expected"
        ) from broken
    if not isinstance(found, dict):
        raise UserError(f"{path}:{number}: not a JSON object; one object a line is expected")
    return found


def gold_article(line: Json) -> tuple[Article, Annotation]:
    """The article and its annotation.

    Paragraph #0 is the title: the text is the title, a newline, and the other paragraphs joined by newlines.
    """
    try:
        text = "\n".join(paragraph["text"] for paragraph in line["paragraphs"])
        return _article(line, text), _annotation(line, text)
    except (KeyError, IndexError, TypeError, ValueError) as broken:
        known = line.get("id", "?")
        raise UserError(
            f"gold article {known}: not as docs/evaluation.md describes ({broken!r}); correct the file"
        ) from broken


def _article(line: Json, text: str) -> Article:
    title = line["paragraphs"][0]["text"]
    published = datetime.fromisoformat(line["published"]) if line.get("published") else None
    return Article(
        id=line["id"],
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=line.get("source"),
        title=title,
        title_span=Span(0, len(title)),
        published=published.replace(tzinfo=published.tzinfo or UTC) if published else None,
        language="ar",
    )


def _annotation(line: Json, text: str) -> Annotation:
    events: list[Happening] = []
    reports: list[Report] = []
    at = 0
    for paragraph in line["paragraphs"]:
        first_report, first_event = len(reports), len(events)
        reports += [_report(report, at) for report in paragraph["reports"]]
        events += [_event(event, at, first_report, first_event) for event in paragraph["events"]]
        at += len(paragraph["text"]) + 1
    return Annotation(line["id"], text, tuple(events), tuple(reports))


def _report(report: Json, at: int) -> Report:
    return Report(_span(report["cue"], at), report["act"], tuple(_span(s, at) for s in report["claimants"]))


def _event(event: Json, at: int, first_report: int, first_event: int) -> Happening:
    return Happening(
        trigger=_span(event["trigger"], at),
        type=event["type"],
        mode=event.get("mode"),
        status=event["status"],
        background=event["background"],
        fillers=tuple(Filler(role, _span(s, at)) for role, spans in event["roles"].items() for s in spans),
        report=_position(event, "report", first_report),
        provision_of=_position(event, "provision_of", first_event),
        same_as=_position(event, "same_as", first_event),
    )


def _position(event: Json, key: str, first: int) -> int | None:
    return None if event.get(key) is None else event[key] + first


def _span(pair: list[int], at: int) -> Span:
    return Span(pair[0] + at, pair[1] + at)
