"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.errors import UserError

if TYPE_CHECKING:
    from waqai.pipeline import Resources

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Publication date: 2017-10-14, or with a time and an offset. Relative days count from it.",
    ),
]
Lexicons = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of your own data files; a row with a known id replaces ours."),
]
Model = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Folder of another tagger, as waqai train writes it; without, the built-in one."
    ),
]
Threads = Annotated[int, typer.Option(metavar="N", min=1, help="Threads of the tagger.")]


def load(model: Path | None = None, lexicons: Path | None = None, *, threads: int = 2) -> Resources:
    """The resources of the pipeline, with the user's own tagger and data files where given."""
    from waqai.pipeline import load_resources
    from waqai.tagging import MODEL

    if model is not None and not (model / "card.json").is_file():
        raise UserError(f"--model {model}: no card.json there; give a folder that waqai train wrote")
    return load_resources(lexicons=lexicons, model=model or MODEL, threads=threads)
