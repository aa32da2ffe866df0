"""How the parts of an actor phrase belong together: who speaks for whom, what is whose, what is but a beginning."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.resolving.actor_phrase import Phrase
from waqai.resolving.actor_reading import Item, actor_of, entry_of
from waqai.resolving.actor_registry import Actor, Entry, Registry
from waqai.resolving.actor_words import Word

# A ruler's army, police or spies are those of the state, whatever office of his stands between.
FORCES = frozenset({"army", "police", "intel"})


def body_of(phrase: Phrase) -> Actor | None:
    """The body that a known person speaks for, where a short form names several bodies and one is theirs."""
    if phrase.actor and not entry_of(phrase.actor).contexts:
        return None
    parent = actor_of(phrase.person).parent if phrase.person else None
    return next((e.actor for e in phrase.shared if e.actor and e.actor.id == parent), None)


def longer_names(phrase: Phrase, item: Item, words: Sequence[Word], registry: Registry) -> tuple[Entry, ...]:
    """The names that noun and country may be the beginning of: "forces of Syria" may not be its army."""
    nation = phrase.nation
    if nation is None or nation.label != "country" or nation.end != phrase.end:
        return ()
    if "local" in entry_of(item).uses:
        return ()
    rest = [word.stem for word in words[item.start + 1 : nation.end]]
    return registry.beginnings.get(" ".join([item.variant.stem, *rest]), ())


def is_name_part(phrase: Phrase, office: Item) -> bool:
    """Whether a bare title after unknown words is rather the end of a name."""
    alone = not (phrase.actor or phrase.person or phrase.nation or phrase.agent or phrase.name)
    last = not office.definite and office.end == phrase.end
    return alone and last and bool(phrase.lead) and phrase.lead[-1].end == office.start


def is_about(phrase: Phrase) -> bool:
    """Whether a noun before the office says who they are: the supporters, the guards, the victims of a president."""
    agent, office = phrase.agent, phrase.office
    if not agent or not office or agent.start > office.start:
        return False
    if agent.variant.definite and office.variant.definite and agent.end == office.start:
        # "the bishop, the conservative one": two nouns with the article are no construct.
        return True
    uses = entry_of(agent).uses
    if entry_of(agent).institution in FORCES and "thing" not in uses and (phrase.person or phrase.nation):
        return True
    return not uses & {"member", "named", "thing"}


def is_apposed(phrase: Phrase, item: Item, owner: Item) -> bool:
    """Whether a known person's name tells who "the colonel", "the spy" is; without the article they would be his."""
    is_person = actor_of(owner).kind == "person" and owner.variant.clitic == "none"
    if any(word.start < owner.start for word in phrase.name):
        return False
    return (
        is_person
        and item.variant.definite
        and not entry_of(item).uses & {"member", "named", "thing", "people"}
    )


def needs_body(office: Entry, phrase: Phrase) -> bool:
    """Whether a bare office says too little: a leader, director or spokesman of nobody named."""
    return "emir" in office.uses and not phrase.country


def rules_the_state(actor: Actor) -> bool:
    """Whether the army, ministries ... of its country are this actor's."""
    return actor.kind != "government" or actor.id.endswith(".gov")
