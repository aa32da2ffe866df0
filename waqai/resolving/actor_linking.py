"""Short forms and titles of an article, linked to the fuller mention that they take up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from waqai.model import Provenance, Span, Who
from waqai.resolving.actor_composing import COMPONENT
from waqai.resolving.actor_phrase import Phrase
from waqai.resolving.actor_reading import Item, Situation
from waqai.resolving.actor_registry import Registry
from waqai.resolving.actor_words import Word

# What a phrase resolves to by itself under these rules gives way to a fuller mention in the same article.
WEAK_RULES = frozenset({"short form", "country of the article", "noun"})
PEOPLE = frozenset({
    "civilians", "people", "refugees", "detainees", "criminals", "protesters", "rioters", "experts", "religious",
    "ethnic", "company", "rescuers",
})  # fmt: skip
# Every state has one: their main names all begin alike, and only the printed noun tells which is meant.
OF_EVERY_STATE = frozenset({
    "government", "presidency", "ministry", "military", "police", "intelligence", "court", "parliament",
})  # fmt: skip
TITLES = frozenset({"word", "adjective", "honorific", "epithet", "former", "office", "actor"})


@dataclass(frozen=True, slots=True)
class Read:
    """A mention with its reading: the parts of its phrase and what these resolve to alone."""

    span: Span
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    phrase: Phrase
    who: Who | None


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that says enough to be taken up: its head nouns as printed and of the actor's main name, the first
    words of its other names, the words of its person's name.
    """

    span: Span
    who: Who
    heads: frozenset[str]
    other_heads: frozenset[str]
    person: frozenset[str]


def link(reads: Sequence[Read], registry: Registry, situation: Situation) -> dict[Span, Who | None]:
    """Every mention's Who, short forms and titles taken from the fuller mention before them, else after them."""
    antecedents = [found for read in reads if (found := _antecedent(read, registry))]
    linked: dict[Span, Who | None] = {}
    for read in reads:
        target = _find(read, antecedents, registry, situation)
        linked[read.span] = _take_up(read, target) if target else read.who
    return linked


def _antecedent(read: Read, registry: Registry) -> Antecedent | None:
    who = read.who
    if who is None or (who.provenance.rule in WEAK_RULES and not (who.person and who.country)):
        return None
    heads, others = _heads(read, who), frozenset[str]()
    if who.actor_id and who.kind != "person":
        others = registry.heads.get(who.actor_id, others)
        if who.kind not in OF_EVERY_STATE:
            heads |= {registry.words.key(who.name_ar).split()[0]}
    return Antecedent(read.span, who, heads, others, _person_stems(who, registry))


def _heads(read: Read, who: Who) -> frozenset[str]:
    """The nouns and beginnings of names by which the mention can be taken up; a person only by the office."""
    phrase = read.phrase
    named: list[Item | None] = [phrase.office]
    if who.kind != "person":
        named += [phrase.actor, None if phrase.agent and _is_thing(phrase.agent) else phrase.agent]
    return frozenset(start for item in named if item for start in _starts(read, item))


def _starts(read: Read, item: Item) -> list[str]:
    """The item's words from the first one on: "forces", "forces of Syria", ..."""
    words = _key(read, item).split()
    return [" ".join(words[:count]) for count in range(1, len(words) + 1)]


def _key(read: Read, item: Item) -> str:
    return " ".join([item.variant.stem, *(word.stem for word in read.words[item.start + 1 : item.end])])


def _person_stems(who: Who, registry: Registry) -> frozenset[str]:
    names = [who.person] if who.person else []
    if who.kind == "person":
        names.append(who.name_ar)
    return frozenset(stem for name in names for stem in registry.words.key(name).split())


def _find(
    read: Read, antecedents: Sequence[Antecedent], registry: Registry, situation: Situation
) -> Antecedent | None:
    if _is_weak(read) and (heads := _short_heads(read)):
        fitting = [a for a in antecedents if heads & (a.heads | a.other_heads) and _are_alike(read, a)]
        return _nearest(read, [a for a in fitting if heads & a.heads]) or _nearest(read, fitting)
    if (read.who is None or _is_weak(read)) and (names := _short_name(read)):
        return _nearest(read, [a for a in antecedents if a.person and all(name & a.person for name in names)])
    if read.who and read.who.actor_id and not read.who.person:
        return _office_holder(read, antecedents, registry, situation)
    return None


def _is_thing(item: Item) -> bool:
    return bool(item.entry and "thing" in item.entry.uses and "document" not in item.entry.uses)


def _are_alike(read: Read, antecedent: Antecedent) -> bool:
    """Whether both can be the same: people without an organisation are only taken up as people of that kind."""
    return read.who is None or read.who.kind not in PEOPLE or read.who.kind == antecedent.who.kind


def _is_weak(read: Read) -> bool:
    return read.who is None or read.who.provenance.rule in WEAK_RULES


def _short_heads(read: Read) -> frozenset[str]:
    """The head noun of a definite phrase without a name or a nationality: "the movement", "fighters of the group"."""
    phrase = read.phrase
    if phrase.nation or phrase.name or phrase.lead or phrase.person:
        return frozenset()
    head = phrase.agent if phrase.agent else phrase.office or phrase.actor
    if head is None or not head.definite or head.variant.clitic == "pronoun":
        return frozenset()
    if any(item.label == "agent" and item.start > head.start for item in read.items):
        return frozenset()
    return frozenset({_key(read, head)})


def _short_name(read: Read) -> list[frozenset[str]]:
    """The readings of each word of a phrase that holds only words of a name, with or without titles."""
    if any(item.label not in TITLES for item in read.items) or read.phrase.actor:
        return []
    words = [
        word
        for item in read.items
        if item.label in ("word", "adjective", "actor")
        for word in read.words[item.start : item.end]
    ]
    return [frozenset(variant.stem for variant in word.variants) for word in words]


def _office_holder(
    read: Read, antecedents: Sequence[Antecedent], registry: Registry, situation: Situation
) -> Antecedent | None:
    """The person of the article who held the office in its year: "the American president" beside his name."""
    if read.phrase.office is None or any(item.label in ("epithet", "former") for item in read.items):
        return None
    holders = [
        found
        for found in antecedents
        if (actor := registry.actors.get(found.who.actor_id or ""))
        and actor.kind == "person"
        and read.who
        and actor.parent == read.who.actor_id
        and actor.was_active(situation.year)
    ]
    if len({found.who.actor_id for found in holders}) != 1:
        return None
    return _nearest(read, holders)


def _nearest(read: Read, antecedents: Iterable[Antecedent]) -> Antecedent | None:
    """The last one before the mention; else the first after it, where all after it agree."""
    others = [found for found in antecedents if found.span != read.span]
    before = [found for found in others if found.span.start < read.span.start]
    if before:
        return before[-1]
    same = {(found.who.actor_id, found.who.country, found.who.sectors) for found in others}
    return others[0] if len(same) == 1 else None


def _take_up(read: Read, target: Antecedent) -> Who:
    rows = target.who.provenance.rows
    note = f"{target.span.start}:{target.span.end}"
    # "the army" after "the commander of the army, Name" is the army alone.
    named = read.phrase.office or not (read.phrase.agent or read.phrase.actor)
    person = target.who.person if named else None
    provenance = Provenance(COMPONENT, "linked", rows, note=note)
    return replace(target.who, provenance=provenance, person=person)
