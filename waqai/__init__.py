"""waqai reads Arabic news reports and keeps the record of who says what happened.

from waqai import read, code_articles

for coded in code_articles(read("report.txt", published="2017-10-14")):
    ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waqai.exporting.record import to_json, to_record
    from waqai.pipeline import code_articles, load_resources
    from waqai.reading import read
    from waqai.resolving.actors import resolve_actor
    from waqai.resolving.places import resolve_place
    from waqai.resolving.quantities import resolve_number
    from waqai.resolving.times import resolve_time

__version__ = "0.1.0"

# The public verbs, loaded when first asked for: `import waqai` alone costs nothing.
_HOMES = {
    "read": "waqai.reading",
    "code_articles": "waqai.pipeline",
    "load_resources": "waqai.pipeline",
    "to_json": "waqai.exporting.record",
    "to_record": "waqai.exporting.record",
    "resolve_time": "waqai.resolving.times",
    "resolve_place": "waqai.resolving.places",
    "resolve_actor": "waqai.resolving.actors",
    "resolve_number": "waqai.resolving.quantities",
}

__all__ = [
    "code_articles",
    "load_resources",
    "read",
    "resolve_actor",
    "resolve_number",
    "resolve_place",
    "resolve_time",
    "to_json",
    "to_record",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'waqai' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
