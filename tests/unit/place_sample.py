"""The default gazetteer, built once for all tests of places."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from waqai.resolving.gazetteer import Gazetteer
from waqai.resolving.gazetteer_build import build_gazetteer


@cache
def folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="waqai-places-")


@cache
def default_path() -> Path:
    path = Path(folder().name) / "gazetteer.sqlite"
    build_gazetteer(path)
    return path


@cache
def default_gazetteer() -> Gazetteer:
    return Gazetteer(default_path())
