"""`waqai code`, `demo` and `resolve` from end to end, with the tagger that ships."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from running import waqai

BOM = "\ufeff"
SHELLING = "قصفت القوات الحكومية بلدة دوما أمس ما أدى إلى مقتل خمسة مدنيين، بحسب المرصد السوري لحقوق الإنسان."
ENGLISH = "The army shelled the town yesterday and five people were killed."


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """An article, one that cannot be coded, and one more."""
    articles = {"a.txt": SHELLING, "b.txt": ENGLISH, "c.txt": SHELLING.replace("خمسة", "ستة")}
    for name, text in articles.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in articles]


def test_the_table_says_who_where_when_how_many_and_according_to_whom(files: list[str]) -> None:
    ran = waqai("code", files[0], "--published", "2018-02-20", "--source", "Example News")
    assert ran.returncode == 0, ran.stderr
    for words in (
        "outlet       Example News",
        "published    2018-02-20",
        "ACTUAL  ASSAULT shelling",
        "2018-02-19",
    ):
        assert words in ran.stdout
    assert "killed: 5" in ran.stdout
    assert "*قصفت*" in ran.stdout


def test_a_skipped_article_is_one_line_and_the_rest_go_on(files: list[str]) -> None:
    ran = waqai("code", *files, "--to", "csv")
    assert ran.returncode == 1
    assert ran.stderr.startswith("skipped: ") and ran.stderr.count("\n") == 1 and ": reading: " in ran.stderr
    assert ran.stdout.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(ran.stdout.removeprefix(BOM))))
    assert {row["killed_low"] for row in rows} >= {"5", "6"}


def test_json_lines_hold_a_record_for_each_article_in_order(files: list[str]) -> None:
    ran = waqai("code", *files, "--to", "jsonl")
    assert ran.returncode == 1
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [bool(record["skipped"]) for record in records] == [False, True, False]
    assert set(records[1]["skipped"]) == {"stage", "reason", "detail"}
    assert records[0]["events"][0]["trigger"]["text"] == "قصفت"


def test_standard_input_is_read_and_the_same_input_gives_the_same_bytes(
    files: list[str], tmp_path: Path
) -> None:
    record = json.dumps({"id": "x", "text": SHELLING, "published": "2018-02-20"}, ensure_ascii=False)
    first = waqai("code", "-", "--to", "jsonl", stdin=record)
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["article"]["id"] == "x"
    out = tmp_path / "out.jsonl"
    second = waqai("code", "-", "--to", "jsonl", "--out", str(out), stdin=record)
    assert (second.returncode, second.stdout) == (0, "")
    assert out.read_text("utf-8") == first.stdout


def test_the_demo_shows_the_bundled_report() -> None:
    ran = waqai("demo")
    assert ran.returncode == 0, ran.stderr
    for words in ("published    2017-10-14", "MOVE evacuate", "PLANNED", "NEGATED", "related"):
        assert words in ran.stdout


def test_eval_codes_the_gold_articles_itself(tmp_path: Path) -> None:
    trigger = [0, len("قصفت")]
    paragraph = {"id": "g#1", "text": SHELLING, "reports": [], "events": [
        {"trigger": trigger, "type": "ASSAULT", "mode": "shelling", "status": "actual",
         "background": False, "roles": {}}]}  # fmt: skip
    title = {"id": "g#0", "text": "قصف على دوما", "reports": [], "events": []}
    line = {
        "id": "g",
        "source": None,
        "published": "2018-02-20",
        "title": title["text"],
        "paragraphs": [title, paragraph],
    }
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(line) + "\n")
    figures = json.loads(waqai("eval", str(gold), "--json").stdout)
    assert figures["layers"]["trigger"]["recall"] == 1.0


def test_bench_reports_speed_and_memory(files: list[str]) -> None:
    figures = json.loads(waqai("bench", *files, "--json").stdout)
    assert figures["articles"] == 2
    assert figures["sentences"] == 2
    assert figures["cold_start_s"] > 0 and figures["peak_rss_mb"] > 0 and figures["ratio"] >= 1


def test_a_time_is_resolved_against_the_publication_date() -> None:
    ran = waqai("resolve", "time", "أمس", "--published", "2017-10-14", "--json")
    found = json.loads(ran.stdout)
    assert (found["earliest"], found["latest"], found["precision"]) == ("2017-10-13", "2017-10-13", "day")


def test_place_actor_and_number_are_resolved() -> None:
    place = json.loads(waqai("resolve", "place", "البوكمال", "--near", "دير الزور", "--json").stdout)
    assert place["country"] == "SY" and 40 < place["lon"] < 42 and 34 < place["lat"] < 35
    actor = waqai("resolve", "actor", "وحدات حماية الشعب الكردية")
    assert actor.returncode == 0 and "actor_id" in actor.stdout
    number = json.loads(waqai("resolve", "number", "ما لا يقل عن ثلاثة وعشرين قتيلا", "--json").stdout)
    assert (number["low"], number["high"]) == (23, None)


def test_words_that_name_nothing_are_not_known_and_exit_code_1() -> None:
    plain, as_json = waqai("resolve", "time", "كتاب"), waqai("resolve", "time", "كتاب", "--json")
    assert (plain.returncode, plain.stdout) == (1, "not known\n")
    assert (as_json.returncode, as_json.stdout) == (1, "null\n")
