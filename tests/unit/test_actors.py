"""Single phrases: who they name, without and with the article's country and date."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from waqai.lexicons import Lexicons
from waqai.resolving.actors import resolve_actor

REGISTERED = [
    ("isis", "داعش"),
    ("isis", "تنظيم داعش الإرهابي"),
    ("isis", "د1عش"),
    ("isis", 'تنظيم "الدولة الإسلامية'),
    ("isis", "مقاتلي داعش"),
    ("isis", "نحو 100 من مقاتلي داعش"),
    ("isis", "4 عناصر من تنظيم الدولة"),
    ("ye.houthi", "أنصار الله"),
    ("ye.houthi", "ميليشيات الحوثي الانقلابية"),
    ("ye.houthi", "#ميليشيات_الحوثي"),
    ("sy.sdf", "قوات سوريا الديمقراطيةتحت"),
    ("sy.sdf", "لـقسد"),
    ("sy.ypg", "وحدات حماية الشعب الكردية"),
    ("sy.army", "الجيش السوري"),
    ("sy.army", "لقوات النظام السوري"),
    ("sy.army", "عصابات الأسد"),
    ("sy.gov", "للنظام السوري"),
    ("ru.gov", "روسيا"),
    ("ru.gov", "وروسيا"),
    ("ru.gov", "موسكو"),
    ("us.gov", "للولايات المتحدة"),
    ("de.gov", "السلطات الألمانية"),
    ("il.army", "جنديا إسرائيليا"),
    ("il.army", "قوات الاحتلال الإسرائيلي"),
    ("tr.army", "طائرة مسيرة تركية"),
    ("sohr", "للمرصد السوري لحقوق الانسان"),
    ("un.sc", "لمجلس الأمن الدولي"),
    ("un.hcr", "المفوضية العليا لشؤون اللاجئين"),
    ("fr.police", "الشرطة الفرنسية"),
    ("lb.mfa", "وزارة الخارجية والمغتربين اللبنانية"),
    ("ly.gna", "رئيس حكومة الوفاق الوطني"),
    ("taliban", "متحدث باسم حركة طالبان"),
]


@pytest.mark.parametrize(("actor", "text"), REGISTERED)
def test_known_actors_under_any_name_clitic_and_epithet(actor: str, text: str) -> None:
    who = resolve_actor(text)
    assert who is not None
    assert who.actor_id == actor
    assert who.wording == text
    assert who.provenance.rows


COMPOSED = [
    ("protesters", "IQ", "PRO", "متظاهرون عراقيون"),
    ("armed_group", None, "UAF", "مسلحون مجهولون"),
    ("armed_group", None, "REB", "المقاتلين الاجانب"),
    ("civilians", None, "CVL", "مدنيين"),
    ("civilians", None, "CVL", "منازل المدنيين"),
    ("government", None, "GOV", "مسؤولون محليون"),
    ("refugees", "SY", "REF", "اللاجئين السوريين"),
    ("people", "IR", "CVL", "5 إيرانيين"),
    ("source", None, "COP", "مصدر أمني"),
    ("source", "IQ", "MIL", "مصادر عسكرية عراقية"),
    ("police", "GR", "COP", "خفر السواحل اليوناني"),
    ("parliament", "BG", "LEG", "البرلمان البلغاري"),
    ("civilians", "EG", "CVL", "أنصار الرئيس المعزول محمد مرسي"),
]


@pytest.mark.parametrize(("kind", "country", "sector", "text"), COMPOSED)
def test_other_actors_are_composed_of_noun_and_nationality(
    kind: str, country: str | None, sector: str, text: str
) -> None:
    who = resolve_actor(text)
    assert who is not None
    assert (who.actor_id, who.kind, who.country) == (None, kind, country)
    assert who.sectors[0] == sector


PERSONS = [
    ("person.trump", "دونالد ترامب", "الرئيس الأميركي، دونالد ترمب"),
    ("person.seehofer", "هورست زيهوفر", "وزير الداخلية الألماني هورست زيهوفر"),
    ("person.kilicdaroglu", "كمال كليتشدار أوغلو", "كمال قليجدار أوغلو زعيم حزب الشعب الجمهوري"),
    ("coal.intl", "رايان ديلون", "المتحدث باسم التحالف الدولي الكولونيل رايان ديلون"),
    ("sohr", "رامي عبد الرحمن", "مدير المرصد السوري لحقوق الإنسان رامي عبدالرحمن"),
    ("ru.mfa", "سيرغي فلان", "مساعد السفير الروسي لدى الأمم المتحدة سيرغي فلان"),
    ("tn.ennahda", "فلان الفلاني", "نائب حركة النهضة عن ولاية سوسة، فلان الفلاني"),
]


@pytest.mark.parametrize(("actor", "person", "text"), PERSONS)
def test_persons_are_kept_with_the_body_they_speak_for(actor: str, person: str, text: str) -> None:
    who = resolve_actor(text)
    assert who is not None
    assert (who.actor_id, who.person) == (actor, person)


SHORT = [
    ("coal.arab", "YE", "التحالف"),
    ("coal.intl", "SY", "التحالف"),
    ("coal.intl", "IQ", "طيران التحالف"),
    ("sy.army", "SY", "القوات الحكومية"),
    ("ye.army", "YE", "القوات الحكومية"),
    ("sy.gov", "SY", "النظام"),
    ("ir.gov", "IR", "النظام"),
    ("eg.army", "EG", "الجيش"),
    ("tn.moi", "TN", "وزارة الداخلية"),
    ("whitehelmets", "SY", "الدفاع المدني"),
    ("ps.civdef", "PS", "الدفاع المدني"),
    ("ly.lna", "LY", "الجيش الوطني"),
    ("sy.sna", "SY", "الجيش الوطني"),
    ("ly.lna", "SY", "الجيش الوطني الليبي"),
    ("person.maliki", "IQ", "المالكي"),
    ("person.tmaliki", "YE", "المالكي"),
]


@pytest.mark.parametrize(("actor", "country", "text"), SHORT)
def test_the_articles_country_decides_short_forms(actor: str, country: str, text: str) -> None:
    who = resolve_actor(text, country)
    assert who is not None
    assert who.actor_id == actor


def test_a_short_form_without_context_keeps_its_candidates_and_names_nobody() -> None:
    who = resolve_actor("التحالف")
    assert who is not None
    assert who.actor_id is None
    assert {candidate.actor_id for candidate in who.candidates} == {"coal.arab", "coal.intl"}


def test_the_date_decides_between_actors_of_one_name() -> None:
    early = resolve_actor("المجلس العسكري", "SD", date(2019, 5, 1))
    assert early is not None and early.actor_id == "sd.tmc"
    assert resolve_actor("المجلس العسكري", "SD", datetime(2019, 5, 1)) == early


UNKNOWN = [
    "فاطمة",
    "كيم هيون ووك",
    "ميلانيا ترامب",
    "رولاند فان هورميرن",
    "السيارة",
    "الأحياء السكنية",
    "الاتفاق النووي",
    "مدينة دوما",
    "العشرات",
    "13",
    "",
    "،",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_the_unknown_stays_unknown(text: str) -> None:
    assert resolve_actor(text) is None


MISTYPED = [
    ("sy.sdf", "قوات سوريا الديقراطية"),
    ("ye.tihama", "والمقامة التهامية"),
    ("person.suukyi", "رئيسة الحكومة البورمية اونغ سان سو تسي"),
    ("ps.gov", "السلطه الفلسطينيه"),
    ("iq.pm", "رئاسة الوزراء العراقيه"),
]


@pytest.mark.parametrize(("actor", "text"), MISTYPED)
def test_typing_slips_do_not_lose_an_actor(actor: str, text: str) -> None:
    who = resolve_actor(text)
    assert who is not None
    assert who.actor_id == actor


def test_words_that_differ_by_a_letter_but_are_known_are_no_slip() -> None:
    who = resolve_actor("القوات الأمنية")
    assert who is not None
    assert who.actor_id is None
    assert who.sectors == ("COP",)


def test_a_former_president_is_not_the_presidency() -> None:
    who = resolve_actor("الرئيس الفرنسي السابق جاك شيراك")
    assert who is not None
    assert (who.actor_id, who.kind, who.country, who.person) == (None, "person", "FR", "جاك شيراك")
    known = resolve_actor("الرئيس الفرنسي السابق نيكولا ساركوزي")
    assert known is not None and known.actor_id == "person.sarkozy"


def test_an_enumeration_is_its_first_member() -> None:
    who = resolve_actor("الجيش اليمني والمقاومة الشعبية")
    assert who is not None and who.actor_id == "ye.army"


def test_the_name_of_a_composed_actor_has_no_clitics() -> None:
    who = resolve_actor("للمقاتلين الأجانب")
    assert who is not None
    assert who.name_ar == "المقاتلين الأجانب"
    named = resolve_actor("ومنظمة بذور الخير السورية")
    assert named is not None
    assert (named.kind, named.name_ar) == ("ngo", "منظمة بذور الخير السورية")


def test_an_overlay_adds_actors(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    head = "id,kind,country,parent,sectors,acled_type,from_year,to_year,wikidata,name_en,source,name_ar\n"
    row = "sy.mine,armed_group,SY,,REB,2,,,,Test Brigade,me,كتيبة الاختبار\n"
    (folder / "actors.csv").write_text(head + row, "utf-8-sig")
    who = resolve_actor("مسلحي كتيبة الاختبار", lexicons=Lexicons(tmp_path))
    assert who is not None
    assert who.actor_id == "sy.mine"
    built_in = resolve_actor("مسلحي كتيبة الاختبار")
    assert built_in is not None and built_in.actor_id is None


SPEAKERS = [
    ("coal.intl", None, "رايان ديلون", "المتحدث باسم التحالف الكولونيل رايان ديلون"),
    ("coal.intl", "YE", "رايان ديلون", "المتحدث باسم التحالف الكولونيل رايان ديلون"),
    ("coal.arab", None, "تركي المالكي", "المتحدث باسم التحالف العقيد تركي المالكي"),
    ("lb.hezbollah", None, "حسن نصر الله", "الأمين العام لحزب الله حسن نصر الله"),
    ("person.dillon", None, "رايان ديلون", "الكولونيل رايان ديلون"),
    ("person.tmaliki", None, "تركي المالكي", "العقيد تركي المالكي"),
    ("person.netanyahu", None, "بنيامين نتنياهو", "رئيس الوزاء الإسرائيلي، بنيامين نتنياهو"),
]


@pytest.mark.parametrize(("actor", "country", "person", "text"), SPEAKERS)
def test_a_known_person_speaks_for_the_body_of_the_office_and_else_for_himself(
    actor: str, country: str | None, person: str, text: str
) -> None:
    who = resolve_actor(text, country)
    assert who is not None
    assert (who.actor_id, who.person) == (actor, person)


@pytest.mark.parametrize("country", [None, "SY"])
def test_a_name_cut_short_is_not_taken_for_the_army(country: str | None) -> None:
    who = resolve_actor("لقوات سوريا", country)
    assert who is not None
    assert who.actor_id is None
    assert [candidate.actor_id for candidate in who.candidates] == ["sy.sdf"]
    army = resolve_actor("قوات إسرائيل")
    assert army is not None and army.actor_id == "il.army"


SAID_TO_BE = [
    ("sy.army", None, "قوات نظام الرئيس السوري بشار الأسد"),
    ("sy.army", None, "قوات الرئيس السوري بشار الأسد"),
    ("de.moi", None, "وكيل وزارة الداخلية الألمانية، فلان الفلاني"),
    ("sy.jaysislam", "SY", "مجموعة المعارضة الرئيسية في دوما، جيش الإسلام"),
    ("dz.hms", "DZ", "النائب، فلان الفلاني، رئيس حركة مجتمع السلم"),
    ("sosmed", None, 'مقر "أس أو أس مديترانيه'),
    ("de.gov", None, "ألمانيا النازية"),
    ("qa.gov", None, "سياسات قطر"),
    ("sa.gov", "SA", "المملكة"),
    ("bh.gov", None, "وزير شؤون الإعلام البحريني"),
]


@pytest.mark.parametrize(("actor", "country", "text"), SAID_TO_BE)
def test_the_words_around_decide_who_is_meant(actor: str, country: str | None, text: str) -> None:
    who = resolve_actor(text, country)
    assert who is not None
    assert who.actor_id == actor


NOT_GUESSED = [
    (None, "GOV", "TR", "المملكة"),
    (None, "COP", "CN", "الشرطة الدولية"),
    (None, "GOV", None, "دبلوماسيون غربيون في كابل"),
    (None, "ELI", None, "الأمين العام السابق لجامعة الدول العربية"),
    ("US", "GOV", None, "حاكم ولاية تكساس الأميركية فلان الفلاني"),
    (None, "JRN", None, "لصحفيين من دول محددة"),
    (None, "REL", None, "الأسقف المحافظ فلان الفلاني"),
    (None, "PRO", None, "حشد من المتظاهرين"),
    ("EG", "CVL", None, "المتهم المصري بقتل جمال خاشقجي"),
]


@pytest.mark.parametrize(("country", "sector", "article", "text"), NOT_GUESSED)
def test_what_the_words_do_not_say_is_not_added(
    country: str | None, sector: str, article: str | None, text: str
) -> None:
    who = resolve_actor(text, article)
    assert who is not None
    assert (who.actor_id, who.country, who.sectors[0]) == (None, country, sector)


@pytest.mark.parametrize("text", ["الجانبان", "طائرة", "منظومة دفاع جوي", "الذين", "منهم", "هؤلاء", "بلاده"])
def test_sides_machines_and_pronouns_name_nobody(text: str) -> None:
    assert resolve_actor(text, "SY") is None


def test_a_man_named_ali_is_no_preposition() -> None:
    who = resolve_actor("علي الفلاني، وزير الصحة السوري")
    assert who is not None
    assert (who.actor_id, who.person) == ("sy.moh", "علي الفلاني")
