import pytest

from waqai.model import Span
from waqai.text import find_words, fold, match_key


def words(text: str) -> list[str]:
    return [span.of(text) for span in find_words(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("قتـ.ـلى", "قتلى"),
        ("قصـ.ـف", "قصف"),
        ("قــصــف", "قصف"),
        ("ق*ص*ف", "قصف"),
        ("اسـ-ـتهداف", "استهداف"),
        ("د1عش", "داعش"),
        ("مُقَاتِلِينَ", "مقاتلين"),
        ("رحمٰن", "رحمن"),
        ("١٤ و۲۰۱۷", "14 و2017"),
        ("\u200fالرقة\u200e", "الرقة"),
        ("ﻻ ﺣﺮﺏ", "لا حرب"),
        ("الرقة", "الرقة"),
        ("أ.ف.ب", "أ.ف.ب"),
    ],
)
def test_fold_reads_words_as_they_are_meant(written: str, read: str) -> None:
    assert fold(written).text == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("الرقة", "الرقه"),
        ("مصطفى", "مصطفي"),
        ("مسؤول", "مسوول"),
        ("كوبانی", "كوباني"),
        ("کردستان", "كردستان"),
        ("CNN", "cnn"),
        ("  قوات   النظام ", "قوات النظام"),
        ("آزاد", "ازاد"),
    ],
)
def test_spellings_with_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_reading_keeps_spelling_variants_apart() -> None:
    assert fold("إدلب").text == "إدلب"
    assert fold("إدلب", match=True).text == "ادلب"


def test_spans_lead_back_to_the_original() -> None:
    text = "أثار قتـ.ـلى القَصْف غضبا"
    folded = fold(text)
    start = folded.text.index("قتلى")
    assert folded.span(start, start + 4).of(text) == "قتـ.ـلى"
    start = folded.text.index("القصف")
    assert folded.span(start, start + 5).of(text).startswith("القَصْف"[:6])


def test_a_span_is_found_in_the_folded_copy() -> None:
    text = "قُتِلَ خمسة في القـ.ـصف"
    at = text.index("خمسة")
    folded = fold(text)
    start, end = folded.find(Span(at, at + 4))
    assert folded.text[start:end] == "خمسة"


def test_an_unchanged_text_keeps_its_offsets() -> None:
    folded = fold("قصف مدفعي")
    assert folded.starts is None
    assert folded.span(4, 9) == Span(4, 9)


def test_ligatures_are_one_character_in_the_original() -> None:
    folded = fold("سﻻح")
    assert folded.text == "سلاح"
    assert folded.span(1, 3) == Span(1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قوات سوريا الديمقراطيةتحت إشراف", ["قوات", "سوريا", "الديمقراطية", "تحت", "إشراف"]),
        ("مقتل 3.5 ألف و١٬٢٠٠ شخص", ["مقتل", "3.5", "ألف", "و١٬٢٠٠", "شخص"]),
        ("#القوات_اللبنانية", ["القوات", "اللبنانية"]),
        ("قتـ.ـلى وجـ.ـرحى", ["قتـ.ـلى", "وجـ.ـرحى"]),
        ("الرقةُ هدأت", ["الرقةُ", "هدأت"]),
        ('"قسد": نفي', ["قسد", "نفي"]),
        ("بـ قصف ـ", ["بـ", "قصف"]),
        ("- ... ؟", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["طفـ.ل", "قـ.ـتـ.ل", "استـ.هدف"])
def test_words_broken_on_one_side(word: str) -> None:
    assert words(word) == [word]


@pytest.mark.parametrize(("written", "read"), [("قـ ـتـ ـل", "قتل"), ("جـ ـريـ ـح", "جريح")])
def test_words_broken_by_spaces(written: str, read: str) -> None:
    assert fold(written).text == read
    assert words(written) == [written]


def test_an_arabic_digit_stands_for_a_letter_too() -> None:
    assert fold("د١عش").text == "داعش"


def test_words_of_a_stretch() -> None:
    text = "قصف مدفعي عنيف"
    assert [w.of(text) for w in find_words(text, 4, 9)] == ["مدفعي"]
