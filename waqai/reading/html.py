"""Saved web pages: the article's text without what the site puts around it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from waqai.errors import CannotCode
from waqai.model import Article, Skipped
from waqai.reading.articles import Found, Origin, make_article
from waqai.reading.decoding import decode
from waqai.reading.pages import clean_lines, clean_title, name_outlet, stated_date

_MAX_PAGE_BYTES = 20_000_000
# htmldate answers with 1 January where it found no more than a year: those are not known.
_YEAR_ONLY = "-01-01"
# A fixed end, as htmldate's own is today: the same page must give the same date tomorrow.
_DATE_SEARCH = {"original_date": True, "extensive_search": True, "max_date": "2099-12-31"}


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """The one article of a saved page, with title, URL, outlet and date where the page states them.

    A date or source given by the user counts before the page's own.
    """
    data = stream.read(_MAX_PAGE_BYTES + 1)
    try:
        if len(data) > _MAX_PAGE_BYTES:
            raise CannotCode("reading", "too long", f"more than {_MAX_PAGE_BYTES // 1_000_000} MB of HTML")
        if not data.strip():
            raise CannotCode("reading", "empty text")
        yield make_article(_find_article(decode(data), origin), data)
    except CannotCode as why:
        yield Skipped(origin.name, why.stage, why.reason, why.detail)


def _find_article(page: str, origin: Origin) -> Found:
    document = _extract(page)
    if document is None or not (document.text or "").strip():
        raise CannotCode("reading", "no article found", "the page holds no running text")
    outlet = name_outlet(document.hostname, document.sitename)
    title = clean_title(document.title or "", document.sitename, document.hostname)
    found_date = None if (document.date or "").endswith(_YEAR_ONLY) else document.date
    return Found(
        text="\n".join(clean_lines(document.text, title)),
        title=title or None,
        source=origin.source or outlet,
        url=document.url,
        published=origin.published or stated_date(page, found_date),
    )


def _extract(page: str) -> Any:
    """trafilatura's Document in its precise mode, or None. Loaded here: it takes a third of a second."""
    from trafilatura import bare_extraction, load_html

    # A page without text is told by a Skipped; the library would print it as an error of its own as well.
    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    tree = load_html(page.replace("\0", ""))
    if tree is None:
        return None
    _open_layout_tables(tree)
    return bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATE_SEARCH,
    )


def _open_layout_tables(tree: Any) -> None:
    """Tables that lay out a page become plain blocks: read as data, their menus and paragraphs would be one row."""
    for table in tree.xpath("//table[.//h1 or .//h2 or .//p or .//table or .//td[string-length(.) > 400]]"):
        for part in table.xpath("descendant-or-self::*[self::table or self::tbody or self::tr or self::td]"):
            part.tag = "div"
    for menu in tree.xpath("//table[count(.//a) > 1 and count(.//td) <= count(.//a)]"):
        menu.tag = "nav"
