"""What a place mention means, in the light of its own words and of the places named with it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from place_sample import default_gazetteer

from waqai.lexicons import Lexicons, builtin
from waqai.model import Span, Where
from waqai.resolving.places import resolve_place, resolve_places


def where(text: str, country: str | None = None, near: str | None = None) -> Where:
    found = resolve_place(text, country, near, gazetteer=default_gazetteer())
    assert found is not None
    return found


def together(*texts: str, dateline: str | None = None, outlet: str | None = None) -> list[Where | None]:
    mentions = [(Span(n, n + 1), text) for n, text in enumerate(texts)]
    found = resolve_places(
        mentions, dateline=dateline, outlet_country=outlet, gazetteer=default_gazetteer(), lexicons=builtin()
    )
    return [found[span] for span, _ in mentions]


@pytest.mark.parametrize(
    ("country", "name", "precision", "text"),
    [
        ("SY", "Raqqa", "town", "الرقة"),
        ("SY", "Raqqa", "town", "مدينة الرقة السورية"),
        ("SY", "Al-Bukamal", "town", "البو كمال"),
        ("SY", "Kobani", "town", "كوباني"),
        ("SY", "Kobani", "town", "عين العرب"),
        ("SY", "Deir ez-Zor", "town", "ديرالزور"),
        ("SY", "Daraa", "admin1", "محافظة درعا"),
        ("SY", "Eastern Ghouta", "area", "الغوطة الشرقية"),
        ("SY", "Yarmouk camp", "neighbourhood", "مخيم اليرموك"),
        ("SY", "Tishrin Dam", "exact", "سد تشرين"),
        ("SY", "Tal Brak", "town", "وتل براك"),
        ("PS", "Gaza Strip", "admin1", "قطاع غزة"),
        ("PS", "Gaza", "town", "غزة"),
        ("PS", "North Gaza Governorate", "admin2", "محافظة شمال غزة"),
        ("PS", "Rafah crossing", "exact", "معبر رفح"),
        ("EG", "North Sinai", "admin1", "شمال سيناء"),
        ("EG", "Sharqia", "admin1", "محافظة الشرقية"),
        ("IQ", "Babil", "admin1", "بابل"),
        ("IQ", "Ain al-Asad air base", "exact", "قاعدة عين الأسد الجوية"),
        ("LB", "Southern Lebanon", "area", "جنوب لبنان"),
        ("LY", "Tripoli", "town", "طرابلس"),
        ("SD", "El Fasher", "town", "الفاشر"),
        ("US", "Washington, D.C.", "town", "واشنطن"),
        ("JO", "Amman", "town", "عمان"),
        ("OM", "Oman", "country", "سلطنة عمان"),
        ("SA", "Saudi Arabia", "country", "السعودية"),
        ("SY", "Syria", "country", "سورية"),
        ("US", "United States", "country", "أميركا"),
        (None, "Middle East", "area", "الشرق الأوسط"),
    ],
)
def test_a_name_is_the_place_it_is_best_known_for(
    country: str | None, name: str, precision: str, text: str
) -> None:
    found = where(text)
    assert (found.country, found.name_en, found.precision) == (country, name, precision)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Raqqa", "بالرقة"),
        ("Mosul", "للموصل"),
        ("Aleppo", "وحلب"),
        ("Aleppo", "بحلب"),
        ("Syria", "بسوريا"),
        ("Lebanon", "لبنان"),
        ("Lebanon", "ولبنان"),
        ("Baghdad", "بغداد"),
        ("Beirut", "بيروت"),
        ("Washington, D.C.", "واشنطن"),
        ("Latakia", "اللاذقية"),
    ],
)
def test_clitics_come_off_and_first_letters_stay(name: str, text: str) -> None:
    assert where(text).name_en == name


@pytest.mark.parametrize(
    "text", ["السورية", "الحكومة السورية", "لـقسد", "المدينة", "البلدة", "", "...", "قوات النظام", "في"]
)
def test_nationalities_governments_and_bare_nouns_are_no_places(text: str) -> None:
    assert resolve_place(text, gazetteer=default_gazetteer()) is None


def test_a_nested_mention_is_one_place_with_its_chain() -> None:
    found = where("بلدة الشحيل في ريف دير الزور الشرقي")
    assert (found.name_en, found.admin1, found.precision) == ("Al-Shuhayl", "Deir ez-Zor", "town")
    assert found.chain == ("دير الزور",)


def test_the_wider_place_chooses_among_places_of_one_name() -> None:
    assert where("طرابلس شمال لبنان").country == "LB"
    assert where("دوما بالغوطة الشرقية").country == "SY"
    assert where("بلدة دوما جنوب نابلس").country == "PS"
    assert where("العاصمة الليبية طرابلس").country == "LY"


def test_an_unknown_quarter_of_a_known_city_is_the_city() -> None:
    found = where("حي الزعفرانيات في مدينة الرقة")
    assert (found.name_en, found.precision, found.provenance.rule) == ("Raqqa", "town", "holder")


def test_the_countryside_is_an_area_around_its_governorate() -> None:
    found = where("بريف دير الزور الشرقي")
    assert (found.admin1, found.precision, found.radius_km) == ("Deir ez-Zor", "area", 40.0)


def test_a_direction_from_a_town_is_an_area() -> None:
    found = where("غرب رفح")
    assert (found.name_en, found.precision, found.radius_km) == ("Rafah", "area", 10.0)
    assert where("محيط بلدة الباغوز").precision == "area"


def test_a_stated_distance_moves_the_point() -> None:
    found, city = where("على بعد 20 كلم شمال الرقة"), where("الرقة")
    assert found.precision == "area" and found.lat is not None and city.lat is not None
    assert found.lat - city.lat == pytest.approx(20 / 110.574, abs=0.001)
    assert found.radius_km == 8.0


def test_between_two_towns_is_the_middle() -> None:
    found = where("بين دمشق وحمص")
    assert found.precision == "area" and found.lat is not None and 33.6 < found.lat < 34.6


def test_a_direction_from_a_holder_leaves_the_place_exact() -> None:
    found = where("حي الشجاعية شرق مدينة غزة")
    assert (found.name_en, found.precision, found.radius_km) == ("Shuja'iyya", "neighbourhood", None)


def test_a_part_of_a_country_has_no_point() -> None:
    found = where("الحدود السورية التركية")
    assert (found.country, found.lon, found.lat, found.precision) == ("SY", None, None, "area")


def test_the_capital_of_a_nationality_is_the_capital() -> None:
    assert where("العاصمة السورية").name_en == "Damascus"
    assert where("الأراضي السورية").precision == "country"


def test_a_country_that_must_hold_holds() -> None:
    assert where("الرقة", "AE").country == "AE"
    assert where("طرابلس", "LB").country == "LB"


def test_a_place_named_nearby_chooses() -> None:
    assert where("دوما", near="نابلس").country == "PS"
    assert where("البوكمال", near="دير الزور").country == "SY"


def test_places_named_together_choose_each_other() -> None:
    assert [found and found.country for found in together("القاهرة", "رفح", "العريش")] == ["EG", "EG", "EG"]
    tripoli, _, _ = together("طرابلس", "بيروت", "صيدا")
    assert tripoli is not None and tripoli.country == "LB"


def test_dateline_and_outlet_choose_where_nothing_else_does() -> None:
    (found,) = together("الزاوية", dateline="طرابلس – ليبيا", outlet="LY")
    assert found is not None and found.country == "LY"


def test_the_order_of_mentions_does_not_matter() -> None:
    texts = ["دوما", "الزبداني", "حي الميدان", "طرابلس", "سوريا", "مخيم اليرموك", "رفح", "الحميدية"]
    straight = dict(zip(texts, together(*texts), strict=True))
    for seed in range(5):
        mixed = random.Random(seed).sample(texts, len(texts))
        for text, found in zip(mixed, together(*mixed), strict=True):
            expected = straight[text]
            assert (found and found.place_id) == (expected and expected.place_id)
            assert (found and found.candidates) == (expected and expected.candidates)


def test_candidates_and_provenance_say_why() -> None:
    found = where("محافظة درعا")
    assert found.candidates[0].place_id == found.place_id == found.provenance.rows[0]
    assert found.provenance.component == "resolving.places@1"
    assert any(row.startswith("HN") for row in found.provenance.rows)
    assert [c.score for c in found.candidates] == sorted((c.score for c in found.candidates), reverse=True)


def test_the_users_own_rows_lie_on_top(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "places.csv").write_text(
        "id,kind,country,admin1,lon,lat,radius_km,population,codes,name_en,source,disabled,name_ar\n"
        "MY-1,village,SY,SY-A09,39.2,36.1,,,,Zarnuqiya,field notes,,الزرنوقية\n"
        "SY-P147,camp,SY,,,,,,,Yarmouk camp,,yes,مخيم اليرموك\n",
        encoding="utf-8",
    )
    mine = Lexicons(tmp_path)
    found = resolve_place("قرية الزرنوقية", gazetteer=default_gazetteer(), lexicons=mine)
    assert found is not None and (found.place_id, found.admin1, found.lat) == ("MY-1", "Raqqa", 36.1)
    camp = resolve_place("مخيم اليرموك", gazetteer=default_gazetteer(), lexicons=mine)
    assert camp is None or camp.place_id != "SY-P147"
    assert where("مخيم اليرموك").place_id == "SY-P147"
