"""JSON Lines: one article a line; a broken line is skipped, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from waqai.errors import CannotCode, UserError
from waqai.model import Article, Skipped
from waqai.reading.articles import Found, Origin, make_article, parse_published
from waqai.reading.decoding import MAX_TEXT_BYTES

# A line holds the text escaped (six bytes a letter at worst) and the other fields.
_MAX_LINE_BYTES = 6 * MAX_TEXT_BYTES


class Record(msgspec.Struct):
    """The fields read from a line; others are ignored."""

    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


_decoder = msgspec.json.Decoder(Record)


def read_jsonl(stream: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """One Article or Skipped for each line that is not blank; a Skipped's detail names the line.

    A record's own date and source count before those the user gives for the whole file.
    """
    number = 0
    while line := stream.readline(_MAX_LINE_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > _MAX_LINE_BYTES:
            _pass_to_line_end(stream, line)
            yield Skipped(origin.name, "reading", "too long", f"line {number}: {len(line)} bytes and more")
        elif line.strip():
            yield _read_line(line.rstrip(b"\r\n"), number, origin)


def _read_line(line: bytes, number: int, origin: Origin) -> Article | Skipped:
    name = origin.name
    try:
        record = _decoder.decode(line)
        name = name if record.id is None else str(record.id)
        found = Found(
            text=record.text or "",
            title=record.title,
            id=None if record.id is None else str(record.id),
            source=record.source or origin.source,
            url=record.url,
            published=parse_published(record.published) or origin.published,
        )
        return make_article(found, line)
    except (msgspec.DecodeError, UnicodeDecodeError) as broken:
        return Skipped(name, "reading", "not a JSON record", f"line {number}: {broken}")
    except UserError as unclear:
        return Skipped(name, "reading", "unknown date", f"line {number}: {unclear}")
    except CannotCode as why:
        return Skipped(name, why.stage, why.reason, f"line {number}: {why.detail}".rstrip(": "))


def _pass_to_line_end(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_MAX_LINE_BYTES)
