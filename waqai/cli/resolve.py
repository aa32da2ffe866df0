"""`waqai resolve`: ask directly for the dates, the place, the actor or the number that words name."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.cli.options import Lexicons, Published

if TYPE_CHECKING:
    from waqai.lexicons import Lexicons as DataFiles
    from waqai.model import Quantity, When, Where, Who

EXIT_NOT_KNOWN = 1
app = typer.Typer(help="Ask what a time, place, actor or number expression means.", no_args_is_help=True)

Words = Annotated[str, typer.Argument(metavar="TEXT", help="The Arabic words, in quotes.")]
Country = Annotated[
    str | None, typer.Option(metavar="ISO2", help="Country of the context, as ISO 3166-1 alpha-2.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object, or null.")]


class Direction(StrEnum):
    """Which way a bare weekday points."""

    past = "past"
    future = "future"


@app.command("time")
def resolve_time(
    text: Words,
    published: Published = None,
    direction: Annotated[
        Direction | None, typer.Option(help="Tense of the clause: which way a bare weekday points.")
    ] = None,
    as_json: AsJson = False,
    lexicons: Lexicons = None,
) -> None:
    """The days that a time expression allows."""
    from waqai.reading import parse_published
    from waqai.resolving import times

    when = times.resolve_time(
        text, parse_published(published), direction.value if direction else None, lexicons=_data(lexicons)
    )
    _show(when, as_json)


@app.command("place")
def resolve_place(
    text: Words,
    country: Country = None,
    near: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="A place named beside it, to choose between namesakes."),
    ] = None,
    as_json: AsJson = False,
    lexicons: Lexicons = None,
) -> None:
    """The place that words name, with its coordinates and the candidates."""
    from waqai.resolving import places

    _show(places.resolve_place(text, country, near, lexicons=_data(lexicons)), as_json)


@app.command("actor")
def resolve_actor(
    text: Words,
    country: Country = None,
    published: Published = None,
    as_json: AsJson = False,
    lexicons: Lexicons = None,
) -> None:
    """The actor that words name, from the registry or composed."""
    from waqai.reading import parse_published
    from waqai.resolving import actors

    _show(actors.resolve_actor(text, country, parse_published(published), lexicons=_data(lexicons)), as_json)


@app.command("number")
def resolve_number(text: Words, as_json: AsJson = False, lexicons: Lexicons = None) -> None:
    """How many the words say, as a range."""
    from waqai.resolving import quantities

    _show(quantities.resolve_number(text, lexicons=_data(lexicons)), as_json)


def _data(overlay: Path | None) -> DataFiles:
    from waqai.lexicons import Lexicons as DataFiles
    from waqai.lexicons import builtin

    return DataFiles(overlay) if overlay else builtin()


def _show(value: When | Where | Who | Quantity | None, as_json: bool) -> None:
    import msgspec

    fields = None if value is None else msgspec.to_builtins(value)
    if as_json:
        print(json.dumps(fields, ensure_ascii=False, indent=2))
    elif fields is None:
        print("not known")
    else:
        for label, words in _lines(fields):
            print(f"{label:<22}{words}")
    if fields is None:
        raise typer.Exit(EXIT_NOT_KNOWN)


def _lines(fields: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """The known fields as (label, words): the parts of a value under its name, one line for each of several values."""
    lines: list[tuple[str, str]] = []
    for name, value in fields.items():
        label = f"{prefix}{name}"
        if not _is_known(value):
            continue
        if isinstance(value, dict):
            lines += _lines(value, f"{label}.")
        elif isinstance(value, list | tuple) and isinstance(value[0], dict):
            lines += [(f"{label} {n}", _in_one_line(item)) for n, item in enumerate(value, 1)]
        else:
            lines.append(
                (label, ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
            )
    return lines


def _in_one_line(item: dict[str, Any]) -> str:
    """A candidate or an alternative: its known values, Arabic last."""
    known = [str(v) for v in item.values() if _is_known(v) and not isinstance(v, list | tuple | dict)]
    return ", ".join(sorted(known, key=lambda words: not words.isascii()))


def _is_known(value: object) -> bool:
    return value is not None and value is not False and value not in ("", [], ())
