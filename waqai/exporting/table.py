"""A coded article for people: a header, then events as a table, or as blocks on a narrow terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from waqai.exporting.bidi import isolate, show_unsafe, wrap_cells
from waqai.exporting.facts import MARK, Facts, event_facts, header_lines
from waqai.model import CodedArticle

# Ten columns of words: below this width a cell holds less than two words a line.
TABLE_WIDTH = 120
_LABEL_WIDTH = 13
_GAP = 2  # cells between columns, and after a label
_STYLES = {"ACTUAL": "bold green", "PLANNED": "bold cyan", "POSSIBLE": "bold yellow", "NEGATED": "bold red"}
_MARKED = re.compile(rf"{re.escape(MARK)}[^{re.escape(MARK)}\n]+{re.escape(MARK)}")


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    share: int  # of the width that is left when every column has its least
    least: int
    read: Callable[[Facts], Iterable[str]]


_COLUMNS = (
    _Column("#", 0, 3, lambda f: (str(f.number),)),
    _Column("status", 0, 10, lambda f: f.status),
    _Column("what", 1, 10, lambda f: f.what),
    _Column("who", 2, 9, lambda f: f.who),
    _Column("to whom", 2, 9, lambda f: f.to_whom),
    _Column("where", 2, 9, lambda f: f.where),
    _Column("when", 1, 10, lambda f: f.when),
    _Column("how many", 1, 9, lambda f: f.how_many),
    _Column("according to", 2, 12, lambda f: f.according_to),
    _Column("words", 6, 18, lambda f: (f.words,)),
)
_BLOCK_LINES: tuple[tuple[str, Callable[[Facts], Iterable[str]]], ...] = (
    ("who", lambda f: f.who),
    ("to whom", lambda f: f.to_whom),
    ("where", lambda f: f.where),
    ("when", lambda f: f.when),
    ("how many", lambda f: f.how_many),
    ("according to", lambda f: f.according_to),
    ("words", lambda f: (f.words,)),
)


def print_table(coded: CodedArticle, file: IO[str], *, width: int | None = None) -> None:
    """Write the article's header and events to `file`, as wide as its terminal (80 cells where it is none).

    Right-to-left lines are isolated on a terminal only: a file keeps the bare words.
    """
    console = Console(file=file, width=width, highlight=False, emoji=False, markup=False)
    show = isolate if console.is_terminal else str
    _print_header(console, coded, show)
    facts = event_facts(coded)
    if console.width >= TABLE_WIDTH and facts:
        console.print(_table(facts, console.width, show))
    else:
        _print_blocks(console, facts, show)
    console.print(_summary(coded), style="dim")
    console.print()


def _print_header(console: Console, coded: CodedArticle, show: Callable[[str], str]) -> None:
    for label, words in header_lines(coded):
        _print_labelled(console, label, words, show)
    console.print()


def _print_blocks(console: Console, facts: list[Facts], show: Callable[[str], str]) -> None:
    for fact in facts:
        heading = Text(f"[{fact.number}] ")
        heading.append(fact.status[0], _STYLES[fact.status[0]])
        heading.append("  " + ", ".join((*fact.what, *fact.status[1:])))
        console.print(heading)
        for label, read in _BLOCK_LINES:
            for n, line in enumerate(read(fact)):
                _print_labelled(console, label if n == 0 else "", line, show)
        console.print()


def _print_labelled(console: Console, label: str, words: str, show: Callable[[str], str]) -> None:
    lines = wrap_cells(show_unsafe(words), max(console.width - _LABEL_WIDTH - _GAP, 20))
    for n, line in enumerate(lines):
        margin = f"  {label if n == 0 else '':<{_LABEL_WIDTH}}"
        console.print(Text(margin, "dim").append_text(_styled(show(line))), soft_wrap=True)


def _table(facts: list[Facts], width: int, show: Callable[[str], str]) -> Table:
    widths = _widths(width)
    table = Table(box=box.HORIZONTALS, show_lines=True, pad_edge=False, padding=(0, 1, 0, 0))
    for column, cells in zip(_COLUMNS, widths, strict=True):
        table.add_column(column.title, width=cells, no_wrap=True)
    for fact in facts:
        row = [_cell(column.read(fact), cells, show) for column, cells in zip(_COLUMNS, widths, strict=True)]
        row[1].stylize(_STYLES[fact.status[0]], 0, len(fact.status[0]))
        table.add_row(*row)
    return table


def _widths(width: int) -> list[int]:
    spare = width - sum(column.least for column in _COLUMNS) - _GAP * len(_COLUMNS) - 1
    shares = sum(column.share for column in _COLUMNS)
    widths = [column.least + max(spare, 0) * column.share // shares for column in _COLUMNS]
    return [*widths[:-1], width - sum(widths[:-1]) - _GAP * len(_COLUMNS) - 1]


def _cell(lines: Iterable[str], width: int, show: Callable[[str], str]) -> Text:
    wrapped = [piece for line in lines for piece in wrap_cells(show_unsafe(line), width)]
    return _styled("\n".join(show(line) for line in wrapped))


def _styled(words: str) -> Text:
    text = Text(words)
    text.highlight_regex(_MARKED, "bold underline")
    return text


def _summary(coded: CodedArticle) -> str:
    counted = dict.fromkeys(("actual", "planned", "possible", "negated"), 0)
    for event in coded.events:
        counted[event.status] += 1
    told = ", ".join(f"{count} {status}" for status, count in counted.items() if count)
    events = "1 event" if len(coded.events) == 1 else f"{len(coded.events)} events"
    return f"{events}: {told}" if told else "no events found"
