"""How gold becomes examples: no torch is needed for it."""

from __future__ import annotations

import random

from test_tagging import tokenizer

from waqai.tagging import labels
from waqai.training.dataset import IGNORED, make_examples
from waqai.training.names import make_name_examples, spread_tags

TITLE = "قصف على إدلب"
LINE = "قال مصدر إن الجيش قصف البلدة ونفى الوزير الهجوم"


def span(line: str, word: str) -> list[int]:
    return [line.index(word), line.index(word) + len(word)]


def gold() -> dict:
    return {
        "id": "x",
        "source": "",
        "published": "2019-03-04",
        "title": TITLE,
        "paragraphs": [
            {"id": "x#0", "text": TITLE, "reports": [], "events": []},
            {
                "id": "x#1",
                "text": LINE,
                "reports": [
                    {"cue": span(LINE, "قال"), "act": "states", "claimants": [span(LINE, "مصدر")]},
                    {"cue": span(LINE, "ونفى"), "act": "denies", "claimants": [span(LINE, "الوزير")]},
                ],
                "events": [
                    {
                        "trigger": span(LINE, "قصف"),
                        "type": "ASSAULT",
                        "mode": "shelling",
                        "status": "actual",
                        "background": False,
                        "roles": {"actor": [span(LINE, "الجيش")], "target": [span(LINE, "البلدة")]},
                        "report": 0,
                    },
                    {
                        "trigger": span(LINE, "الهجوم"),
                        "type": "ASSAULT",
                        "mode": "attack",
                        "status": "negated",
                        "background": False,
                        "roles": {},
                        "report": 1,
                        "same_as": 0,
                    },
                ],
            },
        ],
    }


def test_gold_becomes_labels_of_words() -> None:
    (example,) = make_examples(gold(), tokenizer())
    words = [*TITLE.split(), *LINE.split()]
    shelling = 1 + labels.TYPES.index("ASSAULT.shelling")
    assert [w for w, t in zip(words, example.triggers, strict=True) if t == shelling] == ["قصف"]
    assert example.triggers[0] == 0
    told = [a for a in example.anchors if a.status is not None]
    first, second = told
    line = LINE.split()
    assert [(line[n], labels.ROLES[(r - 1) // 2]) for n, r in enumerate(first.roles) if r] == [
        ("الجيش", "actor"),
        ("البلدة", "target"),
    ]
    assert (line[first.report or 0], first.links) == ("قال", ())
    assert (labels.STATUSES[second.status or 0], second.links) == ("negated", ((line.index("قصف"), 2),))
    assert [k for k in second.kinds if k == labels.OWN] == [labels.OWN]


def test_cues_are_anchors_for_their_claimants() -> None:
    (example,) = make_examples(gold(), tokenizer())
    claimant = 1 + 2 * labels.ROLES.index("claimant")
    line = LINE.split()
    said = [a for a in example.anchors if a.status is None]
    assert [line[a.roles.index(claimant)] for a in said] == ["مصدر", "الوزير"]


def test_chance_keeps_labels_on_their_words() -> None:
    chance = random.Random(5)
    for _ in range(40):
        for example in make_examples(gold(), tokenizer(), chance):
            assert len(example.triggers) == len(example.first)
            assert sum(t not in (0, IGNORED) for t in example.triggers) in (0, 2)


def test_a_token_of_two_words_is_one_name() -> None:
    words, marks = spread_tags([("رويترز/دبي", "B-LOC"), ("قال", "O")], "رويترز/دبي قال")
    place = 1 + 2 * labels.NAMES.index("place")
    assert (len(words), marks) == (3, [place, place + 1, 0])


def test_name_sentences_teach_names_only() -> None:
    (example,) = make_name_examples([[("دبي", "B-LOC"), ("قال", "O")]], tokenizer())
    assert (len(example.names), example.triggers, example.anchors) == (2, [], [])
