"""Each family of time expressions, read in news of Saturday 14 October 2017."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from waqai.model import When
from waqai.resolving.times import anchor_time, is_from_event, resolve_time

SATURDAY = date(2017, 10, 14)


def days(when: When | None) -> str:
    """The interval as text: one day, two days, or with a dash for an open end; "-" for nothing."""
    if when is None:
        return "-"
    first, last = when.earliest, when.latest
    return str(first) if first == last and first else f"{first or ''}..{last or ''}"


DAYS = [
    ("2017-10-14", "اليوم"),
    ("2017-10-13", "أمس"),
    ("2017-10-13", "الأمس"),
    ("2017-10-13", "البارحة"),
    ("2017-10-15", "غداً"),
    ("2017-10-12", "أمس الأول"),
    ("2017-10-12", "أول أمس"),
    ("2017-10-16", "بعد غد"),
    ("2017-10-13", "أمس الجمعة"),
    ("2017-10-14", "اليوم السبت"),
    ("2017-10-15", "يوم غد الأحد"),
    ("2017-10-10", "الثلاثاء"),
    ("2017-10-10", "الثلثاء"),
    ("2017-10-14", "السبت"),
    ("2017-10-07", "السبت الماضي"),
    ("2017-10-06", "الجمعة قبل الماضي"),
    ("2017-10-15", "الأحد المقبل"),
    ("2017-10-23", "الاثنين بعد المقبل"),
    ("2017-10-04", "الأربعاء من الأسبوع الماضي"),
    ("2017-10-14", "وقت سابق اليوم"),
    ("2017-10-13", "وقت متأخر من الجمعة"),
    ("2017-10-11", "قبل ثلاثة أيام"),
    ("2017-10-12", "قبل يومين"),
    ("2017-10-03", "قبل أحد عشر يوما"),
    ("2017-10-07", "قبل أسبوع"),
    ("2017-10-17", "بعد ثلاثة أيام"),
]

DATES = [
    ("2017-10-14", "14 تشرين الأول/أكتوبر 2017"),
    ("2017-07-17", "17 تموز/يوليو 2017"),
    ("2016-07-17", "17 تموز (يوليو) 2016"),
    ("2016-10-02", "2 أكتوبر تشرين الأول 2016"),
    ("2017-06-12", "12 جوان 2017"),
    ("2019-07-12", "12 جويلية 2019"),
    ("2016-08-17", "17 غشت 2016"),
    ("2015-12-05", "5 دجنبر 2015"),
    ("2017-06-06", "6 من حزيران الماضي"),
    ("2017-10-12", "الثاني عشر من الشهر الجاري"),
    ("2017-09-20", "العشرين من الشهر الماضي"),
    ("2017-08-23", "الثالث والعشرين من آب"),
    ("2017-12-10", "العاشر من كانون الأول المقبل"),
    ("2015-10-27", "صباح الثلاثاء 27 أكتوبر 2015"),
    ("2018-12-29", "٢٠١٨/١٢/٢٩"),
    ("2017-10-14", "14/10/2017"),
    ("2017-10-14", "2017-10-14"),
    ("2017-10-14", "10/14/2017"),
    ("2017-10-14", "14.10.17"),
    ("2017-10-13", "١٣ أكتوبر ٢٠١٧م"),
    ("2017-09-21", "21/09"),
    ("2017-10-14", "24 محرم 1439"),
    ("2017-10-14", "24 محرم 1439 هـ"),
    ("2015-08-10", "الاثنين 25 / 10 / 1436 هـ"),
    ("2017-06-22", "ليلة السابع والعشرين من رمضان"),
    ("2017-09-05", "الثلاثاء الأول من شهر أيلول"),
    ("2017-09-25", "آخر اثنين من شهر أيلول"),
    ("2017-06-25", "أول أيام عيد الفطر"),
    ("2017-03-08", "يوم المرأة العالمي"),
    ("2018-12-25", "عيد الميلاد 2018"),
]

PERIODS = [
    ("2017-10-02..2017-10-08", "week", "الأسبوع الماضي"),
    ("2017-10-09..2017-10-15", "week", "هذا الأسبوع"),
    ("2017-10-16..2017-10-22", "week", "الأسبوع المقبل"),
    ("2017-09-25..2017-10-01", "week", "الأسبوع قبل الماضي"),
    ("2017-09-01..2017-09-30", "month", "الشهر الماضي"),
    ("2017-10-01..2017-10-31", "month", "الشهر الجاري"),
    ("2016-01-01..2016-12-31", "year", "العام الماضي"),
    ("2018-01-01..2018-12-31", "year", "السنة القادمة"),
    ("2014-07-01..2014-07-31", "month", "تموز 2014"),
    ("2014-07-01..2014-07-31", "month", "شهر تموز من عام 2014"),
    ("2016-12-01..2016-12-31", "month", "ديسمبر من العام الماضي"),
    ("2017-03-01..2017-03-31", "month", "مارس الماضي"),
    ("2018-03-01..2018-03-31", "month", "آذار المقبل"),
    ("2011-01-01..2011-12-31", "year", "2011"),
    ("2006-01-01..2006-12-31", "year", "العام ألفين وستة"),
    ("2016-10-02..2017-09-20", "year", "عام 1438 هـ"),
    ("2017-05-27..2017-06-24", "month", "شهر رمضان الماضي"),
    ("2019-05-06..2019-06-03", "month", "رمضان 2019"),
    ("2017-09-01..2017-09-04", "week", "عيد الأضحى"),
    ("2018-01-01..2018-01-10", "week", "مطلع كانون الثاني 2018"),
    ("2017-08-11..2017-08-20", "week", "منتصف آب"),
    ("2017-05-21..2017-05-31", "week", "أواخر أيار/مايو"),
    ("2016-10-01..2016-12-31", "quarter", "أواخر عام 2016"),
    ("2017-01-01..2017-03-31", "quarter", "مطلع العام الحالي"),
    ("2017-01-01..2017-03-31", "quarter", "الربع الأول من العام الحالي"),
    ("2015-07-01..2015-12-31", "quarter", "النصف الثاني من عام 2015"),
    ("2017-04-01..2017-04-07", "week", "الأسبوع الأول من أبريل"),
    ("2016-06-01..2016-08-31", "quarter", "صيف 2016"),
    ("2017-06-01..2017-08-31", "quarter", "الصيف الماضي"),
    ("1990-01-01..1999-12-31", "vague", "التسعينيات"),
    ("2017-05-23..2017-05-25", "day", "بين 23 و25 مايو"),
    ("2016-03-01..2017-05-31", "month", "بين آذار/مارس 2016 وأيار/مايو 2017"),
    ("2013-01-01..2014-12-31", "year", "بين عامي 2013 و2014"),
    ("2017-06-15..2017-06-17", "day", "من 15 حتى 17 يونيو"),
    ("2017-10-25..2017-10-27", "day", "25-27 من الشهر الجاري"),
    ("2017-10-12..2017-10-14", "week", "لليوم الثالث على التوالي"),
]

STRETCHES = [
    ("2017-10-13..2017-10-14", "خلال الأربع والعشرين ساعة الماضية"),
    ("2017-10-12..2017-10-14", "خلال الـ48 ساعة الماضية"),
    ("2017-10-11..2017-10-14", "خلال الأيام الثلاثة المنصرمة"),
    ("2015-10-14..2017-10-14", "العامين الماضيين"),
    ("2015-10-14..2017-10-14", "آخر سنتين"),
    ("2017-10-14..2017-10-16", "في غضون 48 ساعة"),
    ("2017-10-14..2017-10-24", "خلال الأيام القادمة"),
    ("2017-10-09..2017-10-14", "خلال الأيام القليلة الماضية"),
    ("2017-07-14..2017-10-14", "خلال ثلاثة أشهر"),
    ("2017-10-04..2017-10-12", "قبل أيام"),
    ("2017-08-30..2017-09-29", "قبل شهر"),
    ("2015-04-14..2016-04-14", "قبل عامين"),
    ("2017-07-16..2017-10-14", "مؤخرا"),
    ("2017-07-16..2017-10-14", "في الآونة الأخيرة"),
    ("2017-10-14..2018-01-12", "قريبا"),
]

OPEN = [
    ("2014-01-01..", "منذ عام 2014"),
    ("2014-01-01..", "ومنذ 2014"),
    ("2017-10-11..", "منذ ثلاثة أيام"),
    ("2017-10-13..", "منذ أمس الجمعة"),
    ("2017-01-01..", "منذ بداية العام"),
    ("2018-05-01..", "بدءا من مايو المقبل"),
    ("2013-10-14..", "منذ أكثر من ثلاث سنوات"),
    ("2017-03-30..", "منذ بدء الاحتجاجات في 30 مارس"),
    ("..2017-10-14", "حتى الآن"),
    ("..2017-10-18", "حتى الأربعاء المقبل"),
    ("..2017-12-31", "حتى نهاية العام"),
    ("..2018-12-31", "بحلول نهاية 2018"),
    ("2016-01-17..", "بعد 16 يناير/كانون الثاني 2016"),
    ("2017-01-01..2017-07-22", "منذ بداية العام الحالي حتى 22 من تموز"),
]

NO_DAY = ["", "   ", "العملية", "لمدة ثلاثين يوما", "20 عاما", "كل يوم جمعة", "يوميا", "بعد الانقلاب", "!"]


@pytest.mark.parametrize(("expected", "text"), DAYS + DATES + STRETCHES + OPEN)
def test_the_days_an_expression_allows(expected: str, text: str) -> None:
    assert days(resolve_time(text, SATURDAY)) == expected


@pytest.mark.parametrize(("expected", "precision", "text"), PERIODS)
def test_periods_say_how_coarse_they_are(expected: str, precision: str, text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None
    assert (days(when), when.precision) == (expected, precision)


@pytest.mark.parametrize("text", NO_DAY)
def test_what_names_no_day_is_none(text: str) -> None:
    assert resolve_time(text, SATURDAY) is None


@pytest.mark.parametrize(
    ("direction", "expected", "text"),
    [
        ("past", "2017-10-13", "الجمعة"),
        ("future", "2017-10-20", "الجمعة"),
        ("past", "2017-10-14", "السبت"),
        ("future", "2017-10-14", "السبت"),
        ("past", "2017-10-11..2017-10-14", "خلال ثلاثة أيام"),
        ("future", "2017-10-14..2017-10-17", "خلال ثلاثة أيام"),
        ("past", "2017-02-01..2017-02-28", "شباط/فبراير"),
        ("future", "2018-02-01..2018-02-28", "شباط/فبراير"),
        ("future", "2017-10-14..2018-06-30", "حتى يونيو"),
        ("past", "2017-10-06..2017-10-08", "نهاية الأسبوع"),
        ("past", "2017-11-05", "5 تشرين الثاني"),
        ("past", "2016-12-05", "5 كانون الأول"),
        ("past", "2016-11-05..", "منذ 5 تشرين الثاني"),
        ("future", "2017-12-05", "5 كانون الأول"),
    ],
)
def test_the_tense_of_the_clause_chooses(direction: str, expected: str, text: str) -> None:
    tuesday = date(2017, 10, 10)
    published = tuesday if "نهاية" in text else SATURDAY
    assert days(resolve_time(text, published, direction)) == expected  # type: ignore[arg-type]


def test_saturday_or_sunday_is_two_days() -> None:
    when = resolve_time("السبت أو الأحد", SATURDAY, "future")
    assert when is not None
    assert days(when) == "2017-10-14..2017-10-15"
    assert [days(day) for day in when.alternatives] == ["2017-10-14", "2017-10-15"]
    assert when.precision == "day"


def test_either_day_without_a_tense_is_a_forecast() -> None:
    assert resolve_time("السبت أو الأحد", SATURDAY) == resolve_time("السبت أو الأحد", SATURDAY, "future")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["2017-10-11", "2017-10-12"], "يومي الأربعاء والخميس"),
        (["2017-10-07", "2017-10-08"], "السبت والأحد الماضيين"),
        (["2017-12-10", "2017-12-11"], "10 و11 كانون الأول/ديسمبر المقبل"),
        (["2017-08-01", "2017-08-02"], "الأول والثاني من أغسطس"),
        (["2015-01-01..2015-12-31", "2016-01-01..2016-12-31"], "عامي 2015 و2016"),
        (["2013-03-31", "2013-05-05"], "عيد الفصح 2013"),
    ],
)
def test_several_dates_are_kept_apart(expected: list[str], text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None
    assert [days(each) for each in when.alternatives] == expected
    assert when.earliest == when.alternatives[0].earliest
    assert when.latest == when.alternatives[-1].latest


@pytest.mark.parametrize(
    ("day", "start", "end", "text"),
    [
        ("2017-10-10", "03:00", "06:00", "فجر الثلاثاء"),
        ("2017-10-13", "16:00", "23:59", "مساء أمس"),
        ("2017-10-13", "12:00", "18:00", "بعد ظهر الجمعة"),
        ("2017-10-13", "18:00", "23:59", "ليل الجمعة"),
        ("2017-10-13..2017-10-14", "18:00", "06:00", "ليل الجمعة السبت"),
        ("2017-10-08..2017-10-09", "18:00", "06:00", "ليل الأحد-الاثنين"),
        ("2017-10-13..2017-10-14", "18:00", "06:00", "الليلة الماضية"),
        ("2017-10-13", "18:00", "23:59", "ليلة أمس"),
        ("2017-10-13", "11:00", "14:00", "بعد صلاة الجمعة"),
        ("2017-10-14", "16:00", "23:59", "هذا المساء"),
    ],
)
def test_parts_of_day(day: str, start: str, end: str, text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None
    assert (days(when), when.precision) == (day, "part_of_day")
    assert (when.clock_start, when.clock_end) == (time.fromisoformat(start), time.fromisoformat(end))


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        ("03:00", "الساعة الثالثة فجر السبت"),
        ("17:30", "الخامسة والنصف من مساء أمس"),
        ("00:40", "الساعة 12:40 بعد منتصف الليل"),
        ("13:20", "الساعة 13,20"),
        ("04:01", "الثلاثاء في الساعة 04:01 ت غ"),
        ("15:15", "الساعة الثالثة وربع العصر"),
        ("11:45", "الساعة 12 إلا ربعا قبل الظهر"),
        ("01:58", "تمام الساعة الواحدة وثمان وخمسين دقيقة فجرا"),
        ("15:18", "الساعة 3 و 18 دقيقة عصرا"),
        ("20:00", "الثامنة مساء بالتوقيت المحلي"),
    ],
)
def test_clock_times(clock: str, text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None
    assert when.precision == "hour"
    assert when.clock_start == when.clock_end == time.fromisoformat(clock)


def test_an_hour_without_its_half_keeps_both() -> None:
    when = resolve_time("الساعة الثالثة", SATURDAY)
    assert when is not None
    assert [each.clock_start for each in when.alternatives] == [time(3), time(15)]


def test_the_hour_of_publication_settles_the_half() -> None:
    published = datetime(2017, 10, 14, 10, tzinfo=UTC)
    past, future = (resolve_time("الساعة الثالثة", published, way) for way in ("past", "future"))  # type: ignore[arg-type]
    assert past is not None and past.clock_start == time(3)
    assert future is not None and future.clock_start == time(15)


def test_a_stated_zone_is_turned_into_the_publications_own() -> None:
    damascus = timezone(timedelta(hours=3))
    when = resolve_time("الساعة 22:30 بتوقيت غرينتش أمس", datetime(2017, 10, 14, 12, tzinfo=damascus))
    assert when is not None
    assert (days(when), when.clock_start) == ("2017-10-14", time(1, 30))
    assert when.provenance.note == "22:30 in zone 0"


def test_hours_are_counted_from_the_hour_of_publication() -> None:
    when = resolve_time("قبل ثلاث ساعات", datetime(2017, 10, 14, 1, 15))
    assert when is not None
    assert (days(when), when.clock_start, when.precision) == ("2017-10-13", time(22, 15), "hour")


def test_an_hour_range_may_pass_midnight() -> None:
    when = resolve_time("السابعة مساء وحتى السادسة صباحا", SATURDAY)
    assert when is not None
    assert days(when) == "2017-10-14..2017-10-15"
    assert (when.clock_start, when.clock_end) == (time(19), time(6))


def test_an_hour_alone_is_inferred_to_be_the_anchors_day() -> None:
    when = resolve_time("الثالثة فجرا", SATURDAY)
    assert when is not None
    assert (days(when), when.basis) == ("2017-10-14", "inferred")


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        ("stated", "14 تشرين الأول 2017"),
        ("stated", "منذ 2014"),
        ("anchored", "أمس"),
        ("anchored", "14 تشرين الأول"),
    ],
)
def test_basis_says_whether_the_words_gave_the_date(basis: str, text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None and when.basis == basis


@pytest.mark.parametrize(
    ("offsets", "text"),
    [
        ((0.0, 0.0), "اليوم"),
        ((-1.0, -1.0), "أمس"),
        ((-1.0, -1.0), "أمس الجمعة"),
        ((-6.0, 0.0), "الثلاثاء"),
        ((-7.0, -1.0), "الثلاثاء الماضي"),
        ((-3.0, -3.0), "قبل ثلاثة أيام"),
        ((-1.0, 0.0), "خلال الأربع والعشرين ساعة الماضية"),
        ((-2.0, 0.0), "منذ يومين"),
        (None, "حتى الآن"),
    ],
)
def test_without_a_publication_date_relative_words_stay_relative(offsets: object, text: str) -> None:
    when = resolve_time(text)
    assert when is not None
    assert (when.basis, when.earliest, when.latest) == ("relative", None, None)
    assert when.offset_days == offsets


def test_without_a_publication_date_a_full_date_is_still_a_date() -> None:
    assert days(resolve_time("14 تشرين الأول/أكتوبر 2017")) == "2017-10-14"
    assert days(resolve_time("اليوم السبت 14 تشرين الأول 2017")) == "2017-10-14"


@pytest.mark.parametrize(
    ("offsets", "text"),
    [
        ((2, 2), "بعد يومين من الهجوم"),
        ((7, 7), "بعد أسبوع من رفع حالة الطوارئ"),
        ((-1, -1), "قبل يوم من الاستفتاء"),
        ((2, 10), "بعد أيام من الانقلاب"),
        ((1, 1), "في اليوم التالي"),
        ((0, 0), "اليوم نفسه"),
        ((0, 0), "نفس اليوم"),
        ((-1, -1), "عشية الانتخابات"),
    ],
)
def test_what_is_counted_from_an_event_waits_for_its_day(offsets: tuple[int, int], text: str) -> None:
    when = resolve_time(text, SATURDAY)
    assert when is not None and is_from_event(when)
    assert (when.offset_days, when.earliest) == (offsets, None)
    anchored = anchor_time(when, date(2017, 3, 5))
    assert anchored.earliest == date(2017, 3, 5) + timedelta(days=offsets[0])
    assert anchored.latest == date(2017, 3, 5) + timedelta(days=offsets[1])
    assert anchored.basis == "anchored"


def test_two_days_later_is_from_the_event_in_a_past_clause_and_ahead_in_a_future_one() -> None:
    past, future = (resolve_time("بعد يومين", SATURDAY, way) for way in ("past", "future"))  # type: ignore[arg-type]
    assert past is not None and is_from_event(past)
    assert days(future) == "2017-10-16"


def test_anchoring_counts_relative_words_anew() -> None:
    when = resolve_time("أمس")
    assert when is not None
    assert days(anchor_time(when, SATURDAY)) == "2017-10-13"
    stated = resolve_time("منذ 2014", SATURDAY)
    assert stated is not None and anchor_time(stated, date(2000, 1, 1)) == stated


def test_two_days_after_a_date_is_a_date() -> None:
    assert days(resolve_time("بعد يومين من 5 آذار 2017", SATURDAY)) == "2017-03-07"
    assert days(resolve_time("قبل يوم واحد من 5 آذار 2017", SATURDAY)) == "2017-03-04"


def test_the_printed_weekday_wins_over_the_day_word_and_the_conflict_is_noted() -> None:
    when = resolve_time("اليوم الجمعة", SATURDAY)
    assert when is not None
    assert days(when) == "2017-10-13"
    assert when.provenance.note


def test_the_printed_weekday_chooses_the_year() -> None:
    assert days(resolve_time("الجمعة 15 تموز", SATURDAY)) == "2016-07-15"
    assert days(resolve_time("الأحد 14 كانون الثاني", SATURDAY)) == "2018-01-14"


def test_on_a_sunday_the_new_week_has_begun() -> None:
    sunday = date(2017, 10, 15)
    assert days(resolve_time("الأسبوع الماضي", sunday)) == "2017-10-09..2017-10-14"
    assert days(resolve_time("هذا الأسبوع", sunday)) == "2017-10-15..2017-10-22"


@pytest.mark.parametrize(
    "text",
    ["وفي يوم الجمعة،", "(أَمْسِ الجُمُعَة)", "أمـــس", "يوم أمس .", "امس الجمعه", "وأمس الجمعة وفق البيان"],
)
def test_clitics_marks_and_punctuation_do_not_matter(text: str) -> None:
    assert days(resolve_time(text, SATURDAY)) == "2017-10-13"


def test_provenance_names_rule_and_rows() -> None:
    when = resolve_time("فجر الثلاثاء الماضي", SATURDAY)
    assert when is not None
    assert when.provenance.component == "resolving.times@1"
    assert when.provenance.rule == "weekday last"
    assert len(when.provenance.rows) == 3
    assert when.text == "فجر الثلاثاء الماضي"


def test_numbers_beyond_the_calendar_are_no_time() -> None:
    assert resolve_time("قبل 999999999 عاما", SATURDAY) is None
    assert resolve_time("قبل " + "9" * 5000 + " يوما", SATURDAY) is None
    assert resolve_time("31 شباط 2017", SATURDAY) is None
