"""The command line: one module per command group, each importing the heavy parts only when it runs."""

from __future__ import annotations

import signal
import sys
from typing import Annotated

import typer

from waqai import __version__
from waqai.cli import bench, code, demo, evaluate, lexicon, places, resolve, train
from waqai.errors import UserError

app = typer.Typer(
    name="waqai",
    help="Reads Arabic news reports and keeps the record of who says what happened.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("code")(code.code)
app.command("demo")(demo.demo)
app.add_typer(resolve.app, name="resolve")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(places.app, name="places")
app.command("eval")(evaluate.evaluate)
app.command("bench")(bench.bench)
app.command("train")(train.train)


def main() -> None:
    """Run the command line: a user's mistake is one sentence on stderr and its exit code, no traceback."""
    _speak_utf8()
    # A reader that stops early ("| head") ends waqai quietly, as it ends other Unix tools.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except UserError as mistake:
        print(f"waqai: {mistake}", file=sys.stderr)
        sys.exit(mistake.exit_code)


def _speak_utf8() -> None:
    """Arabic goes out as UTF-8 whatever the locale says; a name that is not UTF-8 is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _show_version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    pass
