import pytest

from waqai.model import Span
from waqai.segmenting.sentences import split_sentences


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["وصل الوفد صباحا.", "ثم غادر مساء."],
        ["هل انتهت الهدنة؟", "لا أحد يعلم!", "انتظروا."],
        ['قال: "لن نتراجع."', "وغادر القاعة."],
        ["وقع الانفجار في 2014.", "وقتل فيه اثنان."],
        ["1. الانسحاب من البلدة.", "2. تبادل الأسرى."],
        ["قالها ثم صمت…"],
        [
            "سار الناس في الشوارع الضيقة خلف نعوش القتلى الثلاثة ..",
            "ثم تفرقوا بعد الصلاة دون حوادث",
        ],
    ],
)
def test_sentences_that_end(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل د. سالم في القصف.",
        "نقلت أ.ف.ب عن مصدر قوله إن القصف توقف.",
        "قالت سي.إن.إن إن القصف توقف.",
        "بلغ السعر 3.5 دولار يوم 12.10.2021 مساء.",
        "وقع أ. د. حازم البيان.",
        "هناك .. قالت الوحدات إن القتال انتهى.",
        "نشر موقع العربية.نت الخبر.",
        'سأل: "متى نعود؟"، ثم مضى.',
        "أثار قتـ.ـلى القصـ.ـف غضبا.",
        "وصل J. Smith إلى البلدة.",
        "قال مدير (إف. بي. آي) إن التحقيق مستمر.",
    ],
)
def test_stops_that_end_no_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


def test_a_missing_space_after_the_stop() -> None:
    assert split("وصل الوفد صباحا.وأضافت الوكالة أنه غادر.") == [
        "وصل الوفد صباحا.",
        "وأضافت الوكالة أنه غادر.",
    ]


def test_marks_alone_belong_to_the_sentence_before() -> None:
    assert split('متى نعود؟" .') == ['متى نعود؟" .']
    assert split("...") == ["..."]
