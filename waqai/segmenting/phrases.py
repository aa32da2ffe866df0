"""The word lists that article parts are known by, as tables of folded words; and lines with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from waqai.lexicons import builtin
from waqai.model import Span
from waqai.text import find_words, match_key

# By first word: the phrases, longest first, each with what its row says of it.
PhraseTable = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The folded word by which the tables are searched."""
    return match_key(word)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article with all its words; `head` is the first words folded, by which most lines are told."""

    span: Span
    words: tuple[Span, ...]
    head: tuple[str, ...]

    def keys(self, text: str) -> list[str]:
        return fold_words(text, self.words)


HEAD_WORDS = 6


def make_line(text: str, span: Span, words: Sequence[Span]) -> Line:
    return Line(span, tuple(words), tuple(fold_words(text, words[:HEAD_WORDS])))


def fold_words(text: str, words: Iterable[Span]) -> list[str]:
    """The folded words, one for each span."""
    return [key_of(text[word.start : word.end]) for word in words]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found among words: words[start:end], and its row's value."""

    start: int
    end: int
    use: str


def make_table(entries: Iterable[tuple[str, str]]) -> PhraseTable:
    """A table of (form, use) pairs; where two rows have one form, the first counts."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for form, use in entries:
        words = tuple(key_of(word.of(form)) for word in find_words(form))
        if words:
            table.setdefault(words[0], {}).setdefault(words, use)
    return {
        first: sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0]))
        for first, phrases in table.items()
    }


def match_at(table: PhraseTable, keys: Sequence[str], at: int = 0) -> Phrase | None:
    """The longest phrase of the table that begins at keys[at]."""
    if at >= len(keys):
        return None
    for words, use in table.get(keys[at], ()):
        if tuple(keys[at : at + len(words)]) == words:
            return Phrase(at, at + len(words), use)
    return None


@cache
def table_of(name: str, value: str = "kind") -> PhraseTable:
    """The table of a lexicon such as "lexicons/guest_phrases.csv", by the column `value`."""
    return make_table((row["form"], row[value]) for row in builtin().rows(name))


@cache
def table_of_use(name: str, use: str) -> PhraseTable:
    """The rows of a lexicon whose `use` is this one."""
    rows = builtin().rows(name)
    return make_table((row["form"], use) for row in rows if row["use"] == use)


@cache
def words_of(name: str, column: str, value: str) -> frozenset[str]:
    """The one-word forms of a lexicon's rows that hold `value` in `column`, folded."""
    return frozenset(match_key(row["form"]) for row in builtin().rows(name) if row[column] == value)


@cache
def known_names() -> Mapping[str, str]:
    """What a whole field of a dateline may be, by its folded words: agency, outlet, wire, desk, country."""
    names: dict[str, str] = {}
    for row in builtin().rows("lexicons/dateline_words.csv"):
        if row["kind"] in ("wire", "desk", "country"):
            names[join_words(row["form"])] = row["kind"]
    for row in builtin().rows("sources/sources.csv"):
        names.setdefault(join_words(row["form"]), "agency" if row["kind"] == "agency" else "outlet")
    return names


def join_words(text: str) -> str:
    """The folded words of a text with single spaces, punctuation left out."""
    return " ".join(key_of(word.of(text)) for word in find_words(text))
