"""CSV rows: a byte order mark, one row an event, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from coded_sample import CODED
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.exporting.csv_rows import BOM, COLUMNS, csv_header, csv_lines, safe_cell


def rows() -> list[dict[str, str]]:
    text = csv_header() + "".join(csv_lines(CODED))
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_there_is_one_row_for_each_event_with_every_column() -> None:
    found = rows()
    assert [row["event_id"] for row in found] == ["a1/e1", "a1/e2", "a1/e3", "a1/e4", "a1/e5"]
    assert list(found[0]) == [column.name for column in COLUMNS]


def test_a_row_holds_what_the_event_says() -> None:
    convoy, deal, toll, denied, related = rows()
    assert (convoy["status"], convoy["when_alternatives"]) == ("planned", "2017-10-14; 2017-10-15")
    assert (convoy["place"], convoy["lon"], convoy["lat"]) == ("Raqqa", "39.01", "35.95")
    assert (convoy["claimants"], convoy["claim_acts"], convoy["claim_cues"]) == (
        "Local Council",
        "states",
        "أعلن",
    )
    assert (deal["actors"], deal["actor_ids"], deal["actor_codes"]) == (
        "Local Council",
        "SY-COUNCIL",
        "SY GOV",
    )
    assert (toll["killed_low"], toll["killed_high"], toll["injured_low"]) == ("90", "110", "")
    assert toll["claimants"] == "وكالة"
    assert denied["status"] == "negated"
    assert (related["related"], deal["background"], convoy["related"]) == ("yes", "yes", "no")


def test_not_known_is_an_empty_cell() -> None:
    assert rows()[4]["earliest"] == rows()[4]["place"] == rows()[4]["cameo"] == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\u200f=1", "＝1"])
def test_a_cell_that_could_run_as_a_formula_is_defused(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "قصف", "2017-10-14", "a=b", "5-3"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_numbers_stay_numbers() -> None:
    assert rows()[1]["goldstein"] == "-1.5"


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_no_text_begins_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
