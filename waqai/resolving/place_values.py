"""Turns a chosen place into a Where: how exactly it was said, its area, its chain, why it was chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from waqai.model import PlaceCandidate, PlacePrecision, Provenance, Where
from waqai.resolving.gazetteer import Gazetteer, Place
from waqai.resolving.place_choice import Choice, distance_km, rank_holder
from waqai.resolving.place_names import Part, Phrase

COMPONENT = "resolving.places@1"
_PRECISION: dict[str, PlacePrecision] = {
    "country": "country", "admin1": "admin1", "admin2": "admin2", "admin3": "admin2", "town": "town", "village": "town",
    "quarter": "neighbourhood", "camp": "neighbourhood", "region": "area", "mountain": "area", "water": "area",
    "island": "area",
}  # fmt: skip
# Half-widths for areas named without a measure, by the kind of place they are named after.
_NEAR_KM = {"country": None, "region": None, "admin1": 50.0, "admin2": 30.0, "town": 10.0, "village": 5.0}
_COUNTRYSIDE_KM, _NEAR_POINT_KM, _LEAST_KM = 40.0, 5.0, 3.0
_CANDIDATES = 5


def to_where(
    phrase: Phrase, order: Sequence[Part], n: int, choices: Sequence[Choice], gazetteer: Gazetteer
) -> Where:
    """The value of the best choice for part n; the parts before it are named in it but not known."""
    part, place = order[n], choices[0].place
    holders = [
        holder for other in order[n + 1 :] if not other.joined and (holder := rank_holder(place, other))
    ]
    rule = "name" if n == 0 else "holder"
    lon, lat, radius, precision = place.lon, place.lat, place.radius_km, _precision(place, part)
    if area := _area(place, part, order[n:]):
        lon, lat, radius, said = area
        precision, rule = "area", said if n == 0 else rule
    return Where(
        place_id=place.id,
        name_ar=place.name_ar,
        name_en=place.name_en,
        lon=lon,
        lat=lat,
        precision=precision,
        kind=place.kind,
        provenance=Provenance(
            COMPONENT, rule, (place.id, *sorted({r for p in order for r in p.rows})), note=place.source
        ),
        country=place.country,
        admin1=_admin1(place, holders, gazetteer),
        radius_km=radius if precision == "area" else None,
        candidates=tuple(_candidate(choice) for choice in choices[:_CANDIDATES]),
        chain=tuple(dict.fromkeys(holder.name_ar for holder in holders)),
        text=phrase.text,
    )


def from_adjectives(phrase: Phrase, gazetteer: Gazetteer) -> Where | None:
    """What a mention without a known name still says: the capital, the land, or a border of the nationality in it."""
    countries = list(dict.fromkeys(c for part in phrase.parts for c in part.countries if c))
    heads = {head for part in phrase.parts for head in part.heads}
    effects = {effect for part in phrase.parts for effect in part.effects}
    unknown = any(part.name for part in phrase.parts)
    if not countries or not (heads or effects or unknown):
        return None
    land = gazetteer.place(f"country:{countries[0]}")
    if land is None:
        return None
    rows = tuple(sorted({row for part in phrase.parts for row in part.rows}))
    if "capital" in heads and (capital := gazetteer.capital(countries[0])):
        return _plain(capital, "town", "capital", rows, phrase)
    if "border" in effects or "coast" in effects or any(part.bearings for part in phrase.parts):
        return _plain(land, "area", "part of country", rows, phrase, point=False)
    return _plain(land, "country", "holder" if unknown else "adjective", rows, phrase)


def _plain(
    place: Place,
    precision: PlacePrecision,
    rule: str,
    rows: tuple[str, ...],
    phrase: Phrase,
    *,
    point: bool = True,
) -> Where:
    return Where(
        place_id=place.id,
        name_ar=place.name_ar,
        name_en=place.name_en,
        lon=place.lon if point else None,
        lat=place.lat if point else None,
        precision=precision,
        kind=place.kind,
        provenance=Provenance(COMPONENT, rule, (place.id, *rows), note=place.source),
        country=place.country,
        candidates=(_candidate(Choice(place, 0.0)),),
        text=phrase.text,
    )


def _precision(place: Place, part: Part) -> PlacePrecision:
    head = part.heads[-1] if part.heads else ""
    if head in ("admin2", "admin3") and place.kind in ("town", "village"):
        # A district bears the name of its seat: the seat's row, at the district's precision.
        return "admin2"
    if head == "admin1" and place.kind == "town":
        return "admin1"
    return _PRECISION.get(place.kind, "exact")


def _area(
    place: Place, part: Part, order: Sequence[Part]
) -> tuple[float | None, float | None, float | None, str] | None:
    """(lon, lat, radius_km, rule) where the words name a stretch around or beside the place, else None."""
    if place.lon is None or place.lat is None:
        return None
    if "between" in part.effects and len(order) > 1 and (other := rank_holder(place, order[1])):
        return _between(place, other)
    if part.distance_km is not None:
        return _offset(place, part)
    if place.kind == "country":
        stretch = part.bearings or part.effects or "countryside" in part.heads
        return (None, None, None, "part of country") if stretch else None
    if "countryside" in part.heads:
        return place.lon, place.lat, max(_COUNTRYSIDE_KM, place.radius_km or 0.0), "countryside"
    if part.effects or part.bearings:
        near = _NEAR_KM.get(place.kind, _NEAR_POINT_KM)
        return place.lon, place.lat, near or place.radius_km, "direction" if part.bearings else "near"
    return None


def _between(a: Place, b: Place) -> tuple[float | None, float | None, float | None, str] | None:
    if None in (a.lon, a.lat, b.lon, b.lat):
        return None
    start, end = (a.lon or 0.0, a.lat or 0.0), (b.lon or 0.0, b.lat or 0.0)
    half = max(_LEAST_KM, distance_km(start, end) / 2)
    return round((start[0] + end[0]) / 2, 5), round((start[1] + end[1]) / 2, 5), round(half, 1), "between"


def _offset(place: Place, part: Part) -> tuple[float | None, float | None, float | None, str]:
    """The stated distance along the stated bearing; without a bearing, the ring's whole disc."""
    away = part.distance_km or 0.0
    lon, lat = place.lon or 0.0, place.lat or 0.0
    if not part.bearings:
        return lon, lat, max(away, _LEAST_KM), "distance"
    angles = [math.radians(float(b)) for b in part.bearings[:2]]
    east, north = sum(map(math.sin, angles)), sum(map(math.cos, angles))
    length = math.hypot(east, north) or 1.0
    lat += away * north / length / 110.574
    lon += away * east / length / (111.32 * max(0.1, math.cos(math.radians(lat))))
    # A bearing of eight points leaves 22.5 degrees to either side: 0.4 of the distance.
    return round(lon, 5), round(lat, 5), round(max(_LEAST_KM, away * 0.4), 1), "distance and direction"


def _admin1(place: Place, holders: Sequence[Place], gazetteer: Gazetteer) -> str | None:
    if place.kind == "admin1":
        return place.name_en
    wider = gazetteer.place(place.admin1) if place.admin1 else None
    if wider is None:
        named = (holder for holder in holders if holder.kind == "admin1" and holder.country == place.country)
        wider = next(named, None)
    return wider.name_en if wider else None


def _candidate(choice: Choice) -> PlaceCandidate:
    place = choice.place
    return PlaceCandidate(
        place.id, place.name_ar, place.name_en, place.country, place.lon, place.lat, place.kind, choice.score
    )
