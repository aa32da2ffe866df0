"""Words that coding adds to the tagger's view: attribution at the end, figures of speech, words of death."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waqai.coding import code_events, load_ontology
from waqai.lexicons import builtin
from waqai.model import (
    Article,
    Claim,
    Event,
    Paragraph,
    Provenance,
    Resolved,
    Segments,
    Span,
    TaggedArgument,
    TaggedEvent,
    TaggedReport,
    Tags,
    When,
)
from waqai.text import find_words


def code(
    text: str,
    events: list[TaggedEvent],
    reports: list[TaggedReport],
    times: dict[Span, When | None] | None = None,
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    whole = Span(0, len(text))
    segments = Segments((Paragraph(whole, "body", (whole,), tuple(find_words(text))),))
    tags = Tags(tuple(events), tuple(reports), ())
    article = Article("a", text, "", published=datetime(2019, 3, 20, tzinfo=UTC))
    return code_events(
        article, segments, tags, Resolved(times or {}, {}, {}, {}), load_ontology(builtin()), model="none"
    )


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def tagged_event(text: str, trigger: str, *arguments: TaggedArgument) -> TaggedEvent:
    return TaggedEvent(span(text, trigger), "ASSAULT", "shelling", "actual", False, arguments, 0.9)


def test_words_at_the_end_attribute_what_stands_before_them() -> None:
    text = "قصفت مدافع بلدة دوما وفق ما أعلنه الدفاع المدني"
    report = TaggedReport(span(text, "أعلنه"), "states", (span(text, "الدفاع المدني"),), 0.9)
    _, (claim,) = code(text, [tagged_event(text, "قصفت")], [report])
    assert claim.claimant and claim.claimant.wording == "الدفاع المدني"
    assert (claim.provenance.rule, claim.provenance.rows[-1]) == ("trailing", "AT001")


def test_a_later_statement_attributes_nothing_before_it() -> None:
    text = "قصفت مدافع بلدة دوما وأعلن الدفاع المدني إخلاءها"
    report = TaggedReport(span(text, "وأعلن"), "states", (span(text, "الدفاع المدني"),), 0.9)
    _, (claim,) = code(text, [tagged_event(text, "قصفت")], [report])
    assert (claim.claimant, claim.provenance.rule) == (None, "outlet")


@pytest.mark.parametrize("words", ["الحرب التجارية", "حرب الأسعار", "هجوم لاذع"])
def test_a_figure_of_speech_is_no_event(words: str) -> None:
    text = f"اشتدت {words} بين الشركتين"
    assert code(text, [tagged_event(text, words.split()[0])], []) == ((), ())


def test_a_war_is_one() -> None:
    text = "اشتدت الحرب بين الجانبين"
    assert len(code(text, [tagged_event(text, "الحرب")], [])[0]) == 1


def test_who_stands_after_a_word_of_death_is_dead() -> None:
    text = "قصفت مدافع بلدة دوما ما أدى إلى مقتل خمسة مدنيين وإصابة سبعة"
    dead = TaggedArgument("injured", span(text, "خمسة مدنيين"), 0.6)
    hurt = TaggedArgument("injured", span(text, "سبعة"), 0.6)
    (coded,), _ = code(text, [tagged_event(text, "قصفت", dead, hurt)], [])
    assert [(a.role, a.text) for a in coded.arguments] == [("killed", "خمسة مدنيين"), ("injured", "سبعة")]


@pytest.mark.parametrize(
    ("day", "precision", "told", "coded"),
    [
        (date(2019, 3, 19), "day", True, False),
        (date(2019, 3, 1), "day", False, True),
        (date(2019, 3, 12), "day", False, False),
        (date(2019, 3, 18), "vague", True, True),
    ],
)
def test_the_date_decides_between_news_and_background(
    day: date, precision: str, told: bool, coded: bool
) -> None:
    text = "قصفت مدافع بلدة دوما يوم الهجوم"
    when = When(day, day, precision, "stated", Provenance("test"))
    argument = TaggedArgument("time", span(text, "يوم الهجوم"), 0.9)
    tagged = TaggedEvent(span(text, "قصفت"), "ASSAULT", "shelling", "actual", told, (argument,), 0.9)
    (event,), _ = code(text, [tagged], [], {argument.span: when})
    assert event.background is coded
    assert bool(event.provenance.note) is (told != coded)
