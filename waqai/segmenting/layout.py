"""The layout of an article: every line gets its zone, and the parts found on the way are collected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.model import Dateline, Guest, Span, Zone
from waqai.segmenting.guests import find_guests
from waqai.segmenting.headers import (
    Header,
    merge_headers,
    read_header_line,
    read_header_prefix,
    read_place_line,
)
from waqai.segmenting.paragraphs import cut_line
from waqai.segmenting.parts import (
    find_credit,
    find_inline_related,
    find_writer,
    is_caption,
    is_headline,
    match_furniture,
    match_related,
    read_stamp,
)
from waqai.segmenting.phrases import Line
from waqai.text import match_key

# Outlet, dateline, date, writer, section and a caption: what stands before the first paragraph, at most.
_HEAD_LINES = 8
_TITLE_CHARS = 160
_RELATED_LINES = 8
# A copyright line nearer to the head is about a picture.
_FOOT_FROM = 0.5


@dataclass(slots=True)
class Layout:
    """The pieces of an article in order of place, each with its zone, and what they name."""

    text: str
    pieces: list[tuple[Line, Zone]] = field(default_factory=list)
    header: Header = field(default_factory=Header)
    guests: list[Guest] = field(default_factory=list)
    related: list[Span] = field(default_factory=list)
    captions: list[Span] = field(default_factory=list)

    def add(self, line: Line, zone: Zone) -> None:
        if line.words:
            self.pieces.append((line, zone))


def lay_out(text: str, lines: Sequence[Line], title: Span | None) -> Layout:
    """The layout of an article; `title` is where the input's own title stands in the text."""
    layout = Layout(text)
    first = _read_title(layout, lines, title)
    first = _read_head(layout, lines, first, titled=title is not None)
    _read_body(layout, lines, first)
    return layout


def _read_title(layout: Layout, lines: Sequence[Line], title: Span | None) -> int:
    at = 0
    while title and at < len(lines) and lines[at].span.start < title.end:
        layout.add(lines[at], "title")
        at += 1
    return at


def _read_head(layout: Layout, lines: Sequence[Line], first: int, *, titled: bool) -> int:
    """Header lines, a repeated or unnamed title and captions before the first paragraph: where that stands."""
    text = layout.text
    titles = {match_key(line.span.of(text)) for line, zone in layout.pieces if zone == "title"}
    at = first
    while at < min(len(lines), first + _HEAD_LINES):
        line = lines[at]
        zone = _zone_at_head(layout, line, titles, is_last=at + 1 == len(lines))
        if zone is None and not titled and not titles and _looks_like_title(text, lines, at):
            zone = "title"
        if zone == "title":
            titles.add(match_key(line.span.of(text)))
        if zone is None:
            break
        layout.add(line, zone)
        at += 1
    return at


def _zone_at_head(layout: Layout, line: Line, titles: set[str], *, is_last: bool) -> Zone | None:
    text = layout.text
    if titles and match_key(line.span.of(text)) in titles:
        return "title"
    if header := _read_header(layout, line):
        layout.header = merge_headers(layout.header, header)
        return "header"
    if not is_last and is_caption(text, line, at_head=bool(titles)):
        layout.captions.append(line.span)
        return "caption"
    return "footer" if match_furniture(text, line) == "line" else None


def _read_header(layout: Layout, line: Line) -> Header | None:
    """What a header line adds, of whatever kind it is; None for other lines."""
    text = layout.text
    stamp = read_stamp(text, line)
    if stamp is not None:
        return Header(dateline=Dateline(stamp, date=stamp) if stamp.start < stamp.end else None)
    if writer := find_writer(text, line):
        return Header(byline=writer)
    if header := read_header_line(text, line):
        return header
    return read_place_line(line, layout.header)


def _looks_like_title(text: str, lines: Sequence[Line], at: int) -> bool:
    """A short first line without a full stop, before a longer one; not a paragraph that opens with a dateline."""
    line = lines[at]
    length = line.span.end - line.span.start
    if length > _TITLE_CHARS or len(line.words) < 3 or text[line.span.end - 1] in ".،:؛":
        return False
    following = [other.span.end - other.span.start for other in lines[at + 1 : at + 1 + _HEAD_LINES]]
    return max(following, default=0) > length and not (
        match_related(text, line) or read_header_prefix(text, line) or find_guests(text, line)
    )


def _read_body(layout: Layout, lines: Sequence[Line], first: int) -> None:
    open_related = 0  # headlines that may still follow a bare marker
    stopped = False
    for at in range(first, len(lines)):
        line = lines[at]
        if stopped:
            layout.add(line, "footer")
            continue
        if open_related and is_headline(layout.text, line) and match_related(layout.text, line) is None:
            open_related -= 1
            layout.related.append(line.span)
            layout.add(line, "related")
            continue
        furniture = match_furniture(layout.text, line)
        stopped = furniture == "stop" and line.span.start > len(layout.text) * _FOOT_FROM
        if furniture:
            _read_footer(layout, line, names_source=furniture == "source")
            continue
        headline = match_related(layout.text, line)
        open_related = _RELATED_LINES if headline and headline.start == headline.end else 0
        if headline:
            if headline.start < headline.end:
                layout.related.append(headline)
            layout.add(line, "related")
        else:
            _read_line(layout, line, is_first=at == first)


def _read_footer(layout: Layout, line: Line, *, names_source: bool) -> None:
    if names_source and (agency := find_credit(layout.text, line)):
        layout.header = merge_headers(layout.header, Header(agency=agency))
    layout.add(line, "footer")


def _read_line(layout: Layout, line: Line, *, is_first: bool) -> None:
    text = layout.text
    if guests := find_guests(text, line):
        layout.guests.extend(guests)
        layout.add(line, "guest")
    elif is_caption(text, line, at_head=False):
        layout.captions.append(line.span)
        layout.add(line, "caption")
    elif not is_first and (writer := find_writer(text, line)):
        layout.header = merge_headers(layout.header, Header(byline=writer))
        layout.add(line, "footer")
    else:
        _read_paragraph(layout, line, is_first=is_first)


def _read_paragraph(layout: Layout, line: Line, *, is_first: bool) -> None:
    """A paragraph, without a dateline at its head or a related headline at its end."""
    if is_first and (found := read_header_prefix(layout.text, line)):
        header, end = found
        layout.header = merge_headers(layout.header, header)
        head, line = cut_line(layout.text, line, end)
        layout.add(head, "header")
    inline = find_inline_related(layout.text, line)
    if inline is None:
        layout.add(line, "body")
        return
    line, tail = cut_line(layout.text, line, inline)
    layout.add(line, "body")
    headline = match_related(layout.text, tail)
    if headline and headline.start < headline.end:
        layout.related.append(headline)
    layout.add(tail, "related")
