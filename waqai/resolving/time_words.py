"""The words of time, loaded from data/times: months, weekdays, parts of day, holidays, zones, vague words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from waqai.lexicons import Lexicons
from waqai.resolving.tokens import Sense, WordTable, build_table


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast: its calendar (gregorian, hijri, easter), month and first day there, and how many days it lasts."""

    calendar: str
    month: int
    day: int
    days: int


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All that the time rules read. `parts` bounds each part of day; one that ends before its start is a night."""

    table: WordTable
    parts: Mapping[str, tuple[time, time]]
    holidays: Mapping[str, Holiday]
    ranges: Mapping[str, Any]


@cache
def time_words(lexicons: Lexicons) -> TimeWords:
    """The time lexicon of these data files, built once."""
    parts = {
        row["part"]: (time.fromisoformat(row["start"]), time.fromisoformat(row["end"]))
        for row in lexicons.rows("times/parts_of_day.csv")
    }
    holidays = {
        row["holiday"]: Holiday(row["calendar"], int(row["month"]), int(row["day"]), int(row["days"]))
        for row in lexicons.rows("times/holidays.csv")
    }
    table = build_table(lexicons, _entries(lexicons))
    return TimeWords(table, parts, holidays, lexicons.rules("times/ranges.yaml"))


def _entries(lexicons: Lexicons) -> Iterable[tuple[str, Sense]]:
    for row in lexicons.rows("times/months.csv"):
        kind = "month" if row["calendar"] == "gregorian" else "hijri_month"
        yield row["form"], Sense(kind, row["month"], row["id"], int(row["month"]))
    for row in lexicons.rows("times/parts_of_day.csv"):
        yield row["form"], Sense("part", row["part"], row["id"])
    for row in lexicons.rows("times/holidays.csv"):
        yield row["form"], Sense("holiday", row["holiday"], row["id"])
    for row in lexicons.rows("times/zones.csv"):
        yield row["form"], Sense("zone", row["zone"], row["id"])
    for row in lexicons.rows("times/words.csv"):
        yield row["form"], _word_sense(row["kind"], row["value"], row["id"])


def _word_sense(kind: str, value: str, row: str) -> Sense:
    if kind == "unit":
        unit, _, count = value.partition(":")
        return Sense(kind, unit, row, extra=count)
    number = int(value) if value.lstrip("-").isdigit() else 0
    return Sense(kind, value, row, number)
