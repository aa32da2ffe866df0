"""Reads a user's own place files into the gazetteer: source and licence per row, broken rows told by line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from waqai.errors import UserError
from waqai.lexicons import builtin
from waqai.resolving.gazetteer import Place, open_gazetteer
from waqai.resolving.gazetteer_build import add_places, best_arabic
from waqai.resolving.gazetteer_rows import BrokenRow, Record, read_cod, read_geonames, read_mapped, read_wof
from waqai.resolving.place_keys import loose_key, name_key
from waqai.text import match_key

# What a name without its head noun lacks in certainty: half a power of ten of its people.
_BARE_DOUBT = 0.5
_DEFAULTS = {
    "geonames": ("GeoNames", "CC BY 4.0"),
    "wof": ("Who's On First", "CC BY 4.0 and others, by the row's own source"),
    "cod": ("OCHA COD-AB", "as stated by the data set"),
    "csv": ("imported", "as stated by its owner"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: rows read, places that are new or changed, places as they were, rows left out."""

    rows: int
    written: int
    unchanged: int
    broken: tuple[BrokenRow, ...]


@dataclass(slots=True)
class _Batch:
    connection: sqlite3.Connection
    source: str
    licence: str
    heads: frozenset[str]
    admin1: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: int = 0
    written: int = 0
    unchanged: int = 0
    broken: list[BrokenRow] = field(default_factory=list)


def import_places(
    file: Path,
    format: str | None = None,
    *,
    gazetteer: Path | None = None,
    names: Path | None = None,
    mapping: Mapping[str, str] | None = None,
    source: str | None = None,
    licence: str | None = None,
) -> Imported:
    """What was read into the gazetteer (the user's own where no path is given). A second time changes nothing.

    Formats: geonames (country dump; `names` is alternateNamesV2), wof (tab-separated with a header), cod (OCHA COD-AB
    as CSV), csv (`mapping` from our columns id, name_ar, name_en, lon, lat, kind, country, admin1, population to the
    file's). UserError where the file or the format is unknown.
    """
    if not file.is_file():
        raise UserError(f"{file}: no such file; give a file of places to import")
    format = format or guess_format(file)
    records = _records(file, format, names, mapping)
    with_defaults = _DEFAULTS[format]
    opened = open_gazetteer(gazetteer)
    opened.close()
    connection = sqlite3.connect(opened.path, timeout=60)
    try:
        batch = _Batch(connection, source or with_defaults[0], licence or with_defaults[1], _head_words())
        _fill(batch, records)
        connection.commit()
    finally:
        connection.close()
    return Imported(batch.rows, batch.written, batch.unchanged, tuple(batch.broken))


def guess_format(file: Path) -> str:
    """The format that the file's first line shows: wof, cod, geonames; UserError where it shows none."""
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        first = lines.readline().rstrip("\r\n")
    if first.startswith("wof_id\t"):
        return "wof"
    if "PCODE" in first.upper():
        return "cod"
    if first.count("\t") == 18:
        return "geonames"
    raise UserError(f"{file}: not known as a file of places; give --format csv and say which column is which")


def _records(
    file: Path, format: str, names: Path | None, mapping: Mapping[str, str] | None
) -> Iterator[Record | BrokenRow]:
    if format == "csv":
        if not mapping or not {"lon", "lat"} <= set(mapping) or not {"name_ar", "name_en"} & set(mapping):
            raise UserError(f"{file}: a CSV needs a mapping with lon, lat and name_ar or name_en")
        return read_mapped(file, mapping)
    readers: dict[str, Callable[[], Iterator[Record | BrokenRow]]] = {
        "geonames": lambda: read_geonames(file, names),
        "wof": lambda: read_wof(file),
        "cod": lambda: read_cod(file),
    }
    if format not in readers:
        raise UserError(f"{format}: no such format of places; use geonames, wof, cod or csv")
    return readers[format]()


def _fill(batch: _Batch, records: Iterator[Record | BrokenRow]) -> None:
    later: list[Record] = []
    for record in records:
        batch.rows += 1
        if isinstance(record, BrokenRow):
            batch.broken.append(record)
        elif record.kind == "country":
            # Countries and their first units are the project's own, in every spelling: a twin would compete.
            batch.unchanged += 1
        elif record.kind == "admin1":
            if _note_admin1(batch, record) == record.id:
                _add(batch, record)
            else:
                batch.unchanged += 1
        else:
            later.append(record)
    for record in later:
        _add(batch, record)


def _note_admin1(batch: _Batch, record: Record) -> str:
    """The project's own unit of the same name, or the file's: what the file's key for it stands for from now on."""
    forms = {loose_key(name_key(name)) for name in record.names}
    query = (
        "SELECT places.id, names.loose FROM places JOIN names ON names.place = places.id "
        "WHERE kind = 'admin1' AND layer = 'default' AND country = ? ORDER BY places.id"
    )
    own = [row[0] for row in batch.connection.execute(query, (record.country,)) if row[1] in forms]
    for key in {record.id, record.admin1 or record.id, record.code or record.id}:
        batch.admin1[record.country or "", key] = own[0] if own else record.id
    return own[0] if own else record.id


def _add(batch: _Batch, record: Record) -> None:
    forms = _forms(record, batch.heads)
    if not forms:
        batch.broken.append(BrokenRow(record.line, "no name"))
        return
    place = _place(batch, record)
    if _as_it_was(batch.connection, place, forms):
        batch.unchanged += 1
        return
    batch.written += add_places(batch.connection, [(place, forms)], layer="import")


def _place(batch: _Batch, record: Record) -> Place:
    arabic = [name for name in record.names if any("\u0621" <= c <= "\u064a" for c in name)]
    name_ar = record.name_ar or (best_arabic(arabic) if arabic else record.names[0])
    admin1 = batch.admin1.get((record.country or "", record.admin1 or "")) or _known_admin1(batch, record)
    place = Place(
        record.id, record.kind, record.country, None, record.lon, record.lat, None, record.population, 1, name_ar,
        record.name_en, record.source or batch.source, record.licence or batch.licence,
    )  # fmt: skip
    return replace(place, admin1=None if admin1 == record.id else admin1)


def _known_admin1(batch: _Batch, record: Record) -> str | None:
    """The unit behind a GeoNames code, as the default gazetteer noted it."""
    if not record.admin1 or not record.country:
        return None
    key = f"admin1:{record.country}.{record.admin1}"
    row = batch.connection.execute("SELECT value FROM meta WHERE name = ?", (key,)).fetchone()
    return row[0] if row else None


def _forms(record: Record, heads: frozenset[str]) -> dict[str, float]:
    """The names to look the place up by: as given, and without a leading head noun, which costs a little."""
    forms = {name: 0.0 for name in record.names if name_key(name)}
    for name in tuple(forms):
        first, _, rest = name.strip().partition(" ")
        if rest and match_key(first) in heads and len(rest.strip()) > 2:
            forms.setdefault(rest.strip(), _BARE_DOUBT)
    return forms


def _as_it_was(connection: sqlite3.Connection, place: Place, forms: Mapping[str, float]) -> bool:
    row = connection.execute(
        "SELECT id, kind, country, admin1, lon, lat, radius_km, population, rank, name_ar, name_en, source, licence "
        "FROM places WHERE id = ?",
        (place.id,),
    ).fetchone()
    if row is None or Place(*row) != place:
        return False
    keys = {row[0] for row in connection.execute("SELECT key FROM names WHERE place = ?", (place.id,))}
    return keys == {name_key(form) for form in forms}


def _head_words() -> frozenset[str]:
    return frozenset(match_key(row["form"]) for row in builtin().rows("places/head_nouns.csv"))
