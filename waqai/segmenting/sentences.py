"""Sentences of a line: where a full stop ends one, and where it belongs to a number, a name or an agency."""

from __future__ import annotations

import re
from functools import cache

from waqai.lexicons import builtin
from waqai.model import Span

_LETTERS = "\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670-\u06d3a-zA-Z"
_STOP = re.compile(r"[.!?\u061f\u2026\u06d4]+")
_CLOSING = re.compile(r"[\s]*[\"'”’»)\]]+(?=\s|$)|[\"'”’»)\]]+")
# A quoted question or exclamation within a longer sentence.
_CONTINUES = re.compile(r"\s*[،,؛:.]")
_SUBSTANCE = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(rf"[{_LETTERS}0-9.]+$")
_RUN_ON = re.compile(rf"[{_LETTERS}]{{3,}}")
_WORD_BEFORE = re.compile(rf"[{_LETTERS}]{{3,}}\s?$")

# A pause of dots within a line ends a sentence only between two long stretches: else it is a comma or a drawn breath.
_LONG_BEFORE = 8
_LONG_AFTER = 4


def split_sentences(text: str, line: Span) -> list[Span]:
    """The sentences of a line, without the space around them, in order; together they hold all its words."""
    sentences: list[Span] = []
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        if stop.start() < start:
            continue
        end = _end_of_sentence(text, start, stop, line)
        if end is not None and _SUBSTANCE.search(text, start, end):
            sentences.append(_trim(text, start, end))
            start = end
    rest = _trim(text, start, line.end)
    if _SUBSTANCE.search(text, rest.start, rest.end) or (not sentences and rest.start < rest.end):
        sentences.append(rest)
    elif sentences:
        sentences[-1] = _trim(text, sentences[-1].start, line.end)
    return sentences


def _end_of_sentence(text: str, start: int, stop: re.Match[str], line: Span) -> int | None:
    """Where the sentence ends if the stop ends one: after closing quotes and brackets."""
    closing = _CLOSING.match(text, stop.end(), line.end)
    end = closing.end() if closing else stop.end()
    if not text[end : line.end].strip():
        return line.end
    spaced = text[end].isspace()
    if _CONTINUES.match(text, end, line.end) or _is_protected(text, start, stop, spaced, line):
        return None
    if spaced or closing:
        return end
    return end if _runs_on(text, stop, line) else None


def _is_protected(text: str, start: int, stop: re.Match[str], spaced: bool, line: Span) -> bool:
    mark = stop.group()
    if mark == "\u2026" or (len(mark) > 1 and set(mark) <= {".", "\u2026"}):
        after = text[stop.end() : line.end]
        return len(text[start : stop.start()].split()) < _LONG_BEFORE or len(after.split()) < _LONG_AFTER
    if mark != ".":
        return False
    before = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    if before is None:
        return False
    word = before.group()
    if word.isdigit():
        # A number with a stop at the head of a sentence counts a list; without a space it is a decimal or a date.
        return not spaced or not text[start : before.start()].strip()
    return len(word) == 1 or bool({word, word.rpartition(".")[2]} & _abbreviations())


def _runs_on(text: str, stop: re.Match[str], line: Span) -> bool:
    """A full stop with no space after it, between two words: outlets often leave the space out."""
    next_word = _RUN_ON.match(text, stop.end(), line.end)
    if next_word is None or not _WORD_BEFORE.search(text, max(line.start, stop.start() - 24), stop.start()):
        return False
    word = _LAST_WORD.search(text, max(line.start, stop.start() - 24), stop.start())
    before, after = word.group() if word else "", next_word.group()
    names = {after, f"{before}.{after}"} & _abbreviations()
    return not names and before != after and not after.isascii()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["form"] for row in builtin().rows("lexicons/abbreviations.csv"))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
