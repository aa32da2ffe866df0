"""`waqai places`: read your own place files into the gazetteer, and see what it is made of."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from waqai.errors import UserError

EXIT_BROKEN_ROWS = 1
app = typer.Typer(help="The gazetteer: import places, list its sources.", no_args_is_help=True)

Gazetteer = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Another gazetteer than the one in your data folder."),
]


class PlaceFormat(StrEnum):
    geonames = "geonames"
    wof = "wof"
    cod = "cod"
    csv = "csv"


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="GeoNames dump, WOF table, COD-AB or other CSV.")
    ],
    format: Annotated[
        PlaceFormat | None, typer.Option("--format", help="What the file is; guessed from its first line.")
    ] = None,
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="GeoNames' alternateNamesV2, for the Arabic names.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="OURS=THEIRS", help="For CSV: which column is which; repeat.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Kept with each row.")] = None,
    licence: Annotated[str | None, typer.Option(metavar="NAME", help="Kept with each row.")] = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Read a file of places into the gazetteer; a second time changes nothing, broken rows are named."""
    from waqai.resolving.gazetteer_import import import_places

    done = import_places(
        file,
        format.value if format else None,
        gazetteer=gazetteer,
        names=names,
        mapping=read_columns(column or []),
        source=source,
        licence=licence,
    )
    for row in done.broken:
        print(f"{file}:{row.line}: {row.reason}", file=sys.stderr)
    told = f"{done.written} places new or changed, {done.unchanged} as they were, {len(done.broken)} broken"
    print(f"{done.rows} rows: {told}")
    if done.broken:
        raise typer.Exit(EXIT_BROKEN_ROWS)


@app.command("sources")
def sources(gazetteer: Gazetteer = None) -> None:
    """List what the gazetteer is made of: number of places, licence, source."""
    from waqai.resolving.gazetteer import open_gazetteer

    opened = open_gazetteer(gazetteer)
    for source, licence, count in opened.sources():
        print(f"{count:>8}  {licence}  {source}")
    opened.close()


def read_columns(pairs: list[str]) -> dict[str, str] | None:
    """{"lon": "X", ...} from "lon=X" and so on; None for none."""
    mapping = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs):
            raise UserError(
                f"--column {pair}: not of the form OURS=THEIRS; write for instance --column lon=X"
            )
        mapping[ours] = theirs
    return mapping or None
