"""What happens to an article, in order: read, segment, tag, resolve, code. The one place that knows the order.

articles = read(path)                    reading: bytes to text, never rewritten afterwards
segments = segment(article)              segmenting: title, dateline, guests, related items; sentences; words
tags     = tag(segments)                 tagging: the trained tagger finds events, reports, names, and their links
resolved = resolve(tags)                 resolving: dates, places, actors and numbers, or None
events   = code(tags, resolved)          coding: events and claims, with codes in the field's ontologies
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from waqai.coding import (
    Ontology,
    code_entities,
    code_events,
    expected_status,
    find_speakers,
    load_ontology,
)
from waqai.errors import CannotCode
from waqai.lexicons import Lexicons
from waqai.model import (
    Article,
    CodedArticle,
    Header,
    Resolved,
    Segments,
    Skipped,
    Span,
    Tags,
    When,
    Where,
)
from waqai.resolving.actors import resolve_actors
from waqai.resolving.gazetteer import Gazetteer, open_gazetteer
from waqai.resolving.places import resolve_place, resolve_places
from waqai.resolving.quantities import resolve_number
from waqai.resolving.times import resolve_time
from waqai.segmenting import segment
from waqai.tagging import MODEL, Network, tag_batch

PLACE_ROLES = frozenset({"place", "origin", "destination"})
COUNT_ROLES = frozenset({"killed", "injured", "affected"})
ACTOR_ROLES = frozenset({"actor", "target", "mediator"}) | COUNT_ROLES


@dataclass(frozen=True)
class Resources:
    """What is loaded once and shared by all articles."""

    network: Network
    lexicons: Lexicons
    gazetteer: Gazetteer
    ontology: Ontology


def load_resources(
    *, lexicons: Path | None = None, model: Path = MODEL, gazetteer: Path | None = None, threads: int = 2
) -> Resources:
    """The trained tagger, the data files with the user's overlay, the gazetteer and the ontologies."""
    words = Lexicons(lexicons)
    return Resources(Network(model, threads=threads), words, open_gazetteer(gazetteer), load_ontology(words))


def code_articles(
    articles: Iterable[Article | Skipped], resources: Resources | None = None, *, batch_size: int = 8
) -> Iterator[CodedArticle | Skipped]:
    """Code articles in the order given; one that cannot be read or coded comes back as Skipped, with its reason."""
    resources = resources or load_resources()
    for work in _tag_in_batches(articles, resources, batch_size):
        yield work if isinstance(work, Skipped) else code_article(*work, resources)


def tag_articles(
    articles: Iterable[Article], resources: Resources, *, batch_size: int = 8
) -> Iterator[tuple[Article, Segments, Tags]]:
    """The first half of the journey alone, for measuring the tagger; articles that cannot be segmented are left out."""
    for work in _tag_in_batches(articles, resources, batch_size):
        if not isinstance(work, Skipped):
            yield work


def _tag_in_batches(
    articles: Iterable[Article | Skipped], resources: Resources, batch_size: int
) -> Iterator[tuple[Article, Segments, Tags] | Skipped]:
    waiting = iter(articles)
    while batch := list(islice(waiting, batch_size)):
        segmented = [_segment(article) for article in batch]
        ready = [parts for parts in segmented if not isinstance(parts, Skipped)]
        tagged = iter(tag_batch(ready, resources.network))
        for parts in segmented:
            yield parts if isinstance(parts, Skipped) else (*parts, next(tagged))


def _segment(article: Article | Skipped) -> tuple[Article, Segments] | Skipped:
    if isinstance(article, Skipped):
        return article
    try:
        return article, segment(article)
    except CannotCode as why:
        return Skipped(article.id, why.stage, why.reason, why.detail)


def code_article(article: Article, segments: Segments, tags: Tags, resources: Resources) -> CodedArticle:
    """One article's events and claims from its tags: every mention resolved, every event coded."""
    dateline = _resolve_dateline(article, segments, resources)
    resolved = resolve_mentions(article, segments, tags, dateline, resources)
    events, claims = code_events(
        article, segments, tags, resolved, resources.ontology, model=resources.network.digest
    )
    entities = code_entities(article, tags, resolved)
    return CodedArticle(article, _header(article, segments, dateline), entities, events, claims)


def resolve_mentions(
    article: Article, segments: Segments, tags: Tags, dateline: Where | None, resources: Resources
) -> Resolved:
    """Every mention resolved, by its span. Places come first: they tell which country's army is meant."""
    places = resolve_places(
        _texts(article, _spans(tags, PLACE_ROLES) | {n.span for n in tags.names if n.kind == "place"}),
        dateline=dateline.name_ar if dateline else None,
        outlet_country=None,
        gazetteer=resources.gazetteer,
        lexicons=resources.lexicons,
    )
    speakers = set(find_speakers(article, segments, tags, resources.ontology))
    named = {n.span for n in tags.names if n.kind in ("person", "organisation")}
    actors = resolve_actors(
        _texts(article, _spans(tags, ACTOR_ROLES) | speakers | named),
        country=_country(places, dateline),
        published=article.published,
        lexicons=resources.lexicons,
    )
    counts = _texts(article, _spans(tags, COUNT_ROLES))
    return Resolved(
        times=_resolve_times(article, segments, tags, resources),
        places=places,
        actors=actors,
        quantities={span: resolve_number(text, lexicons=resources.lexicons) for span, text in counts},
    )


def _spans(tags: Tags, roles: frozenset[str]) -> set[Span]:
    return {a.span for event in tags.events for a in event.arguments if a.role in roles}


def _texts(article: Article, spans: set[Span]) -> list[tuple[Span, str]]:
    return [(span, span.of(article.text)) for span in sorted(spans)]


def _resolve_times(
    article: Article, segments: Segments, tags: Tags, resources: Resources
) -> dict[Span, When | None]:
    """A bare weekday is the last one for what happened or did not, the next one for what is planned or possible."""
    times: dict[Span, When | None] = {}
    statuses = expected_status(article, segments, tags, resources.ontology)
    for event, status in zip(tags.events, statuses, strict=True):
        is_past = event.background or status in ("actual", "negated")
        for span in (a.span for a in event.arguments if a.role == "time"):
            times[span] = resolve_time(
                span.of(article.text),
                article.published,
                "past" if is_past else "future",
                lexicons=resources.lexicons,
            )
    return times


def _country(places: dict[Span, Where | None], dateline: Where | None) -> str | None:
    """The country that most of the article's places lie in; the dateline's where there is none."""
    countries: Sequence[str] = sorted(p.country for p in places.values() if p and p.country)
    if countries:
        return Counter(countries).most_common(1)[0][0]
    return dateline.country if dateline else None


def _resolve_dateline(article: Article, segments: Segments, resources: Resources) -> Where | None:
    if segments.dateline is None or segments.dateline.place is None:
        return None
    country = segments.dateline.country
    return resolve_place(
        segments.dateline.place.of(article.text),
        near=country.of(article.text) if country else None,
        gazetteer=resources.gazetteer,
        lexicons=resources.lexicons,
    )


def _header(article: Article, segments: Segments, dateline: Where | None) -> Header:
    return Header(
        outlet=segments.outlet.of(article.text) if segments.outlet else article.source,
        dateline_place=dateline,
        dateline=segments.dateline,
        byline=segments.byline,
        agency=segments.agency,
        guests=segments.guests,
        related=segments.related,
        captions=segments.captions,
    )
