"""`waqai demo`: the bundled report, coded and shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from waqai.cli.code import EXIT_SKIPPED, Format, write_coded
from waqai.cli.options import load

if TYPE_CHECKING:
    from waqai.model import Article, Skipped


def demo() -> None:
    """Code the bundled example report and show the table of its events."""
    if write_coded(_read_examples(), Format.table, sys.stdout, load()):
        raise typer.Exit(EXIT_SKIPPED)


def _read_examples() -> Iterator[Article | Skipped]:
    from waqai.lexicons import DATA
    from waqai.reading import read

    folder = DATA / "examples"
    for example in read_index(folder):
        yield from read(
            folder / example["file"], published=str(example["published"]), source=example["source"]
        )


def read_index(folder: Path) -> list[dict[str, Any]]:
    """The bundled reports with what their text does not say: file, published, source."""
    import yaml

    found: list[dict[str, Any]] = yaml.safe_load((folder / "index.yaml").read_text("utf-8-sig"))["examples"]
    return found
