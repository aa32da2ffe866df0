"""The JSON record: its keys, its values, and that the schema accepts it and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import jsonschema
import pytest
from coding_sample import MADE, Draft

from waqai.coding import code_entities
from waqai.exporting.record import to_json, to_record
from waqai.lexicons import DATA
from waqai.model import (
    ActorCandidate,
    CodedArticle,
    Dateline,
    Guest,
    Header,
    Name,
    PlaceCandidate,
    Quantity,
    Skipped,
    When,
    Where,
)

SCHEMA = json.loads((DATA / "schema" / "coded-article.schema.json").read_text("utf-8"))


def validate(record: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(record)


def coded() -> CodedArticle:
    draft = Draft(
        [("header", "دبي - سمير"), ("body", "قال الجيش إن القوات قصفت حلب السبت أو الأحد فقتل نحو 10.")]
    )
    draft.report("قال", "الجيش")
    roles = (("actor", "القوات"), ("place", "حلب"), ("time", "السبت أو الأحد"), ("killed", "نحو 10"))
    draft.event("ASSAULT.shelling", "قصفت", report=0, arguments=roles)  # type: ignore[arg-type]
    draft.names.append(Name(draft.find("حلب"), "place", 0.9))
    days = tuple(When(date(2024, 5, d), date(2024, 5, d), "day", "anchored", MADE) for d in (4, 5))
    draft.when(
        "السبت أو الأحد",
        When(
            date(2024, 5, 4),
            date(2024, 5, 5),
            "day",
            "anchored",
            MADE,
            alternatives=days,
            clock_start=time(3),
        ),
    )
    aleppo = PlaceCandidate("geo:1", "حلب", "Aleppo", "SY", 37.16, 36.2, "town", 0.9)
    draft.where("حلب", place_id="geo:1", country="SY", lon=37.16, lat=36.2, candidates=(aleppo,))
    draft.who("الجيش", actor_id="SY-ARMY", candidates=(ActorCandidate("SY-ARMY", "الجيش", None, 1.0),))
    child = Quantity(1, 1, MADE, noun="طفل")
    draft.quantity("نحو 10", 8, 12, approximate=True, parts=(child,))
    events, claims = draft.code()
    article = replace(
        draft.article(), source="outlet", published=datetime(2024, 5, 4, 9, tzinfo=UTC), language="ar"
    )
    dubai = Where(None, "دبي", "Dubai", 55.3, 25.3, "town", "city", MADE, country="AE")
    line = Dateline(draft.find("دبي - سمير"), draft.find("دبي"))
    guest = Guest(draft.find("سمير"), draft.find("سمير"))
    header = Header("outlet", dubai, line, draft.find("سمير"), None, (guest,))
    return CodedArticle(article, header, code_entities(article, draft.tags(), draft.resolved), events, claims)


def test_a_full_record_fits_the_schema() -> None:
    validate(to_record(coded()))
    validate(json.loads(to_json(coded())))


def test_the_keys_stand_in_their_order() -> None:
    record = to_record(coded())
    assert list(record) == ["article", "entities", "events", "claims", "skipped"]
    assert list(record["article"])[:11] == [
        "id", "source", "url", "title", "published", "language", "sha256", "dateline", "byline", "guests", "related",
    ]  # fmt: skip
    assert list(record["events"][0])[:5] == ["id", "type", "mode", "status", "background"]
    assert list(record["claims"][0]) == ["id", "event", "claimant", "act", "cue", "via", "provenance"]


def test_values_are_plain_and_exact() -> None:
    record = to_record(coded())
    text = coded().article.text
    (event,) = record["events"]
    assert record["article"]["published"] == "2024-05-04T09:00:00+00:00"
    assert event["trigger"] == {"start": text.index("قصفت"), "end": text.index("قصفت") + 4, "text": "قصفت"}
    assert (event["when"]["earliest"], event["when"]["latest"]) == ("2024-05-04", "2024-05-05")
    assert [day["earliest"] for day in event["when"]["alternatives"]] == ["2024-05-04", "2024-05-05"]
    assert event["when"]["clock_start"] == "03:00:00"
    assert event["killed"]["parts"][0]["noun"] == "طفل"
    assert event["killed"]["unit"] == "dead"
    assert event["where"]["candidates"][0]["name_en"] == "Aleppo"
    assert record["claims"][0]["claimant"]["actor_id"] == "SY-ARMY"
    assert record["article"]["dateline"]["where"]["name_en"] == "Dubai"
    assert record["entities"][0]["ref"] == "geo:1"
    assert event["injured"] is None
    for argument in event["arguments"]:
        assert text[argument["start"] : argument["end"]] == argument["text"]


def test_the_text_is_one_line_and_keeps_arabic_as_it_is() -> None:
    line = to_json(coded())
    assert "\n" not in line
    assert "قصفت" in line
    assert to_json(coded()) == line
    assert json.loads(to_json(coded(), indent=2)) == json.loads(line)


def test_a_skipped_article_says_why() -> None:
    record = to_record(Skipped("a9", "reading", "not_arabic", "mostly Latin letters"))
    validate(record)
    assert record["article"]["id"] == "a9"
    assert record["article"]["sha256"] is None
    assert record["skipped"] == {"stage": "reading", "reason": "not_arabic", "detail": "mostly Latin letters"}
    assert record["events"] == []


def change(path: list[Any], value: Any) -> Any:
    record = to_record(coded())
    at = record
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return record


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["extra"], 1),
        (["events", 0, "extra"], 1),
        (["events", 0, "status"], "maybe"),
        (["events", 0, "type"], "RIOT"),
        (["events", 0, "claims"], []),
        (["events", 0, "when", "earliest"], "04/05/2024"),
        (["events", 0, "where", "lat"], 91),
        (["events", 0, "codes", "ucdp_violence"], 4),
        (["claims", 0, "act"], "says"),
        (["article", "sha256"], "abc"),
        (["article", "id"], None),
    ],
)
def test_the_schema_refuses_what_is_not_in_it(path: list[Any], value: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate(change(path, value))


def test_the_schema_asks_for_every_key() -> None:
    record = to_record(coded())
    del record["events"][0]["provenance"]
    with pytest.raises(jsonschema.ValidationError):
        validate(record)


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
