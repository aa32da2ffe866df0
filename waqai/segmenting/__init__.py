"""Segmenting: the parts of an article, its paragraphs, sentences and words, all as spans of the untouched text."""

from __future__ import annotations

from waqai.model import Article, Segments
from waqai.segmenting.layout import lay_out
from waqai.segmenting.paragraphs import make_paragraphs, split_lines

__all__ = ["segment"]


def segment(article: Article) -> Segments:
    """The segments of an article: paragraphs with zones, and outlet, dateline, byline and the other parts apart."""
    text = article.text
    layout = lay_out(text, split_lines(text), article.title_span)
    header = layout.header
    return Segments(
        paragraphs=tuple(p for line, zone in layout.pieces for p in make_paragraphs(text, line, zone)),
        outlet=header.outlet,
        dateline=header.dateline,
        byline=header.byline,
        agency=header.agency,
        guests=tuple(layout.guests),
        related=tuple(layout.related),
        captions=tuple(layout.captions),
    )
