"""An Article made from what a reader found, with the same checks whatever the input was."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from waqai.errors import CannotCode, UserError
from waqai.model import Article, Span
from waqai.reading.decoding import MAX_TEXT_BYTES
from waqai.reading.languages import check_arabic

Published = str | date | None

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes come from (a path, or - for standard input), and what the user says of them."""

    name: str
    published: datetime | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What one input says of an article, before it is checked."""

    text: str
    title: str | None = None
    id: str | None = None
    source: str | None = None
    url: str | None = None
    published: datetime | None = None


def make_article(found: Found, received: bytes) -> Article:
    """The Article: title and newline before the text where a title is given. Raises CannotCode if it is not Arabic."""
    title = found.title.strip() if found.title else None
    text = f"{title}\n{found.text}" if title else found.text
    if not found.text.strip() and not title:
        raise CannotCode("reading", "empty text")
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        raise CannotCode("reading", "too long", f"more than {MAX_TEXT_BYTES // 1_000_000} MB of text")
    check_arabic(text)
    digest = hashlib.sha256(received).hexdigest()
    return Article(
        id=found.id or digest[:16],
        text=text,
        sha256=digest,
        source=found.source,
        url=found.url,
        title=title,
        title_span=Span(0, len(title)) if title else None,
        published=found.published,
        language="ar",
    )


def parse_published(value: Published) -> datetime | None:
    """The moment an ISO date or datetime names, aware; a day is its midnight in UTC, as is a time without a zone.

    Raises UserError for anything else.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        value = _parse_iso(value.strip())
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _parse_iso(value: str) -> datetime:
    """Python's ISO reading, held to dates with dashes: it also takes 20171014, which may be any number."""
    if _ISO_DATE.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise UserError(f"{value!r} is not a date; write it as 2017-10-14 or 2017-10-14T09:00:00+03:00")
