"""What is wrong in a folder of data files: one sentence for each mistake, with file, line and what to do."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from waqai.lexicons import DATA

_BOM = b"\xef\xbb\xbf"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
# Columns that say nothing of the words: two rows that differ only here are the same row twice.
_ASIDE = frozenset(("id", "source", "note", "disabled"))


def data_files(root: Path) -> list[Path]:
    """The CSV and YAML files below `root`, by name."""
    return sorted(path for path in root.rglob("*") if path.suffix in (".csv", ".yaml", ".yml"))


def check_folder(root: Path) -> list[str]:
    """All problems below `root`, file by file; Arabic stands last in each."""
    return [problem for path in data_files(root) for problem in _check_file(path, root)]


def _check_file(path: Path, root: Path) -> Iterator[str]:
    name = path.relative_to(root)
    if root != DATA and not (DATA / name).exists():
        yield f"{name}: no built-in file of this name, so it is never read; rename it"
    received = path.read_bytes()
    try:
        text = received.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        yield f"{name}: not UTF-8 at byte {broken.start}; save it as UTF-8"
        return
    if path.suffix != ".csv":
        yield from _check_yaml(text, str(name))
        return
    if not received.startswith(_BOM):
        yield f"{name}:1: no byte order mark, so Excel may spoil the Arabic; save it as CSV UTF-8"
    if b"\r" in received:
        yield f"{name}:1: lines end in CR LF; save it with LF line ends"
    yield from _check_rows(text, str(name))


def _check_yaml(text: str, name: str) -> Iterator[str]:
    try:
        yaml.safe_load(text)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        yield f"{name}:{line}: not readable as YAML ({getattr(broken, 'problem', None) or 'syntax'}); correct it"


def _check_rows(text: str, name: str) -> Iterator[str]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns = next(reader, [])
    if "id" not in columns:
        yield f"{name}:1: no id column; every row needs a stable id"
        return
    seen_ids: dict[str, int] = {}
    seen_words: dict[tuple[str, ...], str] = {}
    try:
        for cells in reader:
            at = f"{name}:{reader.line_num}"
            if len(cells) != len(columns):
                yield f"{at}: {len(cells)} cells for {len(columns)} columns; quote cells that hold commas"
                continue
            row = dict(zip(columns, cells, strict=True))
            yield from _check_id(row["id"], at, reader.line_num, seen_ids)
            yield from _check_arabic(columns, cells, at)
            yield from _check_spaces(columns, cells, at)
            yield from _check_twice(columns, row, at, seen_words)
    except csv.Error as broken:
        yield f"{name}:{reader.line_num}: not readable as CSV ({broken}); check the quotes"


def _check_id(row_id: str, at: str, line: int, seen: dict[str, int]) -> Iterator[str]:
    if not row_id.strip():
        yield f"{at}: no id; give the row an id that no row had before"
    elif row_id in seen:
        yield f"{at}: id {row_id} already on line {seen[row_id]}; give this row a new id"
    else:
        seen[row_id] = line


def _check_arabic(columns: list[str], cells: list[str], at: str) -> Iterator[str]:
    for column, cell in zip(columns[:-1], cells[:-1], strict=True):
        if _ARABIC.search(cell):
            yield f"{at}: Arabic in column {column}; only the last column, {columns[-1]}, may hold Arabic"


def _check_spaces(columns: list[str], cells: list[str], at: str) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=True):
        if cell != cell.strip():
            yield f"{at}: space at the end or the beginning of column {column}; remove it"


def _check_twice(
    columns: list[str], row: dict[str, str], at: str, seen: dict[tuple[str, ...], str]
) -> Iterator[str]:
    words = row[columns[-1]].strip()
    if not _ARABIC.search(words) or row.get("disabled") == "yes":
        return
    key = tuple(row[column].strip() for column in columns if column not in _ASIDE)
    if key in seen:
        yield f"{at}: already in row {seen[key]}; remove one or set disabled = yes: {words}"
    else:
        seen[key] = row["id"]
