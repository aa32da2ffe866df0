"""Gold articles as examples that the network learns from."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """A trigger or cue: its word, its label among all anchors, its paragraph's words, and their role labels."""

    word: int
    label: int
    bounds: tuple[int, int]
    roles: list[int]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What the other heads learn of a trigger.

    `reports` and `others` are the words of the paragraph's cues and other triggers;
    `report` is a position in `reports` or None; `links` are (position in `others`, 0 provision_of or 1 same_as).
    """

    word: int
    status: int
    background: bool
    reports: list[int]
    report: int | None
    others: list[int]
    links: list[tuple[int, int]]
    label: int


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; a label list is empty where the example does not teach that head."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    triggers: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    events: list[Trigger] = field(default_factory=list)


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
    for report, cue in zip(gold["reports"], cues, strict=True):
        if cue:
            label = _ACT_LABEL[report["act"]]
            _mark(example.cues, cue, 1 + label - len(labels.TYPES), labels.CUE_LABELS - 1)
            roles = _label_roles({"claimant": report["claimants"]}, at, bounds)
            example.anchors.append(Anchor(cue[0], label, bounds, roles))
    for n, (event, trigger) in enumerate(zip(gold["events"], triggers, strict=True)):
        if trigger:
            label = _TYPE_LABEL[labels.join_type(event["type"], event["mode"])]
            _mark(example.triggers, trigger, 1 + label, labels.TRIGGER_LABELS - 1)
            example.anchors.append(
                Anchor(trigger[0], label, bounds, _label_roles(event["roles"], at, bounds))
            )
            example.events.append(_event(event, n, label, cues, triggers))


def _event(
    event: Mapping[str, Any], n: int, label: int, cues: list[list[int]], triggers: list[list[int]]
) -> Trigger:
    said = [k for k, cue in enumerate(cues) if cue]
    others = [k for k, trigger in enumerate(triggers) if trigger and k != n]
    return Trigger(
        word=triggers[n][0],
        status=labels.STATUSES.index(event["status"]),
        background=bool(event["background"]),
        reports=[cues[k][0] for k in said],
        report=said.index(event["report"]) if event.get("report") in said else None,
        others=[triggers[k][0] for k in others],
        links=[
            (others.index(event[key]), kind)
            for kind, key in enumerate(("provision_of", "same_as"))
            if event.get(key) in others
        ],
        label=label,
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
