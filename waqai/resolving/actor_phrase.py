"""The parts of an actor phrase: who acts, by what office or noun, of which country, under which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.resolving.actor_reading import Item
from waqai.resolving.actor_registry import Actor, Entry
from waqai.resolving.actor_words import Word


@dataclass(slots=True)
class Phrase:
    """What the items of one phrase say together. Items keep their place, so that names can be cut out."""

    actor: Item | None = None
    person: Item | None = None
    office: Item | None = None
    agent: Item | None = None
    nation: Item | None = None
    lead: list[Item] = field(default_factory=list)
    name: list[Item] = field(default_factory=list)
    counted: bool = False
    honorific: bool = False
    former: bool = False
    place_next: bool = False
    apposed: bool = False
    end: int = 0
    doubtful: tuple[Entry, ...] = ()

    @property
    def has_head(self) -> bool:
        return bool(self.actor or self.office or self.agent or self.nation)

    @property
    def country(self) -> str | None:
        return self.nation.entry.country if self.nation and self.nation.entry else None


def assemble(items: Sequence[Item], words: Sequence[Word]) -> Phrase:
    """The parts of the phrase, read from the first word to the first word that ends the name."""
    phrase = Phrase()
    for item in items:
        if item.doubtful and not phrase.has_head:
            phrase.doubtful += item.doubtful
        if item.label == "boundary":
            if phrase.has_head or phrase.lead:
                break
            continue
        if item.start and words[item.start].after_break:
            if phrase.office and phrase.name and item.label == "word":
                # "deputy for Sousse, Name": what stood before the comma was no name.
                phrase.name, phrase.apposed = [], True
            elif _is_closed(phrase, item):
                break
        _TAKE[item.label](phrase, item)
        phrase.place_next = item.label == "place"
        phrase.end = item.end
    return phrase


def _is_closed(phrase: Phrase, item: Item) -> bool:
    """Whether a comma ends the phrase: an apposition may go on with an office, or give the office-holder's name."""
    if phrase.office or phrase.lead:
        return bool(phrase.name)
    return phrase.has_head and item.label not in ("actor",)


def _take_actor(phrase: Phrase, item: Item) -> None:
    if _actor(item).kind == "person":
        phrase.person = phrase.person or item
    elif phrase.actor is None and not phrase.person and not _is_post(phrase):
        phrase.actor = item


def _is_post(phrase: Phrase) -> bool:
    """Whether a country's envoy is posted at the body named next, which does not make him its own."""
    office = phrase.office.entry if phrase.office else None
    return bool(phrase.place_next and phrase.nation and office and office.institution == "mfa")


def _take_nation(phrase: Phrase, item: Item) -> None:
    if phrase.name and (phrase.office or phrase.honorific) and item.label != "country":
        phrase.name.append(item)
    elif not phrase.has_head and phrase.lead and (phrase.lead[1:] or item.label == "country"):
        phrase.lead.append(item)
    elif phrase.nation is None:
        phrase.nation = item


def _take_office(phrase: Phrase, item: Item) -> None:
    if phrase.name and not phrase.office:
        phrase.lead, phrase.name = [*phrase.lead, *phrase.name], []
    if phrase.office is None or (not phrase.name and not phrase.actor and _is_lower(phrase.office, item)):
        phrase.office = item


def _is_lower(office: Item, item: Item) -> bool:
    """Whether the first office serves the second: the spokesman of a minister speaks for the ministry."""
    higher = bool(_entry(item).institution) or not _entry(office).institution
    return "of" in _entry(office).uses and higher


def _take_agent(phrase: Phrase, item: Item) -> None:
    if phrase.agent is None or _is_better_head(phrase, phrase.agent, item):
        phrase.agent = item


def _is_better_head(phrase: Phrase, first: Item, item: Item) -> bool:
    """Whether the second noun says who they are: "houses of civilians", "forces of the army"."""
    head, other = _entry(first), _entry(item)
    if phrase.name or phrase.actor or "thing" in other.uses:
        return False
    return bool(head.uses & {"member", "thing"}) and (bool(other.institution) or not head.institution)


def _take_word(phrase: Phrase, item: Item) -> None:
    if not phrase.has_head and not phrase.person:
        phrase.lead.append(item)
    elif not phrase.place_next:
        phrase.name.append(item)


def _take_quantifier(phrase: Phrase, item: Item) -> None:
    phrase.counted = True


def _take_honorific(phrase: Phrase, item: Item) -> None:
    phrase.honorific = True


def _take_former(phrase: Phrase, item: Item) -> None:
    phrase.former = True


def _take_nothing(phrase: Phrase, item: Item) -> None:
    if phrase.name and item.label == "epithet":
        phrase.name.append(item)


_TAKE = {
    "actor": _take_actor,
    "country": _take_nation,
    "people": _take_nation,
    "adjective": _take_nation,
    "capital": _take_nation,
    "office": _take_office,
    "agent": _take_agent,
    "word": _take_word,
    "quantifier": _take_quantifier,
    "honorific": _take_honorific,
    "former": _take_former,
    "link": _take_nothing,
    "place": _take_nothing,
    "epithet": _take_nothing,
}


def _entry(item: Item) -> Entry:
    assert item.entry is not None
    return item.entry


def _actor(item: Item) -> Actor:
    actor = _entry(item).actor
    assert actor is not None
    return actor
