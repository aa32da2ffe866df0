"""The project's own places, from the data files: countries, governorates, and what news reports name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waqai.lexicons import Lexicons, Row
from waqai.resolving.gazetteer import Place

_OWN = ("waqai", "Apache-2.0")
_FROM_GEONAMES = ("waqai, point from GeoNames", "CC BY 4.0")

# A place with its names, each with its doubt.
Named = tuple[Place, Mapping[str, float]]


def own_countries(lexicons: Lexicons) -> Iterator[Named]:
    """Every country with all its spellings; the first form is the one shown."""
    forms: dict[str, dict[str, float]] = {}
    first: dict[str, Row] = {}
    for row in lexicons.rows("places/countries.csv"):
        forms.setdefault(row["country"], {})[row["form"]] = float(row.get("doubt") or 0)
        first.setdefault(row["country"], row)
    for iso, row in first.items():
        own = {
            "id": f"country:{iso}",
            "kind": "country",
            "admin1": "",
            "radius_km": "",
            "population": "",
            "name_ar": row["form"],
        }
        yield _place({**row, **own}), {row.get("name_en", ""): 0.0, **forms[iso]}


def own_places(lexicons: Lexicons) -> Iterator[Named]:
    """The places of places.csv with their further names."""
    forms: dict[str, dict[str, float]] = {}
    for row in lexicons.rows("places/place_names.csv"):
        forms.setdefault(row["place"], {})[row["form"]] = float(row.get("doubt") or 0)
    for row in lexicons.rows("places/places.csv"):
        yield _place(row), {row["name_ar"]: 0.0, row.get("name_en", ""): 0.0, **forms.get(row["id"], {})}


def _place(row: Row) -> Place:
    """A row of the project's own, whose point may come from GeoNames."""
    lon, lat, radius = (
        float(row[column]) if row.get(column) else None for column in ("lon", "lat", "radius_km")
    )
    source, licence = _FROM_GEONAMES if "GeoNames" in row.get("source", "") else _OWN
    return Place(
        row["id"], row["kind"], row["country"] or None, row.get("admin1") or None, lon, lat, radius,
        int(row.get("population") or 0), 3, row["name_ar"], row.get("name_en") or None, source, licence,
    )  # fmt: skip
