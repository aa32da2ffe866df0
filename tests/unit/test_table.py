"""The table for people: every fact in words, right-to-left text isolated on terminals only."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from coded_sample import CODED, EVENTS, MADE
from rich.cells import cell_len

from waqai.exporting.bidi import FSI, PDI, isolate, show_unsafe, wrap_cells
from waqai.exporting.table import print_table
from waqai.exporting.wording import say_quantity, say_when, say_where
from waqai.model import Quantity, TimePrecision, When, Where


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(file: io.StringIO | None = None, *, width: int | None = None) -> str:
    file = file or io.StringIO()
    print_table(CODED, file, width=width)
    return re.sub("\x1b\\[[0-9;]*m", "", file.getvalue())


def test_the_header_names_outlet_dateline_date_and_guests() -> None:
    lines = shown().splitlines()
    assert "  outlet       وكالة" in lines
    assert "  dateline     Raqqa (SY)" in lines
    assert "  published    2017-10-14" in lines
    assert "  guest        المجلس, الرقة" in lines


def test_status_background_and_related_are_words_in_both_layouts() -> None:
    for width in (80, 160):
        page = shown(width=width)
        for word in ("PLANNED", "POSSIBLE", "NEGATED", "ACTUAL", "background", "related"):
            assert word in page, (width, word)


def test_a_narrow_terminal_gets_a_block_for_each_event() -> None:
    page = shown(width=80)
    assert "[1] PLANNED  MOVE evacuate, provision of 2" in page
    assert "  when         2017-10-14 or 2017-10-15" in page
    assert "               from: Raqqa (SY)" in page
    assert "  according to Local Council: states, via التحالف" in page
    assert "  according to وكالة (the outlet): states" in page
    assert "  how many     killed: 90 to 110 dead (Local Council)" in page


def test_a_wide_terminal_gets_one_table() -> None:
    page = shown(width=160)
    assert re.search("#.*status.*what.*who.*to whom.*where.*when.*how many.*according to.*words", page)
    assert "[1]" not in page


@pytest.mark.parametrize("width", [40, 80, 119, 120, 137, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    page = shown(width=width)
    assert max(cell_len(line) for line in page.splitlines()) <= width
    assert "…" not in page
    for event in EVENTS:
        assert f"*{event.trigger_text}*" in page


def test_right_to_left_lines_are_isolated_on_a_terminal_only() -> None:
    assert FSI not in shown(width=160)
    for width in (80, 160):
        page = shown(Terminal(), width=width)
        assert page.count(FSI) == page.count(PDI) > 10
        assert all(line.count(FSI) == line.count(PDI) for line in page.splitlines())


def test_an_article_without_events_says_so() -> None:
    file = io.StringIO()
    print_table(replace(CODED, events=(), claims=()), file)
    assert "no events found" in file.getvalue()


def test_wrapping_keeps_every_character_and_cuts_words_that_are_too_long() -> None:
    assert wrap_cells("قصف البلدة", 6) == ["قصف", "البلدة"]
    assert wrap_cells("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap_cells("  ", 5) == []


def test_controls_of_a_hostile_text_are_shown_not_obeyed() -> None:
    assert show_unsafe("a\x1b[2Jb\u202ec") == "a\ufffd[2Jb\ufffdc"


def test_only_right_to_left_text_is_isolated() -> None:
    assert isolate("Raqqa") == "Raqqa"
    assert isolate("الرقة") == f"{FSI}الرقة{PDI}"


def when(
    earliest: date | None, latest: date | None, precision: TimePrecision, approximate: bool = False
) -> When:
    return When(earliest, latest, precision, "stated", MADE, approximate=approximate)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (when(date(2014, 7, 1), date(2014, 7, 31), "month"), "2014-07"),
        (when(date(2014, 1, 1), date(2014, 12, 31), "year"), "2014"),
        (when(date(2014, 1, 1), None, "year"), "since 2014"),
        (when(None, date(2014, 5, 2), "day"), "until 2014-05-02"),
        (when(date(2014, 5, 2), date(2014, 5, 8), "week"), "2014-05-02 to 2014-05-08 (week)"),
        (when(date(2014, 5, 2), date(2014, 5, 2), "day", True), "about 2014-05-02"),
        (when(None, None, "vague"), "date not known"),
    ],
)
def test_dates_are_said_with_their_precision(value: When, words: str) -> None:
    assert say_when(value) == words


def test_a_relative_date_says_that_it_is_relative() -> None:
    yesterday = When(None, None, "day", "relative", MADE, offset_days=(-1, -1))
    assert say_when(yesterday) == "-1 days from a date not known"


def test_counts_are_said_as_ranges_with_their_parts() -> None:
    children = Quantity(3, 3, MADE, unit="children")
    assert say_quantity(Quantity(23, None, MADE, unit="dead", parts=(children,))) == (
        "at least 23 dead, among them 3 children"
    )
    assert say_quantity(Quantity(None, 5, MADE)) == "at most 5"
    assert say_quantity(Quantity(100, 100, MADE, approximate=True)) == "about 100"
    assert say_quantity(Quantity(None, None, MADE)) == "number not known"


def test_an_area_says_its_radius() -> None:
    west = Where(
        None, "غرب رفح", "west of Rafah", 34.2, 31.3, "area", "area", MADE, country="PS", radius_km=5
    )
    assert say_where(west) == "west of Rafah (area, within 5 km, PS)"
