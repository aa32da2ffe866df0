"""The actor data files hold together: ids, references, one meaning per form, Arabic last."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from waqai.lexicons import DATA, Row, builtin
from waqai.resolving.actor_registry import LABELS
from waqai.resolving.actor_words import WordReader

FILES = (
    "actors.csv",
    "actor_names.csv",
    "agent_nouns.csv",
    "countries.csv",
    "epithets.csv",
    "nationalities.csv",
    "offices.csv",
    "sectors.csv",
)
REGISTERS = {"neutral", "scorned", "praising", "acronym", "short"}


def rows(name: str) -> tuple[Row, ...]:
    return builtin().rows(f"actors/{name}")


def is_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique_and_the_arabic_column_is_the_last_and_only_one(name: str) -> None:
    table = rows(name)
    assert not [key for key, count in Counter(row["id"] for row in table).items() if count > 1]
    last = list(table[0])[-1]
    for row in table:
        assert not [column for column, cell in row.items() if column != last and is_arabic(cell)], row["id"]
        assert row[last].strip() == row[last] != "", row["id"]


@pytest.mark.parametrize("name", FILES)
def test_files_are_utf8_with_a_mark_and_unix_lines(name: str) -> None:
    raw = (DATA / "actors" / name).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw


def test_the_registry_is_as_large_as_promised() -> None:
    actors = rows("actors.csv")
    assert len(actors) >= 600
    assert all(row["name_en"] and row["name_ar"] and row["kind"] for row in actors)


def test_parents_countries_and_names_point_to_rows_that_exist() -> None:
    actors = {row["id"] for row in rows("actors.csv")}
    countries = {row["id"] for row in rows("countries.csv")}
    assert {row["parent"] for row in rows("actors.csv")} - {""} <= actors
    assert {row["actor"] for row in rows("actor_names.csv")} <= actors
    named = {row["country"] for name in ("actors.csv", "nationalities.csv") for row in rows(name)}
    contexts = {
        country
        for name in ("actor_names.csv", "nationalities.csv")
        for row in rows(name)
        for country in row["context"].split("|")
    }
    assert (named | contexts) - {""} <= countries


def test_no_actor_is_its_own_ancestor() -> None:
    parents = {row["id"]: row["parent"] for row in rows("actors.csv")}
    for actor in parents:
        seen, at = {actor}, parents[actor]
        while at:
            assert at not in seen, actor
            seen.add(at)
            at = parents[at]


def test_every_country_has_a_government() -> None:
    actors = {row["id"] for row in rows("actors.csv")}
    assert not [row["id"] for row in rows("countries.csv") if f"{row['id'].lower()}.gov" not in actors]


def test_codes_are_known() -> None:
    sectors = {row["id"] for row in rows("sectors.csv")}
    for name in ("actors.csv", "agent_nouns.csv", "offices.csv"):
        for row in rows(name):
            assert set(row["sectors"].split("|")) - {""} <= sectors, row["id"]
            assert row["acled_type"] in {"", *"12345678"}, row["id"]
    assert {row["register"] for row in rows("actor_names.csv")} <= REGISTERS
    assert {row["kind"] for row in rows("nationalities.csv")} == {"name", "adjective", "people", "capital"}
    assert {row["role"] for row in rows("epithets.csv")} <= set(LABELS)


def test_years_are_in_order() -> None:
    for row in rows("actors.csv"):
        start, end = row["from_year"], row["to_year"]
        assert not (start and end) or int(start) <= int(end), row["id"]


def test_no_form_names_two_actors_without_a_context() -> None:
    words = WordReader(builtin())
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows("actors.csv"):
        owners[words.key(row["name_ar"])].add(row["id"])
    for row in rows("actor_names.csv"):
        if not row["context"]:
            owners[words.key(row["form"])].add(row["actor"])
    assert not {form: actors for form, actors in owners.items() if len(actors) > 1}


def test_no_form_is_listed_twice_for_one_actor() -> None:
    listed = Counter((row["actor"], row["context"], row["form"]) for row in rows("actor_names.csv"))
    assert not [entry for entry, count in listed.items() if count > 1]


@pytest.mark.parametrize("name", ["agent_nouns.csv", "offices.csv", "epithets.csv"])
def test_nouns_titles_and_epithets_have_one_meaning_each(name: str) -> None:
    words = WordReader(builtin())
    keys = Counter(words.key(row["form"]) for row in rows(name))
    assert not [key for key, count in keys.items() if count > 1]


def test_code_holds_no_arabic_words() -> None:
    folder = Path(DATA).parent / "resolving"
    for module in sorted(folder.glob("actor*.py")):
        marks = {"\u060c", "\u061b"}
        assert not [c for c in module.read_text("utf-8") if is_arabic(c) and c not in marks], module.name
