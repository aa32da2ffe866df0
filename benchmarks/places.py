"""Measures place resolving on Airwars articles and IDRISI tweets: the share within 10 km as first choice.

python benchmarks/places.py DATA [--gazetteer FILE] [--wrong N]

DATA holds airwars/ and places/idrisi/; a part that is absent is passed over with a line that says so.
Airwars: the place names of the linked incidents, where the article has them, with the head noun before them and the
wider places right after it; the co-mentions are the article's other head-noun phrases, and the countries, governorates
and towns of the project's own list that it names: what a tagger of names would find, and less.
IDRISI: every mention of a tweet together; a country counts when it is the right country, as does a mention whose gold
is a whole country. Its gold points are the middles of polygons, so the share inside the gold's box is told as well.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from waqai.lexicons import builtin
from waqai.model import Span, Where
from waqai.resolving.gazetteer import Gazetteer, open_gazetteer
from waqai.resolving.place_choice import distance_km
from waqai.resolving.places import resolve_places
from waqai.text import find_words, fold

NEAR_KM = 10.0
_SPLIT = re.compile("[،,()\n/]|\u200e")


def main() -> None:
    arguments = _arguments()
    started = time.perf_counter()
    gazetteer = open_gazetteer(arguments.gazetteer)
    gazetteer.find("")
    print(f"gazetteer opened in {time.perf_counter() - started:.3f} s, {_rss()} MB resident")
    for name, measure in (("airwars", measure_airwars), ("idrisi", measure_idrisi)):
        folder = arguments.data / ("places/idrisi" if name == "idrisi" else name)
        if folder.is_dir():
            measure(folder, gazetteer, arguments.wrong)
        else:
            print(f"{name}: passed over, no folder {folder}")
    print(f"{_rss()} MB resident at the end")


def measure_airwars(folder: Path, gazetteer: Gazetteer, wrong: int) -> None:
    """Prints the share of the linked incidents' place names whose first choice lies within 10 km."""
    right, missed, parts = 0, [], Counter[str]()
    for context, text, point in _airwars_cases(folder, gazetteer):
        mentions = [(Span(n, n + 1), one) for n, one in enumerate([text, *context])]
        found = resolve_places(
            mentions, dateline=None, outlet_country=None, gazetteer=gazetteer, lexicons=builtin()
        )
        where = found[Span(0, 1)]
        if _near(where, point):
            right += 1
        else:
            missed.append((text, _shown(where, point)))
        parts["all"] += 1
    print(f"airwars: {right} of {parts['all']} within {NEAR_KM:.0f} km ({right / max(1, parts['all']):.1%})")
    _print_wrong(missed, wrong)


def measure_idrisi(folder: Path, gazetteer: Gazetteer, wrong: int) -> None:
    """Prints the share of IDRISI's mentions that are right, in all and by type, and the speed."""
    right, total, inside, missed = Counter[str](), Counter[str](), 0, []
    files = sorted(folder.glob("lmd/*/train.jsonl"))
    tweets = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    started = time.perf_counter()
    for tweet in tweets:
        found = _resolve_tweet(tweet, gazetteer)
        for n, mention in enumerate(tweet["location_mentions"]):
            where = found[Span(n, n + 1)]
            total[mention["type"]] += 1
            if _right(where, mention):
                right[mention["type"]] += 1
            else:
                gold = mention["osm_json"]
                point = (float(gold["lon"]), float(gold["lat"]))
                inside += _inside(where, gold["boundingbox"])
                missed.append((f"{mention['type']}: {mention['text']}", _shown(where, point)))
    took = time.perf_counter() - started
    every = total.total()
    print(
        f"idrisi: {right.total()} of {every} ({right.total() / max(1, every):.1%}), {every / took:.0f} mentions/s"
    )
    whole = right.total() + inside
    print(f"  or inside the gold's bounding box: {whole} of {every} ({whole / max(1, every):.1%})")
    for kind, count in total.most_common():
        print(f"  {kind}: {right[kind]} of {count} ({right[kind] / count:.1%})")
    _print_wrong(missed, wrong)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure place resolving.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong ones to list")
    return parser.parse_args()


def _airwars_cases(
    folder: Path, gazetteer: Gazetteer
) -> Iterator[tuple[list[str], str, tuple[float, float]]]:
    """(co-mentions, mention, point) for each place name of a linked incident that the article has."""
    for part in ("train", "dev"):
        incidents = {case["incident_id"]: case for case in _lines(folder / f"incidents.{part}.jsonl")}
        for article in _lines(folder / f"articles_ar.{part}.jsonl"):
            text = f"{article['title']}\n{article['text']}"
            phrases = _phrases(text, gazetteer)
            for incident in sorted({link["incident_id"] for link in article["links"]}):
                case = incidents.get(incident, {})
                if case.get("lat") is None or not case.get("location_ar"):
                    continue
                for name in _names(case["location_ar"]):
                    if mention := _mention(text, name):
                        yield phrases, mention, (case["lon"], case["lat"])
                        break


def _names(location: str) -> list[str]:
    return [name for part in _SPLIT.split(location) if len(name := part.strip()) > 2]


def _mention(text: str, name: str) -> str | None:
    """The name as the article has it, with a head noun before it and the wider places named right after it."""
    folded, wanted = fold(text, match=True).text, fold(name, match=True).text
    found = re.search(
        rf"(?:(\w+) )?(?<!\w)([وفبلك]{{0,2}}{re.escape(wanted)})(?!\w)((?: \w+){{0,6}})", folded
    )
    if not found:
        return None
    head = found.group(1) or ""
    before = f"{head} " if head.removeprefix("ب").removeprefix("و") in _heads() else ""
    return f"{before}{found.group(2)}{_wider(found.group(3).split())}"


def _wider(words: list[str]) -> str:
    """What of the words after a name goes on naming places: head nouns and directions, each with its name."""
    small = _heads() | _links()
    taken = 0
    for n, word in enumerate(words):
        if word in small or word[1:] in small:
            taken = min(len(words), n + (2 if word in _links() else 3))
        elif n >= taken:
            break
    return "".join(f" {word}" for word in words[:taken])


@cache
def _links() -> frozenset[str]:
    rows = [*builtin().rows("places/directions.csv"), *builtin().rows("places/relations.csv")]
    links = {
        fold(row["form"], match=True).text for row in rows if row.get("effect", "near") in ("near", "in")
    }
    return frozenset(link for link in links if len(link) > 1)


def _phrases(text: str, gazetteer: Gazetteer) -> list[str]:
    """The article's head-noun phrases (the head noun and the two words after it) and its well-known names."""
    words = [span.of(text) for span in find_words(text)]
    keys = [fold(word, match=True).text for word in words]
    heads = _heads()
    found = [" ".join(words[n : n + 3]) for n, key in enumerate(keys) if key in heads or key[1:] in heads]
    for size in (1, 2):
        runs = (" ".join(keys[n : n + size]) for n in range(len(keys) - size + 1))
        found += [run for run in runs if len(run) > 3 and _is_own(run, gazetteer)]
    return sorted(set(found))


def _is_own(key: str, gazetteer: Gazetteer) -> bool:
    kinds = ("country", "admin1", "town")
    return any(place.rank == 3 and place.kind in kinds for place in gazetteer.find(key))


@cache
def _heads() -> frozenset[str]:
    kinds = {"admin1", "countryside", "town", "village", "camp", "quarter", "admin2"}
    rows = builtin().rows("places/head_nouns.csv")
    return frozenset(fold(row["form"], match=True).text for row in rows if row["kind"] in kinds)


def _resolve_tweet(tweet: dict[str, Any], gazetteer: Gazetteer) -> dict[Span, Where | None]:
    mentions = [(Span(n, n + 1), mention["text"]) for n, mention in enumerate(tweet["location_mentions"])]
    return resolve_places(
        mentions, dateline=None, outlet_country=None, gazetteer=gazetteer, lexicons=builtin()
    )


def _right(where: Where | None, mention: dict[str, Any]) -> bool:
    gold = mention["osm_json"]
    if where is None:
        return False
    if mention["type"] == "Country" or "ISO3166-1" in (gold.get("extratags") or {}):
        return where.country == gold["address"]["country_code"].upper() and where.kind == "country"
    return _near(where, (float(gold["lon"]), float(gold["lat"])))


def _near(where: Where | None, point: tuple[float, float]) -> bool:
    if where is None or where.lon is None or where.lat is None:
        return False
    return distance_km((where.lon, where.lat), point) <= NEAR_KM


def _inside(where: Where | None, box: list[str]) -> bool:
    south, north, west, east = map(float, box)
    if where is None or where.lon is None or where.lat is None or where.precision == "country":
        return False
    return south <= where.lat <= north and west <= where.lon <= east


def _shown(where: Where | None, point: tuple[float, float]) -> str:
    if where is None:
        return f"None, gold {point}"
    if where.lon is None or where.lat is None:
        return f"{where.place_id} {where.name_en} without a point, gold {point}"
    away = distance_km((where.lon, where.lat), point)
    return (
        f"{where.place_id} {where.name_en} {where.country} {where.precision}, {away:.0f} km off, gold {point}"
    )


def _print_wrong(missed: list[tuple[str, str]], wrong: int) -> None:
    for (text, shown), count in Counter(missed).most_common(wrong):
        print(f"    {count} x {shown} | {text}")


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _rss() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
