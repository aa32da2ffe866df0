"""A phrase cut into what is known of it: actors, countries, offices, nouns for people, and words left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.resolving.actor_registry import Actor, Entry, Registry
from waqai.resolving.actor_words import MIN_STEM, Variant, Word

NUMBER = Entry("quantifier", "")
# Little words under a clitic are too easily the rest of a name.
WORDS = frozenset({
    "boundary", "link", "place", "quantifier", "former", "honorific", "epithet", "foreign", "homeland", "pronoun",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known around a phrase: countries the article is about, its first one, and the year it appeared."""

    countries: frozenset[str] = frozenset()
    country: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Words start..end of the phrase with one meaning; no entry: the words are not known.

    `joined` tells that a conjunction was taken off; `doubtful` holds actors that the form may name elsewhere.
    """

    start: int
    end: int
    entry: Entry | None
    variant: Variant
    definite: bool = False
    doubtful: tuple[Entry, ...] = ()

    @property
    def label(self) -> str:
        return self.entry.label if self.entry else "word"

    @property
    def joined(self) -> bool:
        return self.variant.clitic == "conjunction"


def read_items(words: Sequence[Word], registry: Registry, situation: Situation) -> list[Item]:
    """The phrase as items in order, longest known forms first. Stops where an enumeration goes on."""
    named = _countries_named(words, registry)
    items: list[Item] = []
    at = 0
    while at < len(words):
        item = _match(words, at, registry, situation, named)
        if item.label in ("office", "agent") and item.end - at > 1:
            item = _yield(item, words, registry, situation, named)
        if at > 0 and (item.joined or _goes_on(item, words, named)):
            break
        items.append(item)
        at = item.end
    return _without_namesakes(items, words, registry)


def _goes_on(item: Item, words: Sequence[Word], named: dict[int, str]) -> bool:
    """Whether an unknown word begins another member, "and the ..."; not before the nationality of the whole."""
    readings = words[item.start].variants
    joined = any(v.clitic == "conjunction" and v.definite for v in readings)
    return item.entry is None and joined and item.end not in named


def _without_namesakes(items: list[Item], words: Sequence[Word], registry: Registry) -> list[Item]:
    """The items, where one part of a known person's name beside an unknown name is somebody else's."""
    checked = list(items)
    for n, item in enumerate(items):
        actor = item.entry.actor if item.entry else None
        if actor is None or actor.kind != "person" or item.end - item.start > 1:
            continue
        is_first = registry.words.key(actor.name_ar).split()[0] == item.variant.stem
        beside = n + 1 if is_first else n - 1
        if 0 <= beside < len(items) and items[beside].entry is None:
            broken = words[max(item.start, items[beside].start)].after_break
            checked[n] = item if broken else Item(item.start, item.end, None, words[item.start].variants[0])
    return checked


def _yield(
    item: Item, words: Sequence[Word], registry: Registry, situation: Situation, named: dict[int, str]
) -> Item:
    """The item cut short where a longer name of an actor begins inside: "head of | the Government of Accord"."""
    for inner in range(item.start + 1, item.end):
        name = _match(words, inner, registry, situation, named)
        if name.label == "actor" and name.end > item.end:
            cut = _match(words[:inner], item.start, registry, situation, named)
            return cut if cut.entry else replace(item, end=inner)
    return item


def _countries_named(words: Sequence[Word], registry: Registry) -> dict[int, str]:
    """Word position -> country, for words that name or derive from one."""
    named = {}
    for n, word in enumerate(words):
        for variant in word.variants:
            country = registry.countries_by_stem.get(variant.stem)
            if country:
                named[n] = country
                break
    return named


def _match(
    words: Sequence[Word], at: int, registry: Registry, situation: Situation, named: dict[int, str]
) -> Item:
    doubtful: list[Entry] = []
    best: Item | None = None
    for variant in words[at].variants:
        if variant.stem.isdigit():
            return Item(at, at + 1, NUMBER, variant)
        reach = min(registry.longest.get(variant.stem, 0), len(words) - at)
        for count in range(reach, best.end - at if best else 0, -1):
            entries = registry.forms.get(_key(words, at, count, variant))
            if entries is None:
                continue
            entry = _choose(entries, variant, situation, _outside(named, at, count), doubtful)
            if entry is not None:
                best = Item(at, at + count, entry, variant, _is_definite(words, at, count, variant))
                break
    if best is None:
        return Item(at, at + 1, None, words[at].variants[0], words[at].definite, tuple(doubtful))
    return replace(best, doubtful=tuple(doubtful))


def _is_definite(words: Sequence[Word], at: int, count: int, variant: Variant) -> bool:
    """Whether the stretch has the article: on its first word, or in a construct on a later one."""
    return variant.definite or any(word.definite for word in words[at + 1 : at + count])


def _key(words: Sequence[Word], at: int, count: int, variant: Variant) -> str:
    if count == 1:
        return variant.stem
    return " ".join([variant.stem, *(word.stem for word in words[at + 1 : at + count])])


def _outside(named: dict[int, str], at: int, count: int) -> frozenset[str]:
    """Countries that the phrase names beside the words at hand."""
    if not named:
        return frozenset()
    return frozenset(country for n, country in named.items() if not at <= n < at + count)


def _choose(
    entries: Sequence[Entry],
    variant: Variant,
    situation: Situation,
    outside: frozenset[str],
    doubtful: list[Entry],
) -> Entry | None:
    """The meaning that fits here. Endings are only taken off common nouns: a name has none."""
    fitting: list[Entry] = []
    for entry in entries:
        if entry.label == "homeland" and variant.clitic != "pronoun":
            continue
        if variant.clitic == "pronoun" and entry.label not in ("agent", "homeland"):
            continue
        if variant.clitic == "accusative" and entry.label not in ("agent", "office", "adjective"):
            continue
        if entry.definite and not variant.definite:
            continue
        elsewhere = entry.contexts and not entry.contexts & (outside or situation.countries)
        if elsewhere or _is_early(entry, situation):
            doubtful.append(entry)
            continue
        if variant.cut and len(variant.stem) < MIN_STEM and entry.label in WORDS:
            continue
        fitting.append(entry)
    if len(fitting) > 1 and fitting[0].label == fitting[1].label == "actor":
        return _choose_actor(fitting, situation, doubtful)
    if fitting and fitting[0].label == "country" and not variant.definite:
        # An undetermined adjective has the form of its country's name without the article.
        return next((entry for entry in fitting if entry.label == "adjective"), fitting[0])
    return fitting[0] if fitting else None


def _is_early(entry: Entry, situation: Situation) -> bool:
    """Whether the article is older than the person's activity: then a namesake is meant."""
    actor = entry.actor
    if actor is None or actor.kind != "person" or actor.from_year is None or situation.year is None:
        return False
    return situation.year < actor.from_year - 1


def _choose_actor(fitting: list[Entry], situation: Situation, doubtful: list[Entry]) -> Entry | None:
    """Of several actors with one form: the only one active then, or the one of the article's first country."""
    actors = [entry for entry in fitting if entry.label == "actor"]
    active = [entry for entry in actors if entry.actor and entry.actor.was_active(situation.year)]
    if len(active) > 1:
        mine = [entry for entry in active if situation.country in entry.contexts]
        active = mine if len(mine) == 1 else active
    if len(active) == 1:
        return active[0]
    doubtful.extend(actors)
    return next((entry for entry in fitting if entry.label != "actor"), None)


def entry_of(item: Item) -> Entry:
    """The meaning of an item that has one."""
    assert item.entry is not None
    return item.entry


def actor_of(item: Item) -> Actor:
    """The actor that an item names."""
    actor = entry_of(item).actor
    assert actor is not None
    return actor
