"""Sentences with tagged names, as examples for the name head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from waqai.model import Paragraph, Span
from waqai.tagging import labels
from waqai.tagging.pieces import cut_pieces, make_windows
from waqai.text import find_words
from waqai.training.dataset import Example

# Kinds of other schemes (dates, numbers, occupations) are no names here.
_NAME_OF = {
    "PER": "person",
    "PERS": "person",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "ORG": "organisation",
    "MISC": "other",
}


def read_name_sentences(path: Path) -> list[list[tuple[str, str]]]:
    """The sentences of a CoNLL file: (word, BIO tag) pairs."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        cells = line.split()
        if len(cells) >= 2:
            sentences[-1].append((cells[0], cells[-1]))
        if (not cells or cells[0] in (".", "!", "?", "\u061f")) and sentences[-1]:
            sentences.append([])
    return [s for s in sentences if s]


def make_name_examples(
    sentences: Sequence[Sequence[tuple[str, str]]], tokenizer: Tokenizer, *, longest: int = 300
) -> Iterator[Example]:
    """Consecutive sentences packed into windows of at most `longest` pieces, labelled for the name head."""
    paragraphs, pieces, tags = [], [], []
    for sentence in sentences:
        text = " ".join(word for word, _ in sentence)
        words, marks = spread_tags(sentence, text)
        paragraphs.append(Paragraph(Span(0, len(text)), "body", (), tuple(words)))
        pieces.append(cut_pieces(text, words, Span(0, len(text)), tokenizer))
        tags.append(marks)
    for window in make_windows(paragraphs, pieces, longest=longest):
        names: list[int] = []
        done: dict[int, int] = {}
        for n, (begin, end) in zip(window.paragraphs, window.bounds, strict=True):
            start = done.get(n, 0)
            names.extend(tags[n][start : start + end - begin])
            done[n] = start + end - begin
        yield Example(window.ids, window.first, names=names)


def spread_tags(sentence: Sequence[tuple[str, str]], text: str) -> tuple[list[Span], list[int]]:
    """The words of the text, the tokens joined by spaces, with the label of the token that each begins in."""
    begins, at = [], 0
    for word, tag in sentence:
        begins.append((at, at + len(word), tag))
        at += len(word) + 1
    words = find_words(text)
    marks, token, last = [], 0, -1
    for span in words:
        while begins[token][1] <= span.start:
            token += 1
        prefix, _, kind = begins[token][2].partition("-")
        if kind in _NAME_OF:
            inner = prefix == "I" or token == last
            marks.append(1 + 2 * labels.NAMES.index(_NAME_OF[kind]) + inner)
        else:
            marks.append(0)
        last = token
    return words, marks
