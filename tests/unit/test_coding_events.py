"""Events: ids, values of arguments, related headlines, one happening told twice, entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from coding_sample import MADE, Draft, body

from waqai.coding import code_entities
from waqai.model import Name, When

FRIDAY = When(date(2024, 5, 3), date(2024, 5, 3), "day", "anchored", MADE, text="الجمعة")
MAY = When(date(2024, 5, 1), date(2024, 5, 31), "month", "stated", MADE, text="أيار")
DAWN = When(None, None, "part_of_day", "relative", MADE, "فجرا", False, time(3), time(6))


def test_events_stand_in_order_of_place_with_links_renumbered() -> None:
    draft = body("خرجوا من البلدة في اتفاق، ثم قصفت.")
    draft.event("ASSAULT.shelling", "قصفت")
    draft.event("AGREE", "اتفاق")
    draft.event("MOVE.evacuate", "خرجوا", provision_of=1)
    events, claims = draft.code()
    assert [event.id for event in events] == ["a1.e1", "a1.e2", "a1.e3"]
    assert [event.type for event in events] == ["MOVE", "AGREE", "ASSAULT"]
    assert events[0].provision_of == "a1.e2"
    assert [claim.event for claim in claims] == ["a1.e1", "a1.e2", "a1.e3"]
    assert all(event.provenance.model == "test-weights" for event in events)


def test_no_time_means_none_and_never_the_day_of_publication() -> None:
    draft = body("قصفت القوات البلدة أمس.")
    draft.event("ASSAULT.shelling", "قصفت", arguments=(("time", "أمس"),))
    draft.when("أمس", None)
    (event,), _ = draft.code()
    assert event.when is None
    assert event.arguments[0].text == "أمس"


def test_the_most_specific_time_wins() -> None:
    draft = body("قصفت القوات البلدة في أيار يوم الجمعة.")
    draft.event("ASSAULT.shelling", "قصفت", arguments=(("time", "أيار"), ("time", "الجمعة")))
    draft.when("أيار", MAY)
    draft.when("الجمعة", FRIDAY)
    (event,), _ = draft.code()
    assert event.when == FRIDAY


def test_a_part_of_day_joins_its_day() -> None:
    draft = body("قصفت القوات البلدة فجرا يوم الجمعة.")
    draft.event("ASSAULT.shelling", "قصفت", arguments=(("time", "فجرا"), ("time", "الجمعة")))
    draft.when("فجرا", DAWN)
    draft.when("الجمعة", FRIDAY)
    (event,), _ = draft.code()
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == (FRIDAY.earliest, FRIDAY.latest)
    assert (event.when.precision, event.when.clock_start) == ("part_of_day", time(3))
    assert event.when.provenance.rule == "when.day_and_clock"


def test_a_clock_time_of_another_day_is_not_joined() -> None:
    draft = body("قصفت القوات البلدة الجمعة حتى السبت صباحا.")
    draft.event("ASSAULT.shelling", "قصفت", arguments=(("time", "الجمعة"), ("time", "السبت صباحا")))
    saturday = replace(DAWN, earliest=date(2024, 5, 4), latest=date(2024, 5, 4), basis="anchored")
    draft.when("الجمعة", FRIDAY)
    draft.when("السبت صباحا", saturday)
    (event,), _ = draft.code()
    assert event.when == saturday


def test_the_most_specific_place_is_where_and_ends_of_a_journey_are_not() -> None:
    draft = body("نقلت الحافلات المقاتلين من دوما إلى إدلب عبر سوريا وحمص.")
    roles = (("origin", "دوما"), ("destination", "إدلب"), ("place", "سوريا"), ("place", "وحمص"))
    draft.event("MOVE.evacuate", "نقلت", arguments=roles)  # type: ignore[arg-type]
    draft.where("سوريا", precision="country", country="SY")
    for words in ("دوما", "إدلب", "وحمص"):
        draft.where(words)
    (event,), _ = draft.code()
    assert event.where is not None and event.where.name_ar == "وحمص"
    assert {argument.role for argument in event.arguments if argument.where} == {
        "origin",
        "destination",
        "place",
    }


def test_a_journey_without_a_place_was_where_it_began_else_where_it_ended() -> None:
    for label, where in (("MOVE.evacuate", "دوما"), ("RETREAT.withdraw", "دوما"), ("MOBILIZE", None)):
        draft = body("نقلت الحافلات المقاتلين من دوما إلى إدلب.")
        draft.event(label, "نقلت", arguments=(("destination", "إدلب"), ("origin", "دوما")))
        for words in ("دوما", "إدلب"):
            draft.where(words)
        (event,), _ = draft.code()
        assert (event.where.name_ar if event.where else None) == where
        assert [argument.role for argument in event.arguments] == ["origin", "destination"]
        if event.where:
            assert event.where.provenance.rule == "where.origin"
            assert event.where.provenance.note == "resolved by test@1"


def test_a_journey_of_which_only_the_end_is_known_is_there() -> None:
    draft = body("نقلت الحافلات المقاتلين من دوما إلى إدلب.")
    draft.event("MOVE.evacuate", "نقلت", arguments=(("destination", "إدلب"), ("origin", "دوما")))
    draft.where("إدلب")
    (event,), _ = draft.code()
    assert event.where is not None
    assert (event.where.name_ar, event.where.provenance.rule) == ("إدلب", "where.destination")


def test_counts_take_the_unit_of_their_role() -> None:
    draft = body("مقتل 5 وإصابة 7 واعتقال 9.")
    draft.event("ASSAULT.attack", "مقتل", arguments=(("killed", "5"), ("injured", "7")))
    draft.event("COERCE.arrest", "واعتقال", arguments=(("affected", "9"),))
    for words in ("5", "7", "9"):
        draft.quantity(words, int(words), int(words))
    (attack, arrest), _ = draft.code()
    assert attack.killed is not None and (attack.killed.low, attack.killed.unit) == (5, "dead")
    assert attack.injured is not None and (attack.injured.low, attack.injured.unit) == (7, "injured")
    assert arrest.affected is not None and (arrest.affected.low, arrest.affected.unit) == (9, "detained")
    assert attack.affected is None


def test_counts_side_by_side_are_added_and_kept_as_parts() -> None:
    draft = body("مقتل ثلاثة جنود وأكثر من 10 مسلحين.")
    draft.event(
        "ASSAULT.clash", "مقتل", arguments=(("killed", "ثلاثة جنود"), ("killed", "وأكثر من 10 مسلحين"))
    )
    draft.quantity("ثلاثة جنود", 3, 3)
    draft.quantity("وأكثر من 10 مسلحين", 11, None)
    (event,), _ = draft.code()
    assert event.killed is not None
    assert (event.killed.low, event.killed.high, event.killed.unit) == (14, None, "dead")
    assert [part.low for part in event.killed.parts] == [3, 11]


def test_a_count_within_another_is_not_added() -> None:
    draft = body("مقتل 30 شخصا، 12 طفلا منهم.")
    draft.event("ASSAULT.attack", "مقتل", arguments=(("killed", "30 شخصا"), ("killed", "12 طفلا")))
    draft.quantity("30 شخصا", 30, 30)
    draft.quantity("12 طفلا", 12, 12)
    (event,), _ = draft.code()
    assert event.killed is not None
    assert (event.killed.low, event.killed.high, event.killed.parts) == (30, 30, ())


def test_a_related_headline_is_marked() -> None:
    draft = Draft([("body", "قصفت القوات البلدة."), ("related", "فرار الأهالي من المدينة")])
    draft.event("ASSAULT.shelling", "قصفت")
    draft.event("MOVE.flee", "فرار")
    (news, link), _ = draft.code()
    assert (news.related, link.related) == (False, True)


def test_the_title_tells_the_bodys_earliest_event() -> None:
    draft = Draft(
        [
            ("title", "غارة على بلدة الباب"),
            ("body", "أصابت غارة بلدة الباب."),
            ("body", "وكانت غارة قد أصابت بلدة الباب."),
        ]
    )
    for nth in range(3):
        draft.event("ASSAULT.airstrike", "غارة", nth=nth, same_as=1 if nth == 2 else None)
    (title, first, second), _ = draft.code()
    assert title.same_as == second.same_as == first.id
    assert first.same_as is None


def test_a_title_with_other_places_or_tolls_stands_alone() -> None:
    for other, toll in (("حلب", 3), ("الباب", 9)):
        draft = Draft([("title", "غارة على الباب تقتل 3"), ("body", f"غارات على {other} قتلت نحو {toll}.")])
        draft.event("ASSAULT.airstrike", "غارة", arguments=(("place", "الباب"), ("killed", "3")))
        draft.event("ASSAULT.airstrike", "غارات", arguments=(("killed", f"نحو {toll}"),))
        place = draft.find(other, 1 if other == "الباب" else 0)
        tagged = draft.events[1]
        draft.events[1] = replace(
            tagged, arguments=(*tagged.arguments, replace(tagged.arguments[0], role="place", span=place))
        )
        draft.quantity("3", 3, 3)
        draft.quantity(f"نحو {toll}", toll, toll)
        (title, _), _ = draft.code()
        assert title.same_as is None


def test_a_country_in_the_title_fits_its_town_in_the_body() -> None:
    draft = Draft(
        [
            ("title", "غارة في سوريا"),
            ("body", "كان الجو باردا."),
            ("body", "هدأ."),
            ("body", "غارات قرب حلب."),
        ]
    )
    draft.event("ASSAULT.airstrike", "غارة", arguments=(("place", "سوريا"),))
    draft.event("ASSAULT.airstrike", "غارات", arguments=(("place", "حلب"),))
    draft.where("سوريا", precision="country", country="SY")
    draft.where("حلب", country="SY")
    (title, told), _ = draft.code()
    assert title.same_as == told.id


def test_links_never_chain() -> None:
    draft = body("غارة أولى. غارة ثانية. غارة ثالثة.")
    for nth in range(3):
        draft.event("ASSAULT.airstrike", "غارة", nth=nth, same_as=nth - 1 if nth else None)
    (first, second, third), _ = draft.code()
    assert (second.same_as, third.same_as) == (first.id, first.id)


def test_coding_the_same_input_twice_gives_the_same() -> None:
    draft = body("قال القائد إن القوات قصفت البلدة.")
    draft.report("قال", "القائد")
    draft.event("ASSAULT.shelling", "قصفت", report=0)
    assert draft.code() == draft.code()


def test_an_article_without_events_has_none() -> None:
    assert body("كان الجو باردا.").code() == ((), ())


def test_entities_carry_the_ids_of_actors_and_places() -> None:
    draft = body("زار القائد دمشق.")
    draft.names += [Name(draft.find("دمشق"), "place", 0.9), Name(draft.find("القائد"), "person", 0.8)]
    draft.where("دمشق", place_id="geo:170654")
    draft.who("القائد", actor_id="X-1")
    found = code_entities(draft.article(), draft.tags(), draft.resolved)
    assert [(entity.name, entity.kind, entity.ref) for entity in found] == [
        ("القائد", "person", "X-1"),
        ("دمشق", "place", "geo:170654"),
    ]
