"""Measures who is resolved: the share of hand-labelled actor, target and claimant spans that come out right.

usage: python benchmarks/actors.py GOLD.jsonl [--labels benchmarks/actors-dev.csv] [--list] [--without-context]
GOLD has one annotated article a line; skipped, with a line that says so, where it is absent. The labels hold offsets
and no text: an actor's id, or COUNTRY+SECTOR for a composed code (`?` where no country is told), or `-` for things and
persons that name no actor; `|` stands between answers that are equally right, the main one first.
The mentions of an article are resolved together, as in the pipeline: all the marked actors, targets, mediators, counted
people and claimants, with the article's date and the country that most of its marked places lie in.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from waqai.lexicons import builtin
from waqai.model import Span, Who
from waqai.resolving.actors import resolve_actors
from waqai.resolving.gazetteer import open_gazetteer
from waqai.resolving.places import resolve_places

LABELS = Path(__file__).with_name("actors-dev.csv")
PLACE_ROLES = ("place", "origin", "destination")
ACTOR_ROLES = ("actor", "target", "mediator", "killed", "injured", "affected")
FREQUENT = 50
NOBODY = "-"


@dataclass(frozen=True)
class Case:
    """One labelled span: the text it covers, its role, the answers that are right, and the resolver's."""

    article: str
    text: str
    role: str
    answers: tuple[str, ...]
    who: Who | None

    @property
    def is_right(self) -> bool:
        return any(_agrees(self.who, answer) for answer in self.answers)


def main() -> int:
    options = _options()
    if not options.gold.exists():
        print(f"skipped: {options.gold} is not there")
        return 0
    cases = list(resolve_cases(options.gold, options.labels, with_context=not options.without_context))
    names = Counter(case.answers[0] for case in cases if case.answers[0] != NOBODY)
    frequent = {name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT]}
    _print_share("all spans", cases)
    _print_share(
        f"spans of the {FREQUENT} most frequent actors", [c for c in cases if c.answers[0] in frequent]
    )
    _print_share("spans of registered actors", [c for c in cases if _is_id(c.answers[0])])
    _print_share("spans of composed codes", [c for c in cases if "+" in c.answers[0]])
    _print_share("spans that name no actor", [c for c in cases if c.answers[0] == NOBODY])
    for role in ("actor", "target", "claimant"):
        _print_share(f"as {role}", [c for c in cases if role in c.role.split("|")])
    if options.list:
        for case in cases:
            if not case.is_right:
                mark = "*" if case.answers[0] in frequent else " "
                print(
                    f"{mark} {case.article}: {shown(case.who)}, right is {'|'.join(case.answers)}: {case.text}"
                )
    return 0


def resolve_cases(gold: Path, labels: Path, *, with_context: bool) -> Iterator[Case]:
    """Every labelled span with what the resolver says, article by article; tells the speed at the end."""
    wanted = _read_labels(labels)
    count, took = 0, 0.0
    for line in gold.open(encoding="utf-8"):
        article = json.loads(line)
        if article["id"] not in wanted:
            continue
        text, starts = _join(article)
        mentions = {(span, span.of(text)) for span in _spans(article, starts, ACTOR_ROLES, claimants=True)}
        country = _country(text, _spans(article, starts, PLACE_ROLES)) if with_context else None
        published = datetime.fromisoformat(article["published"]) if with_context else None
        began = time.perf_counter()
        found = resolve_actors(sorted(mentions), country=country, published=published)
        took, count = took + time.perf_counter() - began, count + len(mentions)
        for row in wanted[article["id"]]:
            at = starts[int(row["paragraph"])]
            span = Span(at + int(row["start"]), at + int(row["end"]))
            yield Case(article["id"], span.of(text), row["role"], tuple(row["label"].split("|")), found[span])
    print(f"{count} mentions resolved, {count / took:.0f} a second, loading included")


def shown(who: Who | None) -> str:
    """The answer in the form of the labels."""
    if who is None:
        return NOBODY
    return who.actor_id or f"{who.country or '?'}+{who.sectors[0] if who.sectors else 'UNK'}"


def _agrees(who: Who | None, answer: str) -> bool:
    if answer == NOBODY:
        # Candidates without a choice, or words without a country and a sector, claim nobody.
        return who is None or not (who.actor_id or who.country or who.sectors)
    return who is not None and shown(who) == answer


def _is_id(label: str) -> bool:
    return label != NOBODY and "+" not in label


def _read_labels(file: Path) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["article"]].append(row)
    return rows


def _join(article: dict[str, Any]) -> tuple[str, list[int]]:
    """The article as one text, and where each paragraph begins in it."""
    text, starts = "", []
    for paragraph in article["paragraphs"]:
        starts.append(len(text))
        text += paragraph["text"] + "\n"
    return text, starts


def _spans(
    article: dict[str, Any], starts: list[int], roles: Iterable[str], *, claimants: bool = False
) -> set[Span]:
    spans = set()
    for at, paragraph in zip(starts, article["paragraphs"], strict=True):
        marked = [
            span for event in paragraph["events"] for role in roles for span in event["roles"].get(role, ())
        ]
        if claimants:
            marked += [span for report in paragraph["reports"] for span in report["claimants"]]
        spans |= {Span(at + start, at + end) for start, end in marked}
    return spans


def _country(text: str, spans: set[Span]) -> str | None:
    """The country that most of the marked places lie in."""
    places = resolve_places(
        [(span, span.of(text)) for span in sorted(spans)],
        dateline=None,
        outlet_country=None,
        gazetteer=open_gazetteer(None),
        lexicons=builtin(),
    )
    countries = sorted(place.country for place in places.values() if place and place.country)
    return Counter(countries).most_common(1)[0][0] if countries else None


def _print_share(name: str, cases: list[Case]) -> None:
    right = sum(case.is_right for case in cases)
    print(f"{name}: {right} of {len(cases)} right ({right / max(1, len(cases)):.1%})")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--list", action="store_true", help="print the wrong ones; * marks frequent actors")
    parser.add_argument("--without-context", action="store_true", help="hide the article's country and date")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
