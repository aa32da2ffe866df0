"""Short forms and titles of an article, linked to the fuller mention that they take up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from waqai.model import Provenance, Span, Who
from waqai.resolving.actor_composing import COMPONENT
from waqai.resolving.actor_heads import Read, heads_of, person_stems, short_heads, short_names, surname_of
from waqai.resolving.actor_reading import Situation
from waqai.resolving.actor_registry import Registry

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
# Words that name nobody by themselves: a phrase of these alone is never linked.
SILENT = frozenset({"pronoun", "boundary", "link", "place", "quantifier"})
# Of these a state has its own: a world body or an agency is not taken up by them.
STATE = frozenset({"police", "government", "ministry", "presidency"})
WORLDLY = frozenset({"igo", "un_body", "agency", "media", "ngo"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that says enough to be taken up: its head nouns as printed and of the actor's main name, the first
    words of its other names, the words of its person's name. A weak one names no actor, and stands in for want of
    a better one before the mention.
    """

    span: Span
    who: Who
    heads: frozenset[str]
    other_heads: frozenset[str]
    person: frozenset[str]
    weak: bool = False


def link(reads: Sequence[Read], registry: Registry, situation: Situation) -> dict[Span, Who | None]:
    """Every mention's Who, short forms and titles taken from the fuller mention before them, else after them."""
    antecedents = [found for read in reads if (found := _antecedent(read, registry))]
    linked: dict[Span, Who | None] = {}
    for read in reads:
        target = _find(read, antecedents, registry, situation)
        if target and target.weak and (better := linked.get(target.span)):
            target = replace(target, who=better)
        linked[read.span] = _take_up(read, target) if target else read.who
    return linked


def _antecedent(read: Read, registry: Registry) -> Antecedent | None:
    who = read.who
    if who is None:
        return None
    person = person_stems(read, who, registry)
    if who.provenance.rule in WEAK_RULES and not (who.person and who.country):
        heads = heads_of(read, who) if _says_more(read, who) else frozenset[str]()
        return Antecedent(read.span, who, heads, frozenset(), person, True) if heads or person else None
    heads, others = heads_of(read, who), frozenset[str]()
    if who.actor_id and who.kind != "person":
        others = registry.heads.get(who.actor_id, others)
        if who.kind not in OF_EVERY_STATE:
            heads |= {registry.words.key(who.name_ar).split()[0]}
    return Antecedent(read.span, who, heads, others, person)


def _says_more(read: Read, who: Who) -> bool:
    """Whether a weak mention tells by a second word what it is: "military sources", "the ministry of health"."""
    agent = read.phrase.agent
    return bool(agent and agent.end - agent.start > 1 and who.sectors and "UNK" not in who.sectors)


def _find(
    read: Read, antecedents: Sequence[Antecedent], registry: Registry, situation: Situation
) -> Antecedent | None:
    if all(item.label in SILENT for item in read.items):
        return None
    if surname := surname_of(read):
        named = [a for a in antecedents if a.span.start < read.span.start and surname in a.person]
        return named[-1] if named else None
    if _is_weak(read) and (heads := short_heads(read)):
        fitting = [a for a in antecedents if heads & (a.heads | a.other_heads) and _are_alike(read, a)]
        return _nearest(read, [a for a in fitting if heads & a.heads]) or _nearest(read, fitting)
    if (read.who is None or _is_weak(read)) and (names := short_names(read)):
        return _nearest(read, [a for a in antecedents if a.person and all(name & a.person for name in names)])
    if read.who and read.who.actor_id and not read.who.person:
        return _office_holder(read, antecedents, registry, situation)
    return None


def _are_alike(read: Read, antecedent: Antecedent) -> bool:
    """Whether both can be the same: people without an organisation are only taken up as people of that kind."""
    if read.who is None:
        return True
    if antecedent.weak and not _is_vaguer(read.who, antecedent.who):
        return False
    if read.who.kind in STATE and antecedent.who.kind in WORLDLY:
        return False
    return read.who.kind not in PEOPLE or read.who.kind == antecedent.who.kind


def _is_vaguer(who: Who, than: Who) -> bool:
    """Whether the mention says less by itself: no country, and no sector unless the other tells a country."""
    if who.actor_id or who.country:
        return False
    return bool(than.country) or not who.sectors or "UNK" in who.sectors


def _is_weak(read: Read) -> bool:
    return read.who is None or read.who.provenance.rule in WEAK_RULES


def _office_holder(
    read: Read, antecedents: Sequence[Antecedent], registry: Registry, situation: Situation
) -> Antecedent | None:
    """The person of the article who held the office in its year: "the American president" beside his name."""
    office = read.phrase.office.entry if read.phrase.office else None
    if office is None or "under" in office.uses:
        return None
    if any(item.label in ("epithet", "former") for item in read.items):
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
    """The last one before the mention, a weak one for want of a better; else the first after it, where all after it
    agree; else the last whose country is only the article's.
    """
    others = [found for found in antecedents if found.span != read.span]
    before = [found for found in others if found.span.start < read.span.start]
    for usable in (lambda found: not found.weak, lambda found: found.who.provenance.rule == "noun"):
        if fitting := [found for found in before if usable(found)]:
            return fitting[-1]
    after = [found for found in others if not found.weak]
    if len({(found.who.actor_id, found.who.country, found.who.sectors) for found in after}) == 1:
        return after[0]
    return before[-1] if before else None


def _take_up(read: Read, target: Antecedent) -> Who:
    rows = target.who.provenance.rows
    note = f"{target.span.start}:{target.span.end}"
    # "the army" after "the commander of the army, Name" is the army alone.
    named = read.phrase.office or not (read.phrase.agent or read.phrase.actor)
    person = target.who.person if named else None
    own = read.who.person if read.who else None
    if own and not set(own.split()) <= set((person or "").split()):
        person = own
    provenance = Provenance(COMPONENT, "linked", rows, note=note)
    return replace(target.who, provenance=provenance, person=person)
