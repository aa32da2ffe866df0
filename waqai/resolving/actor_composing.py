"""From the parts of a phrase to a Who: a row of the registry, or a code composed of nationality and noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.model import ActorCandidate, Provenance, Who
from waqai.resolving.actor_belonging import (
    body_of,
    is_about,
    is_apposed,
    is_name_part,
    longer_names,
    needs_body,
    rules_the_state,
)
from waqai.resolving.actor_phrase import Phrase
from waqai.resolving.actor_reading import Item, Situation, actor_of, entry_of
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
        if phrase.office and is_name_part(phrase, phrase.office):
            return None
        if phrase.office and phrase.actor and phrase.actor.end <= phrase.office.start and not phrase.agent:
            return self._lone_actor(replace(phrase, person=None))
        if phrase.office and not is_about(phrase):
            return self._office(phrase, phrase.office)
        if phrase.agent:
            return self._agent(phrase, phrase.agent)
        if phrase.actor or phrase.person:
            return self._lone_actor(phrase)
        if phrase.nation:
            return self._nation(phrase, phrase.nation)
        return self._country_of_thing(phrase) or self._doubtful(phrase)

    def mistyped(self, entry: Entry) -> Who | None:
        """Who a name with a typing slip names."""
        everything = Item(0, len(self.words), entry, self.words[0].variants[0])
        return self._registered(actor_of(everything), "near name", [everything])

    def _lone_actor(self, phrase: Phrase) -> Who | None:
        found = phrase.actor or phrase.person
        if found is None or len(phrase.lead) > 1:
            return None
        if phrase.person and actor_of(phrase.person).parent == actor_of(found).id:
            found = phrase.person
        rule = "owner" if phrase.lead else "short form" if entry_of(found).contexts else "name"
        return self._registered(actor_of(found), rule, [found], person=self._person(phrase))

    def _office(self, phrase: Phrase, item: Item) -> Who | None:
        office = entry_of(item)
        person = self._person(phrase)
        if phrase.former and phrase.actor and not phrase.person:
            return self._former(phrase, item, person)
        if phrase.person and (employer := body_of(phrase)):
            return self._registered(employer, "office", [item, phrase.person], person=person)
        if phrase.actor and (phrase.person is None or office.institution != "pres"):
            return self._registered(actor_of(phrase.actor), "office", [item, phrase.actor], person=person)
        if phrase.person:
            return self._registered(actor_of(phrase.person), "person", [item, phrase.person], person=person)
        if phrase.former:
            return self._former(phrase, item, person)
        of = phrase.agent if "of" in office.uses else None
        body = of
        if of and ("thing" in entry_of(of).uses or office.institution == "gov"):
            # A minister of the media is a minister.
            body = None
        noun = entry_of(body) if body else office
        named = of if of and of.start > item.start else body or item
        country, rule = self._country(phrase, named, local=bool(noun.institution))
        institution = noun.institution if not needs_body(office, phrase) else None
        registered = self.registry.institution(country, institution)
        parts = [part for part in (item, body, phrase.nation) if part]
        if registered:
            return self._registered(registered, rule, parts, person=person)
        kind = noun.kind if institution or body else "person"
        return self._composed(noun, country, kind, rule, parts, person=person)

    def _former(self, phrase: Phrase, item: Item, person: str | None) -> Who:
        """Who held an office once: a person of the elites, and not the body of today."""
        country, rule = self._country(phrase, item, local=bool(entry_of(item).institution))
        once = replace(
            entry_of(item), name_en=f"Former {entry_of(item).name_en.lower()}", sectors=("ELI",), acled_type=7
        )
        parts = [part for part in (item, phrase.nation) if part]
        return self._composed(once, country, "person", rule, parts, person=person)

    def _agent(self, phrase: Phrase, item: Item) -> Who | None:
        agent = entry_of(item)
        owner = phrase.actor or phrase.person
        if owner:
            return self._owned(phrase, item, owner)
        country, rule = self._country(phrase, item, local="local" in agent.uses)
        if "thing" in agent.uses and not (country and agent.institution):
            return None if country is None else self._composed(agent, country, "unknown", rule, [item])
        if "state" in agent.uses and country:
            agent = replace(agent, sectors=("GOV",), acled_type=1)
        if longer := longer_names(phrase, item, self.words, self.registry):
            return self._doubtful(replace(phrase, doubtful=longer))
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
        agent, actor = entry_of(item), actor_of(owner)
        parts = [item, owner]
        if owner.start < item.start or is_apposed(phrase, item, owner):
            return self._registered(actor, "name", [owner], person=self._person(phrase))
        if agent.institution and actor.kind in RULERS and actor.was_active(self.situation.year):
            registered = self.registry.institution(actor.country, agent.institution)
            if registered and rules_the_state(actor):
                return self._registered(registered, "noun of a ruler", parts)
        if agent.institution == "gov" and actor.kind == "government":
            return self._registered(actor, "name", parts)
        if agent.uses & {"member", "named", "thing"} or (agent.institution and actor.kind in GROUPS):
            return self._registered(actor, "member", parts)
        return self._composed(agent, phrase.country or actor.country, agent.kind, "noun of an actor", parts)

    def _nation(self, phrase: Phrase, item: Item) -> Who | None:
        nation = entry_of(item)
        if nation.label == "people" and not phrase.lead and not phrase.honorific:
            return self._people(item)
        named = phrase.name and not (nation.label == "country" and all(w.definite for w in phrase.name))
        if named or (phrase.name and phrase.honorific) or (phrase.lead and nation.label != "capital"):
            return self._unknown(phrase, item)
        if phrase.lead:
            return None
        if phrase.counted and nation.label == "adjective":
            return self._people(item)
        government = self.registry.institution(nation.country, "gov")
        rule = {"country": "country", "capital": "metonym"}.get(nation.label, "adjective")
        return self._registered(government, rule, [item]) if government else None

    def _country_of_thing(self, phrase: Phrase) -> Who | None:
        """The government where one unknown noun belongs to a named country, as "policies of Qatar" are its own."""
        if phrase.honorific or [item.label for item in phrase.lead] != ["word", "country"]:
            return None
        thing, owner = phrase.lead
        if thing.definite:
            return None
        government = self.registry.institution(entry_of(owner).country, "gov")
        return self._registered(government, "owner", [owner]) if government else None

    def _people(self, item: Item) -> Who:
        nation = entry_of(item)
        english = f"Civilians ({self.registry.countries[nation.country or '']})"
        return self._who(None, self._phrase([item]), english, "people", "people", [item],
                         country=nation.country, sectors=("CVL",), acled_type=7)  # fmt: skip

    def _unknown(self, phrase: Phrase, item: Item) -> Who:
        """Somebody of a known country: a name with an adjective, or a noun that is not in the lexicon."""
        country = entry_of(item).country
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
        parts = [part for part in (phrase.agent, *phrase.lead, phrase.nation) if part]
        return Who(None, self._phrase(parts), None, kind, Provenance(COMPONENT, "short form", rows),
                   candidates=candidates)  # fmt: skip

    def _country(self, phrase: Phrase, item: Item, *, local: bool) -> tuple[str | None, str]:
        """The country that the phrase names, or the article's for definite nouns such as "the army"; with the rule."""
        if phrase.country:
            return phrase.country, "nationality"
        elsewhere = item.variant.clitic == "pronoun" or phrase.foreign or phrase.homeland
        if local and item.definite and not elsewhere and self.situation.country:
            return self.situation.country, "country of the article"
        return None, "noun"

    def _person(self, phrase: Phrase) -> str | None:
        if phrase.person:
            return actor_of(phrase.person).name_ar
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
