"""`waqai code`: articles in, events out, as a table, JSON Lines or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from waqai.cli.options import Lexicons, Model, Published, load
from waqai.cli.progress import show_progress
from waqai.errors import UserError

if TYPE_CHECKING:
    from waqai.model import Article, CodedArticle, Skipped
    from waqai.pipeline import Resources

EXIT_SKIPPED = 1


class Format(StrEnum):
    """What `--to` accepts."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def code(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Text, saved HTML page or JSONL files; - reads standard input."
        ),
    ],
    published: Published = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet, where the input does not name it.")
    ] = None,
    to: Annotated[
        Format, typer.Option(help="Output: a table for people, or records for machines.")
    ] = Format.table,
    lexicons: Lexicons = None,
    model: Model = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to this file instead of standard output.")
    ] = None,
) -> None:
    """Code articles: who did what to whom, where, when, how many, according to whom."""
    from waqai.reading import parse_published

    check_inputs(paths)
    articles = read_all(paths, parse_published(published), source)
    resources = load(model, lexicons)
    with open_output(out) as file:
        skipped = write_coded(articles, to, file, resources, total=_count(paths))
    if skipped:
        raise typer.Exit(EXIT_SKIPPED)


def check_inputs(paths: Sequence[str]) -> None:
    """Raise UserError before any work where an input does not exist, or standard input is named twice."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise UserError(f"{path}: no such file; give text, HTML or JSONL files, or - for standard input")
    if list(paths).count("-") > 1:
        raise UserError("- is given twice; standard input can be read once")


def read_all(
    paths: Sequence[str], published: datetime | None, source: str | None
) -> Iterator[Article | Skipped]:
    """The articles of all inputs, in the order given."""
    from waqai.reading import read, read_stream

    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, published=published, source=source)
        else:
            yield from read(Path(path), published=published, source=source)


def write_coded(
    articles: Iterable[Article | Skipped],
    to: Format,
    file: IO[str],
    resources: Resources,
    *,
    total: int | None = None,
) -> int:
    """Code the articles and write each as soon as it is done; returns how many were skipped."""
    from waqai.model import Skipped
    from waqai.pipeline import code_articles

    coded = code_articles(articles, resources)
    skipped = 0
    write_header(to, file)
    # On the terminal that shows the tables, the tables themselves are the progress.
    quiet = to is Format.table and file.isatty()
    for found in show_progress(coded, "coding", total=total, quiet=quiet):
        if isinstance(found, Skipped):
            skipped += 1
            write_skipped(found, to, file)
        else:
            write_article(found, to, file)
    return skipped


def write_header(to: Format, file: IO[str]) -> None:
    """The CSV column line; nothing for the other formats."""
    if to is Format.csv:
        from waqai.exporting.csv_rows import csv_header

        file.write(csv_header())


def write_article(coded: CodedArticle, to: Format, file: IO[str]) -> None:
    """One coded article in the format asked for."""
    if to is Format.jsonl:
        from waqai.exporting.record import to_json

        file.write(to_json(coded) + "\n")
    elif to is Format.csv:
        from waqai.exporting.csv_rows import csv_lines

        file.writelines(csv_lines(coded))
    else:
        from waqai.exporting.table import print_table

        print_table(coded, file)


def write_skipped(skipped: Skipped, to: Format, file: IO[str]) -> None:
    """A record in JSONL; else one line on standard error, so that tables and CSV hold events only."""
    if to is Format.jsonl:
        from waqai.exporting.record import to_json

        file.write(to_json(skipped) + "\n")
        return
    parts = (skipped.article, skipped.stage, skipped.reason, skipped.detail)
    print("skipped: " + ": ".join(" ".join(part.split()) for part in parts if part), file=sys.stderr)


@contextmanager
def open_output(out: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file named by --out, written as UTF-8 with LF."""
    if out is None:
        yield sys.stdout
        return
    try:
        file = out.open("w", encoding="utf-8", newline="")
    except OSError as broken:
        raise UserError(
            f"--out {out}: cannot be written ({broken.strerror}); choose another file"
        ) from broken
    with file:
        yield file


def _count(paths: Sequence[str]) -> int | None:
    """How many articles the inputs hold, where that is plain without reading: one a text or HTML file."""
    single = all(Path(path).suffix.lower() in (".txt", ".html", ".htm") for path in paths)
    return len(paths) if single else None
