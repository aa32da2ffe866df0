"""Resolves place mentions: which place the words name, how exactly, and what else they could name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from waqai.lexicons import Lexicons, builtin
from waqai.model import Span, Where
from waqai.resolving.gazetteer import Gazetteer, Place, open_gazetteer
from waqai.resolving.gazetteer_overlay import overlaid
from waqai.resolving.place_choice import Choice, Context, held_or_near, known, rank, supported
from waqai.resolving.place_names import DROPPED, LOOSE_COST, Found, Part, Phrase, read_phrase
from waqai.resolving.place_values import from_adjectives, to_where
from waqai.resolving.place_words import PlaceWords, load_place_words

# Set by hand on Airwars train and IDRISI train: co-mentioned places outweigh the dateline and the outlet.
_VOTE, _DATELINE, _OUTLET = 4.0, 1.0, 1.0
# Ten thousand people: smaller places are hardly news in another country's report.
_WELL_KNOWN = 4.0
_ROUNDS = 2
_CACHE_LIMIT = 20_000


def resolve_place(
    text: str,
    country: str | None = None,
    near: str | None = None,
    *,
    gazetteer: Gazetteer | None = None,
    lexicons: Lexicons | None = None,
) -> Where | None:
    """The place that the words name, or None. `country` is ISO-2 and must hold; `near` is a place named nearby.

    Forms, one a line:
      البوكمال
      حي الصناعة في مدينة القامشلي
      ريف دير الزور الشرقي
      على بعد 20 كلم شمال الرقة
    """
    resolver = _resolver(gazetteer or _own_gazetteer(), lexicons or builtin())
    context = Context(required=country.upper() if country else None)
    if near:
        beside = resolver.resolve(near, context)
        context = _beside(beside, context)
    return resolver.resolve(text, context)


def resolve_places(
    mentions: Sequence[tuple[Span, str]],
    *,
    dateline: str | None,
    outlet_country: str | None,
    gazetteer: Gazetteer,
    lexicons: Lexicons,
) -> dict[Span, Where | None]:
    """The places of one article's mentions, each chosen in the light of all others; their order does not matter."""
    resolver = _resolver(gazetteer, lexicons)
    base = resolver.surroundings(dateline, outlet_country)
    found = resolver.resolve_together(sorted({text for _, text in mentions}), base)
    return {span: replace(where, span=span) if (where := found[text]) else None for span, text in mentions}


@lru_cache(maxsize=1)
def _own_gazetteer() -> Gazetteer:
    return open_gazetteer()


@lru_cache(maxsize=4)
def _resolver(gazetteer: Gazetteer, lexicons: Lexicons) -> _Resolver:
    return _Resolver(overlaid(gazetteer, lexicons), load_place_words(lexicons))


def _beside(where: Where | None, context: Context) -> Context:
    """The context with a place said to be near, not only named in the same report: it counts twice."""
    if where is None:
        return context
    countries = ((where.country, 3.0),) if where.country else ()
    points = ((where.lon, where.lat),) * 2 if where.lon is not None and where.lat is not None else ()
    return replace(context, countries=countries, points=points)


@dataclass
class _Resolver:
    gazetteer: Gazetteer
    words: PlaceWords
    phrases: dict[str, Phrase] = field(default_factory=dict)

    def read(self, text: str) -> Phrase:
        phrase = self.phrases.get(text)
        if phrase is None:
            if len(self.phrases) >= _CACHE_LIMIT:
                self.phrases.clear()
            phrase = self.phrases[text] = read_phrase(text, self.gazetteer, self.words)
        return phrase

    def resolve(self, text: str, context: Context) -> Where | None:
        phrase = self.read(text)
        if phrase.not_place or not phrase.parts:
            return None
        order = _narrowest_first(phrase.parts)
        for n, part in enumerate(order):
            if part.found:
                return self._where(phrase, order, n, context)
        return from_adjectives(phrase, self.gazetteer)

    def _where(self, phrase: Phrase, order: Sequence[Part], n: int, context: Context) -> Where | None:
        part = order[n]
        adjectives = [c for other in order for c in other.countries if other is not part]
        if adjectives and not part.countries:
            context = replace(context, countries=(*context.countries, *((c, 3.0) for c in adjectives)))
        holders = [other.found for other in order[n + 1 :] if other.found and not other.joined]
        siblings = [other for other in order[n + 1 :] if other.found and other.joined]
        if siblings:
            context = replace(context, points=(*context.points, *_points(siblings)))
        choices = [
            choice
            for choice in rank(part, holders, context)
            if _credible(choice.place, part, holders, context)
        ]
        if not choices:
            rest = next((m for m in range(n + 1, len(order)) if order[m].found), None)
            return (
                self._where(phrase, order, rest, context)
                if rest is not None
                else from_adjectives(phrase, self.gazetteer)
            )
        return to_where(phrase, order, n, choices, self.gazetteer)

    def surroundings(self, dateline: str | None, outlet_country: str | None) -> Context:
        """What the article's frame says: the country filed from, the country of the outlet."""
        countries = [(outlet_country.upper(), _OUTLET)] if outlet_country else []
        filed = self.resolve(dateline, Context()) if dateline else None
        if filed is not None and filed.country:
            countries.append((filed.country, _DATELINE))
        return Context(countries=tuple(countries))

    def resolve_together(self, texts: Sequence[str], base: Context) -> Mapping[str, Where | None]:
        """Each text resolved with the others' first choices as its context, twice over."""
        found = {text: self.resolve(text, base) for text in texts}
        for _ in range(_ROUNDS if len(texts) > 1 else 0):
            evidence = {text: where for text, where in found.items() if where is not None}
            found = {text: self.resolve(text, _among(text, evidence, base)) for text in texts}
        return found


def _among(text: str, evidence: Mapping[str, Where], base: Context) -> Context:
    """The context that the other mentions make: their countries by share, their points. Same names count once.

    Another mention of the same name is no witness, unless it says more itself: a wider place, a nationality.
    """
    own = evidence.get(text)
    mine = {candidate.place_id for candidate in own.candidates} if own else set()
    places: dict[str, Where] = {}
    for other, where in evidence.items():
        if other != text and (where.place_id not in mine or where.chain):
            places.setdefault(where.place_id or other, where)
    votes: Counter[str] = Counter()
    for where in places.values():
        if where.country:
            votes[where.country] += _weight(where)
    total = sum(votes.values()) or 1
    shares = [(country, round(_VOTE * votes[country] / total, 4)) for country in sorted(votes)]
    points = sorted(
        (where.lon, where.lat)
        for where in places.values()
        if where.lon is not None and where.lat is not None and where.precision not in ("country", "admin1")
    )
    return Context(points=tuple(points), countries=(*base.countries, *shares), required=base.required)


def _weight(where: Where) -> int:
    """How much a mention says of the report's country: countries and governorates and own rows most, villages least."""
    return (
        4
        if where.precision in ("country", "admin1")
        or not (where.place_id or "").startswith(("wof:", "geonames:"))
        else 1
    )


def _credible(place: Place, part: Part, holders: Sequence[Sequence[Found]], context: Context) -> bool:
    """Whether the words can mean this place: a little-known one abroad, or one that sounds alike, needs support."""
    countries = {country for country, _ in context.countries} | set(part.countries)
    if context.required:
        countries.add(context.required)
    abroad = bool(countries) and place.country is not None and place.country not in countries
    if part.alike or (place.rank < 3 and known(place) < _WELL_KNOWN and _only_loosely(place, part)):
        return not abroad and (bool(context.required) or held_or_near(place, holders, context.points))
    return not abroad or known(place) >= _WELL_KNOWN or supported(place, holders, context.points)


def _only_loosely(place: Place, part: Part) -> bool:
    """Whether the words lack the article or the spaces of the name: then they may be a common noun."""
    named = any(head in DROPPED for head in part.heads)
    return not named and all(found.cost >= LOOSE_COST for found in part.found if found.place.id == place.id)


def _narrowest_first(parts: Sequence[Part]) -> list[Part]:
    """The parts with the one that the mention means in front: the first, unless a narrower one follows it plainly."""
    order = [part for part in parts if part.said or part.countries or part.effects]
    first = next((part for part in order if part.found), None)
    if first is None or not _wide(first):
        return order
    for part in order[order.index(first) + 1 :]:
        if part.found and not part.joined and not _wide(part) and not first.bearings and not first.effects:
            return [part, *(other for other in order if other is not part)]
    return order


def _wide(part: Part) -> bool:
    best = max(part.found, key=lambda f: (known(f.place) - f.cost, f.place.id)).place
    return part.heads[:1] == ["admin1"] or best.kind in ("country", "region", "water")


def _points(parts: Sequence[Part]) -> list[tuple[float, float]]:
    best: list[Choice] = [rank(part, (), Context())[0] for part in parts]
    places: list[Place] = [choice.place for choice in best]
    return [(place.lon, place.lat) for place in places if place.lon is not None and place.lat is not None]
