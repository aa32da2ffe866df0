"""Undocumented commands, options, columns and types fail the build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from waqai.cli import app
from waqai.evaluating.layers import LAYERS
from waqai.exporting.csv_rows import COLUMNS
from waqai.lexicons import DATA
from waqai.tagging.labels import ACTS, STATUSES, TYPES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def walk(command: object, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each command that runs, with its option flags."""
    inner = getattr(command, "commands", None)
    if inner:
        for word, child in inner.items():
            yield from walk(child, f"{name} {word}")
        return
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]  # type: ignore[attr-defined]
    yield name, [max(option.opts, key=len) for option in options]


COMMANDS = dict(walk(typer.main.get_command(app), "waqai"))


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", (DOCS / "commands.md").read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_that_names_each_option(command: str) -> None:
    section = sections()[command]
    missing = [flag for flag in COMMANDS[command] if not re.search(rf"{re.escape(flag)}\b", section)]
    assert missing == []


def test_no_section_describes_a_command_or_option_that_is_gone() -> None:
    assert set(sections()) == set(COMMANDS)
    for command, section in sections().items():
        named = set(re.findall(r"--[a-z][a-z-]*", section))
        assert named <= {*COMMANDS[command], "--help"}, command


def documented(page: str) -> set[str]:
    """The names in the first cell of every table row."""
    rows = re.findall(r"^\| (`.*?`) \|", (DOCS / page).read_text("utf-8"), flags=re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_csv_column_is_documented() -> None:
    assert documented("csv.md") == {column.name for column in COLUMNS}


def schema_fields(part: object) -> Iterator[str]:
    """The names of all fields, at any depth."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for inner in part.values():
            yield from schema_fields(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from schema_fields(inner)


def test_every_field_of_the_record_is_documented() -> None:
    schema = json.loads((DATA / "schema" / "coded-article.schema.json").read_text("utf-8"))
    named = set(re.findall(r"`([a-z0-9_]+)`", (DOCS / "json.md").read_text("utf-8")))
    assert set(schema_fields(schema)) - named == set()
    assert documented("json.md") - set(schema_fields(schema)) == set()


def test_every_event_type_and_status_is_documented() -> None:
    assert documented("events.md") == {*TYPES, *STATUSES}


def test_every_act_is_documented() -> None:
    page = (DOCS / "events.md").read_text("utf-8")
    assert [act for act in ACTS if f"`{act}`" not in page] == []


def test_every_score_layer_is_documented() -> None:
    assert documented("evaluation.md") == set(LAYERS)


@pytest.mark.parametrize(
    "page", [*sorted(DOCS.glob("*.md")), ROOT / "GLOSSARY.md"], ids=lambda path: path.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert broken == []
