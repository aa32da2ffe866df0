"""Short forms and titles of one article, linked to the mention that says more."""

from __future__ import annotations

from waqai.model import Span, Who
from waqai.resolving.actors import resolve_actors


def resolve(*texts: str, country: str | None = None) -> list[Who | None]:
    """The Who of each text, as mentions of one article in this order."""
    spans = [Span(100 * n, 100 * n + len(text)) for n, text in enumerate(texts)]
    found = resolve_actors(list(zip(spans, texts, strict=True)), country=country)
    return [found[span] for span in spans]


def ids(*texts: str, country: str | None = None) -> list[str | None]:
    return [who.actor_id if who else None for who in resolve(*texts, country=country)]


def test_the_group_is_the_group_named_before() -> None:
    assert ids("تنظيم داعش", "التنظيم") == ["isis", "isis"]
    assert ids("داعش", "مقاتلي التنظيم") == ["isis", "isis"]
    assert ids("حركة طالبان", "مسلحي الحركة", "حماس", "للحركة")[3] == "ps.hamas"


def test_the_ministry_is_the_ministry_named_before() -> None:
    assert ids("وزارة الدفاع الروسية", "الوزارة", country="SY") == ["ru.mod", "ru.mod"]


def test_the_coalition_named_before_outweighs_the_country() -> None:
    assert ids("التحالف العربي", "التحالف", country="SY") == ["coal.arab", "coal.arab"]


def test_a_fuller_mention_after_serves_where_none_stands_before() -> None:
    assert ids("الجيش", "الجيش الإسرائيلي") == ["il.army", "il.army"]
    assert ids("الجيش", "الجيش الإسرائيلي", "الجيش السوري")[0] is None


def test_a_surname_is_the_person_with_the_office() -> None:
    first, later = resolve("المتحدث باسم التحالف العربي العقيد تركي المالكي", "المالكي")
    assert first is not None and later is not None
    assert (first.actor_id, later.actor_id) == ("coal.arab", "coal.arab")
    assert later.person == "تركي المالكي"
    unknown, again = resolve("وزير الصحة الأردني فلان الفلاني", "الفلاني")
    assert unknown is not None and again is not None
    assert (again.actor_id, again.person, again.wording) == ("jo.moh", "فلان الفلاني", "الفلاني")


def test_an_office_alone_is_its_holder_when_the_article_names_him() -> None:
    assert ids("إيمانويل ماكرون", "الرئيس الفرنسي") == ["person.macron", "person.macron"]
    assert ids("الرئيس الفرنسي إيمانويل ماكرون", "الرئيس")[1] == "person.macron"


def test_a_body_taken_up_again_leaves_its_speaker_behind() -> None:
    later = resolve("مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن", "المرصد")[1]
    assert later is not None
    assert (later.actor_id, later.person) == ("sohr", None)


def test_people_are_not_taken_for_an_organisation() -> None:
    assert ids("مهاجري حركة فتح", "المهاجرين")[1] is None
    assert ids("اللاجئين السوريين", "اللاجئين") == [None, None]
    again = resolve("اللاجئين السوريين", "اللاجئين")[1]
    assert again is not None and again.country == "SY"


def test_the_countries_of_the_actors_decide_short_forms() -> None:
    assert ids("الحوثيين", "الحكومة اليمنية", "التحالف")[2] == "coal.arab"
    assert ids("قسد", "الجيش السوري", "التحالف")[2] == "coal.intl"


def test_the_only_country_of_the_actors_is_the_articles() -> None:
    assert ids("وزارة الصحة التونسية", "الحكومة") == ["tn.moh", "tn.gov"]
    assert ids("وزارة الصحة التونسية", "الجيش المصري", "الحكومة")[2] is None


def test_the_link_tells_where_it_comes_from() -> None:
    later = resolve("حركة طالبان", "الحركة")[1]
    assert later is not None
    assert later.provenance.rule == "linked"
    assert later.provenance.note == "0:11"
    assert later.span == Span(100, 106)


def test_order_of_mentions_does_not_matter() -> None:
    texts = ["التنظيم", "داعش", "الجيش العراقي", "الجيش"]
    mentions = [(Span(10 * n, 10 * n + 5), text) for n, text in enumerate(texts)]
    assert resolve_actors(mentions) == resolve_actors(mentions[::-1])


def test_his_country_is_that_of_the_person_named_before() -> None:
    assert ids("الرئيس الفرنسي إيمانويل ماكرون", "بلاده", "جيش بلاده") == [
        "person.macron",
        "fr.gov",
        "fr.army",
    ]
    assert ids("بلاده", "الرئيس الفرنسي إيمانويل ماكرون")[0] is None
    assert ids("وزير الدفاع الروسي فلان الفلاني", "تركيا", "بلاده")[2] == "ru.gov"


def test_pronouns_are_never_linked() -> None:
    people = ("علاء الدين هم وزير الصحة السوري", "هو جين تاو رئيس وزراء الصين")
    pronouns = ("الذين", "اللذين", "وهم", "هو", "منهم", "هؤلاء")
    assert resolve(*people, *pronouns, country="SY")[2:] == [None] * len(pronouns)


def test_a_name_cut_short_is_linked_to_the_whole_name() -> None:
    assert ids("قوات سوريا الديمقراطية", "قوات سوريا", country="SY") == ["sy.sdf", "sy.sdf"]
    assert ids("الجيش السوري", "قوات سوريا", country="SY") == ["sy.army", None]


def test_a_surname_as_printed_and_one_like_a_nationality() -> None:
    assert ids("وزير الخارجية البريطاني جيريمي هانت", "هانت")[1] == "person.hunt"
    first, later = resolve("وزير الصحة الأردني فلان السويدي", "السويدي")
    assert first is not None and later is not None
    assert (later.actor_id, later.person) == ("jo.moh", "فلان السويدي")
    assert ids("السويدي", "وزير الصحة الأردني فلان السويدي")[0] == "se.gov"


def test_sources_are_those_named_before_with_what_is_known_of_them() -> None:
    _, later, _ = resolve("مصادر عسكرية ميدانية", "المصادر", "مصادر يمنية")
    assert later is not None and later.sectors == ("MIL",)
    again = resolve("مصادر عسكرية يمنية", "مصادر عسكرية")[1]
    assert again is not None and again.country is None


def test_a_body_named_again_without_its_nationality() -> None:
    _, later = resolve("هيئة الطيران المدني الإماراتية", "مدير عام هيئة الطيران المدني، فلان الفلاني")
    assert later is not None
    assert (later.country, later.sectors, later.person) == ("AE", ("GOV",), "فلان الفلاني")


def test_the_kingdom_is_the_one_named_before() -> None:
    texts = ("المملكة العربية السعودية", "وزارة الخارجية البحرينية", "المملكة")
    assert ids(*texts, country="TR")[2] == "sa.gov"


def test_those_who_serve_an_office_are_not_its_holder() -> None:
    assert ids("إيمانويل ماكرون", "مسؤول في الرئاسة الفرنسية")[1] == "fr.pres"
    assert ids("رايان ديلون", "المتحدث باسم التحالف", country="SY") == ["person.dillon", "coal.intl"]


def test_the_police_are_not_taken_for_interpol() -> None:
    texts = ("الشرطة الفرنسية", "رئيس الشرطة الجنائية الدولية", "مصادر في الشرطة")
    assert ids(*texts)[2] == "fr.police"
