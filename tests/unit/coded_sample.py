"""A coded article built by hand: a planned convoy under a deal, a toll, a denial, and a related headline."""

from __future__ import annotations

from datetime import UTC, date, datetime

from waqai.model import (
    Argument,
    Article,
    Claim,
    CodedArticle,
    Codes,
    Event,
    Guest,
    Header,
    Provenance,
    Quantity,
    Role,
    Span,
    When,
    Where,
    Who,
)

TITLE = "قافلة تغادر البلدة غدا"
FIRST = "أعلن المجلس أن قافلة ستغادر الرقة السبت أو الأحد بموجب اتفاق مع التنظيم."
SECOND = "وقتل نحو 100 من المقاتلين ولم يشارك التحالف في المحادثات."
RELATED = "فرار الأهالي من المدينة"
TEXT = "\n".join((TITLE, FIRST, SECOND, RELATED))
MADE = Provenance("test@1")


def find(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def argument(role: Role, words: str, **values: Who | Where | When | Quantity) -> Argument:
    return Argument(role, find(words), words, **values)  # type: ignore[arg-type]


SATURDAY = When(date(2017, 10, 14), date(2017, 10, 14), "day", "anchored", MADE)
SUNDAY = When(date(2017, 10, 15), date(2017, 10, 15), "day", "anchored", MADE)
EITHER_DAY = When(
    date(2017, 10, 14), date(2017, 10, 15), "day", "anchored", MADE, alternatives=(SATURDAY, SUNDAY)
)
RAQQA = Where("geo:1", "الرقة", "Raqqa", 39.01, 35.95, "town", "city", MADE, country="SY", admin1="Raqqa")
COUNCIL = Who("SY-COUNCIL", "المجلس", "Local Council", "government", MADE, country="SY", sectors=("GOV",))
COALITION = Who("COALITION", "التحالف", None, "coalition", MADE, sectors=("MIL",))
ABOUT_100 = Quantity(90, 110, MADE, unit="dead", approximate=True)


def event(number: int, type_: str, mode: str | None, trigger: str, sentence: str, **more: object) -> Event:
    fields: dict[str, object] = {
        "id": f"a1/e{number}", "type": type_, "mode": mode, "status": "actual", "background": False,
        "related": False, "trigger": find(trigger), "trigger_text": trigger, "sentence": find(sentence),
        "arguments": (), "when": None, "where": None, "killed": None, "injured": None, "affected": None,
        "claims": (), "provision_of": None, "same_as": None, "codes": Codes(), "provenance": MADE,
    }  # fmt: skip
    return Event(**(fields | more))  # type: ignore[arg-type]


EVENTS = (
    event(
        1, "MOVE", "evacuate", "ستغادر", FIRST,
        status="planned", when=EITHER_DAY, where=RAQQA, claims=("a1/c1",), provision_of="a1/e2",
        arguments=(argument("actor", "قافلة"), argument("origin", "الرقة", where=RAQQA)),
    ),
    event(
        2, "AGREE", None, "اتفاق", FIRST, claims=("a1/c1",), background=True,
        codes=Codes(plover="AGREE", goldstein=-1.5),
        arguments=(argument("actor", "المجلس", who=COUNCIL), argument("target", "التنظيم")),
    ),
    event(
        3, "ASSAULT", "kill", "وقتل", SECOND, killed=ABOUT_100, claims=("a1/c2",),
        arguments=(argument("killed", "نحو 100 من المقاتلين", quantity=ABOUT_100, who=COUNCIL),),
    ),
    event(
        4, "CONSULT", None, "المحادثات", SECOND, status="negated", claims=("a1/c2",),
        arguments=(argument("actor", "التحالف", who=COALITION),),
    ),
    event(5, "MOVE", "flee", "فرار", RELATED, related=True, status="possible"),
)  # fmt: skip
CLAIMS = (
    Claim("a1/c1", "a1/e1", COUNCIL, "states", find("أعلن"), "أعلن", MADE, via=(COALITION,)),
    Claim("a1/c2", "a1/e3", None, "states", None, None, MADE),
)
ARTICLE = Article(
    "a1", TEXT, "0" * 64, source="وكالة", title=TITLE, title_span=find(TITLE),
    published=datetime(2017, 10, 14, tzinfo=UTC), language="ar",
)  # fmt: skip
HEADER = Header(
    outlet="وكالة",
    dateline_place=RAQQA,
    guests=(Guest(find("المجلس"), name=find("المجلس"), place=find("الرقة")),),
    related=(find(RELATED),),
)
CODED = CodedArticle(ARTICLE, HEADER, (), EVENTS, CLAIMS)
