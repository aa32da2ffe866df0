"""The keys that places are looked up by: as written, loosely, and by sound."""

from __future__ import annotations

import re

from waqai.text import match_key

_ARTICLE = re.compile("(?:^|(?<= ))\u0627\u0644(?=\\w{2})")
_ARABIC = re.compile("[\u0621-\u064a]")
_VOWELS = re.compile("[\u0627\u0648\u064a]|\u0647$")
# sad sin, tah ta, dad dal, zah zay, dhal zay, tha ta, qaf kaf, hah ha, ghayn kaf: letters that transcriptions mix.
_PLAIN = str.maketrans(
    "\u0635\u0637\u0636\u0638\u0630\u062b\u0642\u062d\u063a",
    "\u0633\u062a\u062f\u0632\u0632\u062a\u0643\u0647\u0643",
)
_INNER_ARTICLE = re.compile("(?<=\\w{2})\u0627\u0644(?=\\w{3})")
_UNHEARD = str.maketrans("", "", "\u0621 '\u2019-")


def name_key(name: str) -> str:
    """The name as it is looked up: folded, hyphens and points read as spaces."""
    return " ".join(re.sub("[^\\w']+", " ", match_key(name)).replace("_", " ").split())


def loose_key(key: str) -> str:
    """A folded name without spaces, hyphens, hamza and articles: one key for the spellings that outlets mix."""
    return _ARTICLE.sub("", key).translate(_UNHEARD)


def sound_key(key: str) -> str:
    """The consonants of a folded name, emphatics and interdentals as their plain neighbours; "" without Arabic."""
    return _VOWELS.sub("", loose_key(key).translate(_PLAIN)) if _ARABIC.search(key) else ""


def split_fused(loose: str) -> str:
    """The loose key of two words run together, without the article of the second."""
    return _INNER_ARTICLE.sub("", loose)
