"""Who a phrase names: the registry of known actors, composed codes for the others, None for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waqai.lexicons import Lexicons, builtin
from waqai.model import Span, Who
from waqai.resolving.actor_composing import Composer
from waqai.resolving.actor_heads import Read
from waqai.resolving.actor_homelands import resolve_homelands
from waqai.resolving.actor_linking import link
from waqai.resolving.actor_nearing import near_name
from waqai.resolving.actor_phrase import Phrase, assemble
from waqai.resolving.actor_reading import Item, Situation, read_items
from waqai.resolving.actor_registry import Entry, Registry, load_registry
from waqai.resolving.actor_words import Word

# A name with an unknown word in it, read as noun and nationality, may be a known name with a slip.
GUESSED = frozenset({"noun", "nationality", "country of the article", "noun of an actor", "short form"})
# A country that holds fewer of the placed actors does not decide what a short form means; tuned on train.
SHARE = 0.2
# An agency or a world body says nothing of where the story plays.
PLACELESS = frozenset({"agency", "media", "igo", "un_body", "ngo", "monitor"})


def resolve_actor(
    text: str,
    country: str | None = None,
    published: date | None = None,
    *,
    lexicons: Lexicons | None = None,
) -> Who | None:
    """Who the phrase names, or None where nothing is known of it.

    `country` (ISO 3166-1 alpha-2) is what the article is about, `published` its date: they decide short forms
    that several actors share. Without them such a form comes back with candidates and no actor.
    """
    registry = load_registry(lexicons or builtin())
    read = _read(Span(0, len(text)), text, registry, _situation(country, published))
    return read.who


def resolve_actors(
    mentions: Sequence[tuple[Span, str]],
    *,
    country: str | None = None,
    published: date | None = None,
    lexicons: Lexicons | None = None,
) -> dict[Span, Who | None]:
    """Who each mention of one article names; short forms and titles are linked to the fuller mention.

    The countries of actors named in full decide short forms beside the article's own; where the article's country
    is not known and all of them are of one country, it is that.
    """
    registry = load_registry(lexicons or builtin())
    ordered = sorted(set(mentions))
    situation = _situation(country, published)
    reads = [_read(span, text, registry, situation) for span, text in ordered]
    wider = _widen(situation, reads)
    if wider != situation:
        reads = [_read(span, text, registry, wider) for span, text in ordered]
    linked = link(reads, registry, wider)
    linked |= resolve_homelands(ordered, reads, linked, registry)
    return {
        span: replace(who, wording=text, span=span) if (who := linked[span]) else None
        for span, text in ordered
    }


def _situation(country: str | None, published: date | None) -> Situation:
    countries = frozenset({country} if country else ())
    return Situation(countries, country, published.year if published else None)


def _widen(situation: Situation, reads: Sequence[Read]) -> Situation:
    """The situation with the countries of the article's actors, the only one of them as the article's country."""
    counts = Counter(
        read.who.country for read in reads if read.who and read.who.country and read.who.kind not in PLACELESS
    )
    enough = SHARE * counts.total()
    countries = situation.countries | frozenset(c for c, n in counts.items() if c and n >= enough)
    country = situation.country or (next(iter(counts)) if len(counts) == 1 else None)
    return Situation(countries, country, situation.year)


def _read(span: Span, text: str, registry: Registry, situation: Situation) -> Read:
    words = registry.words.read(text)
    if not words:
        return Read(span, (), (), Phrase(), None)
    items = read_items(words, registry, situation)
    phrase = assemble(items, words)
    if phrase.name and phrase.office and not phrase.person:
        _correct_name(phrase, words, registry)
    composer = Composer(text, words, registry, situation)
    who = composer.compose(phrase)
    silent = items[0].label in ("boundary", "pronoun")
    if not silent and (who is None or who.provenance.rule in GUESSED) and any(i.entry is None for i in items):
        near = near_name(words, registry) or _near_name_of_body(phrase, words, registry)
        who = composer.mistyped(near) if near else who
    return Read(span, words, tuple(items), phrase, replace(who, wording=text) if who else None)


def _near_name_of_body(phrase: Phrase, words: Sequence[Word], registry: Registry) -> Entry | None:
    """The known body whose name with a slip follows a noun for bodies: "association X", "headquarters of X"."""
    agent = phrase.agent.entry if phrase.agent else None
    if agent is None or phrase.nation or not agent.uses & {"named", "thing"}:
        return None
    near = near_name(words[phrase.agent.end :], registry) if phrase.agent else None
    return near if near and near.actor and near.actor.kind != "person" else None


def _correct_name(phrase: Phrase, words: Sequence[Word], registry: Registry) -> None:
    """Puts the known person for a name beside an office that only a typing slip parts from theirs."""
    start, end = phrase.name[0].start, phrase.name[-1].end
    near = near_name(words[start:end], registry)
    if near and near.actor and near.actor.kind == "person":
        phrase.person = Item(start, end, near, words[start].variants[0])
        phrase.name = []
