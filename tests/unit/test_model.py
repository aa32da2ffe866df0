"""The shipped model: its card, and that its answers depend on the article alone."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from waqai.errors import UserError
from waqai.exporting.record import to_json
from waqai.model import Article, CodedArticle, Span
from waqai.pipeline import Resources, code_articles, load_resources
from waqai.tagging import MODEL
from waqai.tagging.onnx import describe_labels, read_card

TITLE = "مقتل خمسة مدنيين في قصف على إدلب"
BODY = (
    "قال المرصد السوري لحقوق الإنسان إن خمسة مدنيين قتلوا أمس الأحد في قصف مدفعي لقوات النظام على بلدة كفرنبل.\n"
    "ونفى مصدر عسكري استهداف المدنيين.\n"
)


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def article(name: str, title: str = TITLE, body: str = BODY) -> Article:
    return Article(
        id=name,
        text=f"{title}\n{body}",
        sha256="0" * 64,
        title=title,
        title_span=Span(0, len(title)),
        published=datetime(2019, 3, 4, tzinfo=UTC),
    )


def code(articles: list[Article], resources: Resources) -> list[str]:
    return [to_json(coded) for coded in code_articles(articles, resources)]


def test_the_report_is_read(resources: Resources) -> None:
    (coded,) = code_articles([article("a")], resources)
    assert isinstance(coded, CodedArticle)
    shelling = [e for e in coded.events if e.type == "ASSAULT" and e.status == "actual"]
    assert shelling
    assert any(c.claimant and c.claimant.actor_id == "sohr" for c in coded.claims)


def test_the_same_input_gives_the_same_bytes_alone_and_among_others(resources: Resources) -> None:
    other = article("b", "بدء محادثات السلام في جنيف", BODY * 4)
    alone = code([article("a")], resources)
    assert code([other, article("a"), other], resources)[1] == alone[0]
    assert code([article("a")], load_resources(threads=1)) == alone


def test_the_card_is_that_of_this_version() -> None:
    card = read_card(MODEL)
    assert card["labels"] == describe_labels()
    assert card["scores"]
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= 40_000_000


def test_a_model_that_is_not_its_cards_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    with (folder / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(UserError, match="not those of its card"):
        read_card(folder)


def test_a_folder_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no readable model card"):
        read_card(tmp_path)
