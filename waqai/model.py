"""The words of waqai: frozen values that every stage speaks. Imports nothing of waqai.

A Span is half-open and counts Unicode code points of `Article.text`. Not known is None, never a default.
Coordinates are named lon and lat, in that order, WGS 84 degrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Status = Literal["actual", "planned", "possible", "negated"]
Act = Literal["states", "denies", "claims_responsibility", "expects"]
Zone = Literal["title", "body", "header", "guest", "related", "caption", "footer"]
Role = Literal[
    "actor",
    "target",
    "mediator",
    "place",
    "origin",
    "destination",
    "time",
    "killed",
    "injured",
    "affected",
    "instrument",
]
TimePrecision = Literal["hour", "part_of_day", "day", "week", "month", "quarter", "year", "vague"]
PlacePrecision = Literal["exact", "neighbourhood", "town", "area", "admin2", "admin1", "country"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of Article.text: half-open, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value comes from: the component and its version, the rule, the lexicon rows, the model."""

    component: str
    rule: str | None = None
    rows: tuple[str, ...] = ()
    model: str | None = None
    note: str | None = None


# --- What is read -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One report as received. `text` is never rewritten: the title, a newline, the body, where a title is known apart.

    `title_span` covers the title inside `text`; None where the input names no title.
    `sha256` is of the bytes received.
    """

    id: str
    text: str
    sha256: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    published: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that could not be read or coded: counted, stored, shown."""

    article: str
    stage: str
    reason: str
    detail: str = ""


# --- What segmenting finds --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Guest:
    """A studio guest or named speaker line; each part is a span or None."""

    span: Span
    name: Span | None = None
    title: Span | None = None
    organisation: Span | None = None
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where (and when) the report was filed: `place` as printed, `country` as printed, `date` as printed."""

    span: Span
    place: Span | None = None
    country: Span | None = None
    date: Span | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its zone in the article, its sentences, its words. Words never cross sentence ends."""

    span: Span
    zone: Zone
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """The parts of one article, all as spans of its text, in order of place."""

    paragraphs: tuple[Paragraph, ...]
    outlet: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    agency: Span | None = None
    guests: tuple[Guest, ...] = ()
    related: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()


# --- What the tagger finds --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TaggedArgument:
    role: Role
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class TaggedReport:
    """A reporting cue with its speakers; no claimants where the speaker is not named in the paragraph."""

    cue: Span
    act: Act
    claimants: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class TaggedEvent:
    """A trigger with what the tagger says of it. `report`, `provision_of`, `same_as` are positions in the same Tags."""

    trigger: Span
    type: str
    mode: str | None
    status: Status
    background: bool
    arguments: tuple[TaggedArgument, ...]
    score: float
    report: int | None = None
    provision_of: int | None = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity of the text: kind is person, organisation, place or other."""

    span: Span
    kind: Literal["person", "organisation", "place", "other"]
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """Everything the tagger says of one article, in order of place."""

    events: tuple[TaggedEvent, ...]
    reports: tuple[TaggedReport, ...]
    names: tuple[Name, ...]


# --- What resolving says ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class When:
    """The days that a time expression allows, both ends inclusive; None is an open end.

    `basis`: stated (the words give the date), anchored (counted from a known date), relative (no date to count from:
    both ends None, `offset_days` says how far), inferred. `clock_start`/`clock_end` bound the hour where stated.
    `alternatives` holds each of several days that the words offer ("Saturday or Sunday"); the interval spans them.
    """

    earliest: date | None
    latest: date | None
    precision: TimePrecision
    basis: Literal["stated", "anchored", "relative", "inferred"]
    provenance: Provenance
    text: str = ""
    approximate: bool = False
    clock_start: time | None = None
    clock_end: time | None = None
    offset_days: tuple[float, float] | None = None
    alternatives: tuple[When, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    place_id: str
    name_ar: str
    name_en: str | None
    country: str | None
    lon: float | None
    lat: float | None
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Where:
    """A place: lon and lat None for regions without a point. `country` is ISO 3166-1 alpha-2.

    `radius_km` is the half-width of an area ("west of Rafah"), None for points and polygons.
    `chain` holds the wider places named with it, nearest first.
    """

    place_id: str | None
    name_ar: str
    name_en: str | None
    lon: float | None
    lat: float | None
    precision: PlacePrecision
    kind: str
    provenance: Provenance
    country: str | None = None
    admin1: str | None = None
    radius_km: float | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    chain: tuple[str, ...] = ()
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    actor_id: str
    name_ar: str
    name_en: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Who:
    """Who a phrase names: a row of the registry, or a composed code.

    `actor_id` is the registry's id, or None for composed and unknown actors. `country` is ISO 3166-1 alpha-2;
    `sectors` are PLOVER sector codes, most specific first (e.g. MIL, GOV, REB, CVL, UAF), `acled_type` 1-8 or None.
    `person` is a person's name where a person speaks or acts for the actor. `wording` is the phrase as printed.
    """

    actor_id: str | None
    name_ar: str
    name_en: str | None
    kind: str
    provenance: Provenance
    country: str | None = None
    sectors: tuple[str, ...] = ()
    acled_type: int | None = None
    person: str | None = None
    wording: str = ""
    candidates: tuple[ActorCandidate, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: low and high inclusive, None for no bound. `unit` is dead, injured, detained, ... or None.

    `parts` are sub-counts named with it ("among them 3 children"), never added to the total.
    """

    low: int | None
    high: int | None
    provenance: Provenance
    unit: str | None = None
    approximate: bool = False
    noun: str | None = None
    parts: tuple[Quantity, ...] = ()
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The resolved values of one article, by the span of the mention. A span that names nothing maps to None."""

    times: dict[Span, When | None]
    places: dict[Span, Where | None]
    actors: dict[Span, Who | None]
    quantities: dict[Span, Quantity | None]


# --- What coding says -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: its role, its words, and what they resolve to."""

    role: Role
    span: Span
    text: str
    who: Who | None = None
    where: Where | None = None
    when: When | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Codes:
    """An event in the field's ontologies; None where the ontology has no code for it."""

    plover: str | None = None
    plover_mode: str | None = None
    plover_score: float | None = None
    cameo: str | None = None
    goldstein: float | None = None
    quad: int | None = None
    acled_event: str | None = None
    acled_sub_event: str | None = None
    ucdp_violence: int | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One article's account of one happening."""

    id: str
    type: str
    mode: str | None
    status: Status
    background: bool
    related: bool
    trigger: Span
    trigger_text: str
    sentence: Span
    arguments: tuple[Argument, ...]
    when: When | None
    where: Where | None
    killed: Quantity | None
    injured: Quantity | None
    affected: Quantity | None
    claims: tuple[str, ...]
    provision_of: str | None
    same_as: str | None
    codes: Codes
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says it. Claimant None: the outlet itself speaks, or (with a cue) the speaker is not named.

    `via` is the chain behind the claimant, nearest to the reader first: the agency that quotes the official.
    """

    id: str
    event: str
    claimant: Who | None
    act: Act
    cue: Span | None
    cue_text: str | None
    provenance: Provenance
    via: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    span: Span
    kind: str
    name: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The article parts with their resolved values, ready to print."""

    outlet: str | None = None
    dateline_place: Where | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    agency: Span | None = None
    guests: tuple[Guest, ...] = ()
    related: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One article, read to the end: the record that is printed, stored and exported."""

    article: Article
    header: Header
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
