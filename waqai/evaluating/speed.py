"""How fast the pipeline runs, stage by stage, and how much memory it takes."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from waqai.model import Article, Segments, Tags
from waqai.pipeline import Resources, code_article
from waqai.reading import read
from waqai.segmenting import segment
from waqai.tagging import tag_batch

BATCH_SIZE = 8


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds per stage over `articles` articles; `ratio` is all stages together over the tagger's own time."""

    articles: int
    sentences: int
    reading_s: float
    segmenting_s: float
    tagging_s: float
    resolving_and_coding_s: float
    articles_per_s: float
    sentences_per_s: float
    ratio: float
    peak_rss_mb: float
    cold_start_s: float


def read_first(paths: Sequence[Path], limit: int) -> tuple[list[Article], float]:
    """The first `limit` articles that can be read, and the seconds that took."""
    started = time.perf_counter()
    found = (item for path in paths for item in read(path) if isinstance(item, Article))
    return list(islice(found, limit)), time.perf_counter() - started


def measure_speed(
    articles: Sequence[Article], reading_s: float, resources: Resources, *, model: Path | None = None
) -> Speed:
    """The speed over these articles, once through, with one batch coded before to warm up.

    `model` names the folder of the tagger for the cold start, where it is not the built-in one.
    """
    _run(articles[:BATCH_SIZE], resources)
    seconds, sentences = _run(articles, resources)
    total = reading_s + sum(seconds)
    return Speed(
        articles=len(articles),
        sentences=sentences,
        reading_s=reading_s,
        segmenting_s=seconds[0],
        tagging_s=seconds[1],
        resolving_and_coding_s=seconds[2],
        articles_per_s=len(articles) / total,
        sentences_per_s=sentences / total,
        ratio=total / seconds[1],
        peak_rss_mb=_peak_rss_mb(),
        cold_start_s=measure_cold_start(articles[0], model),
    )


def _run(articles: Sequence[Article], resources: Resources) -> tuple[tuple[float, float, float], int]:
    """Seconds of segmenting, tagging, and the rest; and the number of sentences."""
    started = time.perf_counter()
    segmented = [(article, segment(article)) for article in articles]
    segmented_at = time.perf_counter()
    tagged = list(_tag(segmented, resources))
    tagged_at = time.perf_counter()
    for (article, segments), tags in zip(segmented, tagged, strict=True):
        code_article(article, segments, tags, resources)
    coded_at = time.perf_counter()
    sentences = sum(len(p.sentences) for _, segments in segmented for p in segments.paragraphs)
    return (segmented_at - started, tagged_at - segmented_at, coded_at - tagged_at), sentences


def _tag(segmented: Sequence[tuple[Article, Segments]], resources: Resources) -> Iterator[Tags]:
    for at in range(0, len(segmented), BATCH_SIZE):
        yield from tag_batch(segmented[at : at + BATCH_SIZE], resources.network)


def measure_cold_start(article: Article, model: Path | None = None) -> float:
    """Seconds of `waqai code` on one article in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, "utf-8")
        command = [sys.executable, "-m", "waqai", "code", str(path), "--to", "jsonl"]
        command += ["--model", str(model)] if model else []
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def _peak_rss_mb() -> float:
    """The most memory this process held; the system counts it in kilobytes, on macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
