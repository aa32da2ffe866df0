"""Lines of a text, and the paragraphs made of them: sentences and words, over-long lines in several paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from waqai.model import Paragraph, Span, Zone
from waqai.segmenting.phrases import Line, make_line
from waqai.segmenting.sentences import split_sentences
from waqai.text import find_words

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# What the tagger reads in one piece: about 180 sub-words of Arabic.
MAX_CHARS = 700


def split_lines(text: str) -> list[Line]:
    """The lines that hold words, without the space around them."""
    lines = []
    for found in _LINE.finditer(text):
        words = find_words(text, found.start(), found.end())
        if words:
            stripped = found.group().strip()
            start = found.start() + found.group().index(stripped)
            lines.append(make_line(text, Span(start, start + len(stripped)), words))
    return lines


def make_paragraphs(text: str, line: Line, zone: Zone) -> Iterator[Paragraph]:
    """The line as one paragraph, or as several that end with sentences where it is longer than MAX_CHARS.

    A single sentence longer than that stays whole.
    """
    sentences = split_sentences(text, line.span)
    group: list[Span] = []
    for sentence in sentences:
        if (
            group
            and sentence.end - group[0].start > MAX_CHARS
            and line.span.end - line.span.start > MAX_CHARS
        ):
            yield _make_paragraph(group, line, zone)
            group = []
        group.append(sentence)
    if group:
        yield _make_paragraph(group, line, zone)


def cut_line(text: str, line: Line, at: int) -> tuple[Line, Line]:
    """The line in two at an offset between words."""
    first = bisect_left(line.words, Span(at, at))
    before, after = line.words[:first], line.words[first:]
    return (
        make_line(
            text, Span(line.span.start, line.span.start + len(text[line.span.start : at].rstrip())), before
        ),
        make_line(text, Span(at, line.span.end), after),
    )


def _make_paragraph(sentences: Sequence[Span], line: Line, zone: Zone) -> Paragraph:
    start, end = sentences[0].start, sentences[-1].end
    if start == line.span.start and end == line.span.end:
        return Paragraph(line.span, zone, tuple(sentences), line.words)
    first, last = bisect_left(line.words, Span(start, start)), bisect_left(line.words, Span(end, end))
    return Paragraph(Span(start, end), zone, tuple(sentences), line.words[first:last])
