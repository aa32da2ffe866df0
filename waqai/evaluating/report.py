"""An evaluation as a value, as JSON and as text for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from waqai.evaluating.annotation import Annotation
from waqai.evaluating.layers import tally
from waqai.evaluating.matching import match
from waqai.evaluating.mistakes import (
    Example,
    score_roles,
    score_types,
    status_confusions,
    type_confusions,
    worst_paragraphs,
)
from waqai.evaluating.scores import Score, is_accuracy, score_layers

_CONFUSIONS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything `waqai eval` says: figures per layer and per type, confusions, the worst paragraphs."""

    articles: int
    missing: tuple[str, ...]
    layers: dict[str, Score]
    types: dict[str, Score]
    roles: dict[str, Score]
    type_confusions: tuple[tuple[str, str, int], ...]
    status_confusions: tuple[tuple[str, str, int], ...]
    worst: tuple[Example, ...]


def evaluate(
    gold: Sequence[Annotation], system: Mapping[str, Annotation], *, examples: int = 10
) -> Evaluation:
    """The system's annotations (by article id) against gold; a missing article counts as found empty."""
    matched = [match(g, system.get(g.article, Annotation(g.article, g.text))) for g in gold]
    return Evaluation(
        articles=len(gold),
        missing=tuple(g.article for g in gold if g.article not in system),
        layers=score_layers([tally(m) for m in matched]),
        types=score_types(matched),
        roles=score_roles(matched),
        type_confusions=tuple(type_confusions(matched)),
        status_confusions=tuple(status_confusions(matched)),
        worst=tuple(worst_paragraphs(matched, examples)),
    )


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation in JSON values, figures rounded to four places."""
    return rounded(asdict(evaluation))  # type: ignore[no-any-return]


def as_text(evaluation: Evaluation) -> str:
    """The evaluation in columns of 100 cells at most; Arabic stands last on its line."""
    return "\n".join(_lines(evaluation)) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    counted = "1 article" if evaluation.articles == 1 else f"{evaluation.articles} articles"
    yield counted + (f", {len(evaluation.missing)} not coded" if evaluation.missing else "")
    yield ""
    yield from score_lines(evaluation.layers)
    for title, scores in (("type", evaluation.types), ("role", evaluation.roles)):
        yield ""
        yield f"{title:<20}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"
        yield from (_counts(name, score) + _figures(score) for name, score in scores.items())
    yield from _confusion_lines("type: gold -> system", evaluation.type_confusions[:_CONFUSIONS_SHOWN])
    yield from _confusion_lines("status: gold -> system", evaluation.status_confusions)
    yield from _example_lines(evaluation.worst)


def score_lines(scores: Mapping[str, Score]) -> Iterator[str]:
    """A heading, then one line for each layer."""
    yield f"{'layer':<20}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}   95 % interval"
    for name, score in scores.items():
        yield _layer_line(name, score)


def _layer_line(name: str, score: Score) -> str:
    interval = "" if score.low is None else f"   {score.low:.3f} to {score.high:.3f}"
    if is_accuracy(name):
        return _counts(name, score) + f"{'':16}{_figure(score.f1)}{interval}  (accuracy)"
    return _counts(name, score) + _figures(score) + interval


def _counts(name: str, score: Score) -> str:
    return f"{name:<20}{score.tally.gold:>6}{score.tally.predicted:>7}{score.tally.right:>7}"


def _figures(score: Score) -> str:
    return _figure(score.precision) + _figure(score.recall) + _figure(score.f1)


def _figure(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:>8.3f}"


def _confusion_lines(title: str, rows: Sequence[tuple[str, str, int]]) -> Iterator[str]:
    if rows:
        yield from ("", title)
    for gold, system, count in rows:
        yield f"{count:>6}  {gold} -> {system}"


def _example_lines(examples: Sequence[Example]) -> Iterator[str]:
    if examples:
        yield from ("", "paragraphs with the most mistakes")
    for example in examples:
        yield from ("", f"{example.article} ({len(example.mistakes)} mistakes)", f"  {example.text}")
        yield from (f"  - {mistake}" for mistake in example.mistakes)


def rounded(value: Any) -> Any:
    """The value with its figures rounded to four places, tuples as lists."""
    if isinstance(value, float):
        return round(value, 4) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value
