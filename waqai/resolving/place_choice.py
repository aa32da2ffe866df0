"""Chooses among the places that a name may mean: by kind, nearness to what is named with it, country, size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.resolving.gazetteer import Place
from waqai.resolving.place_names import Found, Part

# How far a place may lie from the point of the wider place that holds it, in km.
_REACH_KM = {"country": 1500.0, "admin1": 160.0, "admin2": 70.0, "region": 150.0, "town": 45.0}
_AROUND_KM, _BESIDE_KM = 100.0, 50.0
_KNOWN = {
    "country": 8.0, "admin1": 5.6, "region": 5.0, "admin2": 3.4, "camp": 2.6, "crossing": 2.4, "airport": 2.4,
    "dam": 2.4, "port": 2.4, "base": 2.2, "field": 2.2, "town": 2.0, "facility": 1.8, "village": 1.6, "quarter": 1.6,
}  # fmt: skip
_ADMIN = ("admin1", "admin2", "admin3")
_KIN = {
    "admin1": ("admin2",),
    "admin2": ("town", "region"),
    "admin3": ("town", "village", "admin2"),
    "countryside": ("town", "admin2", "region"),
    "region": ("admin1", "admin2"),
    "capital": ("town",),
    "town": ("village", "admin2"),
    "village": ("town",),
    "quarter": ("camp",),
    "camp": ("quarter",),
    "island": ("region",),
    "mountain": ("region", "village", "town"),
    "water": ("region",),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a mention: points named near it, countries with their weight, the country that must hold."""

    points: tuple[tuple[float, float], ...] = ()
    countries: tuple[tuple[str, float], ...] = ()
    required: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    place: Place
    score: float


def rank(part: Part, holders: Sequence[Sequence[Found]], context: Context) -> list[Choice]:
    """The candidates of a part, best first; equal scores by id, so that the order never depends on the input's."""
    choices = [
        Choice(found.place, round(_score(found, part, holders, context), 3))
        for found in _distinct(part.found)
    ]
    return sorted(choices, key=lambda c: (-c.score, -c.place.rank, -c.place.population, c.place.id))


def rank_holder(place: Place, part: Part) -> Place | None:
    """The place that a wider name means, given the place it holds; None where the part names nothing known."""
    held = sorted(_distinct(part.found), key=lambda f: (-_wider_fit(place, f, part), f.place.id))
    return held[0].place if held else None


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points (lon, lat in degrees) along the surface."""
    lon1, lat1, lon2, lat2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, h)))


def supported(
    place: Place, holders: Sequence[Sequence[Found]], points: Sequence[tuple[float, float]]
) -> bool:
    """Whether something named with the place lies around it: a wider place that holds it, or a point within 100 km."""
    if any(_held(place, holder) > 1.0 for holder in holders):
        return True
    return any(_away(place, point) < _AROUND_KM for point in points)


def held_or_near(
    place: Place, holders: Sequence[Sequence[Found]], points: Sequence[tuple[float, float]]
) -> bool:
    """Whether the wider places named with it hold it; where none is named, whether a point lies within 50 km."""
    if holders:
        return all(_held(place, holder) > 1.0 for holder in holders)
    return any(_away(place, point) < _BESIDE_KM for point in points)


def known(place: Place) -> float:
    """How well known a place is: the logarithm of its people, or what its kind is worth; own rows count as towns."""
    size = math.log10(place.population + 1) if place.population else 0.0
    # Cities of a million are meant even far from everything else that a report names.
    size += max(0.0, size - 5.7) * 2
    own = 3.8 if place.rank == 3 and place.kind not in ("country", "admin1") else 0.0
    return max(size, own, _KNOWN.get(place.kind, 1.5))


def _score(found: Found, part: Part, holders: Sequence[Sequence[Found]], context: Context) -> float:
    place = found.place
    score = known(place) - place.doubt - found.cost + _head_fit(found, part)
    score += sum(_held(place, holder) for holder in holders)
    for country in part.countries:
        score += 6.0 if place.country == country else -6.0
    if context.required:
        score += 6.0 if place.country == context.required else -6.0
    score += sum(weight for country, weight in context.countries if place.country == country)
    return score + _nearness(place, context.points)


def _head_fit(found: Found, part: Part) -> float:
    if not part.heads:
        # A bare name is the town rather than the governorate or district named after it.
        return (
            -3.0
            if found.place.kind in _ADMIN and any(_seat(found.place, other.place) for other in part.found)
            else 0.0
        )
    fits = [_fits(head, found) for head in part.heads]
    return max(fits)


def _away(place: Place, point: tuple[float, float]) -> float:
    """Kilometres from the place to the point; endless for a place without a point."""
    return math.inf if place.lon is None or place.lat is None else distance_km((place.lon, place.lat), point)


def _seat(wider: Place, place: Place) -> bool:
    if (
        place.kind not in ("town", "village")
        or place.country != wider.country
        or None in (place.lon, wider.lon)
    ):
        return False
    return distance_km((place.lon or 0.0, place.lat or 0.0), (wider.lon or 0.0, wider.lat or 0.0)) < 60.0


def _fits(head: str, found: Found) -> float:
    if found.with_head:
        return 3.5
    kind = found.place.kind
    if kind == head:
        return 3.0
    if head == "countryside" and kind == "admin1":
        return 2.5
    if kind in _KIN.get(head, ()):
        return 1.5
    return -2.5 if kind == "country" else -0.5


def _held(place: Place, holder: Sequence[Found]) -> float:
    """What the wider place named with it says: the best over all that the wider name may mean."""
    return max((_held_by(place, found.place) - found.cost * 0.5 for found in holder), default=0.0)


def _held_by(place: Place, wider: Place) -> float:
    if wider.id == place.id:
        return -2.0
    if wider.kind == "country":
        return 6.0 if wider.country == place.country else -4.0
    if wider.country and place.country and wider.country != place.country:
        return -4.0
    weight = min(known(wider), 6.0) * 0.3
    if wider.kind == "admin1" and place.admin1 == wider.id:
        return 4.5 + weight
    if None in (place.lon, place.lat, wider.lon, wider.lat):
        return 0.5
    reach = wider.radius_km or _REACH_KM.get(wider.kind, 40.0)
    away = distance_km((place.lon or 0.0, place.lat or 0.0), (wider.lon or 0.0, wider.lat or 0.0))
    return 4.0 * math.exp(-((away / reach) ** 2)) + weight - (3.0 if away > 2.5 * reach else 0.0)


def _wider_fit(place: Place, found: Found, part: Part) -> float:
    return _held_by(place, found.place) + _head_fit(found, part) + known(found.place) * 0.3 - found.cost


def _nearness(place: Place, points: Sequence[tuple[float, float]]) -> float:
    if place.lon is None or place.lat is None or not points:
        return 0.0
    near = sorted(distance_km((place.lon, place.lat), point) for point in points)[:5]
    return min(4.0, sum(2.0 * math.exp(-away / 40.0) + 0.5 * math.exp(-away / 300.0) for away in near))


def _distinct(found: Sequence[Found]) -> list[Found]:
    """One row per place: rows of several sources for the same spot and kind are one, the best source's."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.place.rank, f.cost, -f.place.population, f.place.id)):
        same = next((n for n, other in enumerate(kept) if _same_spot(one.place, other.place)), None)
        if same is None:
            kept.append(one)
        elif one.place.population > kept[same].place.population:
            place = replace(kept[same].place, population=one.place.population)
            kept[same] = replace(kept[same], place=place)
    return kept


def _same_spot(a: Place, b: Place) -> bool:
    if None in (a.lon, a.lat, b.lon, b.lat) or _layer(a) != _layer(b) or a.rank == b.rank == 3:
        return False
    return distance_km((a.lon or 0.0, a.lat or 0.0), (b.lon or 0.0, b.lat or 0.0)) < 4.0


def _layer(place: Place) -> str:
    return place.kind if place.kind in ("country", "region", "water", *_ADMIN) else "spot"
