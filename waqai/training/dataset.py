"""Gold articles as examples that the network learns from."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from waqai.model import Paragraph, Span
from waqai.tagging import labels
from waqai.tagging.pieces import Window, cut_date, cut_pieces, make_windows
from waqai.text import find_words

IGNORED = -100
_TYPE_LABEL = {name: n for n, name in enumerate(labels.TYPES)}
_ACT_LABEL = {name: len(labels.TYPES) + n for n, name in enumerate(labels.ACTS)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A trigger or cue with its paragraph, whose words are bounds[0]..bounds[1] of the window.

    `roles` and `kinds` have one label a word; `cues` and `others` are the columns of the cues and other triggers.
    `report` is a column or None; `links` are (column, 1 provision_of or 2 same_as). `status` is None for a cue.
    """

    word: int
    label: int
    bounds: tuple[int, int]
    roles: list[int]
    kinds: list[int]
    cues: list[int]
    others: list[int]
    status: int | None = None
    background: bool = False
    report: int | None = None
    links: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; a label list is empty where the example does not teach that head."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    triggers: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The articles of a gold JSONL file, in file order."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def make_examples(
    article: Mapping[str, Any], tokenizer: Tokenizer, chance: random.Random | None = None
) -> Iterator[Example]:
    """The examples of one gold article; with `chance`, a random run of its paragraphs, with typing slips.

    Whole articles teach context; shorter runs teach to do without. Slips keep every offset: letters are exchanged.
    """
    chosen = list(article["paragraphs"])
    is_titled = True
    if chance and len(chosen) > 2 and chance.random() < 0.3:
        start = chance.randrange(len(chosen) - 1)
        chosen = chosen[start : start + chance.randint(1, len(chosen) - start)]
        is_titled = start == 0
    texts = [_slip(p["text"], chance) if chance else p["text"] for p in chosen]
    paragraphs = [
        Paragraph(span, "title" if n == 0 and is_titled else "body", (), tuple(find_words(text)))
        for n, text in enumerate(texts)
        for span in [Span(0, len(text))]
    ]
    pieces = [cut_pieces(t, p.words, p.span, tokenizer) for t, p in zip(texts, paragraphs, strict=True)]
    day = _date_of(article["published"]) if not chance or chance.random() < 0.8 else None
    for window in make_windows(paragraphs, pieces, day=cut_date(day, tokenizer)):
        yield _label_window(window, chosen)


def _date_of(published: str) -> date | None:
    return date.fromisoformat(published[:10]) if len(published) >= 10 else None


_SLIPS = str.maketrans("\u0623\u0625\u0622\u0649\u0629", "\u0627\u0627\u0627\u064a\u0647")


def _slip(text: str, chance: random.Random) -> str:
    """The text as a careless desk types it: in some paragraphs hamza and dots go astray."""
    if chance.random() > 0.15:
        return text
    return " ".join(word.translate(_SLIPS) if chance.random() < 0.5 else word for word in text.split(" "))


def _label_window(window: Window, gold: Sequence[Mapping[str, Any]]) -> Example:
    count = len(window.words)
    example = Example(window.ids, window.first, [0] * count, [0] * count)
    for n, (begin, end) in zip(window.paragraphs, window.bounds, strict=True):
        if n < 0:
            example.triggers[begin:end] = [IGNORED] * (end - begin)
            example.cues[begin:end] = [IGNORED] * (end - begin)
            continue
        _label_paragraph(example, window.words[begin:end], (begin, end), gold[n])
    return example


def _label_paragraph(
    example: Example, words: Sequence[Span], bounds: tuple[int, int], gold: Mapping[str, Any]
) -> None:
    begin = bounds[0]

    def at(span: Sequence[int]) -> list[int]:
        return [begin + n for n, w in enumerate(words) if w.start < span[1] and span[0] < w.end]

    cues = [at(r["cue"]) for r in gold["reports"]]
    triggers = [at(e["trigger"]) for e in gold["events"]]
    scene = _Scene(bounds, [c[0] - begin for c in cues if c], [t[0] - begin for t in triggers if t])
    for report, cue in zip(gold["reports"], cues, strict=True):
        if cue:
            label = _ACT_LABEL[report["act"]]
            _mark(example.cues, cue, 1 + label - len(labels.TYPES), labels.CUE_LABELS - 1)
            roles = _label_roles({"claimant": report["claimants"]}, at, bounds)
            example.anchors.append(scene.anchor(cue[0] - begin, label, roles))
    for event, trigger in zip(gold["events"], triggers, strict=True):
        if trigger:
            label = _TYPE_LABEL[labels.join_type(event["type"], event["mode"])]
            _mark(example.triggers, trigger, 1 + label, labels.TRIGGER_LABELS - 1)
            anchor = scene.anchor(trigger[0] - begin, label, _label_roles(event["roles"], at, bounds))
            example.anchors.append(_tell(anchor, event, cues, triggers))


@dataclass(frozen=True, slots=True)
class _Scene:
    """The columns of a paragraph's cues and triggers."""

    bounds: tuple[int, int]
    cues: list[int]
    triggers: list[int]

    def anchor(self, own: int, label: int, roles: list[int]) -> Anchor:
        kinds = [labels.PLAIN] * (self.bounds[1] - self.bounds[0])
        for column in self.triggers:
            kinds[column] = labels.TRIGGER
        for column in self.cues:
            kinds[column] = labels.CUE
        kinds[own] = labels.OWN
        others = [t for t in self.triggers if t != own]
        return Anchor(self.bounds[0] + own, label, self.bounds, roles, kinds, self.cues, others)


def _tell(
    anchor: Anchor, event: Mapping[str, Any], cues: list[list[int]], triggers: list[list[int]]
) -> Anchor:
    """The anchor with what the event says beyond its roles."""
    begin = anchor.bounds[0]

    def column(key: str, rows: list[list[int]]) -> int | None:
        position = event.get(key)
        return rows[position][0] - begin if position is not None and rows[position] else None

    links = [(column("provision_of", triggers), 1), (column("same_as", triggers), 2)]
    return replace(
        anchor,
        status=labels.STATUSES.index(event["status"]),
        background=bool(event["background"]),
        report=column("report", cues),
        links=tuple((at, kind) for at, kind in links if at is not None and at in anchor.others),
    )


def _mark(row: list[int], words: Sequence[int], first: int, inner: int) -> None:
    row[words[0]] = first
    for word in words[1:]:
        if row[word] == 0:
            row[word] = inner


def _label_roles(roles: Mapping[str, Any], at: Any, bounds: tuple[int, int]) -> list[int]:
    row = [0] * (bounds[1] - bounds[0])
    for role, spans in roles.items():
        label = 1 + 2 * labels.ROLES.index(role)
        for span in spans:
            words = at(span)
            for k, word in enumerate(words):
                row[word - bounds[0]] = label + (k > 0)
    return row
