"""The named entities of an article, with the registry and gazetteer ids that resolving found for them."""

from __future__ import annotations

from waqai.model import Article, Entity, Resolved, Span, Tags


def code_entities(article: Article, tags: Tags, resolved: Resolved) -> tuple[Entity, ...]:
    """The names of the tags in order of place, each once per span; `ref` is an actor id or a place id."""
    names = {name.span: name for name in sorted(tags.names, key=lambda name: name.span)}
    return tuple(
        Entity(span, name.kind, span.of(article.text), _ref(span, name.kind, resolved))
        for span, name in names.items()
    )


def _ref(span: Span, kind: str, resolved: Resolved) -> str | None:
    who, where = resolved.actors.get(span), resolved.places.get(span)
    actor = who.actor_id if who else None
    place = where.place_id if where else None
    return place or actor if kind == "place" else actor or place
