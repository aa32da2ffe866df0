"""What a web page says of its article: the date, the outlet, the title; and the lines that are not the article's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from waqai.lexicons import builtin
from waqai.text import match_key

_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_META_DATES = {
    "article:published_time", "og:published_time", "datepublished", "publish_date", "publish-date", "pubdate",
    "publishdate", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime",
}  # fmt: skip
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIME_TAG = re.compile(r"<time\b[^>]*\b(?:pubdate|datePublished)\b[^>]*>", re.IGNORECASE)
_TITLE_BREAK = re.compile(r"\s+[-–—ـ·•»«/]+\s+|\s*\|+\s*|\s+::\s+")
_SITE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_SIGNATURE = re.compile(r"\W*(?:[\u0621-\u064a]{1,2}[\s./\\-]+){0,4}[\u0621-\u064a]{1,2}\W*")


def stated_date(page: str, fallback: str | None) -> datetime | None:
    """When the page says that it was published, from its meta tags, JSON-LD or time tags, else from `fallback`."""
    candidates = [*_meta_dates(page), *_LD_DATE.findall(page)]
    for tag in _TIME_TAG.findall(page):
        candidates.append(_attributes(tag).get("datetime", ""))
    for value in (*candidates, fallback or ""):
        if moment := _parse_moment(html.unescape(value.strip())):
            return moment
    return None


def _meta_dates(page: str) -> Iterator[str]:
    for tag in _META.findall(page):
        attributes = _attributes(tag)
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name.lower() in _META_DATES:
            yield attributes.get("content", "")


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag)}


def _parse_moment(value: str) -> datetime | None:
    """An ISO or mail date, aware; None for all else, as pages hold anything."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(value)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def name_outlet(host: str | None, sitename: str | None) -> str | None:
    """The outlet's name: as the source list has it for the address, else as the page says."""
    labels = (host or "").lower().split(".")
    for start in range(len(labels) - 1):
        name = _outlets_by_domain().get(".".join(labels[start:]))
        if name:
            return name
    named = sitename if sitename and not sitename.isdigit() else None
    return named or host or None


def clean_title(title: str, sitename: str | None, host: str | None) -> str:
    """The headline without the site's name, whether before or after it."""
    title = " ".join(title.split())
    while parts := list(_TITLE_BREAK.finditer(title)):
        first, last = title[: parts[0].start()], title[parts[-1].end() :]
        if _names_site(last, sitename, host):
            title = title[: parts[-1].start()].strip()
        elif _names_site(first, sitename, host):
            title = title[parts[0].end() :].strip()
        else:
            break
    return title


def _names_site(part: str, sitename: str | None, host: str | None) -> bool:
    key = match_key(part.strip(" \"'“”«»"))
    compact = key.replace(" ", "")
    labels = {label for label in (host or "").split(".") if len(label) > 2}
    known = key == match_key(sitename or "") or key in _outlet_keys() or compact in labels
    return not key or known or bool(_SITE_ADDRESS.fullmatch(key))


def clean_lines(text: str, title: str | None) -> list[str]:
    """The lines of an extracted page that are the article's: no site furniture, repeated lines or signatures.

    Related headlines stay where they stand; segmenting marks them.
    """
    kept: list[str] = []
    seen = {match_key(title)} if title else set()
    for line in text.splitlines():
        line = line.strip(" \t|")  # a bar bounds the cells of a table
        key = match_key(line)
        rule = _furniture(line, key)
        if rule == "stop" and len(kept) > 1:
            break
        if (
            rule in ("line", "stop")
            or not key
            or key in seen
            or _SIGNATURE.fullmatch(line)
            or not re.search(r"\w", line)
        ):
            continue
        # Short lines may rightly come twice (a speaker's name); long ones are the site's repetition.
        if len(key) > 25:
            seen.add(key)
        kept.append(line)
    return kept


def _furniture(line: str, key: str) -> str | None:
    """What the boilerplate row that the line falls under asks for (line, stop or source), or None."""
    for form, max_chars, place, effect in _boilerplate().get(_first_word(key), ()):
        after = key[len(form) :].lstrip() if key.startswith(form) else None
        if after is None or len(line) > max_chars:
            continue
        if (
            place == "start"
            or (place == "colon" and after[:1] in (":", "/", "|"))
            or not after.strip(" :.،-–|*")
        ):
            return effect
    return None


def _first_word(key: str) -> str:
    found = re.search(r"\w+|\S", key)
    return found.group() if found else ""


@cache
def _boilerplate() -> dict[str, list[tuple[str, int, str, str]]]:
    """The rows of boilerplate.csv by the first word of their folded form."""
    rows: dict[str, list[tuple[str, int, str, str]]] = {}
    for row in builtin().rows("lexicons/boilerplate.csv"):
        key = match_key(row["form"])
        entry = (key, int(row["max_chars"]), row["place"], row["effect"])
        rows.setdefault(_first_word(key), []).append(entry)
    return rows


@cache
def _outlets_by_domain() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in builtin().rows("sources/sources.csv"):
        names.setdefault(row["domain"], row["form"])
    return names


@cache
def _outlet_keys() -> frozenset[str]:
    return frozenset(match_key(row["form"]) for row in builtin().rows("sources/sources.csv"))
