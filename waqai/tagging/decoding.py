"""From the network's numbers to mentions: spans of words with a label and a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from waqai.tagging import labels

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


# A word or pair is nothing from these odds up, by head: best F1 on the training articles kept out of training.
@dataclass(frozen=True, slots=True)
class Nothing:
    trigger: float = 0.5
    cue: float = 0.5
    role: float = 0.5
    claimant: float = 0.4
    name: float = 0.5


NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Found:
    """Words start..end (end excluded) with a label, and how sure: the probability of the first word's label."""

    start: int
    end: int
    label: int
    score: float


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(logits: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=np.float32)


def decode_kinds(logits: Floats, begin: int, end: int, nothing: float) -> list[Found]:
    """Mentions among words begin..end, for labels [nothing, kind..., inner]; `label` counts kinds from 0."""
    probabilities = softmax(logits[begin:end])
    best = _best(probabilities, nothing)
    inner = logits.shape[1] - 1
    found: list[Found] = []
    for n in np.flatnonzero((best > 0) & (best < inner)).tolist():
        stop = n + 1
        while stop < len(best) and best[stop] == inner:
            stop += 1
        found.append(Found(begin + n, begin + stop, int(best[n]) - 1, float(probabilities[n, best[n]])))
    return found


def decode_pairs(logits: Floats, begin: int, nothing: float) -> list[Found]:
    """Mentions among the words of the rows, the first being word `begin`; labels are [nothing, B, I, B, I, ...]."""
    probabilities = softmax(logits)
    best = _best(probabilities, nothing)
    labelled = [
        (begin + n, int(best[n]), float(probabilities[n, best[n]])) for n in np.flatnonzero(best).tolist()
    ]
    return join_pairs(labelled)


def join_pairs(labelled: Sequence[tuple[int, int, float]]) -> list[Found]:
    """Mentions from (word, BIO label, score) of the labelled words in order; a stray inner label begins a mention."""
    found: list[Found] = []
    for word, label, score in labelled:
        kind, is_inner = divmod(label - 1, 2)
        last = found[-1] if found else None
        if is_inner and last and last.end == word and last.label == kind:
            found[-1] = Found(last.start, word + 1, kind, last.score)
        else:
            found.append(Found(word, word + 1, kind, score))
    return found


def _best(probabilities: Floats, nothing: float) -> Ints:
    """The likeliest kind of each row where the odds of nothing are below `nothing`, else 0.

    Kinds share the odds among them: the plain maximum would call a word nothing that is probably one of two kinds.
    """
    kinds = 1 + probabilities[:, 1:].argmax(axis=-1)
    return np.where(probabilities[:, 0] < nothing, kinds, 0)


# What the relater is asked about one anchor: its paragraph's first word, the anchor's column, a kind a word, its label.
Scene = tuple[int, int, Sequence[int], int]
Stacked = tuple[Ints, Floats, Ints, Ints, Ints, Ints]


def stack_scenes(scenes: Sequence[Scene]) -> Stacked:
    """The scenes side by side: index, mask, distance, kind (anchors, longest paragraph); label, own (anchors,)."""
    longest = max(len(kinds) for _, _, kinds, _ in scenes)
    columns = np.arange(longest)
    begins = np.array([begin for begin, _, _, _ in scenes], dtype=np.int64)
    widths = np.array([len(kinds) for _, _, kinds, _ in scenes], dtype=np.int64)
    own = np.array([at for _, at, _, _ in scenes], dtype=np.int64)
    seen = columns[None] < widths[:, None]
    kind = np.zeros(seen.shape, dtype=np.int64)
    for row, (_, _, kinds, _) in enumerate(scenes):
        kind[row, : len(kinds)] = kinds
    farthest = labels.FARTHEST
    return (
        np.where(seen, begins[:, None] + columns, 0),
        seen.astype(np.float32),
        np.clip(columns[None] - own[:, None], -farthest, farthest) + farthest,
        kind,
        np.array([label for _, _, _, label in scenes], dtype=np.int64),
        own,
    )
