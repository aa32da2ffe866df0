"""The data files an analyst edits: CSV for lists, YAML for rules, with an overlay folder of the user's own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from waqai.errors import UserError

DATA = Path(__file__).parent / "data"

Row = Mapping[str, str]


class Lexicons:
    """The built-in data files, with rows of an overlay folder added, replaced by id, or disabled."""

    def __init__(self, overlay: Path | None = None) -> None:
        if overlay is not None and not overlay.is_dir():
            raise UserError(f"{overlay}: no such folder; give --lexicons a folder of CSV and YAML files")
        self.overlay = overlay
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._rules: dict[str, Any] = {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a CSV file such as "actors/actors.csv", in file order; every cell a str, empty where unknown.

        A row of the overlay with a known `id` replaces that row, with disabled=yes removes it, and else is added.
        """
        if name not in self._rows:
            rows = _read_csv(DATA / name)
            mine = self.overlay / name if self.overlay else None
            if mine and mine.exists():
                rows = _overlay(rows, _read_csv(mine))
            self._rows[name] = tuple(rows)
        return self._rows[name]

    def rules(self, name: str) -> Any:
        """The content of a YAML file such as "times/expressions.yaml"; a file of the overlay replaces it whole."""
        if name not in self._rules:
            mine = self.overlay / name if self.overlay else None
            path = mine if mine and mine.exists() else DATA / name
            try:
                self._rules[name] = yaml.safe_load(path.read_text("utf-8-sig"))
            except yaml.YAMLError as broken:
                raise UserError(f"{path}: not readable as YAML; {broken}".replace("\n", " ")) from broken
        return self._rules[name]


@cache
def builtin() -> Lexicons:
    """The data files as shipped, loaded once per process."""
    return Lexicons()


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise UserError(
                    f"{path.name}:{reader.line_num}: not as many cells as columns; quote cells that hold commas"
                )
            rows.append(row)
        return rows


def _overlay(rows: list[dict[str, str]], mine: list[dict[str, str]]) -> list[dict[str, str]]:
    merged = {row["id"]: row for row in rows}
    merged |= {row["id"]: row for row in mine}
    return [row for row in merged.values() if row.get("disabled", "") != "yes"]
