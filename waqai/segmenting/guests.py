"""Guest lines: who speaks in the studio, for whom, from where.

Forms:
  معنا من القامشلي السيد نواف خليل رئيس المركز الكردي للدراسات
  ينضم إلينا من بيروت الكاتب والمحلل السياسي سامر يونس
  للحديث حول آخر التطورات معنا عبر سكايب د. هدى سالم، الباحثة في مركز الدراسات
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from waqai.model import Guest, Span
from waqai.segmenting.phrases import Line, Phrase, match_at, table_of_use, words_of

_LEXICON = "lexicons/guest_phrases.csv"
_MAX_CHARS = 400
_PAUSE = re.compile("[،,:;؛.–—|/()-]")
_PLACE_WORDS = 4
_NAME_WORDS = 5
_TITLE_WORDS = 5


def find_guests(text: str, line: Line) -> tuple[Guest, ...]:
    """The guests that a line presents; none if it is no guest line."""
    if line.span.end - line.span.start > _MAX_CHARS:
        return ()
    opening = match_at(table_of_use(_LEXICON, "opening"), line.head)
    if opening is None:
        return ()
    keys = line.keys(text)
    core = _find_core(keys)
    if core is None:
        return ()
    reader = _Reader(text, line, keys)
    starts = [core.end, *(n for n in range(core.end + 1, len(keys)) if keys[n] in _next_guest_words())]
    guests = []
    for start, end in zip(starts, [*starts[1:], len(keys)], strict=True):
        if guest := reader.read(start, end):
            guests.append(guest)
    return tuple(guests)


def _find_core(keys: Sequence[str]) -> Phrase | None:
    """The words that say that somebody is here."""
    for at in range(len(keys)):
        if core := match_at(table_of_use(_LEXICON, "core"), keys, at):
            return core
    return None


def _next_guest_words() -> frozenset[str]:
    """What opens a second guest in the same line."""
    return words_of(_LEXICON, "use", "next")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads guests off the words of one line."""

    text: str
    line: Line
    keys: list[str]

    def read(self, start: int, end: int) -> Guest | None:
        """The guest that words[start:end] present; None without a name and a place, honorific or title."""
        at, place, office = self._read_lead(start, end)
        name_end = self._name_end(at, end)
        if not 0 < name_end - at <= _NAME_WORDS:
            return None
        title, organisation, later_place = self._read_office(name_end, end)
        title, place = title or office, place or later_place
        if title is None and place is None and at == start:
            return None
        name = self._span(at, name_end)
        parts = [part for part in (name, title, organisation, place) if part]
        whole = Span(min(p.start for p in parts), max(p.end for p in parts))
        return Guest(whole, name, title, organisation, place)

    def _read_lead(self, at: int, end: int) -> tuple[int, Span | None, Span | None]:
        """Past link words, place and honorifics: (where the name begins, the place, an office named before it)."""
        place = office = None
        while at < end:
            if place is None and self._is(at, "origin") and at + 1 < end:
                stop = self._place_end(at + 1, end)
                place, at = self._span(at + 1, stop), stop
            elif link := self._match(at, "link"):
                at = link.end
            elif honorific := self._match(at, "honorific"):
                stop = self._tail_end(honorific.end, end)
                if self._match(at, "title"):
                    office = self._span(at, stop)
                at = stop
            else:
                break
        return at, place, office

    def _place_end(self, at: int, end: int) -> int:
        """Where the place ends: at a pause, a link word or an honorific; else after one word, or two of a name."""
        for stop in range(at + 1, min(end, at + _PLACE_WORDS) + 1):
            if self._pause_after(stop - 1):
                return stop
            if stop < end and (self._match(stop, "link") or self._match(stop, "honorific")):
                return stop
            if stop < end and self.keys[stop] in words_of("lexicons/given_names.csv", "kind", "given"):
                return stop
        return min(end, at + (2 if self._is(at, "place_head") else 1))

    def _name_end(self, at: int, end: int) -> int:
        for stop in range(at + 1, end + 1):
            if stop == end or self._pause_after(stop - 1):
                return stop
            if self._match(stop, "title") or self._match(stop, "link") or self._is(stop, "origin"):
                return stop
            if self._is(stop, "preposition"):
                return stop
        return at

    def _read_office(self, at: int, end: int) -> tuple[Span | None, Span | None, Span | None]:
        """Title, organisation and place that follow the name."""
        stop = next((n for n in range(at, end) if self._is(n, "origin")), end)
        place = self._span(stop + 1, self._place_end(stop + 1, end)) if stop + 1 < end else None
        if at >= stop:
            return None, None, place
        title = self._match(at, "title")
        title_end = self._tail_end(title.end, stop) if title else at
        body = title_end
        if body < stop and self._is(body, "preposition"):
            body += 1
        elif title and self.keys[at].startswith(_article()):
            # A title with the article is complete: what follows qualifies it, until a preposition.
            body = next((n + 1 for n in range(title_end, stop) if self._is(n, "preposition")), stop)
            title_end = min(body if body == stop else body - 1, at + _TITLE_WORDS)
        clause = next((n for n in range(body, stop) if n + 1 < stop and self._pause_after(n)), None)
        body_end = stop if clause is None else clause + 1
        organisation = self._span(body, body_end) if body < body_end else None
        return (self._span(at, title_end) if title else None), organisation, place

    def _tail_end(self, at: int, end: int) -> int:
        while at < end and (tail := self._match(at, "title_tail")):
            at = tail.end
        return at

    def _match(self, at: int, use: str) -> Phrase | None:
        return match_at(table_of_use(_LEXICON, use), self.keys, at)

    def _is(self, at: int, use: str) -> bool:
        return self.keys[at] in words_of(_LEXICON, "use", use)

    def _pause_after(self, at: int) -> bool:
        words = self.line.words
        gap_end = words[at + 1].start if at + 1 < len(words) else self.line.span.end
        return bool(_PAUSE.search(self.text, words[at].end, gap_end))

    def _span(self, start: int, end: int) -> Span:
        return Span(self.line.words[start].start, self.line.words[end - 1].end)


def _article() -> tuple[str, ...]:
    return tuple(words_of("lexicons/function_words.csv", "language", "ar-article"))
