"""How well names are found: exact entities (same kind, same first and last word) against a BIO file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from waqai.errors import UserError
from waqai.evaluating.layers import Tally
from waqai.evaluating.scores import RESAMPLES, SEED, Score, score
from waqai.model import Article, Paragraph, Segments, Span
from waqai.tagging import Network, tag_batch
from waqai.text import find_words

_KINDS = {"PER": "person", "PERS": "person", "LOC": "place", "ORG": "organisation", "MISC": "other"}
_ENDS = (".", "!", "?", "\u061f")
_PARAGRAPHS_PER_ARTICLE = 8

Entity = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its entities as (kind, first word, last word), words counted by find_words."""

    text: str
    entities: frozenset[Entity]


def read_bio(path: Path, *, last_share: float = 1.0) -> list[Sentence]:
    """The sentences of a BIO file, a word and its tag a line; `last_share` keeps that part from the end."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as broken:
        raise UserError(f"{path}: cannot be read as UTF-8 text; give a BIO file") from broken
    sentences = [_sentence(tokens, path) for tokens in _split(lines)]
    return sentences[round(len(sentences) * (1 - last_share)) :]


def score_names(sentences: Sequence[Sentence], network: Network) -> dict[str, Score]:
    """The score of all kinds together, with its interval, and of each kind."""
    tallies = [
        (kind, sentence, Tally(len(found & wanted), len(found), len(wanted)))
        for sentence, (text, entities) in enumerate(zip(sentences, _tag(sentences, network), strict=True))
        for kind in dict.fromkeys(_KINDS.values())
        for found, wanted in [(_of_kind(entities, kind), _of_kind(text.entities, kind))]
    ]
    by_sentence = [Tally()] * len(sentences)
    by_kind = dict.fromkeys(_KINDS.values(), Tally())
    for kind, sentence, counted in tallies:
        by_sentence[sentence] += counted
        by_kind[kind] += counted
    samples = np.random.default_rng(SEED).integers(0, max(len(sentences), 1), (RESAMPLES, len(sentences)))
    return {"names": score(by_sentence, samples)} | {kind: score([by_kind[kind]]) for kind in by_kind}


def _of_kind(entities: frozenset[Entity], kind: str) -> frozenset[Entity]:
    return frozenset(entity for entity in entities if entity[0] == kind)


def _tag(sentences: Sequence[Sentence], network: Network) -> Iterator[frozenset[Entity]]:
    """The entities that the tagger finds, sentence by sentence."""
    for at in range(0, len(sentences), _PARAGRAPHS_PER_ARTICLE):
        texts = [sentence.text for sentence in sentences[at : at + _PARAGRAPHS_PER_ARTICLE]]
        article, segments = _article(texts)
        (tags,) = tag_batch([(article, segments)], network)
        for paragraph in segments.paragraphs:
            inside = [name for name in tags.names if paragraph.span.contains(name.span)]
            yield frozenset(_entity(name.kind, name.span, paragraph.words) for name in inside)


def _article(texts: Sequence[str]) -> tuple[Article, Segments]:
    text = "\n".join(texts)
    paragraphs, at = [], 0
    for line in texts:
        span = Span(at, at + len(line))
        paragraphs.append(Paragraph(span, "body", (span,), tuple(find_words(text, span.start, span.end))))
        at = span.end + 1
    return Article("names", text, ""), Segments(tuple(paragraphs))


def _entity(kind: str, span: Span, words: Sequence[Span]) -> Entity:
    first = bisect_right([word.end for word in words], span.start)
    last = bisect_left([word.start for word in words], span.end) - 1
    return kind, first, last


def _split(lines: Sequence[str]) -> Iterator[list[list[str]]]:
    """The cells of each sentence's lines; an empty line or a sentence mark ends a sentence."""
    sentence: list[list[str]] = []
    for line in lines:
        cells = line.split()
        if len(cells) >= 2:
            sentence.append(cells)
        if sentence and (not cells or cells[0] in _ENDS):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _sentence(tokens: Sequence[Sequence[str]], path: Path) -> Sentence:
    text = " ".join(token[0] for token in tokens)
    words = find_words(text)
    entities: list[tuple[str, Span]] = []
    at, inside = 0, None
    for token in tokens:
        prefix, _, tag = token[-1].partition("-")
        if tag and tag not in _KINDS:
            raise UserError(f"{path}: {token[-1]} is not a known tag; use {', '.join(_KINDS)} with B- or I-")
        span = Span(at, at + len(token[0]))
        if tag and prefix == "I" and inside == tag:
            entities[-1] = (entities[-1][0], Span(entities[-1][1].start, span.end))
        elif tag:
            entities.append((_KINDS[tag], span))
        at, inside = span.end + 1, tag or None
    return Sentence(text, frozenset(_entity(kind, span, words) for kind, span in entities))
