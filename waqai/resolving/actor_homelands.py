"""Mentions such as "his country", resolved by the person who was named before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from waqai.model import Span, Who
from waqai.resolving.actor_composing import Composer
from waqai.resolving.actor_heads import Read
from waqai.resolving.actor_reading import Item, Situation
from waqai.resolving.actor_registry import Entry, Registry


def resolve_homelands(
    mentions: Sequence[tuple[Span, str]],
    reads: Sequence[Read],
    linked: Mapping[Span, Who | None],
    registry: Registry,
) -> dict[Span, Who | None]:
    """The mentions of somebody's own country, with the country of the last person or office named before.

    "His country" is the government, "the army of his country" the army. Where nobody of a known country was named
    before, the mention is left out. Mentions and their reads are in the same order.
    """
    found: dict[Span, Who | None] = {}
    holder: tuple[Span, str] | None = None
    for (span, text), read in zip(mentions, reads, strict=True):
        homeland = read.phrase.homeland
        if homeland and homeland.entry and holder and not read.phrase.country:
            found[span] = _at_home(text, read, homeland, holder, registry)
        who = linked[span]
        if who and who.country and _is_person(read, who):
            holder = span, who.country
    return found


def _is_person(read: Read, who: Who) -> bool:
    return bool(who.kind == "person" or who.person or read.phrase.office)


def _at_home(
    text: str, read: Read, homeland: Item, holder: tuple[Span, str], registry: Registry
) -> Who | None:
    span, country = holder
    row = homeland.entry.row if homeland.entry else ""
    nation = replace(homeland, entry=Entry("country", row, country=country))
    phrase = replace(read.phrase, nation=nation, homeland=None)
    who = Composer(text, read.words, registry, Situation()).compose(phrase)
    if who is None:
        return None
    return replace(who, provenance=replace(who.provenance, rule="linked", note=f"{span.start}:{span.end}"))
