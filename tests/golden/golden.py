"""Golden cases: what waqai should say about a text, point by point; the format is in README.md beside this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from waqai.model import Article, Claim, CodedArticle, Event, Span, Who

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Point:
    """One checkable statement of a case."""

    case: str
    name: str
    article: Article
    expected: dict[str, Any]

    @property
    def xfail(self) -> str | None:
        return self.expected.get("xfail")


def load_points() -> list[Point]:
    """Every point of every case, in file order."""
    return [point for path in sorted(CASES.rglob("*.yaml")) for point in _points(path)]


def _points(path: Path) -> Iterator[Point]:
    case = yaml.safe_load(path.read_text("utf-8"))
    body = (ROOT / case["file"]).read_text("utf-8") if "file" in case else case["text"].strip("\n")
    title = case.get("title")
    published = case.get("published")
    article = Article(
        id=path.stem,
        text=f"{title}\n{body}" if title else body,
        sha256="0" * 64,
        source=case.get("source"),
        title=title,
        title_span=Span(0, len(title)) if title else None,
        published=datetime.fromisoformat(str(published)).replace(tzinfo=UTC) if published else None,
        language="ar",
    )
    for n, expected in enumerate(case["expect"]):
        name = f"{path.stem}-{n + 1}-{expected.get('point', 'point')}".replace(" ", "_")
        yield Point(case["case"], name, article, expected)


def check(point: Point, coded: CodedArticle) -> list[str]:
    """What is wrong with the coded article in this point; nothing if all is right."""
    if "header" in point.expected:
        return _check_header(point.expected["header"], coded)
    if "guest" in point.expected:
        return _check_guest(point.expected["guest"], coded)
    if "no_event" in point.expected:
        return _check_none(point.expected["no_event"], coded)
    return _check_event(point.expected["event"], coded)


def _check_header(expected: dict[str, Any], coded: CodedArticle) -> list[str]:
    header, text = coded.header, coded.article.text
    dateline = header.dateline
    found = {
        "outlet": header.outlet,
        "byline": header.byline.of(text) if header.byline else None,
        "agency": header.agency.of(text) if header.agency else None,
        "dateline_place": dateline.place.of(text) if dateline and dateline.place else None,
        "dateline_country": dateline.country.of(text) if dateline and dateline.country else None,
        "country": header.dateline_place.country if header.dateline_place else None,
        "place_en": header.dateline_place.name_en if header.dateline_place else None,
        "related": [span.of(text) for span in header.related],
    }
    return _differences(expected, found)


def _check_guest(expected: dict[str, Any], coded: CodedArticle) -> list[str]:
    text = coded.article.text
    guests = [
        {
            name: span.of(text) if span else None
            for name, span in (
                ("name", g.name),
                ("title", g.title),
                ("organisation", g.organisation),
                ("place", g.place),
            )
        }
        for g in coded.header.guests
    ]
    return [] if any(not _differences(expected, g) for g in guests) else [f"guests are {guests}"]


def _check_none(expected: dict[str, Any], coded: CodedArticle) -> list[str]:
    wrong = [e for e in coded.events if not _differences(expected, describe(e, coded))]
    return [f"unwanted event: {describe(e, coded)}" for e in wrong]


def _check_event(expected: dict[str, Any], coded: CodedArticle) -> list[str]:
    wanted = dict(expected)
    triggers = wanted.pop("trigger")
    triggers = [triggers] if isinstance(triggers, str) else triggers
    around = wanted.pop("sentence_has", "")
    near = [
        e for e in coded.events if e.trigger_text in triggers and around in e.sentence.of(coded.article.text)
    ]
    if not near:
        return [f"no event with trigger {triggers}; triggers are {[e.trigger_text for e in coded.events]}"]
    reports = [_differences(wanted, describe(event, coded)) for event in near]
    return min(reports, key=len)


def describe(event: Event, coded: CodedArticle) -> dict[str, Any]:
    """The event in the words that golden cases use."""
    claims = [c for c in coded.claims if c.event == event.id]
    triggers = {e.id: e.trigger_text for e in coded.events}
    roles: dict[str, list[str]] = {}
    actors: dict[str, list[str]] = {}
    for argument in event.arguments:
        roles.setdefault(argument.role, []).append(argument.text)
        if argument.who:
            actors.setdefault(argument.role, []).append(_who(argument.who))
    when = event.when
    return {
        "trigger": event.trigger_text,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "background": event.background,
        "related": event.related,
        "earliest": str(when.earliest) if when and when.earliest else None,
        "latest": str(when.latest) if when and when.latest else None,
        "precision": when.precision if when else None,
        "alternatives": [[str(w.earliest), str(w.latest)] for w in when.alternatives] if when else [],
        "where": event.where.name_en if event.where else None,
        "country": event.where.country if event.where else None,
        "killed": _range(event.killed),
        "injured": _range(event.injured),
        "affected": _range(event.affected),
        "approximate": bool(event.affected and event.affected.approximate),
        "roles": roles,
        "who": actors,
        "claimants": [_claimant(c, coded) for c in claims],
        "via": [_who(w) for c in claims for w in c.via],
        "acts": [c.act for c in claims],
        "provision_of": triggers.get(event.provision_of or ""),
        "same_as": triggers.get(event.same_as or ""),
        "acled": event.codes.acled_sub_event,
        "cameo": event.codes.cameo,
        "plover": event.codes.plover,
        "ucdp": event.codes.ucdp_violence,
    }


def _who(who: Who) -> str:
    return who.actor_id or "+".join([who.country or "?", *who.sectors])


def _claimant(claim: Claim, coded: CodedArticle) -> str | None:
    if claim.claimant is None:
        return None
    return claim.claimant.actor_id or claim.claimant.wording or claim.claimant.name_ar


def _range(quantity: Any) -> list[int | None] | None:
    return [quantity.low, quantity.high] if quantity else None


def _differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    return [
        f"{name}: expected {wanted!r}, found {found[name]!r}"
        for name, wanted in expected.items()
        if not _fits(wanted, found[name])
    ]


def _fits(wanted: Any, found: Any) -> bool:
    """Equal; one of `any_of`; each key of a map; every wanted entry held by some entry of a found list."""
    if isinstance(wanted, dict) and "any_of" in wanted:
        return any(_fits(choice, found) for choice in wanted["any_of"])
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(_fits(value, found.get(key)) for key, value in wanted.items())
    if isinstance(found, list) and isinstance(wanted, str):
        return any(isinstance(entry, str) and wanted in entry for entry in found)
    if isinstance(found, list) and isinstance(wanted, list) and found and isinstance(found[0], str):
        return all(any(isinstance(w, str) and w in entry for entry in found) for w in wanted)
    return bool(wanted == found)
