"""Counts of victims and participants, as news phrases them."""

from __future__ import annotations

import pytest

from waqai.resolving.quantities import resolve_number

EXACT = [
    (5, "5"),
    (150, "الـ150"),
    (12, "الـ١٢"),
    (640, "و640"),
    (11, "/11/ مدنيا"),
    (14, "14جنديا"),
    (23, "ثلاثة وعشرين"),
    (23, "ثلاثة و عشرون قتيلا"),
    (11, "أحد عشر قتيلا"),
    (12, "اثنتي عشرة امرأة"),
    (18, "ثماني عشرة طفلة"),
    (100, "مئة شخص"),
    (100, "مائة شخص"),
    (200, "مئتي قتيل"),
    (200, "مائتان"),
    (300, "ثلاثمائة"),
    (300, "ثلاث مئة"),
    (525, "خمسمائة وخمسة وعشرون"),
    (2000, "ألفي مقاتل"),
    (1948, "ألف وتسعمائة وثمانية وأربعين"),
    (15000, "خمسة عشر ألفا"),
    (250000, "مئتين وخمسين ألف نازح"),
    (350000, "350 ألف شخص"),
    (8292, "8 آلاف و292 حالة"),
    (1200000, "مليون و200 ألف"),
    (1500000, "مليون ونصف المليون"),
    (500000, "نصف مليون شخص"),
    (2000000, "مليوني مدني"),
    (5300000, "5,3 ملايين شخص"),
    (10500000000, "10،5 مليار"),
    (166644, "166,644 شخصا"),
    (1000000, "1.000.000"),
    (12500, "12٬500"),
    (1, "جندي"),
    (1, "مقتل جندي"),
    (1, "شاباً"),
    (1, "أحد الجناة"),
    (1, "شخص واحد"),
    (1, "الطفلة زينب"),
    (1, "القيادي الحوثي"),
    (1, "زوجته"),
    (1, "معلم في الخمسين من العمر"),
    (1, "محمد سالم"),
    (2, "قتيلان"),
    (2, "شهيدين"),
    (2, "طفلتين"),
    (2, "امرأتان"),
    (2, "مدنيين اثنين"),
    (2, "ناشطين شابين"),
    (2, "ضابط ومجند من الشرطة"),
    (4, "امرأة وأطفالها الثلاثة"),
    (6, "ثلاثة من رجال الأمن وامرأة وطفلين"),
    (7, "القتلى السبعة"),
    (4, "أربعة منهم"),
    (17, "17 تلميذا وعاملا"),
    (30, "كتيبة مكونة من 30 عنصرا"),
]

RANGES = [
    ((31, None), "أكثر من ثلاثين"),
    ((31, None), "ما يزيد على 30 قتيلا"),
    ((23, None), "ما لا يقل عن ثلاثة وعشرين قتيلا"),
    ((5, None), "5 على الأقل"),
    ((14, None), "14 جنديا أفغانيا على الأقل"),
    ((20, None), "ليس أقل من 20 قتيلا"),
    ((None, 19), "أقل من 20 شخصا"),
    ((None, 50000), "ما يصل إلى 50 ألف نازح"),
    ((None, 10), "عشرة على الأكثر"),
    ((10, 15), "بين 10 و15 جريحا"),
    ((110, 150), "ما بين 110 مدنيين و150 مدنيا"),
    ((20, 30), "ما بين عشرين وثلاثين مدنيا"),
    ((10, 15), "10-15 قتيلا"),
    ((600, 700), "600 إلى 700"),
    ((5, 6), "خمسة أو ستة قتلى"),
    ((20, 99), "العشرات"),
    ((20, 99), "عشرات القتلى"),
    ((200, 999), "بالمئات"),
    ((2000, 9999), "الآلاف من المدنيين"),
    ((20000, 99999), "عشرات الآلاف من المدنيين"),
    ((200000, 999999), "مئات الآلاف"),
    ((2000000, 9999999), "الملايين"),
    ((3, 9), "بضعة أشخاص"),
    ((3, 9), "عدة مدنيين"),
    ((3000, 9999), "بضعة آلاف"),
    ((2, None), "عدد من المدنيين"),
    ((2, None), "بعض الأشخاص"),
    ((3, None), "العديد من الشبان"),
    ((2, None), "قتلى"),
    ((2, None), "أسرة كاملة"),
]

NONE = [
    "",
    "المدنيين",
    "اللاجئون",
    "عدد القتلى",
    "أي فرنسي",
    "كل شاب",
    "نحو 70% من الحالات",
    "استراليا",
    "سكان القرية",
]


@pytest.mark.parametrize(("value", "text"), EXACT)
def test_exact_counts(value: int, text: str) -> None:
    quantity = resolve_number(text)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (value, value)


@pytest.mark.parametrize(("bounds", "text"), RANGES)
def test_counts_with_bounds(bounds: tuple[int | None, int | None], text: str) -> None:
    quantity = resolve_number(text)
    assert quantity is not None
    assert (quantity.low, quantity.high) == bounds


@pytest.mark.parametrize("text", NONE)
def test_no_count_is_none(text: str) -> None:
    assert resolve_number(text) is None


@pytest.mark.parametrize(
    ("unit", "noun", "text"),
    [
        ("dead", "قتيلا", "23 قتيلا"),
        ("dead", "شهداء", "3 شهداء"),
        ("dead", "جندي", "مقتل جندي"),
        ("dead", "معتقلين", "مقتل 5 معتقلين"),
        ("injured", "جريحاً", "45 جريحاً"),
        ("injured", "إصابة", "184 إصابة"),
        ("injured", "شخصين", "إصابة شخصين"),
        ("detained", "معتقلين", "أكثر من 10 معتقلين"),
        ("abducted", "رهائن", "ثلاثة رهائن"),
        ("displaced", "النازحين", "عشرات الآلاف من النازحين"),
        ("surrendered", "مقاتل", "استسلام 100 مقاتل"),
        ("families", "عائلة", "50 عائلة"),
        ("casualties", "قتيلا", "70 قتيلا وجريحا"),
        ("casualties", "القتلى", "عشرات القتلى والجرحى"),
        ("casualties", "شخصا", "مقتل وإصابة 30 شخصا"),
        (None, "مقاتلي", "نحو 100 من مقاتلي داعش"),
        (None, "طفلين", "وطفلين"),
        (None, "رئيس", "للرئيس السابق"),
        (None, None, "العشرات"),
    ],
)
def test_the_unit_and_the_noun_as_printed(unit: str | None, noun: str | None, text: str) -> None:
    quantity = resolve_number(text)
    assert quantity is not None
    assert (quantity.unit, quantity.noun) == (unit, noun)


def test_about_a_hundred_is_a_hundred_and_approximate() -> None:
    quantity = resolve_number("نحو 100 من مقاتلي داعش")
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.approximate) == (100, 100, True)
    exact = resolve_number("100 مقاتل")
    assert exact is not None and not exact.approximate


@pytest.mark.parametrize(
    ("total", "parts", "text"),
    [
        (165, [(55, 55, "طفلاً"), (14, 14, "امرأة")], "165 شخصاً بينهم 55 طفلاً و14 امرأة"),
        (51, [(40, 40, "أطفال")], "51 قتيلا 40 منهم أطفال"),
        (3, [(1, 1, "طفل")], "3 أشخاص، بينهم طفل"),
        (3, [(1, 1, "طفل")], "3 فلسطينيين أحدهما طفل"),
        (4, [(2, 2, "طفلان")], "4 مدنيين بينهم طفلان"),
        (11, [(2, None, "نساء"), (2, None, "أطفال")], "11 شخصا بينهم نساء وأطفال"),
        (11, [(2, None, "أطفال"), (2, None, "نساء")], "11 شخصا بين أطفال ونساء"),
        (3, [(1, 1, "امرأة"), (3, 3, "أطفالها")], "ثلاثة مدنيين بينهم امرأة وأطفالها الثلاثة"),
        (13, [], "13 شخصا معظمهم من النساء والأطفال"),
    ],
)
def test_sub_counts_are_parts_and_never_added(total: int, parts: list[object], text: str) -> None:
    quantity = resolve_number(text)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (total, total)
    assert [(part.low, part.high, part.noun) for part in quantity.parts] == parts


def test_parts_have_the_totals_unit() -> None:
    quantity = resolve_number("51 قتيلا بينهم 40 طفلا")
    assert quantity is not None
    assert [part.unit for part in quantity.parts] == ["dead"]
    assert quantity.parts[0].provenance.note == "group child"


@pytest.mark.parametrize(
    ("value", "text"), [(12, "12 قتيلا و30 جريحا"), (5, "خمسة قتلى وجريح"), (1, "مقتل شخص وإصابة ثلاثة")]
)
def test_the_dead_and_the_injured_are_never_added(value: int, text: str) -> None:
    quantity = resolve_number(text)
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (value, value, "dead")


def test_marks_and_tatweel_do_not_matter() -> None:
    quantity = resolve_number("قتــيلان")
    assert quantity is not None
    assert (quantity.low, quantity.unit, quantity.noun) == (2, "dead", "قتــيلان")


def test_provenance_names_rule_and_rows() -> None:
    quantity = resolve_number("أكثر من 30 قتيلا")
    assert quantity is not None
    assert quantity.provenance.component == "resolving.quantities@1"
    assert quantity.provenance.rule == "number more"
    assert len(quantity.provenance.rows) == 2
    assert quantity.text == "أكثر من 30 قتيلا"
