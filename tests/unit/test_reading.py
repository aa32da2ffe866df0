import io
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from waqai.errors import UserError
from waqai.model import Article, Skipped
from waqai.reading import READERS, parse_published, read, read_stream

FIXTURES = Path(__file__).parents[1] / "fixtures"
REPORT = (FIXTURES / "report-utf-8-bom.txt").read_bytes().decode("utf-8-sig")
SENTENCE = "قتل جندي في انفجار لغم قرب البلدة صباح اليوم."


def one(path: Path, **options: str) -> Article:
    (article,) = read(path, **options)
    assert isinstance(article, Article), article
    return article


def skipped(path: Path) -> Skipped:
    (found,) = read(path)
    assert isinstance(found, Skipped), found
    assert found.stage == "reading"
    return found


@pytest.mark.parametrize("encoding", ["utf-8-bom", "windows-1256", "iso-8859-6", "utf-16"])
def test_text_in_any_encoding_is_read_as_received(encoding: str) -> None:
    article = one(FIXTURES / f"report-{encoding}.txt")
    assert article.text == REPORT
    assert "\r\n" in article.text
    assert article.title is None and article.title_span is None
    assert article.language == "ar"


def test_the_id_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    first, second = one(path), one(path)
    assert first == second
    assert len(first.sha256) == 64 and first.sha256.startswith(first.id)


def test_user_gives_date_and_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    article = one(path, published="2017-10-14", source="أخبار الآن")
    assert article.published == datetime(2017, 10, 14, tzinfo=UTC)
    assert article.source == "أخبار الآن"


def test_a_date_that_is_none_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"'14/10/2017' is not a date; write it as"):
        read(tmp_path / "a.txt", published="14/10/2017")


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2017-10-14", datetime(2017, 10, 14, tzinfo=UTC)),
        ("2017-10-14T09:30:00", datetime(2017, 10, 14, 9, 30, tzinfo=UTC)),
        ("2017-10-14T09:30:00+03:00", datetime(2017, 10, 14, 9, 30, tzinfo=timezone(timedelta(hours=3)))),
        ("2017-10-14 09:30Z", datetime(2017, 10, 14, 9, 30, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_published_is_iso_and_aware(stated: str | None, moment: datetime | None) -> None:
    assert parse_published(stated) == moment


@pytest.mark.parametrize("stated", ["20171014", "2017-13-01", "yesterday", "2017", "2017-10-14 at noon"])
def test_other_dates_are_refused(stated: str) -> None:
    with pytest.raises(UserError):
        parse_published(stated)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert skipped(tmp_path / "none.txt").reason == "no such file"
    assert skipped(tmp_path).reason == "a folder"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty text"),
        (b" \n\t\r\n ", "empty text"),
        (b"%PDF-1.7 \x00\x01", "binary file"),
        (b"PK\x03\x04\x14\x00", "binary file"),
        (bytes(range(256)) * 20, "binary file"),
        (b"Troops entered the town on Friday.", "not Arabic"),
        (b"12345 67890", "not Arabic"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert skipped(path).reason == reason


@pytest.mark.parametrize(("file", "name"), [("persian", "Persian"), ("urdu", "Urdu"), ("kurdish", "Kurdish")])
def test_other_languages_of_the_script_are_not_arabic(file: str, name: str) -> None:
    found = skipped(FIXTURES / f"{file}.txt")
    assert found.reason == "not Arabic"
    assert name in found.detail


def test_arabic_typed_with_persian_letters_is_arabic(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE.replace("ي", "ی").replace("ك", "ک"), encoding="utf-8")
    assert one(path).language == "ar"


def test_too_long_text_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text((SENTENCE + "\n") * 80_000, encoding="utf-8")
    assert skipped(path).reason == "too long"


def test_nul_and_bidi_controls_stay_in_the_text(tmp_path: Path) -> None:
    text = SENTENCE + "\u202e\0\u2067 قصف \u2028 مدفعي\u0085"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert one(path).text == text


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((SENTENCE * 20).encode()[:-1] + "ق".encode()[:1])
    assert one(path).text.startswith(SENTENCE)


def test_jsonl_reads_every_line_and_skips_broken_ones(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 7, "title": "عنوان الخبر", "text": SENTENCE, "url": "https://a.example", "x": [1]}),
        "{broken",
        "",
        json.dumps({"id": "b", "text": SENTENCE, "published": "14 Oct 2017"}),
        json.dumps({"id": "c", "text": ""}),
        json.dumps({"id": "d", "title": 3, "text": SENTENCE}),
        json.dumps({"text": SENTENCE, "published": "2018-01-02", "source": "وفا"}),
        json.dumps([1, 2]),
        '{"id": "e", "text": "\\ud800"}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(read(path, published="2020-05-05", source="سانا"))

    titled, plain = found[0], found[5]
    assert isinstance(titled, Article) and isinstance(plain, Article)
    assert titled.id == "7" and titled.text == f"عنوان الخبر\n{SENTENCE}"
    assert titled.title_span and titled.title_span.of(titled.text) == "عنوان الخبر"
    assert titled.published == datetime(2020, 5, 5, tzinfo=UTC) and titled.source == "سانا"
    assert plain.published == datetime(2018, 1, 2, tzinfo=UTC) and plain.source == "وفا"
    assert plain.id == plain.sha256[:16] and plain.title_span is None

    reasons = [(s.article, s.reason, s.detail[:7]) for s in found if isinstance(s, Skipped)]
    assert reasons == [
        (str(path), "not a JSON record", "line 2:"),
        ("b", "unknown date", "line 4:"),
        ("c", "empty text", "line 5"),
        (str(path), "not a JSON record", "line 6:"),
        (str(path), "not a JSON record", "line 8:"),
        (str(path), "not a JSON record", "line 9:"),
    ]


def test_streams_are_told_by_their_content() -> None:
    record = json.dumps({"id": "a", "text": SENTENCE}).encode()
    page = (FIXTURES / "wordpress.html").read_bytes()
    (from_json,) = read_stream(io.BytesIO(record))
    (from_text,) = read_stream(io.BytesIO(SENTENCE.encode()), source="وفا")
    (from_page,) = read_stream(io.BytesIO(page), name="-")
    (nothing,) = read_stream(io.BytesIO(b""))
    assert isinstance(from_json, Article) and from_json.id == "a"
    assert isinstance(from_text, Article) and from_text.text == SENTENCE and from_text.source == "وفا"
    assert isinstance(from_page, Article) and from_page.title
    assert nothing == Skipped("-", "reading", "empty text")


def test_unknown_extensions_are_told_by_their_content(tmp_path: Path) -> None:
    path = tmp_path / "a.data"
    path.write_text(json.dumps({"id": "a", "text": SENTENCE}), encoding="utf-8")
    assert one(path).id == "a"
    assert ".data" not in READERS
