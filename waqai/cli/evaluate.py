"""`waqai eval`: how well the system codes, against annotated articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.cli.options import Lexicons, Model, load
from waqai.cli.progress import show_progress
from waqai.errors import UserError

if TYPE_CHECKING:
    from waqai.evaluating.annotation import Annotation
    from waqai.evaluating.names import Sentence
    from waqai.evaluating.scores import Score
    from waqai.model import Article
    from waqai.pipeline import Resources

EXIT_BELOW_FLOOR = 1


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one a line.")],
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Score this JSONL of records, or of annotations, instead of coding the articles.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    examples: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many of the worst paragraphs to show.")
    ] = 10,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail where a layer falls below this file's floor.")
    ] = None,
    update_floors: Annotated[
        bool,
        typer.Option("--update-floors", help="Raise the floors to the figures reached; none is lowered."),
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help="The file is BIO, a word and its tag a line: score names only.")
    ] = False,
    last_share: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="With --names: take this part from the end.")
    ] = 1.0,
    model: Model = None,
    lexicons: Lexicons = None,
) -> None:
    """Score the system against gold: per layer with 95 % intervals, per type, and the worst mistakes."""
    from waqai.evaluating import report
    from waqai.evaluating.gold import read_gold
    from waqai.evaluating.predictions import read_predictions

    if update_floors and floors is None:
        raise UserError("--update-floors needs --floors FILE: name the file to raise")
    if names:
        from waqai.evaluating.names import read_bio

        layers = _evaluate_names(
            read_bio(gold, last_share=last_share), load(model, lexicons), as_json=as_json
        )
        _check_floors(floors, layers, update=update_floors)
        return
    pairs = read_gold(gold)
    if predictions:
        system = read_predictions(
            predictions, {annotation.article: annotation.text for _, annotation in pairs}
        )
    else:
        system = predict([article for article, _ in pairs], load(model, lexicons))
    evaluation = report.evaluate([annotation for _, annotation in pairs], system, examples=examples)
    if as_json:
        print(json.dumps(report.as_json(evaluation), ensure_ascii=False, indent=2))
    else:
        print(report.as_text(evaluation), end="")
    _check_floors(floors, evaluation.layers, update=update_floors)


def predict(articles: Sequence[Article], resources: Resources) -> dict[str, Annotation]:
    """What the whole pipeline says of each article, by article id; skipped articles are missing."""
    from waqai.evaluating.predictions import predicted
    from waqai.pipeline import code_article, tag_articles

    tagged = tag_articles(articles, resources)
    found = {}
    for article, segments, tags in show_progress(tagged, "coding", total=len(articles)):
        found[article.id] = predicted(article, tags, code_article(article, segments, tags, resources))
    return found


def _evaluate_names(
    sentences: Sequence[Sentence], resources: Resources, *, as_json: bool
) -> dict[str, Score]:
    from dataclasses import asdict

    from waqai.evaluating.names import score_names
    from waqai.evaluating.report import rounded, score_lines

    scores = score_names(sentences, resources.network)
    if as_json:
        print(json.dumps({name: rounded(asdict(score)) for name, score in scores.items()}, indent=2))
    else:
        print("\n".join(score_lines(scores)))
    return {"names": scores["names"]}


def _check_floors(path: Path | None, layers: dict[str, Score], *, update: bool) -> None:
    """Fails for a measured layer below its floor; layers of another gold file are left alone."""
    from waqai.evaluating.floors import raise_floors, read_floors, shortfalls

    if path is None:
        return
    floors = {name: floor for name, floor in read_floors(path).items() if name in layers}
    below = shortfalls(layers, floors)
    for sentence in below:
        print(sentence, file=sys.stderr)
    if update:
        raise_floors(path, layers)
    if below:
        raise typer.Exit(EXIT_BELOW_FLOOR)
