"""From the parts of a phrase to a Who: a row of the registry, or a code composed of nationality and noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.model import ActorCandidate, Provenance, Who
from waqai.resolving.actor_phrase import Phrase
from waqai.resolving.actor_reading import Item, Situation
from waqai.resolving.actor_registry import Actor, Entry, Registry
from waqai.resolving.actor_words import Word

COMPONENT = "resolving.actors@1"
RULERS = frozenset({"government", "presidency", "person"})
GROUPS = frozenset({"armed_group", "party", "coalition", "group"})
# A short form that several actors share is a candidate for each; none is preferred.
SHARED = 0.5
TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes one phrase: its text and words, and what is known around it."""

    text: str
    words: Sequence[Word]
    registry: Registry
    situation: Situation

    def compose(self, phrase: Phrase) -> Who | None:
        """Who the phrase names, or None where nothing is known of it."""
        if phrase.office and _is_name_part(phrase, phrase.office):
            return None
        if phrase.office and not _is_about(phrase):
            return self._office(phrase, phrase.office)
        if phrase.agent:
            return self._agent(phrase, phrase.agent)
        if phrase.actor or phrase.person:
            return self._lone_actor(phrase)
        if phrase.nation:
            return self._nation(phrase, phrase.nation)
        return self._doubtful(phrase)

    def mistyped(self, entry: Entry) -> Who | None:
        """Who a name with a typing slip names."""
        everything = Item(0, len(self.words), entry, self.words[0].variants[0])
        return self._registered(_actor(everything), "near name", [everything])

    def _lone_actor(self, phrase: Phrase) -> Who | None:
        found = phrase.actor or phrase.person
        if found is None or len(phrase.lead) > 1:
            return None
        if phrase.person and _actor(phrase.person).parent == _actor(found).id:
            found = phrase.person
        rule = "owner" if phrase.lead else "short form" if _entry(found).contexts else "name"
        return self._registered(_actor(found), rule, [found], person=self._person(phrase))

    def _office(self, phrase: Phrase, item: Item) -> Who | None:
        office = _entry(item)
        person = self._person(phrase)
        if phrase.actor and (phrase.person is None or office.institution != "pres"):
            return self._registered(_actor(phrase.actor), "office", [item, phrase.actor], person=person)
        if phrase.person:
            return self._registered(_actor(phrase.person), "person", [item, phrase.person], person=person)
        if phrase.former:
            return self._former(phrase, item, person)
        body = phrase.agent if "of" in office.uses else None
        if body and "thing" in _entry(body).uses:
            body = None
        noun = _entry(body) if body else office
        country, rule = self._country(phrase, body or item, local=bool(noun.institution))
        institution = noun.institution if not _needs_body(office, phrase) else None
        registered = self.registry.institution(country, institution)
        parts = [part for part in (item, body, phrase.nation) if part]
        if registered:
            return self._registered(registered, rule, parts, person=person)
        kind = noun.kind if institution or body else "person"
        return self._composed(noun, country, kind, rule, parts, person=person)

    def _former(self, phrase: Phrase, item: Item, person: str | None) -> Who:
        """Who held an office once: a person of the elites, and not the body of today."""
        country, rule = self._country(phrase, item, local=bool(_entry(item).institution))
        once = replace(
            _entry(item), name_en=f"Former {_entry(item).name_en.lower()}", sectors=("ELI",), acled_type=7
        )
        parts = [part for part in (item, phrase.nation) if part]
        return self._composed(once, country, "person", rule, parts, person=person)

    def _agent(self, phrase: Phrase, item: Item) -> Who | None:
        agent = _entry(item)
        owner = phrase.actor or phrase.person
        if owner:
            return self._owned(phrase, item, owner)
        country, rule = self._country(phrase, item, local="local" in agent.uses)
        if "thing" in agent.uses:
            return None if country is None else self._composed(agent, country, "unknown", rule, [item])
        registered = self.registry.institution(country, agent.institution)
        parts = [part for part in (item, phrase.nation) if part]
        person = self._person(phrase)
        if "UNK" in agent.sectors and not (country or phrase.name):
            return self._doubtful(phrase)
        if registered and ("named" not in agent.uses or not phrase.name):
            return self._registered(registered, rule, parts, person=person)
        return self._composed(agent, country, agent.kind, rule, parts, person=person, named=phrase.name)

    def _owned(self, phrase: Phrase, item: Item, owner: Item) -> Who | None:
        """An actor's fighters, soldiers, spokesmen are the actor; its victims and supporters are not."""
        agent, actor = _entry(item), _actor(owner)
        parts = [item, owner]
        if owner.start < item.start:
            return self._registered(actor, "name", [owner])
        if agent.institution and actor.kind in RULERS:
            registered = self.registry.institution(actor.country, agent.institution)
            if registered and _rules_the_state(actor):
                return self._registered(registered, "noun of a ruler", parts)
        if agent.institution == "gov" and actor.kind == "government":
            return self._registered(actor, "name", parts)
        if agent.uses & {"member", "named", "thing"} or (agent.institution and actor.kind in GROUPS):
            return self._registered(actor, "member", parts)
        return self._composed(agent, actor.country, agent.kind, "noun of an actor", parts)

    def _nation(self, phrase: Phrase, item: Item) -> Who | None:
        nation = _entry(item)
        if nation.label == "people" and not phrase.lead and not phrase.honorific:
            return self._people(item)
        if phrase.name or (phrase.lead and nation.label != "capital"):
            return self._unknown(phrase, item)
        if phrase.lead:
            return None
        if phrase.counted and nation.label == "adjective":
            return self._people(item)
        government = self.registry.institution(nation.country, "gov")
        rule = {"country": "country", "capital": "metonym"}.get(nation.label, "adjective")
        return self._registered(government, rule, [item]) if government else None

    def _people(self, item: Item) -> Who:
        nation = _entry(item)
        english = f"Civilians ({self.registry.countries[nation.country or '']})"
        return self._who(None, self._phrase([item]), english, "people", "people", [item],
                         country=nation.country, sectors=("CVL",), acled_type=7)  # fmt: skip

    def _unknown(self, phrase: Phrase, item: Item) -> Who:
        """Somebody of a known country: a name with an adjective, or a noun that is not in the lexicon."""
        country = _entry(item).country
        english = self.registry.countries[country or ""]
        kind = "person" if phrase.name else "unknown"
        parts = sorted([*phrase.lead, item, *phrase.name], key=lambda part: part.start)
        return self._who(None, self._phrase(parts), f"Unidentified ({english})", kind, "nationality", [item],
                         country=country, person=self._person(phrase))  # fmt: skip

    def _doubtful(self, phrase: Phrase) -> Who | None:
        """A short form that needs the article's country: no actor, but its candidates."""
        actors = {e.actor.id: e.actor for e in phrase.doubtful if e.actor}
        if not actors or phrase.lead[1:] or phrase.honorific:
            return None
        candidates = tuple(
            ActorCandidate(actor.id, actor.name_ar, actor.name_en, SHARED) for actor in actors.values()
        )
        kinds = {actor.kind for actor in actors.values()}
        kind = kinds.pop() if len(kinds) == 1 else "unknown"
        rows = tuple(entry.row for entry in phrase.doubtful)
        parts = [part for part in (phrase.agent, *phrase.lead) if part]
        return Who(None, self._phrase(parts), None, kind, Provenance(COMPONENT, "short form", rows),
                   candidates=candidates)  # fmt: skip

    def _country(self, phrase: Phrase, item: Item, *, local: bool) -> tuple[str | None, str]:
        """The country that the phrase names, or the article's for definite nouns such as "the army"; with the rule."""
        if phrase.country:
            return phrase.country, "nationality"
        possessed = item.variant.clitic == "pronoun"
        if local and item.definite and not possessed and self.situation.country:
            return self.situation.country, "country of the article"
        return None, "noun"

    def _person(self, phrase: Phrase) -> str | None:
        if phrase.person:
            return _actor(phrase.person).name_ar
        items = phrase.name or (phrase.lead if phrase.office else [])
        entry = phrase.office.entry if phrase.office else None
        if entry and "place" in entry.uses and phrase.name and not (phrase.country or phrase.apposed):
            items = items[1:]
        while items and (items[0].label == "epithet" or self._is_complement(items[0])):
            items = items[1:]
        return self._phrase(items) if items and (phrase.office or phrase.honorific) else None

    def _is_complement(self, item: Item) -> bool:
        """Whether the word says what the office is for ("of the studies"), and begins no name."""
        return any(variant.restored for variant in self.words[item.start].variants)

    def _composed(
        self,
        noun: Entry,
        country: str | None,
        kind: str,
        rule: str,
        parts: Sequence[Item],
        *,
        person: str | None = None,
        named: Sequence[Item] = (),
    ) -> Who:
        where = self.registry.countries.get(country or "")
        english = f"{noun.name_en} ({where})" if where else noun.name_en
        name = self._stretch([*parts, *([] if person else named)])
        return self._who(None, name, english, kind, rule, parts, country=country, sectors=noun.sectors,
                         acled_type=noun.acled_type, person=person)  # fmt: skip

    def _registered(
        self, actor: Actor, rule: str, parts: Sequence[Item], *, person: str | None = None
    ) -> Who:
        return self._who(actor.id, actor.name_ar, actor.name_en, actor.kind, rule, parts, country=actor.country,
                         sectors=actor.sectors, acled_type=actor.acled_type, person=person)  # fmt: skip

    def _who(
        self,
        actor_id: str | None,
        name_ar: str,
        name_en: str | None,
        kind: str,
        rule: str,
        parts: Sequence[Item],
        *,
        country: str | None = None,
        sectors: tuple[str, ...] = (),
        acled_type: int | None = None,
        person: str | None = None,
    ) -> Who:
        rows = tuple(dict.fromkeys(part.entry.row for part in parts if part.entry))
        return Who(actor_id, name_ar, name_en, kind, Provenance(COMPONENT, rule, rows), country, sectors,
                   acled_type, person)  # fmt: skip

    def _stretch(self, parts: Sequence[Item]) -> str:
        """The printed words from the first of these items to the last."""
        first = min(parts, key=lambda part: part.start)
        end = max(part.end for part in parts)
        return self._phrase([Item(first.start, end, None, first.variant)])

    def _phrase(self, items: Sequence[Item]) -> str:
        """The printed words of these items, without what hangs before the first one."""
        parts = []
        for item in items:
            words = [word.span.of(self.text) for word in self.words[item.start : item.end]]
            if item.variant.cut:
                words[0] = item.variant.restored + words[0][item.variant.cut :].lstrip(TATWEEL)
            parts += words
        return " ".join(parts)


def _is_name_part(phrase: Phrase, office: Item) -> bool:
    """Whether a bare title after unknown words is rather the end of a name."""
    alone = not (phrase.actor or phrase.person or phrase.nation or phrase.agent or phrase.name)
    last = not office.definite and office.end == phrase.end
    return alone and last and bool(phrase.lead) and phrase.lead[-1].end == office.start


def _is_about(phrase: Phrase) -> bool:
    """Whether a noun before the office says who they are: the supporters, the guards, the victims of a president."""
    if not phrase.agent or not phrase.office or phrase.agent.start > phrase.office.start:
        return False
    return not _entry(phrase.agent).uses & {"member", "named", "thing"}


def _needs_body(office: Entry, phrase: Phrase) -> bool:
    """Whether a bare office says too little: a leader, director or spokesman of nobody named."""
    return "emir" in office.uses and not phrase.country


def _rules_the_state(actor: Actor) -> bool:
    """Whether the army, ministries ... of its country are this actor's."""
    return actor.kind != "government" or actor.id.endswith(".gov")


def _entry(item: Item) -> Entry:
    assert item.entry is not None
    return item.entry


def _actor(item: Item) -> Actor:
    actor = _entry(item).actor
    assert actor is not None
    return actor
