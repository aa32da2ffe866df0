"""Who is known: the registry of actors and the words that make up names of others, indexed by folded form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from waqai.lexicons import Lexicons, Row
from waqai.resolving.actor_words import WordReader

# In the order in which a form that has several meanings is read.
Label = Literal[
    "actor", "country", "office", "agent", "people", "adjective", "capital",
    "boundary", "link", "place", "quantifier", "former", "honorific", "epithet", "foreign", "homeland", "pronoun",
]  # fmt: skip
LABELS: tuple[Label, ...] = (
    "actor", "country", "office", "agent", "people", "adjective", "capital",
    "boundary", "link", "place", "quantifier", "former", "honorific", "epithet", "foreign", "homeland", "pronoun",
)  # fmt: skip
RANK = {label: n for n, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of actors.csv; years bound its activity, None where open or not known."""

    id: str
    kind: str
    country: str | None
    parent: str | None
    sectors: tuple[str, ...]
    acled_type: int | None
    from_year: int | None
    to_year: int | None
    name_en: str
    name_ar: str

    def was_active(self, year: int | None) -> bool:
        """Whether the actor existed in that year; True where the year is not known."""
        if year is None:
            return True
        return (self.from_year or 0) <= year <= (self.to_year or 9999)


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a form. `contexts` holds the countries in which a short form is valid; empty: everywhere.

    `definite` marks a short form that needs its article: "the coalition" is one actor, "a coalition" is not.
    """

    label: Label
    row: str
    actor: Actor | None = None
    country: str | None = None
    contexts: frozenset[str] = frozenset()
    definite: bool = False
    sectors: tuple[str, ...] = ()
    acled_type: int | None = None
    kind: str = ""
    institution: str | None = None
    uses: frozenset[str] = frozenset()
    name_en: str = ""


@dataclass(frozen=True, eq=False)
class Registry:
    """The actors by id, and every form's meanings by key.

    `longest` tells how many words the longest form with a first word has; `heads` the first words of an actor's
    longer names, by which it is taken up again ("the movement", "the ministry"); `beginnings` the first words of names
    that go on after a country's name, which may stand for the name cut short.
    """

    words: WordReader
    actors: Mapping[str, Actor]
    forms: Mapping[str, tuple[Entry, ...]]
    longest: Mapping[str, int]
    heads: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, tuple[Entry, ...]]
    countries: Mapping[str, str]
    countries_by_stem: Mapping[str, str]

    def institution(self, country: str | None, institution: str | None) -> Actor | None:
        """A country's army, government, ministry ... where the registry holds it."""
        if not country or not institution:
            return None
        return self.actors.get(f"{country.lower()}.{institution}")


@lru_cache(maxsize=4)
def load_registry(lexicons: Lexicons) -> Registry:
    """The registry of these lexicons, loaded once."""
    words = WordReader(lexicons)
    actors = {row["id"]: _actor(row) for row in lexicons.rows("actors/actors.csv")}
    forms: dict[str, list[Entry]] = {}
    for form, entry in _entries(lexicons, actors):
        if entry.label == "actor" and _needs_article(words, form, entry):
            entry = replace(entry, definite=True)
        _add(forms.setdefault(words.key(form), []), entry)
    forms.pop("", None)
    by_stem = {
        key: entry.country
        for key, entries in forms.items()
        for entry in entries
        if entry.country and entry.label in ("country", "people", "adjective") and " " not in key
    }
    return Registry(
        words=words,
        actors=actors,
        forms={key: _ranked(entries) for key, entries in forms.items()},
        longest=_longest(forms),
        heads=_heads(forms),
        beginnings=_beginnings(forms),
        countries={row["id"]: row["name_en"] for row in lexicons.rows("actors/countries.csv")},
        countries_by_stem=by_stem,
    )


def _entries(lexicons: Lexicons, actors: Mapping[str, Actor]) -> Iterable[tuple[str, Entry]]:
    for row in lexicons.rows("actors/actors.csv"):
        yield row["name_ar"], Entry("actor", row["id"], actor=actors[row["id"]])
    for row in lexicons.rows("actors/actor_names.csv"):
        yield (
            row["form"],
            Entry("actor", row["id"], actor=actors[row["actor"]], contexts=_set(row["context"])),
        )
    for row in lexicons.rows("actors/nationalities.csv"):
        label: Label = "country" if row["kind"] == "name" else row["kind"]  # type: ignore[assignment]
        yield row["form"], Entry(label, row["id"], country=row["country"], contexts=_set(row["context"]))
    for row in lexicons.rows("actors/agent_nouns.csv"):
        yield row["form"], _noun("agent", row)
    for row in lexicons.rows("actors/offices.csv"):
        yield row["form"], _noun("office", row)
    for row in lexicons.rows("actors/epithets.csv"):
        yield row["form"], Entry(row["role"], row["id"])  # type: ignore[arg-type]


def _noun(label: Label, row: Row) -> Entry:
    return Entry(
        label,
        row["id"],
        sectors=tuple(row["sectors"].split("|")) if row["sectors"] else (),
        acled_type=int(row["acled_type"]) if row["acled_type"] else None,
        kind=row["kind"],
        institution=row["institution"] or None,
        uses=_set(row["uses"]),
        name_en=row["name_en"],
    )


def _actor(row: Row) -> Actor:
    return Actor(
        id=row["id"],
        kind=row["kind"],
        country=row["country"] or None,
        parent=row["parent"] or None,
        sectors=tuple(row["sectors"].split("|")) if row["sectors"] else (),
        acled_type=int(row["acled_type"]) if row["acled_type"] else None,
        from_year=int(row["from_year"]) if row["from_year"] else None,
        to_year=int(row["to_year"]) if row["to_year"] else None,
        name_en=row["name_en"],
        name_ar=row["name_ar"],
    )


def _set(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) if cell else frozenset()


def _ranked(entries: list[Entry]) -> tuple[Entry, ...]:
    if len(entries) > 1:
        entries.sort(key=lambda entry: RANK[entry.label])
    return tuple(entries)


def _needs_article(words: WordReader, form: str, entry: Entry) -> bool:
    """Whether a form is a name only with its article: single words, and short forms of a context."""
    return (bool(entry.contexts) or " " not in form.strip()) and words.is_definite(form)


def _add(meanings: list[Entry], entry: Entry) -> None:
    """Adds a meaning; of two rows that say the same the first stands, without need of an article if one has none."""
    for n, other in enumerate(meanings):
        same = (entry.label, entry.actor, entry.country) == (other.label, other.actor, other.country)
        if same and entry.contexts == other.contexts:
            meanings[n] = replace(other, definite=other.definite and entry.definite)
            return
    meanings.append(entry)


def _longest(forms: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in forms:
        first, _, rest = key.partition(" ")
        count = rest.count(" ") + 2 if rest else 1
        longest[first] = max(longest.get(first, 0), count)
    return longest


def _heads(forms: Mapping[str, Iterable[Entry]]) -> dict[str, frozenset[str]]:
    heads: dict[str, set[str]] = {}
    for key, entries in forms.items():
        first, space, _ = key.partition(" ")
        for entry in entries:
            if space and entry.actor and entry.actor.kind != "person":
                heads.setdefault(entry.actor.id, set()).add(first)
    return {actor: frozenset(stems) for actor, stems in heads.items()}


def _beginnings(forms: Mapping[str, Sequence[Entry]]) -> dict[str, tuple[Entry, ...]]:
    countries = {key for key, entries in forms.items() if any(entry.label == "country" for entry in entries)}
    found: dict[str, dict[str, Entry]] = {}
    for key, entries in forms.items():
        words = key.split()
        for count in range(2, len(words)):
            for entry in entries if words[count - 1] in countries else ():
                if entry.actor and entry.actor.kind != "person":
                    found.setdefault(" ".join(words[:count]), {})[entry.actor.id] = entry
    return {key: tuple(entries.values()) for key, entries in found.items() if key not in forms}
