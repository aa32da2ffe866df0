"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from waqai.errors import CannotCode
from waqai.model import Article, Skipped
from waqai.reading.articles import Found, Origin, make_article
from waqai.reading.decoding import MAX_TEXT_BYTES, decode


def read_plain(stream: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """The one article of a text file, its text exactly as received; the title is not told apart."""
    # Two bytes a character at most in every encoding read here but UTF-8, where Arabic takes two as well.
    data = stream.read(2 * MAX_TEXT_BYTES + 1)
    try:
        if len(data) > 2 * MAX_TEXT_BYTES:
            raise CannotCode("reading", "too long", f"more than {MAX_TEXT_BYTES // 1_000_000} MB of text")
        found = Found(text=decode(data), source=origin.source, published=origin.published)
        yield make_article(found, data)
    except CannotCode as why:
        yield Skipped(origin.name, why.stage, why.reason, why.detail)
