"""Precision, recall and F1 with bootstrap intervals, by resampling whole articles with a fixed seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from waqai.evaluating.layers import ACCURACIES, LAYERS, Tally

RESAMPLES = 1000
SEED = 20171014


@dataclass(frozen=True, slots=True)
class Score:
    """A layer's figures, 0 to 1; None where there is nothing to divide by. `low`, `high` bound F1 at 95 %."""

    tally: Tally
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None


def score_layers(articles: Sequence[dict[str, Tally]]) -> dict[str, Score]:
    """The score of every layer over all articles (micro-averaged: every item weighs the same)."""
    samples = np.random.default_rng(SEED).integers(0, max(len(articles), 1), (RESAMPLES, len(articles)))
    return {name: score([tallies[name] for tallies in articles], samples) for name in LAYERS}


def score(tallies: Sequence[Tally], samples: np.ndarray | None = None) -> Score:
    """The score of per-article tallies; `samples`: (resamples, articles) int, which are drawn."""
    whole = sum(tallies, Tally())
    low, high = _interval(tallies, samples) if samples is not None else (None, None)
    return Score(
        tally=whole,
        precision=_share(whole.right, whole.predicted),
        recall=_share(whole.right, whole.gold),
        f1=_share(2 * whole.right, whole.predicted + whole.gold),
        low=low,
        high=high,
    )


def is_accuracy(layer: str) -> bool:
    """Whether the layer is one share of the matched triggers, without precision and recall."""
    return layer in ACCURACIES


def _interval(tallies: Sequence[Tally], samples: np.ndarray) -> tuple[float | None, float | None]:
    counts = np.array([(t.right, t.predicted + t.gold) for t in tallies], dtype=np.int64).reshape(-1, 2)
    drawn = counts[samples].sum(axis=1)
    drawn = drawn[drawn[:, 1] > 0]
    if not len(drawn):
        return None, None
    low, high = np.percentile(2 * drawn[:, 0] / drawn[:, 1], (2.5, 97.5))
    return float(low), float(high)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
