"""Lays the places of the user's own data folder over a gazetteer, for this run only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from waqai.lexicons import Lexicons
from waqai.resolving.gazetteer import TABLES, Gazetteer, Place
from waqai.resolving.gazetteer_own import own_countries, own_places
from waqai.resolving.place_keys import loose_key, name_key, sound_key


class OverlaidGazetteer(Gazetteer):
    """A gazetteer whose own rows are those of the given data files: changed, added and disabled rows count at once."""

    def __init__(self, below: Gazetteer, lexicons: Lexicons) -> None:
        super().__init__(below.path)
        named = [*own_countries(lexicons), *own_places(lexicons)]
        self._own = {place.id: place for place, _ in named}
        self._keys: dict[str, dict[str, list[Place]]] = {"key": {}, "loose": {}, "sound": {}}
        for place, forms in named:
            for form, doubt in forms.items():
                self._note(name_key(form), replace(place, doubt=doubt))

    def place(self, place_id: str) -> Place | None:
        return self._own.get(place_id) or super().place(place_id)

    def _note(self, key: str, place: Place) -> None:
        for column, value in (("key", key), ("loose", loose_key(key)), ("sound", sound_key(key))):
            self._keys[column].setdefault(value, []).append(place)

    def _select(self, column: str, key: str) -> Iterable[Place]:
        mine = {place.id: place for place in self._keys[column].get(key, ())}
        below = [place for place in super()._select(column, key) if place.rank < 3]
        return [*(mine[number] for number in sorted(mine)), *below]


def overlaid(gazetteer: Gazetteer, lexicons: Lexicons) -> Gazetteer:
    """The gazetteer with the user's rows on top, or itself where the overlay folder has no places."""
    folder = lexicons.overlay
    if folder is None or not any((folder / table).exists() for table in TABLES):
        return gazetteer
    return OverlaidGazetteer(gazetteer, lexicons)
