"""A progress bar for people who wait: on a terminal's standard error, after two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
PATIENCE_S = 2.0


def show_progress(
    items: Iterable[T], doing: str, *, total: int | None = None, quiet: bool = False
) -> Iterator[T]:
    """The items unchanged; `total` where their number is known, `quiet` for no bar at all."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    started, bar, done = time.monotonic(), None, 0
    try:
        for item in items:
            yield item
            done += 1
            if bar is None and time.monotonic() - started > PATIENCE_S:
                bar = _start_bar(doing, total)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
    finally:
        if bar is not None:
            bar.stop()


def _start_bar(doing: str, total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(doing, total=total)
    bar.start()
    return bar
