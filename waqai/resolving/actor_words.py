"""The words of an actor phrase as lookups see them: folded, without the article, with their clitics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from waqai.lexicons import Lexicons
from waqai.model import Span
from waqai.text import find_words, fold

Clitic = Literal["none", "preposition", "conjunction", "accusative", "pronoun"]
MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a word: its stem, what was taken off, how many letters stood before, and the article.

    `restored` is the article that a contraction had swallowed.
    """

    stem: str
    clitic: Clitic
    cut: int
    definite: bool
    restored: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the phrase: its place, its stem, its other readings, and whether a comma or bracket stands before."""

    span: Span
    stem: str
    variants: tuple[Variant, ...]
    after_break: bool

    @property
    def definite(self) -> bool:
        return self.variants[0].definite


class WordReader:
    """Reads words by the rules of `actors/clitics.yaml`."""

    def __init__(self, lexicons: Lexicons) -> None:
        rules = lexicons.rules("actors/clitics.yaml")
        self._article: str = rules["article"]
        self._conjunctions: list[str] = rules["conjunctions"]
        self._prepositions: list[str] = rules["prepositions"]
        self._clitics = "".join(self._conjunctions + self._prepositions)
        self._contracted: dict[str, str] = rules["contracted"]
        self._pronouns: list[str] = rules["pronouns"]
        self._joined: str = rules["joined"]
        self._unjoined: str = rules["unjoined"]
        self._accusative: str = rules["accusative"]
        self._compounds: frozenset[str] = frozenset(rules["compounds"])
        self._as_printed: frozenset[str] = frozenset(rules["as_printed"])
        self._read = lru_cache(maxsize=20_000)(self._read_word)
        self._fold = lru_cache(maxsize=20_000)(_fold)
        self._stem = lru_cache(maxsize=20_000)(self._bare_stem)

    def read(self, text: str) -> tuple[Word, ...]:
        """The words of a phrase in order; halves of compound names are one word."""
        words: list[Word] = []
        end = 0
        for span, plain in self._join(text):
            variants = self._read(plain)
            broken = any(mark in text[end : span.start] for mark in ",(;-:\u060c\u061b\u2013")
            words.append(Word(span, variants[0].stem, variants, broken and bool(words)))
            end = span.end
        return tuple(words)

    def key(self, form: str) -> str:
        """The key of a lexicon form: its stems with single spaces."""
        return " ".join([self._stem(plain)[0] for plain in self._plain_words(form)])

    def is_definite(self, form: str) -> bool:
        """Whether the form begins with the article."""
        return any(self._stem(plain)[1] for plain in self._plain_words(form)[:1])

    def _plain_words(self, form: str) -> list[str]:
        words = form.split()
        # Most forms hold letters alone: then words are what spaces part, and no offsets are needed.
        if not all(map(str.isalpha, words)) or any(word in self._compounds for word in words):
            return [plain for _, plain in self._join(form)]
        return words

    def _bare_stem(self, plain: str) -> tuple[str, bool]:
        variant = self._bare(self._fold(plain), "none", 0)
        return variant.stem, variant.definite

    def _join(self, text: str) -> list[tuple[Span, str]]:
        joined: list[tuple[Span, str]] = []
        for span in find_words(text):
            plain = self._fold(span.of(text))
            if joined and self._is_compound(joined[-1][1]):
                first, half = joined.pop()
                span, plain = Span(first.start, span.end), half + plain
            joined.append((span, plain))
        return [(span, plain) for span, plain in joined if plain]

    def _is_compound(self, plain: str) -> bool:
        return plain in self._compounds or plain[1:] in self._compounds

    def _read_word(self, plain: str) -> tuple[Variant, ...]:
        """All readings of a word, the one with nothing taken off first. `plain` still shows its hamza seats."""
        number = plain.lstrip(self._clitics)
        if number.isdigit():
            return (Variant(number, "none", 0, False),)
        found = [self._bare(plain, "none", 0)]
        for conjunction in ("", *self._conjunctions):
            if not plain.startswith(conjunction):
                continue
            cut = len(conjunction)
            if cut and len(plain) - cut >= MIN_STEM:
                found.append(self._bare(plain, "conjunction", cut))
            found += self._without_prepositions(plain, cut)
        found += self._without_endings(found)
        return tuple(dict.fromkeys(found))

    def _without_prepositions(self, plain: str, cut: int) -> list[Variant]:
        clitic: Clitic = "conjunction" if cut else "preposition"
        rest = plain[cut:]
        found = []
        for contracted, whole in self._contracted.items():
            if rest.startswith(contracted) and len(rest) > len(contracted) + 1:
                inner = self._bare(whole + rest[len(contracted) :], clitic, 0)
                found.append(replace(inner, cut=cut + len(contracted), restored=whole))
        for preposition in self._prepositions:
            if rest.startswith(preposition) and len(rest) > len(preposition) + 1:
                found.append(self._bare(plain, clitic, cut + len(preposition)))
        return found

    def _without_endings(self, found: list[Variant]) -> list[Variant]:
        endings = []
        for variant in found:
            stem = variant.stem
            if stem.endswith(self._accusative) and len(stem) > MIN_STEM:
                endings.append(replace(variant, stem=stem[:-1], clitic="accusative", definite=False))
            for pronoun in self._pronouns:
                rest = stem.removesuffix(pronoun)
                if rest != stem and len(rest) >= MIN_STEM:
                    possessed = replace(variant, stem=rest, clitic="pronoun", definite=True)
                    endings.append(possessed)
                    if rest.endswith(self._joined):
                        endings.append(replace(possessed, stem=rest[:-1] + self._unjoined))
        return endings

    def _bare(self, plain: str, clitic: Clitic, cut: int) -> Variant:
        """The word without its first `cut` letters and without the article; an alif with hamza begins no article."""
        rest = plain[cut:]
        if rest in self._as_printed:
            return Variant(rest, clitic, cut, False)
        if rest.startswith(self._article) and len(rest) >= len(self._article) + MIN_STEM:
            return Variant(self._fold(rest[len(self._article) :], match=True), clitic, cut, True)
        return Variant(self._fold(rest, match=True), clitic, cut, False)


def _fold(word: str, match: bool = False) -> str:
    return fold(word, match=match).text
