"""`waqai places`, end to end on a small file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import waqai

from waqai.resolving.gazetteer import open_gazetteer

ROWS = "code,X,Y,label\nq1,38.01,35.95,قرية التجربة الشمالية\nq2,not a number,35.9,قرية أخرى\n"


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    """A copy of the default one."""
    default = open_gazetteer()
    default.close()
    return Path(shutil.copy(default.path, tmp_path / "gazetteer.sqlite"))


def test_import_names_broken_rows_and_a_second_time_changes_nothing(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(ROWS, "utf-8")
    words = ["import", str(file), "--format", "csv", "--source", "survey", "--licence", "own", "--gazetteer"]
    words += [str(gazetteer), "--column", "id=code", "--column", "lon=X", "--column", "lat=Y"]
    words += ["--column", "name_ar=label"]
    first = waqai("places", *words)
    assert first.returncode == 1
    assert "mine.csv:3: " in first.stderr
    assert "1 places new or changed" in first.stdout
    assert "0 places new or changed, 1 as they were" in waqai("places", *words).stdout
    assert "       1  own  survey" in waqai("places", "sources", "--gazetteer", str(gazetteer)).stdout


def test_a_missing_file_and_a_bad_column_are_one_sentence(tmp_path: Path) -> None:
    missing = waqai("places", "import", str(tmp_path / "none.txt"))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    file = tmp_path / "mine.csv"
    file.write_text(ROWS, "utf-8")
    wrong = waqai("places", "import", str(file), "--format", "csv", "--column", "lon")
    assert wrong.returncode == 2 and "OURS=THEIRS" in wrong.stderr
