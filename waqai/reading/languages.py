"""Whether a text is Arabic, and not Persian, Urdu or Kurdish in the same script."""

from __future__ import annotations

import re
from functools import cache

from waqai.errors import CannotCode
from waqai.reading.decoding import forms_of
from waqai.text import match_key

_SAMPLE = 20_000  # characters: enough of any text to tell its language
_ARABIC_SCRIPT = re.compile("[\u0621-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTER = re.compile(r"[^\W\d_]+")
# Letters that Arabic does not write: Persian and Urdu p, ch, zh, g, retroflexes; Kurdish o, e, l and r with a caron.
_FOREIGN = re.compile(
    "[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06c6\u06ce\u06d5\u0695\u06b5]"
)
_NAMES = {"fa": "Persian", "ur": "Urdu", "ckb": "Kurdish"}


def check_arabic(text: str) -> None:
    """Nothing if the text is Arabic; else CannotCode with the reason "not Arabic" or "empty text"."""
    if not text.strip():
        raise CannotCode("reading", "empty text")
    sample = text.strip()[:_SAMPLE]
    letters, arabic = _count(_LETTER, sample), _count(_ARABIC_SCRIPT, sample)
    if not arabic:
        raise CannotCode("reading", "not Arabic", "no Arabic letters")
    # A third: reports quote Latin names and links, but seldom more than they say themselves.
    if arabic < letters / 3:
        raise CannotCode("reading", "not Arabic", f"{arabic} of {letters} letters are Arabic")
    language = _language_of_script(sample, arabic)
    if language != "ar":
        raise CannotCode("reading", "not Arabic", f"the words look like {_NAMES[language]}")


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _language_of_script(text: str, letters: int) -> str:
    """ar, fa, ur or ckb: Arabic unless a language has both letters of its own here and more function words."""
    # 1.5 %: above any Arabic report with foreign names seen, below a line of Persian.
    if len(_FOREIGN.findall(text)) < letters * 0.015:
        return "ar"
    hits = dict.fromkeys(("ar", *_NAMES), 0)
    by_word = _languages_by_word()
    for word in match_key(text).split():
        for language in by_word.get(word, ()):
            hits[language] += 1
    best = max(_NAMES, key=lambda language: hits[language])
    return best if hits[best] > hits["ar"] else "ar"


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in ("ar", *_NAMES):
        for word in forms_of(language):
            found[word] = (*found.get(word, ()), language)
    return found
