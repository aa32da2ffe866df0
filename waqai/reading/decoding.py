"""Bytes to text: the encodings in which Arabic news is kept, told apart by what the letters then spell."""

from __future__ import annotations

import codecs
import re
from functools import cache

from waqai.errors import CannotCode
from waqai.lexicons import builtin
from waqai.text import match_key

MAX_TEXT_BYTES = 5_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE_BYTES = 60_000
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{2,}")


def decode(data: bytes) -> str:
    """The text that the bytes hold: UTF-8, UTF-16, windows-1256 or ISO-8859-6, a byte order mark left out.

    Nothing else is changed: line ends, NUL and controls stay. Raises CannotCode for binary files.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise CannotCode("reading", "binary file", f"{kind}; save it as text or HTML first")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    guessed = _utf16_without_bom(data) or _utf8(data) or _one_byte_arabic(data)
    if guessed is None:
        raise CannotCode("reading", "binary file", "neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6")
    return data.decode(guessed, "replace")


def _utf16_without_bom(data: bytes) -> str | None:
    """Arabic letters are U+06xx: in UTF-16 every second byte is mostly 06, on the other side almost never."""
    sample = data[:_SAMPLE_BYTES]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(6) / half, sample[1::2].count(6) / half
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8, also with some bytes broken: under 5 % of the characters (another encoding read so breaks most)."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") - data.count(b"\xef\xbf\xbd") > len(text) / 20:
        return None
    return None if _is_binary(text) else "utf-8"


def _one_byte_arabic(data: bytes) -> str | None:
    """windows-1256 or ISO-8859-6: they share half of the letters, so the words decide."""
    best, best_score = None, 0.0
    for encoding in ("windows-1256", "iso8859_6"):
        text = data[:_SAMPLE_BYTES].decode(encoding, "replace")
        score = _arabic_words_share(text)
        if score > best_score and not _is_binary(text):
            best, best_score = encoding, score
    return best


def _arabic_words_share(text: str) -> float:
    """How much of the text is common Arabic words or words with the article, less what did not decode."""
    words = [match_key(word) for word in _ARABIC_WORD.findall(text)]
    if not words:
        return 0.0
    common = forms_of("ar")
    articles = tuple(forms_of("ar-article"))
    hits = sum(word in common or (len(word) > 4 and word.startswith(articles)) for word in words)
    return (hits + 0.1) / (len(words) + text.count("\ufffd"))


@cache
def forms_of(language: str) -> frozenset[str]:
    """The folded function words of a language."""
    rows = builtin().rows("lexicons/function_words.csv")
    return frozenset(match_key(row["form"]) for row in rows if row["language"] == language)


def _is_binary(text: str) -> bool:
    """More than 3 % control characters. NUL is not counted up to 1 %: some archives keep padding."""
    sample = text[:_SAMPLE_BYTES]
    controls = len(_CONTROLS.findall(sample))
    return controls > len(sample) * 0.03 or sample.count("\0") > len(sample) * 0.2
