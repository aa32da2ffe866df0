"""Cue words of the lexicons, found in the words of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from waqai.lexicons import Lexicons, Row
from waqai.model import Article, Segments, Span, Tags, Zone
from waqai.text import fold, match_key

FILES = (
    "agreement_basis",
    "attribution",
    "claiming",
    "continuation",
    "death_words",
    "denial",
    "exception",
    "exclusion",
    "future",
    "hypothetical",
    "metaphors",
    "negation",
    "peaceful",
    "relay",
    "unsourced",
)
# A full stop inside a word (an abbreviation, a web address) ends nothing.
_BREAK = re.compile(r"[،,؛;:!?؟…]|\.(?=\s|\.)")
_START = attrgetter("start")
_LONGEST = 4  # words of the longest cue


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue file: its words as lookups see them, and what it does there (`kind`)."""

    id: str
    kind: str
    words: tuple[str, ...]


CueList = dict[str, tuple[Cue, ...]]  # by first word


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue files by name, and the beginnings by which verb forms are told, by kind: (row id, letters).

    `conjunctions` are the letters that join a word to the one before.
    """

    lists: dict[str, CueList]
    beginnings: dict[str, tuple[tuple[str, str], ...]]
    conjunctions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words as lookups see them."""

    span: Span
    zone: Zone
    paragraph: int
    words: tuple[Span, ...]
    keys: tuple[str, ...]

    def key(self, word: int) -> str:
        """The word as lookups see it; empty past the last word, where only punctuation stands."""
        return self.keys[word] if word < len(self.keys) else ""

    def stretch(self, first: int, count: int) -> Span:
        """The span of `count` words from word number `first`."""
        return Span(self.words[first].start, self.words[first + count - 1].end)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules of coding read: the article's words and the tagger's view of them."""

    text: str
    sentences: tuple[Sentence, ...]
    tags: Tags
    cues: Cues

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which the span begins, or None."""
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].span.end else None

    def has_break(self, start: int, end: int) -> bool:
        """Whether punctuation that ends a clause stands in text[start:end]."""
        return _BREAK.search(self.text, start, end) is not None


def load_cues(lexicons: Lexicons) -> Cues:
    """All cue files, each by the first word of its rows, clitics joined as the row allows."""
    clitics: dict[str, list[str]] = {"conj": [], "prep": []}
    for row in lexicons.rows("lexicons/cue_clitics.csv"):
        clitics[row["kind"]].append(match_key(row["form"]))
    beginnings: dict[str, list[tuple[str, str]]] = {}
    for row in lexicons.rows("lexicons/verb_forms.csv"):
        beginnings.setdefault(row["kind"], []).append((row["id"], match_key(row["form"])))
    return Cues(
        lists={name: _index(lexicons.rows(f"lexicons/{name}.csv"), clitics) for name in FILES},
        beginnings={kind: tuple(rows) for kind, rows in beginnings.items()},
        conjunctions=tuple(clitics["conj"]),
    )


def read_sentences(article: Article, segments: Segments) -> tuple[Sentence, ...]:
    """The sentences of the article in order of place."""
    # Folded as a whole: word by word costs several times as much, and no sign that folding reads crosses a word's end.
    folded = fold(article.text, match=True)
    found = []
    for number, paragraph in enumerate(segments.paragraphs):
        for span in paragraph.sentences:
            first = bisect_left(paragraph.words, span.start, key=_START)
            last = bisect_left(paragraph.words, span.end, key=_START)
            words = paragraph.words[first:last]
            keys = tuple(folded.text[slice(*folded.find(word))] for word in words)
            found.append(Sentence(span, paragraph.zone, number, words, keys))
    return tuple(sorted(found, key=attrgetter("span.start")))


def word_at(sentence: Sentence, position: int) -> int:
    """The number of the first word of the sentence that ends after `position`."""
    return bisect_right(sentence.words, position, key=lambda word: word.end)


def cue_at(sentence: Sentence, word: int, cues: CueList) -> Cue | None:
    """The longest cue that begins with this word, or None."""
    for cue in cues.get(sentence.key(word), ()):
        if sentence.keys[word : word + len(cue.words)] == cue.words:
            return cue
    return None


def cue_before(sentence: Sentence, word: int, cues: CueList) -> Cue | None:
    """The longest cue whose last word stands right before this word, or None."""
    for first in range(max(0, word - _LONGEST), word):
        for cue in cues.get(sentence.keys[first], ()):
            if sentence.keys[first:word] == cue.words:
                return cue
    return None


def cues_within(sentence: Sentence, first: int, last: int, cues: CueList) -> Iterator[tuple[int, Cue]]:
    """Each cue that begins in words[first:last], with the number of its first word."""
    for word in range(max(first, 0), min(last, len(sentence.words))):
        cue = cue_at(sentence, word, cues) if sentence.keys[word] in cues else None
        if cue:
            yield word, cue


def begins_like(key: str, kind: str, cues: Cues) -> str | None:
    """The row of a beginning of this kind that the word has, with two letters or more after it; else None.

    Words of the kind "not_<kind>" only look so: a perfect verb or a noun with the same first letters.
    """
    if any(key.startswith(letters) for _, letters in cues.beginnings.get(f"not_{kind}", ())):
        return None
    for row, letters in cues.beginnings.get(kind, ()):
        if key.startswith(letters) and len(key) >= len(letters) + 2:
            return row
    return None


def _index(rows: Iterable[Row], clitics: dict[str, list[str]]) -> CueList:
    index: dict[str, list[Cue]] = {}
    for row in rows:
        first, *rest = match_key(row["form"]).split()
        for form in _with_clitics(first, row["clitics"], clitics):
            index.setdefault(form, []).append(Cue(row["id"], row["kind"], (form, *rest)))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in index.items()}


def _with_clitics(word: str, allowed: str, clitics: dict[str, list[str]]) -> list[str]:
    """The word bare and with the clitics that its row allows: none, conj, or prep (and conj before those)."""
    forms = [word]
    if allowed == "prep":
        forms += [letter + word for letter in clitics["prep"]]
    if allowed:
        forms += [letter + form for letter in clitics["conj"] for form in forms.copy()]
    return forms
