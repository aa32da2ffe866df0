"""Long names with a typing slip: the one known name that differs by a letter or two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from waqai.resolving.actor_registry import Entry, Registry
from waqai.resolving.actor_words import Word

# Shorter names have true neighbours: other people, other towns' councils. On 6,500 forms of the training articles
# one letter from 9 letters on, two from 18 on, found slips only.
ONE_SLIP = 9
TWO_SLIPS = 18
EDGE = 3


def near_name(words: Sequence[Word], registry: Registry) -> Entry | None:
    """The actor whose name of several words the phrase misses by a slip; None where none or several do."""
    if len(words) < 2:
        return None
    found: set[str] = set()
    for variant in words[0].variants[:3]:
        key = " ".join([variant.stem, *(word.stem for word in words[1:])])
        slips = 2 if len(key) >= TWO_SLIPS else 1
        if len(key) >= ONE_SLIP:
            near = _alike(key, slips, registry)
            found = {name for name in near if OSA.distance(key, name, score_cutoff=slips) <= slips}
        if found:
            break
    entries = {
        entry.actor.id: entry for name in sorted(found) for entry in registry.forms[name] if entry.actor
    }
    return next(iter(entries.values())) if len(entries) == 1 else None


def _alike(key: str, slips: int, registry: Registry) -> set[str]:
    """Names of about the key's length that begin or end as it does: a slip cannot be at both ends of a long name."""
    index = _ends(registry)
    lengths = range(len(key) - slips, len(key) + slips + 1)
    return {
        name
        for length in lengths
        for end in (key[:EDGE], key[-EDGE:])
        for name in index.get((length, end), ())
    }


@lru_cache(maxsize=4)
def _ends(registry: Registry) -> dict[tuple[int, str], tuple[str, ...]]:
    """Keys of several words that name an actor whatever the context, by length and first or last letters."""
    index: dict[tuple[int, str], list[str]] = {}
    for key, entries in registry.forms.items():
        if " " in key and len(key) >= ONE_SLIP and entries[0].actor and not entries[0].contexts:
            for end in (key[:EDGE], key[-EDGE:]):
                index.setdefault((len(key), end), []).append(key)
    return {place: tuple(names) for place, names in index.items()}
