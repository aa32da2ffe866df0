from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from waqai.model import Article, Skipped
from waqai.reading import read
from waqai.reading.pages import clean_lines, clean_title, name_outlet, stated_date

FIXTURES = Path(__file__).parents[1] / "fixtures"


def page(name: str, **options: str) -> Article:
    (article,) = read(FIXTURES / name, **options)
    assert isinstance(article, Article), article
    return article


def test_a_page_gives_title_text_date_outlet_and_address() -> None:
    article = page("wordpress.html")
    assert article.title == "مقتل بائعين في قصف على سوق تل النخيل"
    assert article.title_span and article.title_span.of(article.text) == article.title
    assert article.published == datetime(2021, 7, 13, 18, 20, tzinfo=timezone(timedelta(hours=3)))
    assert article.source == "صحيفة الضفة"
    assert article.url == "https://news.example.org/2021/market"


def test_a_page_keeps_the_article_and_its_related_headline_only() -> None:
    lines = page("wordpress.html").text.split("\n")
    assert lines[0] == "مقتل بائعين في قصف على سوق تل النخيل"
    assert lines[1].startswith("أفاد مسعفون") and lines[-2].startswith("وكانت البلدة")
    assert "اقرأ أيضا: هدنة في تل النخيل برعاية الوجهاء" in lines
    assert len(lines) == len(set(lines)) == 7
    assert lines[-1] == "المصدر: وكالات"


@pytest.mark.parametrize("name", ["portal-windows-1256.html", "table-iso-8859-6.html"])
def test_pages_in_one_byte_encodings(name: str) -> None:
    article = page(name)
    assert article.title == "هدوء حذر في تل النخيل بعد القصف"
    assert "عاد الهدوء إلى بلدة تل النخيل" in article.text
    assert "محفوظة" not in article.text and "الرئيسية" not in article.text
    assert article.published is None


def test_a_year_is_no_date() -> None:
    assert page("year-only.html").published is None


def test_the_user_knows_better_than_the_page() -> None:
    article = page("wordpress.html", published="2021-07-14", source="وفا")
    assert article.published and article.published.day == 14
    assert article.source == "وفا"


def test_a_page_without_running_text_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><nav>الرئيسية</nav></body></html>", encoding="utf-8")
    (found,) = read(path)
    assert isinstance(found, Skipped) and found.reason in ("no article found", "empty text")


@pytest.mark.parametrize(
    "title",
    [
        "قصف على البلدة - عنب بلدي",
        "عنب بلدي | قصف على البلدة",
        "قصف على البلدة – enabbaladi.net",
        "قصف على البلدة - أخبار - عنب بلدي",
        "قصف على البلدة",
    ],
)
def test_a_title_loses_the_name_of_the_site(title: str) -> None:
    cleaned = clean_title(title, "عنب بلدي", "www.enabbaladi.net")
    assert cleaned.removesuffix(" - أخبار") == "قصف على البلدة"


def test_a_dash_of_the_headline_stays() -> None:
    assert clean_title("سوريا - قصف على البلدة", "وكالة السهل", None) == "سوريا - قصف على البلدة"


def test_outlets_are_known_by_address() -> None:
    assert name_outlet("www.enabbaladi.net", "Enab Baladi") == "عنب بلدي"
    assert name_outlet("arabic.cnn.com", None) == "CNN"
    assert name_outlet("news.example.org", "صحيفة الضفة") == "صحيفة الضفة"
    assert name_outlet(None, None) is None


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2020-03-01T10:00:00+00:00">',
        "<meta content='2020-03-01T10:00:00Z' name='pubdate'>",
        '<script>{"@graph":[{"datePublished": "2020-03-01T10:00:00+0000"}]}</script>',
        '<time itemprop="datePublished" datetime="2020-03-01T10:00">',
        '<meta name="date" content="Sun, 01 Mar 2020 10:00:00 GMT">',
    ],
)
def test_dates_that_pages_state(markup: str) -> None:
    found = stated_date(markup, None)
    assert found is not None and found.isoformat() == "2020-03-01T10:00:00+00:00"


def test_site_furniture_is_left_out_and_a_stop_ends_the_article() -> None:
    lines = [
        "نص الخبر الأول وفيه ما يكفي من الكلام.",
        "م.ل",
        "ـــــــــ",
        "شارك المقال على:",
        "نص الخبر الثاني وفيه ما يكفي من الكلام.",
        "المصدر: رويترز",
        "جميع الحقوق محفوظة",
        "نص لا علاقة له بالخبر.",
    ]
    assert clean_lines("\n".join(lines), None) == [lines[0], lines[4], lines[5]]


def test_a_paragraph_that_begins_as_furniture_does_stays() -> None:
    line = "إعلان الهدنة في البلدة جاء بعد أسبوع من القتال بين الطرفين."
    assert clean_lines(line, None) == [line]
