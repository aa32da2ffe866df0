"""Golden cases, each point a test of its own. The real trained tagger codes every text once."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from tests.golden.golden import Point, check, load_points
from waqai.model import CodedArticle
from waqai.pipeline import code_articles, load_resources

REPORT = "raqqa-2017-10-14"
POINTS = load_points()
resources = cache(load_resources)


@cache
def coded(case: str) -> CodedArticle:
    article = next(p.article for p in POINTS if p.article.id == case)
    (outcome,) = code_articles([article], resources())
    assert isinstance(outcome, CodedArticle)
    return outcome


@pytest.mark.parametrize(
    "point",
    [
        pytest.param(p, id=p.name, marks=[pytest.mark.xfail(reason=p.xfail, strict=True)] if p.xfail else [])
        for p in POINTS
    ],
)
def test_point(point: Point) -> None:
    wrong = check(point, coded(point.article.id))
    assert not wrong, "\n".join([point.case, *wrong])


# What the tagger still misses in the report. It only goes down; the aim is three at most.
EXPECTED_FAILURES = 5


def test_few_points_of_the_report_are_expected_to_fail() -> None:
    assert sum(1 for p in POINTS if p.article.id == REPORT and p.xfail) <= EXPECTED_FAILURES


def test_nothing_planned_possible_or_negated_in_the_report_is_told_as_actual() -> None:
    told = [p.expected["event"] for p in POINTS if p.article.id == REPORT and "event" in p.expected]
    unreal = {t for e in told if e["status"] != "actual" for t in _triggers(e)}
    real = {t for e in told if e["status"] == "actual" for t in _triggers(e)}
    wrong = [e for e in coded(REPORT).events if e.trigger_text in unreal - real and e.status == "actual"]
    assert not wrong


def _triggers(expected: dict[str, Any]) -> list[str]:
    trigger = expected["trigger"]
    return [trigger] if isinstance(trigger, str) else list(trigger)
