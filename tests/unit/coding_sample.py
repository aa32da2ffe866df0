"""Inputs of coding built by hand: an article of one or more paragraphs, and tags on its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from waqai.coding import Ontology, code_events, expected_status, load_ontology
from waqai.lexicons import builtin
from waqai.model import (
    Act,
    Article,
    Claim,
    Event,
    Name,
    Paragraph,
    Provenance,
    Quantity,
    Resolved,
    Role,
    Segments,
    Span,
    Status,
    TaggedArgument,
    TaggedEvent,
    TaggedReport,
    Tags,
    When,
    Where,
    Who,
    Zone,
)
from waqai.text import find_words

MADE = Provenance("test@1")


def ontology() -> Ontology:
    return load_ontology(builtin())


@dataclass
class Draft:
    """An article under construction: `paragraphs` are (zone, text); tags are added by their words."""

    paragraphs: list[tuple[Zone, str]]
    events: list[TaggedEvent] = field(default_factory=list)
    reports: list[TaggedReport] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    resolved: Resolved = field(default_factory=lambda: Resolved({}, {}, {}, {}))

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.paragraphs)

    def find(self, words: str, nth: int = 0) -> Span:
        found = [m.start() for m in re.finditer(re.escape(words), self.text)]
        return Span(found[nth], found[nth] + len(words))

    def event(
        self,
        label: str,
        words: str,
        status: Status = "actual",
        *,
        nth: int = 0,
        report: int | None = None,
        arguments: tuple[tuple[Role, str], ...] = (),
        background: bool = False,
        provision_of: int | None = None,
        same_as: int | None = None,
        score: float = 0.9,
    ) -> None:
        type_, _, mode = label.partition(".")
        tagged = tuple(TaggedArgument(role, self.find(text), 0.9) for role, text in arguments)
        trigger = self.find(words, nth)
        self.events.append(
            TaggedEvent(
                trigger, type_, mode or None, status, background, tagged, score, report, provision_of, same_as
            )
        )

    def report(
        self, words: str, *claimants: str, act: Act = "states", nth: int = 0, score: float = 0.9
    ) -> None:
        speakers = tuple(self.find(claimant) for claimant in claimants)
        self.reports.append(TaggedReport(self.find(words, nth), act, speakers, score))

    def organisation(self, words: str) -> None:
        self.names.append(Name(self.find(words), "organisation", 0.9))

    def who(self, words: str, *, nth: int = 0, **more: object) -> None:
        span = self.find(words, nth)
        who = Who(None, words, None, "composed", MADE, wording=words, span=span)
        self.resolved.actors[span] = replace(who, **more)  # type: ignore[arg-type]

    def where(self, words: str, *, precision: str = "town", **more: object) -> None:
        span = self.find(words)
        where = Where(None, words, None, None, None, precision, "place", MADE, text=words, span=span)  # type: ignore[arg-type]
        self.resolved.places[span] = replace(where, **more)  # type: ignore[arg-type]

    def when(self, words: str, when: When | None) -> None:
        self.resolved.times[self.find(words)] = when

    def quantity(self, words: str, low: int | None, high: int | None, **more: object) -> None:
        span = self.find(words)
        quantity = Quantity(low, high, MADE, text=words, span=span)
        self.resolved.quantities[span] = replace(quantity, **more)  # type: ignore[arg-type]

    def article(self) -> Article:
        title = next((text for zone, text in self.paragraphs if zone == "title"), None)
        span = Span(0, len(title)) if title is not None else None
        return Article("a1", self.text, "0" * 64, title=title, title_span=span)

    def segments(self) -> Segments:
        made, at = [], 0
        for zone, text in self.paragraphs:
            span = Span(at, at + len(text))
            sentences = tuple(
                Span(at + m.start(), at + m.end()) for m in re.finditer(r"\S.*?(?:\.(?=\s|$)|$)", text)
            )
            made.append(Paragraph(span, zone, sentences, tuple(find_words(self.text, span.start, span.end))))
            at += len(text) + 1
        return Segments(tuple(made))

    def tags(self) -> Tags:
        return Tags(tuple(self.events), tuple(self.reports), tuple(self.names))

    def code(self) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
        return code_events(
            self.article(), self.segments(), self.tags(), self.resolved, ontology(), model="test-weights"
        )

    def statuses(self) -> tuple[Status, ...]:
        return expected_status(self.article(), self.segments(), self.tags(), ontology())


def body(*paragraphs: str) -> Draft:
    return Draft([("body", text) for text in paragraphs])
