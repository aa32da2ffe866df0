"""The small words around place names: what each one says, from the data files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.lexicons import DATA, Lexicons
from waqai.text import find_words, fold, match_key

LONGEST = 3
AL = "\u0627\u0644"
_WA, _FA, _BA, _KA, _LA = "\u0648", "\u0641", "\u0628", "\u0643", "\u0644"


@dataclass(frozen=True, slots=True)
class Word:
    """What a small word says: its class, its value (a kind, a bearing, a country, an effect) and its lexicon row."""

    role: str
    value: str
    row: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Small words by their folded form; forms of several words have single spaces."""

    words: dict[str, Word]

    def find(self, key: str) -> Word | None:
        return self.words.get(key)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word without its clitics. `joined` says that the clitic was an and; `stripped` how many were taken off."""

    form: str
    stripped: int = 0
    joined: bool = False
    preposition: bool = False


def load_place_words(lexicons: Lexicons) -> PlaceWords:
    """The small words of the data files (and of the user's overlay); the first row of a form wins."""
    words: dict[str, Word] = {}
    for role, value, row, form in _rows(lexicons):
        words.setdefault(match_key(form), Word(role, value, row))
        if role in ("head", "demonym") and " " not in form and not match_key(form).startswith(AL):
            words.setdefault(AL + match_key(form), Word(role, value, row))
    return PlaceWords(words)


def split_words(text: str) -> list[str]:
    """The folded words of a mention, without punctuation; hashtags and underscores read as spaces."""
    plain = fold(text.replace("_", " ").replace("#", " "), match=True).text
    return [span.of(plain) for span in find_words(plain)]


def readings(word: str) -> Iterator[Reading]:
    """The word as it stands, then without and, then without a preposition, then without both."""
    yield Reading(word)
    yield from _without_preposition(word, Reading(word))
    if len(word) > 2 and word[0] in (_WA, _FA):
        rest = Reading(word[1:], 1, joined=True)
        yield rest
        yield from _without_preposition(word[1:], rest)


def _without_preposition(word: str, so_far: Reading) -> Iterator[Reading]:
    count = so_far.stripped + 1
    if word.startswith(_LA + _LA) and len(word) > 4:
        yield Reading(AL + word[2:], count, so_far.joined, True)
    elif len(word) > 2 and (word[0] in (_BA, _LA) or word.startswith(_KA + AL)):
        yield Reading(word[1:], count, so_far.joined, True)


def _rows(lexicons: Lexicons) -> Iterator[tuple[str, str, str, str]]:
    for row in lexicons.rows("places/head_nouns.csv"):
        yield "head", row["kind"], row["id"], row["form"]
    for row in lexicons.rows("places/directions.csv"):
        yield "direction", row["bearing"], row["id"], row["form"]
    for row in lexicons.rows("places/relations.csv"):
        yield row["effect"], row["effect"], row["id"], row["form"]
    for row in lexicons.rows("places/non_places.csv"):
        yield "not_place", "", row["id"], row["form"]
    for country, number, form in demonym_rows(lexicons):
        yield "demonym", country, number, form


def demonym_rows(lexicons: Lexicons) -> Iterator[tuple[str, str, str]]:
    """(country, row id, form) of every nationality adjective, the actors' list first where it is there."""
    if (DATA / "actors/nationalities.csv").exists():
        for row in lexicons.rows("actors/nationalities.csv"):
            if row["kind"] == "adjective":
                yield row["country"], row["id"], row["form"]
    for row in lexicons.rows("places/demonyms.csv"):
        yield row["country"], row["id"], row["form"]
