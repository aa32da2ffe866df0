"""`waqai bench`: articles and sentences a second, seconds per stage, memory, cold start."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from waqai.cli.options import Model, Threads, load
from waqai.errors import UserError


def bench(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Text, HTML or JSONL files.")],
    articles: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many articles to take from the beginning.")
    ] = 100,
    threads: Threads = 2,
    model: Model = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure speed and memory on your own articles."""
    from waqai.evaluating.speed import measure_speed, read_first

    found, reading_s = read_first(paths, articles)
    if not found:
        raise UserError(f"{', '.join(map(str, paths))}: no article in Arabic; give files that hold some")
    speed = asdict(measure_speed(found, reading_s, load(model, threads=threads), model=model))
    figures = {name: round(value, 3) for name, value in speed.items()}
    if as_json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:<24}{value:>12}")
