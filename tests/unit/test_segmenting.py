from pathlib import Path

import pytest

from waqai.model import Article, Segments, Span
from waqai.segmenting import segment

EXAMPLE = Path(__file__).parents[2] / "examples" / "raqqa-2017-10-14.txt"
LONG = "أعلن الدفاع المدني يوم الاثنين أن فرقه انتشلت جثتين من تحت أنقاض مبنى انهار في البلدة بعد قصف ليلي."


def make(text: str, title: str | None = None) -> Article:
    whole = f"{title}\n{text}" if title else text
    return Article("a", whole, "0" * 64, title=title, title_span=Span(0, len(title)) if title else None)


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    article = make(text, title)
    return [(p.zone, p.span.of(article.text)) for p in segment(article).paragraphs]


def words(article: Article, span: Span | None) -> str | None:
    return span.of(article.text) if span else None


@pytest.fixture(scope="module")
def example() -> tuple[Article, Segments]:
    article = make(EXAMPLE.read_text("utf-8"))
    return article, segment(article)


def test_the_example_has_its_header_parts(example: tuple[Article, Segments]) -> None:
    article, found = example
    assert words(article, found.outlet) == "أخبار الآن"
    assert found.dateline is not None
    assert words(article, found.dateline.place) == "دبي"
    assert words(article, found.dateline.country) == "الإمارات العربية المتحدة"
    assert words(article, found.byline) == "جمانة بشان"
    assert found.agency is None


def test_the_example_has_its_guest_and_its_related_headline(example: tuple[Article, Segments]) -> None:
    article, found = example
    (guest,) = found.guests
    assert words(article, guest.name) == "نواف خليل"
    assert words(article, guest.title) == "رئيس"
    assert words(article, guest.organisation) == "المركز الكردي للدراسات"
    assert words(article, guest.place) == "القامشلي"
    (related,) = found.related
    assert related.of(article.text) == "أهالي الرقة يجتازون حقل ألغام ويستهدفهم القناصة هربا من داعش"


def test_the_example_has_eleven_body_paragraphs(example: tuple[Article, Segments]) -> None:
    _, found = example
    named = [p.zone for p in found.paragraphs]
    assert named == ["header", *["body"] * 10, "guest", "related", "related"]


def test_a_drawn_breath_does_not_end_a_sentence(example: tuple[Article, Segments]) -> None:
    article, found = example
    (sentence,) = next(p.sentences for p in found.paragraphs if "ففي آخر" in p.span.of(article.text))
    assert ".. قالت وحدات" in sentence.of(article.text)


@pytest.mark.parametrize(
    ("line", "outlet", "agency", "place", "country", "date", "byline"),
    [
        ("دمشق - سانا", None, "سانا", "دمشق", None, None, None),
        ("دمشق-سانا", None, "سانا", "دمشق", None, None, None),
        ("رفح 12-5-2024 وفا-", None, "وفا", "رفح", None, "12-5-2024", None),
        ("عنب بلدي – الرقة", "عنب بلدي", None, "الرقة", None, None, None),
        ("هراري 15 - 7 ( اف ب )", None, "اف ب", "هراري", None, "15 - 7", None),
        ("القاهرة - أحمد الريدي", None, None, "القاهرة", None, None, "أحمد الريدي"),
        ("القاهرة - رويترز", None, "رويترز", "القاهرة", None, None, None),
        ("برلين - د ب أ", None, "د ب أ", "برلين", None, None, None),
        ("بلدي نيوز - حلب (سامر عمران)", "بلدي نيوز", None, "حلب", None, None, "سامر عمران"),
        ("إدلب / أحمد كنعان / الأناضول", None, "الأناضول", "إدلب", None, None, "أحمد كنعان"),
        ("دمشق– «القدس العربي»:", "القدس العربي", None, "دمشق", None, None, None),
        ("الأربعاء, ٥ يوليو ٢٠٢٣, ١٧:٠٨", None, None, None, None, "الأربعاء, ٥ يوليو ٢٠٢٣, ١٧:٠٨", None),
        ("كتب: محمود الصالح", None, None, None, None, None, "محمود الصالح"),
        ("إعداد ليلى حسن", None, None, None, None, None, "ليلى حسن"),
        ("عمان، الأردن (CNN)", "CNN", None, "عمان", "الأردن", None, None),
        ("السهل نيوز - درعا", "السهل نيوز", None, "درعا", None, None, None),
        ("العربية.نت- وكالات", "العربية.نت", "وكالات", None, None, None, None),
    ],
)
def test_header_lines(
    line: str,
    outlet: str | None,
    agency: str | None,
    place: str | None,
    country: str | None,
    date: str | None,
    byline: str | None,
) -> None:
    article = make(f"{line}\n{LONG}", title="انتشال جثتين من تحت الأنقاض")
    found = segment(article)
    assert [p.zone for p in found.paragraphs] == ["title", "header", "body"]
    dateline = found.dateline
    parts = (dateline.place, dateline.country, dateline.date) if dateline else (None, None, None)
    named = (found.outlet, found.agency, *parts, found.byline)
    assert tuple(words(article, part) for part in named) == (outlet, agency, place, country, date, byline)


@pytest.mark.parametrize(
    ("prefix", "outlet", "agency", "place"),
    [
        ("بيروت (رويترز) - ", None, "رويترز", "بيروت"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", "CNN", None, "دبي"),
        ("(CNN)— ", "CNN", None, None),
        ("رفح 12-5-2024 وفا- ", None, "وفا", "رفح"),
        ("حمص-سانا ", None, "سانا", "حمص"),
        ("أربيل (كوردستان24)- ", "كوردستان24", None, "أربيل"),
        ("إدلب – حرية برس: ", "حرية برس", None, "إدلب"),
        ("جنيف - ", None, None, "جنيف"),
        ("(بيروت) – ", None, None, "بيروت"),
    ],
)
def test_a_dateline_at_the_head_of_a_paragraph_is_split_off(
    prefix: str, outlet: str | None, agency: str | None, place: str | None
) -> None:
    article = make(prefix + LONG, title="انتشال جثتين من تحت الأنقاض")
    found = segment(article)
    header, body = found.paragraphs[1:]
    assert (header.zone, header.span.of(article.text)) == ("header", prefix.strip())
    assert (body.zone, body.span.of(article.text)) == ("body", LONG)
    dateline_place = found.dateline.place if found.dateline else None
    assert [words(article, s) for s in (found.outlet, found.agency, dateline_place)] == [
        outlet,
        agency,
        place,
    ]


def test_a_byline_before_two_bars() -> None:
    article = make("نور الدين الأحمد|| " + LONG)
    assert words(article, segment(article).byline) == "نور الدين الأحمد"


@pytest.mark.parametrize(
    "sentence",
    [
        "قالت وكالة رويترز - نقلا عن مصدر - إن القصف استمر ساعتين على أطراف البلدة ولم يوقع ضحايا.",
        "ذكرت محطة (سي.إن.إن/ترك) أن الشرطة أوقفت ثلاثة أشخاص في إسطنبول للاشتباه في صلتهم بالتفجير.",
        "سانا: مقتل ثلاثة أشخاص جراء انفجار مستودع ذخيرة في ريف حلب صباح اليوم حسب مصدر عسكري.",
        "وفي باريس، قالت فرانس برس إن المتظاهرين تجمعوا في الساحة وسط إجراءات أمنية مشددة مساء السبت.",
        "الرئيس - الذي وصل أمس - التقى قادة الجيش في القصر الجمهوري وبحث معهم الوضع على الحدود.",
    ],
)
def test_a_sentence_that_names_an_agency_is_no_header(sentence: str) -> None:
    assert zones(sentence + "\n" + LONG, title="عنوان الخبر") == [
        ("title", "عنوان الخبر"),
        ("body", sentence),
        ("body", LONG),
    ]


def test_a_headline_is_no_header() -> None:
    for headline in ("سوريا - مقتل ثلاثة مدنيين", "حصاد الأحداث الميدانية ليوم الأحد 28-11-2021"):
        assert zones(f"{headline}\n{LONG}")[0] == ("title", headline)


def test_the_first_short_line_of_plain_text_is_its_title() -> None:
    found = zones(f"انتشال جثتين من تحت الأنقاض\nبلدي نيوز - حلب\nانتشال جثتين من تحت الأنقاض\n{LONG}")
    assert [zone for zone, _ in found] == ["title", "header", "title", "body"]
    assert zones("انتشال جثتين من تحت الأنقاض") == [("body", "انتشال جثتين من تحت الأنقاض")]


def test_related_headlines_run_to_the_next_paragraph() -> None:
    text = f"{LONG}\nاقرأ أيضًا:\nأول عنوان\nثاني عنوان\n{LONG} {LONG}\nللمزيد - عنوان ثالث\nالنهاية قريبة."
    article = make(text)
    assert [p.zone for p in segment(article).paragraphs] == [
        "body", "related", "related", "related", "body", "related", "body",
    ]  # fmt: skip
    assert [s.of(text) for s in segment(article).related] == ["أول عنوان", "ثاني عنوان", "عنوان ثالث"]


def test_a_related_headline_at_the_end_of_a_paragraph_is_split_off() -> None:
    text = f"{LONG} إقرأ أيضا: أهالي البلدة يعودون"
    found = segment(make(text))
    assert [(p.zone, p.span.of(text)) for p in found.paragraphs] == [
        ("body", LONG),
        ("related", "إقرأ أيضا: أهالي البلدة يعودون"),
    ]
    assert [s.of(text) for s in found.related] == ["أهالي البلدة يعودون"]


@pytest.mark.parametrize(
    "sentence",
    ["شاهد آلاف الأشخاص فيلما نشرته الشركة كاملا.", "المزيد من المخاطر تنتظر السكان في المخيم."],
)
def test_a_verb_of_seeing_is_no_related_marker(sentence: str) -> None:
    assert zones(f"{LONG}\n{sentence}")[1] == ("body", sentence)


@pytest.mark.parametrize(
    ("line", "name", "title", "organisation", "place"),
    [
        (
            "ينضم إلينا من بيروت الكاتب والمحلل السياسي سامر يونس",
            "سامر يونس", "الكاتب والمحلل السياسي", None, "بيروت",
        ),
        (
            "للحديث حول آخر التطورات معنا عبر سكايب د. هدى سالم، الباحثة في مركز الدراسات",
            "هدى سالم", "الباحثة", "مركز الدراسات", None,
        ),
        ("ضيفنا من دير الزور، الناشط وائل عمر", "وائل عمر", "الناشط", None, "دير الزور"),
        ("معنا من غزة رامي عوض مدير مستشفى البلدة", "رامي عوض", "مدير", "مستشفى البلدة", "غزة"),
        (
            "معنا السيد كريم حداد المتحدث باسم الدفاع المدني من حلب",
            "كريم حداد", "المتحدث", "الدفاع المدني", "حلب",
        ),
    ],
)  # fmt: skip
def test_guest_lines(
    line: str, name: str, title: str | None, organisation: str | None, place: str | None
) -> None:
    article = make(f"{LONG}\n{line}")
    found = segment(article)
    (guest,) = found.guests
    assert found.paragraphs[-1].zone == "guest"
    parts = (guest.name, guest.title, guest.organisation, guest.place)
    assert tuple(words(article, part) for part in parts) == (name, title, organisation, place)


def test_two_guests_in_one_line() -> None:
    article = make(f"{LONG}\nمعنا من عمان السيد زياد نمر ومن بغداد الدكتور حازم كاظم")
    assert [words(article, g.name) for g in segment(article).guests] == ["زياد نمر", "حازم كاظم"]


def test_a_line_that_begins_with_us_is_not_always_a_guest() -> None:
    line = "معنا حق ولن نتراجع عنه."
    assert zones(f"{LONG}\n{line}")[1] == ("body", line)


@pytest.mark.parametrize(
    "line",
    [
        "صورة أرشيفية لمخيم اليرموك",
        "دمار في أحد أحياء المدينة (تواصل اجتماعي)",
        "نازحون قرب معبر على الحدود - الأناضول",
        "تصوير: سامر عمران",
    ],
)
def test_captions(line: str) -> None:
    article = make(f"{line}\n{LONG}", title="عنوان الخبر")
    found = segment(article)
    assert [p.zone for p in found.paragraphs] == ["title", "caption", "body"]
    assert [s.of(article.text) for s in found.captions] == [line]


def test_the_foot_of_an_article() -> None:
    text = f"{LONG}\nالمصدر: رويترز\nتابعونا على تلغرام\nجميع الحقوق محفوظة 2020\nخبر آخر لا علاقة له"
    found = segment(make(text))
    assert [p.zone for p in found.paragraphs] == ["body", "footer", "footer", "footer", "footer"]
    assert words(make(text), found.agency) == "رويترز"


def test_lines_end_at_every_kind_of_break() -> None:
    text = "قصف\rنزوح\r\nهدنة\u2028لقاء\u2029بيان\n\n * * *\nنفي"
    assert [body for _, body in zones(text)] == ["قصف", "نزوح", "هدنة", "لقاء", "بيان", "نفي"]


def test_a_long_line_is_split_at_sentence_ends() -> None:
    text = " ".join([LONG] * 20)
    found = segment(make(text))
    assert all(p.span.end - p.span.start <= 700 for p in found.paragraphs)
    assert sum(len(p.sentences) for p in found.paragraphs) == 20
    assert [w for p in found.paragraphs for w in p.words] == sorted(
        w for p in found.paragraphs for w in p.words
    )


def test_an_article_without_words_has_no_paragraphs() -> None:
    assert segment(make("\n--\n ... \n")).paragraphs == ()
