"""Paragraphs as the encoder sees them: word pieces of the folded text, and the first piece of every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tokenizers import Tokenizer

from waqai.model import Paragraph, Span
from waqai.text import fold

BEGIN, PAD, END = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """One paragraph in pieces: `ids`, and for each word the position of its first piece."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs encoded together. `first` points into `ids`; `context` paragraphs lead and are not tagged again.

    `bounds` are (first word, end word) of each paragraph, in words of this window; `paragraphs` their numbers.
    """

    ids: tuple[int, ...]
    first: tuple[int, ...]
    words: tuple[Span, ...]
    bounds: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    context: int


def cut_pieces(text: str, words: Sequence[Span], span: Span, tokenizer: Tokenizer) -> Pieces:
    """The pieces of text[span]; words run together by a slip are set apart first."""
    folded = fold(span.of(text).replace("_", " "))
    bounds = [folded.find(Span(w.start - span.start, w.end - span.start)) for w in words]
    out: list[str] = []
    starts: list[int] = []
    at = shift = 0
    for n, (start, _) in enumerate(bounds):
        if n and start == bounds[n - 1][1]:
            out.append(folded.text[at:start] + " ")
            at, shift = start, shift + 1
        starts.append(start + shift)
    out.append(folded.text[at:])
    encoding = tokenizer.encode("".join(out), add_special_tokens=False)
    return Pieces(tuple(encoding.ids), _first_pieces(starts, encoding.offsets), tuple(words))


def _first_pieces(starts: Sequence[int], offsets: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    first = []
    piece = 0
    for start in starts:
        while piece < len(offsets) - 1 and offsets[piece][1] <= start:
            piece += 1
        first.append(piece)
    return tuple(first)


def cut_date(published: date | None, tokenizer: Tokenizer) -> tuple[int, ...]:
    """The pieces of year and month of publication, which tell the encoder news from background; none if unknown."""
    if published is None:
        return ()
    return tuple(tokenizer.encode(f"{published.year} {published.month}", add_special_tokens=False).ids)


def make_windows(
    paragraphs: Sequence[Paragraph],
    pieces: Sequence[Pieces],
    *,
    day: tuple[int, ...] = (),
    longest: int = 320,
    title_longest: int = 48,
) -> Iterator[Window]:
    """The article in windows of whole paragraphs, at most `longest` pieces.

    The date's pieces and the title lead every window as context. A paragraph longer than a window is cut between words.
    """
    chunks = [
        (n, chunk)
        for n, (paragraph, whole) in enumerate(zip(paragraphs, pieces, strict=True))
        if paragraph.words
        for chunk in _chunks(whole, longest - title_longest - len(day) - 4)
    ]
    title = next(
        (
            p
            for q, p in zip(paragraphs, pieces, strict=True)
            if q.zone == "title" and len(p.ids) <= title_longest
        ),
        None,
    )
    batch: list[tuple[int, Pieces]] = []
    size = 2 + len(day)
    is_first = True
    for n, chunk in chunks:
        if batch and size + len(chunk.ids) + 1 > longest:
            yield _join(batch, None if is_first else title, day)
            is_first = False
            batch, size = [], 3 + len(day) + (len(title.ids) if title else 0)
        batch.append((n, chunk))
        size += len(chunk.ids) + 1
    if batch:
        yield _join(batch, None if is_first else title, day)


def _chunks(whole: Pieces, longest: int) -> Iterator[Pieces]:
    """The paragraph itself, or its parts where it is longer than `longest` pieces."""
    if len(whole.ids) <= longest:
        yield whole
        return
    at = 0
    while at < len(whole.words):
        begin = whole.first[at] if at else 0
        stop = at + 1
        while stop < len(whole.words) and whole.first[stop] - begin <= longest:
            stop += 1
        # The part ends where the next word begins: one word back if the last one overruns.
        end = whole.first[stop] if stop < len(whole.words) else len(whole.ids)
        if end - begin > longest and stop - at > 1:
            stop -= 1
            end = whole.first[stop]
        yield Pieces(
            whole.ids[begin : min(end, begin + longest)],
            tuple(f - begin for f in whole.first[at:stop]),
            whole.words[at:stop],
        )
        at = stop


def _join(chunks: Sequence[tuple[int, Pieces]], title: Pieces | None, day: tuple[int, ...]) -> Window:
    ids: list[int] = [BEGIN, *day, END] if day else [BEGIN]
    first: list[int] = []
    words: list[Span] = []
    bounds: list[tuple[int, int]] = []
    numbers: list[int] = []
    for n, chunk in ([(-1, title)] if title else []) + list(chunks):
        bounds.append((len(words), len(words) + len(chunk.words)))
        first.extend(len(ids) + f for f in chunk.first)
        words.extend(chunk.words)
        numbers.append(n)
        ids.extend(chunk.ids)
        ids.append(END)
    return Window(
        tuple(ids), tuple(first), tuple(words), tuple(bounds), tuple(numbers), int(title is not None)
    )
