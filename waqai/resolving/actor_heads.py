"""The short names of a mention: the nouns and names by which it can be taken up, or by which it takes up another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.model import Span, Who
from waqai.resolving.actor_phrase import Phrase
from waqai.resolving.actor_reading import Item
from waqai.resolving.actor_registry import Registry
from waqai.resolving.actor_words import Word

# What may be a word of a body's name, and of a person's with titles.
NAMING = frozenset({"word", "agent", "foreign"})
TITLES = frozenset({"word", "adjective", "honorific", "epithet", "former", "office", "actor"})


@dataclass(frozen=True, slots=True)
class Read:
    """A mention with its reading: the parts of its phrase and what these resolve to alone."""

    span: Span
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    phrase: Phrase
    who: Who | None


def heads_of(read: Read, who: Who) -> frozenset[str]:
    """The nouns and beginnings of names by which the mention can be taken up; a person only by the office."""
    phrase = read.phrase
    named: list[Item | None] = [phrase.office]
    if phrase.nation and phrase.nation.label == "country" and phrase.nation.end - phrase.nation.start > 1:
        named.append(phrase.nation)
    if who.kind == "person" and phrase.agent and phrase.agent.variant.definite:
        named.append(phrase.agent)
    if who.kind != "person":
        named += [phrase.actor, None if phrase.agent and _is_thing(phrase.agent) else phrase.agent]
    heads = [start for item in named if item for start in _starts(read, item)]
    if phrase.agent and phrase.agent in named:
        heads += _beginnings(_stretch(read, phrase.agent))
    return frozenset(heads)


def short_heads(read: Read) -> frozenset[str]:
    """The head noun of a definite phrase without a name or a nationality: "the movement", "fighters of the group"."""
    phrase = read.phrase
    if phrase.agent and phrase.nation and read.who and read.who.candidates:
        return frozenset(
            {" ".join([_key(read, phrase.agent), *(w.stem for w in read.words[phrase.agent.end :])])}
        )
    if phrase.agent and not phrase.nation and _names_a_body(read, phrase.agent):
        return frozenset({" ".join(_stretch(read, phrase.agent))})
    held = bool(phrase.office and phrase.agent and read.who and read.who.person)
    held = held and _start(phrase.agent) > _start(phrase.office)
    if phrase.nation or phrase.person or ((phrase.name or phrase.lead) and not held):
        return frozenset()
    head = phrase.agent if phrase.agent else phrase.office or phrase.actor
    if head is None or not head.definite or head.variant.clitic == "pronoun":
        return frozenset()
    if any(item.label == "agent" and item.start > head.start for item in read.items):
        return frozenset()
    return frozenset({_key(read, head)})


def short_names(read: Read) -> list[frozenset[str]]:
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


def surname_of(read: Read) -> str | None:
    """The stem of a lone nationality with the article, which may be a surname of the article."""
    if len(read.items) == 1 and read.items[0].label == "adjective" and read.items[0].variant.definite:
        return read.items[0].variant.stem
    return None


def person_stems(read: Read, who: Who, registry: Registry) -> frozenset[str]:
    """The words of the person's name, as registered and as printed."""
    names = [who.person] if who.person else []
    if who.kind == "person":
        names.append(who.name_ar)
    item = read.phrase.person if names else None
    printed = [word.stem for word in read.words[item.start : item.end]] if item else []
    return frozenset([*printed, *(stem for name in names for stem in registry.words.key(name).split())])


def _starts(read: Read, item: Item) -> list[str]:
    """The item's words from the first one on: "forces", "forces of Syria", ..."""
    return _beginnings(_key(read, item).split())


def _beginnings(words: Sequence[str]) -> list[str]:
    return [" ".join(words[:count]) for count in range(1, len(words) + 1)]


def _stretch(read: Read, agent: Item) -> list[str]:
    """The noun with the words of its name right after it: "authority of civil aviation"."""
    words = _key(read, agent).split()
    for item in _name_items(read, agent):
        words += [word.stem for word in read.words[item.start : item.end]]
    return words


def _name_items(read: Read, agent: Item) -> list[Item]:
    after = [item for item in read.items if item.start >= agent.end]
    goes_on = [item.label in NAMING and not read.words[item.start].after_break for item in after]
    return after[: goes_on.index(False)] if False in goes_on else after


def _names_a_body(read: Read, agent: Item) -> bool:
    """Whether noun and words after it are a definite name: "military sources" are others each time."""
    name = _name_items(read, agent)
    definite = any(word.definite for item in name for word in read.words[item.start : item.end])
    return definite and agent.variant.clitic != "pronoun"


def _start(item: Item | None) -> int:
    return item.start if item else -1


def _key(read: Read, item: Item) -> str:
    return " ".join([item.variant.stem, *(word.stem for word in read.words[item.start + 1 : item.end])])


def _is_thing(item: Item) -> bool:
    return bool(item.entry and "thing" in item.entry.uses and "document" not in item.entry.uses)
