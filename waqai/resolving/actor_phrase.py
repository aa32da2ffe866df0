"""The parts of an actor phrase: who acts, by what office or noun, of which country, under which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.resolving.actor_reading import Item, actor_of, entry_of
from waqai.resolving.actor_registry import Entry
from waqai.resolving.actor_words import Word

# Places with longer names are rare; the words of a person's name would follow.
LONGEST_PLACE = 2


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
    homeland: Item | None = None
    foreign: bool = False
    place_next: bool = False
    apposed: bool = False
    broken: bool = False
    end: int = 0
    doubtful: tuple[Entry, ...] = ()
    shared: tuple[Entry, ...] = ()

    @property
    def has_head(self) -> bool:
        return bool(self.actor or self.office or self.agent or self.nation)

    @property
    def country(self) -> str | None:
        return self.nation.entry.country if self.nation and self.nation.entry else None


def assemble(items: Sequence[Item], words: Sequence[Word]) -> Phrase:
    """The parts of the phrase, read from the first word to the first word that ends the name."""
    phrase = Phrase()
    for n, item in enumerate(items):
        phrase.shared += item.doubtful
        if item.doubtful and not phrase.has_head:
            phrase.doubtful += item.doubtful
        if item.label in ("boundary", "pronoun"):
            if phrase.has_head or phrase.lead:
                break
            continue
        if item.start and words[item.start].after_break:
            if phrase.office and phrase.name and item.label == "word":
                # "deputy for Sousse, Name": what stood before the comma was no name.
                phrase.name, phrase.apposed = [], True
            elif _is_second_office(phrase, items[n:]):
                phrase.office = None
            elif _is_closed(phrase, item):
                break
        phrase.broken = bool(item.start) and words[item.start].after_break
        _TAKE[item.label](phrase, item)
        phrase.place_next = item.label == "place"
        phrase.end = item.end
    return phrase


def _is_closed(phrase: Phrase, item: Item) -> bool:
    """Whether a comma ends the phrase: an apposition may go on with an office, or give the office-holder's name."""
    if phrase.office or phrase.lead:
        return bool(phrase.name) and not _is_name_of_head(phrase, item)
    return phrase.has_head and item.label not in ("actor",)


def _is_name_of_head(phrase: Phrase, item: Item) -> bool:
    """Whether the known name after a comma is that of the office-holder, or of the group described before it."""
    if item.label != "actor" or phrase.office is None or phrase.actor or phrase.person:
        return False
    if actor_of(item).kind == "person":
        return True
    if phrase.agent is None or entry_of(phrase.office).institution or entry_of(item).contexts:
        return False
    phrase.name = []
    return True


def _is_second_office(phrase: Phrase, rest: Sequence[Item]) -> bool:
    """Whether the office after a comma tells the body that the first one left open: "deputy Name, head of X"."""
    if phrase.actor or phrase.nation or phrase.person or not (phrase.office and phrase.name):
        return False
    return [item.label for item in rest[:2]] == ["office", "actor"]


def _take_actor(phrase: Phrase, item: Item) -> None:
    if actor_of(item).kind == "person":
        phrase.person = phrase.person or item
    elif phrase.actor is None:
        if not (phrase.person or _is_post(phrase) or _is_adjective(phrase, item)):
            phrase.actor = item
    elif phrase.broken and entry_of(phrase.actor).contexts and not entry_of(item).contexts:
        # "the opposition group, Army of X": the name tells more than the short form.
        phrase.actor = item


def _is_adjective(phrase: Phrase, item: Item) -> bool:
    """Whether the name is one more adjective of the body before it: "the Saudi European organisation"."""
    nation = phrase.nation
    return bool(phrase.agent and nation and nation.end == item.start and item.end - item.start == 1)


def _is_post(phrase: Phrase) -> bool:
    """Whether a country's envoy is posted at the body named next, which does not make him its own."""
    office = phrase.office.entry if phrase.office else None
    return bool(phrase.place_next and phrase.nation and office and office.institution == "mfa")


def _take_nation(phrase: Phrase, item: Item) -> None:
    if phrase.place_next and phrase.agent and _is_posted(entry_of(phrase.agent)):
        return
    if _is_of_body(phrase, item):
        phrase.name = []
    if phrase.name and (phrase.office or phrase.honorific) and item.label != "country":
        phrase.name.append(item)
    elif not phrase.has_head and phrase.lead and (phrase.lead[1:] or item.label == "country"):
        phrase.lead.append(item)
    elif phrase.nation is None:
        phrase.nation = item


def _is_posted(agent: Entry) -> bool:
    """Whether people of this kind serve abroad: diplomats in Kabul are not Afghanistan's."""
    return agent.institution == "mfa" and agent.kind != "ministry"


def _is_of_body(phrase: Phrase, item: Item) -> bool:
    """Whether the words since the office name its place or body, whose nationality follows: "governor of X, American".

    A person's name does not begin with the article; a governor's place stands before his name.
    """
    if phrase.office is None or not phrase.name or item.label != "adjective" or not item.definite:
        return False
    if phrase.nation or phrase.agent or phrase.apposed or phrase.name[0].start != phrase.office.end:
        return False
    if "place" in entry_of(phrase.office).uses:
        return len(phrase.name) <= LONGEST_PLACE
    headless = phrase.office.variant.definite or entry_of(phrase.office).institution == "pres"
    return not headless and all(word.definite for word in phrase.name)


def _take_office(phrase: Phrase, item: Item) -> None:
    if phrase.name and not phrase.office:
        phrase.lead, phrase.name = [*phrase.lead, *phrase.name], []
    if phrase.office is None or (not phrase.name and not phrase.actor and _is_lower(phrase.office, item)):
        phrase.office = item


def _is_lower(office: Item, item: Item) -> bool:
    """Whether the first office serves the second: the spokesman of a minister speaks for the ministry."""
    higher = bool(entry_of(item).institution) or not entry_of(office).institution
    return "of" in entry_of(office).uses and higher


def _take_agent(phrase: Phrase, item: Item) -> None:
    if phrase.agent is None and item.definite and _leads_to(phrase, item):
        # "minister of affairs of the media": the words between are no person.
        phrase.name = []
    if phrase.agent is None or _is_better_head(phrase, phrase.agent, item):
        phrase.agent = item


def _leads_to(phrase: Phrase, item: Item) -> bool:
    """Whether all the words from an office to this one are said to be a name."""
    name, office = phrase.name, phrase.office
    if not name or office is None or "of" not in entry_of(office).uses:
        return False
    return name[0].start == office.end and name[-1].end == item.start


def _is_better_head(phrase: Phrase, first: Item, item: Item) -> bool:
    """Whether the second noun says who they are: "houses of civilians", "forces of the army"."""
    head, other = entry_of(first), entry_of(item)
    if phrase.name or phrase.actor or "thing" in other.uses:
        return False
    if other.kind == "government" and not other.institution and "thing" not in head.uses:
        # "journalists of many states" are journalists.
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


def _take_foreign(phrase: Phrase, item: Item) -> None:
    phrase.foreign = True
    _take_word(phrase, item)


def _take_homeland(phrase: Phrase, item: Item) -> None:
    phrase.homeland = phrase.homeland or item


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
    "foreign": _take_foreign,
    "homeland": _take_homeland,
}
