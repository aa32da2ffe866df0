"""Violent events told as actual in articles on sport, economy and culture: each one is probably false.

usage: python benchmarks/quiet_topics.py CORPUS.jsonl.gz [--articles 300] [--list]
The corpus has one article a line with `category`, `title`, `text`, `published` (the ANT corpus v2.1 has them).
Takes every n-th article of these categories: the sample is the same each time. Skips, and says so, without the corpus.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from waqai.model import Article, CodedArticle, Span
from waqai.pipeline import code_articles

CATEGORIES = frozenset({"sport", "economy", "culture"})


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--list", action="store_true", help="print each event with its words")
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"skipped: {options.corpus} is not there")
        return 0
    articles = list(sample(options.corpus, options.articles))
    found = [
        (coded.article, event)
        for coded in code_articles(articles)
        if isinstance(coded, CodedArticle)
        for event in coded.events
        if event.type == "ASSAULT" and event.status == "actual"
    ]
    if options.list:
        for article, event in found:
            kind = f"{event.type}.{event.mode}{' background' if event.background else ''}"
            print(f"{article.id}\t{kind}\t{event.trigger_text}\t{event.sentence.of(article.text)[:160]!r}")
    news = sum(1 for _, event in found if not event.background)
    print(
        f"{len(articles)} articles: {len(found)} actual violent events, {100 * len(found) / len(articles):.1f} per 100;"
        f" {news} of them news, {100 * news / len(articles):.1f} per 100"
    )
    return 0


def sample(corpus: Path, count: int) -> Iterator[Article]:
    """Every n-th article of the quiet categories, so that `count` remain."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        quiet = [row for row in map(json.loads, lines) if row["category"] in CATEGORIES]
    for row in quiet[:: max(1, len(quiet) // count)][:count]:
        yield make_article(row)


def make_article(row: dict[str, Any]) -> Article:
    """The corpus row as the pipeline would receive it from JSONL."""
    return Article(
        id=row["id"],
        text=f"{row['title']}\n{row['text']}",
        sha256="",
        source=row["outlet"],
        title=row["title"],
        title_span=Span(0, len(row["title"])),
        published=datetime.fromisoformat(row["published"]),
    )


if __name__ == "__main__":
    sys.exit(main())
