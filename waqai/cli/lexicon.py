"""`waqai lexicon`: check the data files that an analyst edits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from waqai.errors import UserError

EXIT_PROBLEMS = 1
app = typer.Typer(help="The data files: actors, places, times, words.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    pass


@app.command("check")
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Folder of your own data files; without it, the built-in ones."),
    ] = None,
) -> None:
    """Report every mistake in the data files with its file and line."""
    from waqai.cli.lexicon_check import check_folder, data_files
    from waqai.lexicons import DATA

    if folder is not None and not folder.is_dir():
        raise UserError(f"{folder}: no such folder; give a folder of CSV and YAML files")
    root = folder or DATA
    problems = check_folder(root)
    for problem in problems:
        print(problem)
    print(f"{len(data_files(root))} files checked, {len(problems) or 'no'} problems")
    if problems:
        raise typer.Exit(EXIT_PROBLEMS)
