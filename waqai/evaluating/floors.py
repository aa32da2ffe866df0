"""The figures that main must not fall below: one F1 (or accuracy) a layer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from waqai.errors import UserError
from waqai.evaluating.scores import Score


def read_floors(path: Path) -> dict[str, float]:
    """The floor of each layer, 0 to 1; empty where the file does not exist yet."""
    if not path.exists():
        return {}
    try:
        layers = json.loads(path.read_text("utf-8"))["layers"]
        return {name: float(floor) for name, floor in layers.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise UserError(f'{path}: not a floors file; expected {{"layers": {{"trigger": 0.77}}}}') from broken


def shortfalls(scores: Mapping[str, Score], floors: Mapping[str, float]) -> list[str]:
    """One sentence for each layer below its floor; every floor needs its score."""
    return [
        f"{name}: {scores[name].f1 or 0.0:.4f} is below the floor of {floor:.4f}"
        for name, floor in floors.items()
        if (scores[name].f1 or 0.0) < floor
    ]


def raise_floors(path: Path, scores: Mapping[str, Score]) -> None:
    """Write the figures reached, rounded down to four places; a floor is never lowered."""
    floors = read_floors(path)
    reached = {name: int((scores[name].f1 or 0.0) * 10_000) / 10_000 for name in scores}
    layers = {name: max(figure, floors.get(name, 0.0)) for name, figure in reached.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"layers": floors | layers}, indent=2) + "\n", "utf-8")
