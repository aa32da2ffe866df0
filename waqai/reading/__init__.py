"""Reading: files and streams to Articles; what cannot be read comes back as Skipped, never as a traceback."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from waqai.model import Article, Skipped
from waqai.reading.articles import Origin, Published, parse_published
from waqai.reading.html import read_html
from waqai.reading.jsonl import read_jsonl
from waqai.reading.plain import read_plain

__all__ = ["READERS", "parse_published", "read", "read_stream"]

Reader = Callable[[BinaryIO, Origin], Iterator[Article | Skipped]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<meta", b"<title")
_HEAD_BYTES = 4096


def read(
    path: str | Path, *, published: Published = None, source: str | None = None
) -> Iterator[Article | Skipped]:
    """The articles of a file: text, a saved HTML page, or JSON Lines, told by the extension or else by the content.

    `published` (ISO date or datetime) and `source` count for text and pages, and for JSON records that have none.
    Raises UserError for a `published` that is not a date; everything wrong with the file is a Skipped.
    """
    # The date is checked before the first article is asked for: the mistake is the caller's, not the file's.
    return _read_file(Path(path), Origin(str(path), parse_published(published), source))


def _read_file(path: Path, origin: Origin) -> Iterator[Article | Skipped]:
    try:
        with path.open("rb") as stream:
            yield from _choose_reader(path.suffix, stream)(stream, origin)
    except FileNotFoundError:
        yield Skipped(origin.name, "reading", "no such file")
    except IsADirectoryError:
        yield Skipped(origin.name, "reading", "a folder", "name the files in it")
    except (OSError, ValueError) as unreadable:
        yield Skipped(origin.name, "reading", "cannot be opened", str(unreadable))


def read_stream(
    stream: BinaryIO, *, name: str = "-", published: Published = None, source: str | None = None
) -> Iterator[Article | Skipped]:
    """The articles of an open binary stream such as standard input; the kind is told by the content."""
    origin = Origin(name, parse_published(published), source)
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(cast(io.RawIOBase, stream))
    return _choose_reader("", stream)(stream, origin)


def _choose_reader(extension: str, stream: io.BufferedReader[Any]) -> Reader:
    return READERS.get(extension.lower()) or _sniff(stream.peek(_HEAD_BYTES)[:_HEAD_BYTES])


def _sniff(head: bytes) -> Reader:
    """The reader for content that begins so."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"{"):
        return read_jsonl
    if start.startswith(_PAGE_STARTS):
        return read_html
    return read_plain
