"""The words of a mention, looked up: what the lexicons say of each, with its prefixes taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from waqai.lexicons import Lexicons
from waqai.text import fold, match_key

# Digits keep their separators: dates, clock times, grouped and decimal numbers are one token each.
_TOKEN = re.compile(
    r"(?P<date>(?<![0-9])(?:[0-9]{1,4}\s?[/.\-]\s?[0-9]{1,2}\s?[/.\-]\s?[0-9]{2,4})(?![0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))"
    r"|(?P<number>[0-9]+(?:[.,\u066b\u066c\u060c][0-9]+)*|[.\u066b][0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)
_LONGEST_WORD = 30  # longer runs of letters are noise, and would fill the cache


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: its kind, the kind's value, and the lexicon row that says so."""

    kind: str
    value: str
    row: str
    number: float = 0
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of the folded mention, with its readings by kind.

    `conj` is "and" or "so" and `prep` is "by", "for" or "as" where such a letter was written onto the word;
    `prefix` counts the letters before the form that was looked up, article included.
    """

    text: str
    shape: str
    start: int
    end: int
    senses: Mapping[str, Sense]
    conj: str = ""
    prep: str = ""
    definite: bool = False
    prefix: int = 0

    def get(self, kind: str) -> Sense | None:
        return self.senses.get(kind)

    def has(self, *kinds: str) -> bool:
        return any(kind in self.senses for kind in kinds)


Reading = tuple[str, str, bool, int, Mapping[str, Sense]]
_NO_SENSES: Mapping[str, Sense] = {}


@dataclass(slots=True)
class WordTable:
    """Forms and phrases with their senses. Keys are folded as `match_key` folds."""

    clitics: Mapping[str, str]
    words: dict[str, dict[str, Sense]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], dict[str, Sense]]]] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    def add(self, form: str, sense: Sense) -> None:
        """One more reading of a form; the first row of a kind stands."""
        first, *rest = match_key(form).split() or [""]
        if not rest:
            self.words.setdefault(first, {}).setdefault(sense.kind, sense)
            return
        known = self.phrases.setdefault(first, [])
        for words, senses in known:
            if words == tuple(rest):
                senses.setdefault(sense.kind, sense)
                return
        known.append((tuple(rest), {sense.kind: sense}))
        known.sort(key=lambda phrase: -len(phrase[0]))

    def read(self, word: str) -> Reading:
        """(conjunction, preposition, definite, prefix length, senses) of one word; the fewest letters taken off win."""
        reading = self.readings.get(word)
        if reading is None:
            reading = self._read(word)
            if len(self.readings) < 50_000:
                self.readings[word] = reading
        return reading

    def _read(self, word: str) -> Reading:
        if len(word) > _LONGEST_WORD:
            return "", "", False, 0, _NO_SENSES
        for conj, prep, definite, bare in self.strip(word):
            if bare in self.words:
                known, senses = self._senses(bare, definite)
                return conj, prep, known, len(word) - len(bare), senses
        return "", "", False, 0, _NO_SENSES

    def _senses(self, bare: str, definite: bool) -> tuple[bool, Mapping[str, Sense]]:
        # "the day" is today, and also the unit: the form without its article adds the kinds the full form lacks.
        found = self.words[bare]
        the = self.clitics["the"]
        if not definite and bare.startswith(the) and bare[len(the) :] in self.words:
            return True, self.words[bare[len(the) :]] | found
        return definite, found

    def strip(self, word: str) -> Iterable[tuple[str, str, bool, str]]:
        """The ways to take prefixes off a word, the word itself first: (conjunction, preposition, definite, rest)."""
        yield "", "", False, word
        the, for_the = self.clitics["the"], self.clitics["for_the"]
        if word.startswith(the):
            yield "", "", True, word[len(the) :]
        for conj in ("", "and", "so"):
            letter = self.clitics.get(conj, "")
            if not word.startswith(letter):
                continue
            rest = word[len(letter) :]
            if conj:
                yield conj, "", False, rest
                if rest.startswith(the):
                    yield conj, "", True, rest[len(the) :]
            if rest.startswith(for_the):
                yield conj, "for", True, rest[len(for_the) :]
            for prep in ("by", "for", "as"):
                if rest.startswith(self.clitics[prep]):
                    bare = rest[1:]
                    # After "for" an article melts into a word that begins with the same letter.
                    yield conj, prep, prep == "for" and bare.startswith(self.clitics["for"]), bare
                    if bare.startswith(the):
                        yield conj, prep, True, bare[len(the) :]


def tokenize(text: str, table: WordTable) -> list[Token]:
    """The tokens of a text folded for matching, phrases of the table as one token each."""
    raw = [(m.group(), m.lastgroup or "mark", m.start(), m.end()) for m in _TOKEN.finditer(text)]
    tokens = []
    at = 0
    while at < len(raw):
        token, at = _token_at(raw, at, table)
        tokens.append(token)
    return tokens


def _token_at(raw: list[tuple[str, str, int, int]], at: int, table: WordTable) -> tuple[Token, int]:
    text, shape, start, end = raw[at]
    if shape == "word":
        phrase = _phrase_at(raw, at, table)
        if phrase is not None:
            return phrase
        conj, prep, definite, prefix, senses = table.read(text)
        return Token(text, shape, start, end, senses, conj, prep, definite, prefix), at + 1
    senses = table.words.get(text, _NO_SENSES) if shape == "mark" else _NO_SENSES
    return Token(text, shape, start, end, senses), at + 1


def _phrase_at(raw: list[tuple[str, str, int, int]], at: int, table: WordTable) -> tuple[Token, int] | None:
    if at + 1 >= len(raw) or len(raw[at][0]) > _LONGEST_WORD:
        return None
    for conj, prep, definite, bare in table.strip(raw[at][0]):
        for rest, senses in table.phrases.get(bare, ()):
            stop = at + 1 + len(rest)
            if tuple(piece[0] for piece in raw[at + 1 : stop]) == rest:
                start, end = raw[at][2], raw[stop - 1][3]
                words = " ".join((bare, *rest))
                prefix = len(raw[at][0]) - len(bare)
                return Token(words, "word", start, end, senses, conj, prep, definite, prefix), stop
    return None


def fold_mention(text: str) -> str:
    """The mention as lookups see it."""
    return fold(text, match=True).text


@cache
def clitics(lexicons: Lexicons) -> Mapping[str, str]:
    """The letters written onto words, by what they are: and, so, by, for, as, the, for_the."""
    rows = lexicons.rows("lexicons/numbers.csv")
    return {row["value"]: match_key(row["form"]) for row in rows if row["kind"] == "clitic"}


def build_table(lexicons: Lexicons, entries: Iterable[tuple[str, Sense]]) -> WordTable:
    """A table of the number words, which every mention may hold, and of the given entries."""
    table = WordTable(clitics(lexicons))
    table.add(table.clitics["and"], Sense("conj", "and", ""))
    for form, sense in chain(entries, number_senses(lexicons)):
        table.add(form, sense)
    return table


def number_senses(lexicons: Lexicons) -> Iterable[tuple[str, Sense]]:
    """The rows of numbers.csv as senses; the bounds of an open word stay in `value` ("20..99")."""
    for row in lexicons.rows("lexicons/numbers.csv"):
        kind, value = row["kind"], row["value"]
        if kind == "clitic":
            continue
        over, _, under = value.partition("/")
        number = float(over) / float(under) if under else float(value) if value.isdigit() else 0.0
        yield row["form"], Sense(kind, value, row["id"], number)
