"""The one Arabic normaliser: a folded copy of a text that points back to where each character stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from waqai.model import Span

_LETTERS = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_TATWEEL = "\u0640"
_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"

# A word that an outlet breaks up to pass filters: dots, stars, dashes or a space held by tatweel, or a star between
# letters. Plain dots between letters stay: agencies are written so.
_BREAKER = (
    f"(?<=[{_LETTERS}{_MARKS}{_TATWEEL}])"
    f"(?:{_TATWEEL}+[.*\\-_\u00b7]+{_TATWEEL}*|[.*\\-_\u00b7]+{_TATWEEL}+|{_TATWEEL}+ +{_TATWEEL}+|\\*+)"
    f"(?=[{_LETTERS}])"
)
_DIGIT_LETTERS = {"1": "\u0627", "2": "\u0623", "3": "\u0639", "7": "\u062d"}
_DIGIT_LETTERS |= {chr(0x0660 + int(digit)): letter for digit, letter in _DIGIT_LETTERS.items()}
_DIGIT_LETTER = f"(?<=[{_LETTERS}])[{''.join(_DIGIT_LETTERS)}](?=[{_LETTERS}])"
_IRREGULAR = re.compile(f"{_BREAKER}|{_DIGIT_LETTER}|[{_MARKS}{_TATWEEL}{_INVISIBLE}]+|[{_PRESENTATION}]")

_DIGITS = {base + n: str(n) for base in (0x0660, 0x06F0) for n in range(10)}
# Spelling variants that matching must not see: hamza seats, final ya, ta marbuta, Persian letter shapes.
_VARIANTS = {
    "\u0622": "\u0627", "\u0623": "\u0627", "\u0625": "\u0627", "\u0671": "\u0627",
    "\u0624": "\u0648", "\u0626": "\u064a", "\u0649": "\u064a", "\u06cc": "\u064a",
    "\u0629": "\u0647", "\u06a9": "\u0643", "\u06af": "\u0643", "\u06a4": "\u0641",
    "\u067e": "\u0628", "\u0686": "\u062c", "\u06c1": "\u0647", "\u06be": "\u0647",
}  # fmt: skip
_READING = _DIGITS
_MATCHING = _DIGITS | {ord(k): v for k, v in _VARIANTS.items()}

_NUMERAL = "0-9\u0660-\u0669\u06f0-\u06f9"
_NUMBER_JOINT = f"(?<=[{_NUMERAL}])[.,\u066b\u066c\u060c](?=[{_NUMERAL}])"
# The breaker's rest where its first tatweel was taken for a part of the word.
_HELD = f"(?<={_TATWEEL})(?:[.*\\-_\u00b7]+(?=[{_LETTERS}])| +{_TATWEEL}+(?=[{_LETTERS}]))"
_SIGNS = f"[{_MARKS}{_INVISIBLE}]+"
_WORD = re.compile(
    f"(?:[^\\W_]+|{_SIGNS}[^\\W_]*)(?:(?:{_SIGNS}|{_BREAKER}|{_HELD}|{_NUMBER_JOINT})[^\\W_]*)*"
)
# A ta marbuta only ends a word: a letter right after it begins the next one, run together by a typing slip.
_FUSED = re.compile(f"\u0629[{_MARKS}{_TATWEEL}]*(?=[{_LETTERS}])")
_HAS_SUBSTANCE = re.compile(f"[^\\W_{_TATWEEL}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy. `starts[i]`, `ends[i]` bound the i-th folded character in the original; None means unmoved."""

    text: str
    starts: Sequence[int] | None
    ends: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """The original's span behind folded[start:end]; an empty stretch stays empty."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def find(self, span: Span) -> tuple[int, int]:
        """Where the original's span stands in the folded copy: (start, end)."""
        if self.starts is None:
            return span.start, span.end
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def fold(text: str, *, match: bool = False) -> Folded:
    """A copy without marks, tatweel, invisible controls and filter-breaking dots, digits in ASCII.

    With `match`, spelling variants are one as well (hamza seats, final ya, ta marbuta) and Latin is lower-case:
    the key by which names and words are looked up.
    """
    table = _MATCHING if match else _READING
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for irregular in _IRREGULAR.finditer(text):
        out.append(text[at : irregular.start()])
        starts.extend(range(at, irregular.start()))
        ends.extend(range(at + 1, irregular.start() + 1))
        replacement = _replace(irregular.group())
        out.append(replacement)
        starts.extend([irregular.start()] * len(replacement))
        ends.extend([irregular.end()] * len(replacement))
        at = irregular.end()
    if at == 0:
        folded = text.translate(table)
        return Folded(_lower(folded) if match else folded, None, None)
    out.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    folded = "".join(out).translate(table)
    return Folded(_lower(folded) if match else folded, starts, ends)


def match_key(text: str) -> str:
    """The text as lookups see it: folded for matching, spaces single, none at the ends."""
    return " ".join(fold(text, match=True).text.split())


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of text[start:end]: letters and digits with their marks, numbers whole, fused words apart."""
    words = []
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        first, last = found.span()
        if text.find("\u0629", first, last - 1) >= 0:
            for joint in _FUSED.finditer(text, first, last):
                if _HAS_SUBSTANCE.search(text, first, joint.end()):
                    words.append(Span(first, joint.end()))
                first = joint.end()
        if _HAS_SUBSTANCE.search(text, first, last):
            words.append(Span(first, last))
    return words


def _replace(irregular: str) -> str:
    if irregular in _DIGIT_LETTERS:
        return _DIGIT_LETTERS[irregular]
    if "\ufb50" <= irregular[0] <= "\ufefc":
        return re.sub(f"[{_MARKS}{_TATWEEL}]", "", unicodedata.normalize("NFKC", irregular))
    return ""


def _lower(text: str) -> str:
    """Lower case where that keeps the length, so that offsets hold."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
