"""Scores: what counts as found, and that the figures follow from the counts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from coded_sample import CODED, EVENTS, TEXT, find

from waqai.errors import UserError
from waqai.evaluating.annotation import Annotation, Filler, Happening, Report
from waqai.evaluating.floors import raise_floors, read_floors, shortfalls
from waqai.evaluating.gold import gold_article, read_gold
from waqai.evaluating.layers import LAYERS, Tally, tally
from waqai.evaluating.matching import match
from waqai.evaluating.names import read_bio
from waqai.evaluating.predictions import predicted, read_predictions
from waqai.evaluating.report import as_json, as_text, evaluate
from waqai.evaluating.scores import score, score_layers
from waqai.model import Span, TaggedEvent, TaggedReport, Tags

BODY = "قال الجيش إن الطائرات قصفت البلدة وقتل خمسة في هجوم ثان"
LINE = {
    "id": "g1",
    "source": "outlet",
    "published": "2018-05-09",
    "title": "قصف البلدة",
    "paragraphs": [
        {
            "id": "g1#0",
            "text": "قصف البلدة",
            "reports": [],
            "events": [
                {"trigger": [0, 3], "type": "ASSAULT", "mode": "airstrike", "status": "actual",
                 "background": False, "roles": {"target": [[4, 10]]}},
            ],
        },
        {
            "id": "g1#1",
            "text": BODY,
            "reports": [{"cue": [0, 3], "act": "states", "claimants": [[4, 9]]}],
            "events": [
                {"trigger": [22, 26], "type": "ASSAULT", "mode": "airstrike", "status": "actual",
                 "background": False, "roles": {"actor": [[13, 21]], "target": [[27, 33]]}, "report": 0},
                {"trigger": [47, 51], "type": "ASSAULT", "mode": "attack", "status": "actual",
                 "background": True, "roles": {}, "report": 0, "same_as": 0},
            ],
        },
    ],
}  # fmt: skip


def gold() -> Annotation:
    return gold_article(LINE)[1]


def only(*events: Happening) -> Annotation:
    """A prediction of these events alone, without reports and links."""
    return replace(gold(), events=tuple(replace(e, report=None, same_as=None) for e in events), reports=())


def test_a_gold_article_has_one_offset_space_over_title_and_paragraphs() -> None:
    article, annotation = gold_article(LINE)
    assert article.text == f"قصف البلدة\n{BODY}"
    assert article.title_span is not None and article.title_span.of(article.text) == "قصف البلدة"
    assert [e.trigger.of(article.text) for e in annotation.events] == ["قصف", "قصفت", "هجوم"]
    assert [f.span.of(article.text) for f in annotation.events[1].fillers] == ["الطائرات", "البلدة"]
    assert [e.report for e in annotation.events] == [None, 0, 0]
    assert annotation.events[2].same_as == 1
    assert annotation.reports[0].claimants[0].of(article.text) == "الجيش"
    assert article.published is not None and article.published.isoformat() == "2018-05-09T00:00:00+00:00"


def test_gold_against_itself_is_perfect_in_every_layer() -> None:
    evaluation = evaluate([gold()], {"g1": gold()})
    for name in LAYERS:
        expected = None if name == "provision_of" else 1.0
        assert evaluation.layers[name].f1 == expected, name
    assert evaluation.worst == ()


def test_an_article_that_was_not_coded_counts_as_found_empty() -> None:
    evaluation = evaluate([gold()], {})
    assert evaluation.missing == ("g1",)
    assert evaluation.layers["trigger"].tally == Tally(0, 0, 3)
    assert evaluation.layers["trigger"].recall == 0.0
    assert evaluation.layers["trigger"].precision is None


def test_a_trigger_is_found_by_its_first_word_and_exact_by_its_span() -> None:
    longer = replace(gold().events[2], trigger=Span(gold().events[2].trigger.start, len(gold().text)))
    counts = tally(match(gold(), only(longer)))
    assert counts["trigger"] == Tally(1, 1, 3)
    assert counts["trigger_exact"] == Tally(0, 1, 3)


def test_a_wrong_mode_keeps_the_type() -> None:
    wrong = replace(gold().events[0], mode="shelling")
    counts = tally(match(gold(), only(wrong)))
    assert counts["trigger_type"] == Tally(1, 1, 3)
    assert counts["trigger_type_mode"] == Tally(0, 1, 3)


def test_a_role_needs_the_right_event_role_and_first_word() -> None:
    event = gold().events[1]
    target = event.fillers[1]
    swapped = replace(event, fillers=(Filler("target", event.fillers[0].span), target))
    counts = tally(match(gold(), only(swapped)))
    assert counts["role"] == Tally(1, 2, 3)
    elsewhere = Happening(find_in(gold(), "خمسة"), "ASSAULT", "kill", fillers=(target,))
    assert tally(match(gold(), only(elsewhere)))["role"] == Tally(0, 1, 3)


def find_in(annotation: Annotation, words: str) -> Span:
    start = annotation.text.index(words)
    return Span(start, start + len(words))


def test_an_according_to_link_needs_both_ends_and_the_link() -> None:
    unlinked = tuple(replace(event, report=None) for event in gold().events)
    assert tally(match(gold(), replace(gold(), events=unlinked)))["according_to"] == Tally(0, 0, 2)
    other_cue = (Report(find_in(gold(), "البلدة"), "states"),)
    assert tally(match(gold(), replace(gold(), reports=other_cue)))["according_to"].right == 0


def test_a_link_across_paragraphs_is_neither_right_nor_wrong() -> None:
    first, second, third = gold().events
    across = (first, replace(second, same_as=0), third)
    assert tally(match(gold(), replace(gold(), events=across)))["same_as"] == Tally(1, 1, 1)


def test_status_is_measured_on_found_triggers_only() -> None:
    planned = replace(gold().events[0], status="planned")
    counts = tally(match(gold(), only(planned, gold().events[1])))
    assert counts["status"] == Tally(1, 2, 2)
    assert counts["background"] == Tally(2, 2, 2)


def test_figures_follow_from_the_counts() -> None:
    whole = score([Tally(1, 2, 4), Tally(2, 2, 2)])
    assert (whole.precision, whole.recall, whole.f1) == (0.75, 0.5, 0.6)
    assert score([Tally()]).f1 is None


def test_intervals_hold_the_figure_and_repeat() -> None:
    counts = [{name: Tally(n % 3, 3, 4) for name in LAYERS} for n in range(20)]
    first, again = score_layers(counts), score_layers(counts)
    trigger = first["trigger"]
    assert first == again
    assert trigger.low is not None and trigger.high is not None and trigger.f1 is not None
    assert trigger.low < trigger.f1 < trigger.high


def test_the_prediction_takes_roles_and_status_from_the_coded_event() -> None:
    event = EVENTS[0]
    tagged = TaggedEvent(event.trigger, "MOVE", "evacuate", "actual", True, (), 0.9, report=0)
    lost = TaggedEvent(find("فرار"), "MOVE", "flee", "actual", False, (), 0.9)
    tags = Tags((tagged, lost), (TaggedReport(find("أعلن"), "states", (find("المجلس"),), 0.9),), ())
    system = predicted(CODED.article, tags, replace(CODED, events=EVENTS[:1]))
    assert (system.events[0].status, system.events[0].background) == ("planned", False)
    assert [f.role for f in system.events[0].fillers] == ["actor", "origin"]
    assert system.events[1].status is None
    assert system.text == TEXT


def test_the_report_shows_layers_types_confusions_and_the_worst_paragraphs() -> None:
    first, second, _ = gold().events
    system = replace(gold(), events=(replace(first, mode="shelling"), replace(second, status="planned")))
    evaluation = evaluate([gold()], {"g1": system}, examples=1)
    page = as_text(evaluation)
    assert "trigger_type_mode" in page and "95 % interval" in page
    assert "     1  ASSAULT.airstrike -> ASSAULT.shelling" in page
    assert "     1  actual -> planned" in page
    assert evaluation.roles["actor"].recall == 1.0 and evaluation.roles["target"].recall == 1.0
    assert f"  {BODY}" in page and "missed ASSAULT.attack (actual): هجوم" in page
    assert "ASSAULT.airstrike taken for ASSAULT.shelling" not in page, "the title has fewer mistakes"
    assert json.loads(json.dumps(as_json(evaluation)))["layers"]["trigger"]["recall"] == 0.6667


def test_predictions_are_read_from_records_and_from_annotations(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    record = {
        "article": {"id": "g1"},
        "events": [
            {"id": "e1", "type": "ASSAULT", "mode": "airstrike", "status": "actual", "background": False,
             "trigger": {"start": 33, "end": 37, "text": "قصفت"}, "claims": ["c1"], "provision_of": None,
             "same_as": None, "arguments": [{"role": "actor", "start": 24, "end": 32, "text": "الطائرات"}]},
        ],
        "claims": [
            {"id": "c1", "event": "e1", "act": "states", "cue": {"start": 11, "end": 14, "text": "قال"},
             "claimant": {"span": {"start": 15, "end": 20}}},
        ],
    }  # fmt: skip
    path.write_text(json.dumps(record) + "\n" + json.dumps(LINE | {"id": "g2"}) + "\n")
    found = read_predictions(path, {"g1": gold().text})
    counts = tally(match(gold(), found["g1"]))
    assert counts["trigger"].right == counts["role"].right == counts["cue"].right == 1
    assert counts["according_to"].right == counts["claimant"].right == 1
    assert found["g2"].events == gold().events


@pytest.mark.parametrize("line", ["not json", "[]", '{"paragraphs": [{}]}'])
def test_a_broken_gold_file_is_one_sentence(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(UserError):
        read_gold(path)


def test_floors_only_go_up(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    good = evaluate([gold()], {"g1": gold()}).layers
    raise_floors(path, good)
    assert read_floors(path)["trigger"] == 1.0
    bad = evaluate([gold()], {}).layers
    assert shortfalls(bad, read_floors(path))[0] == "trigger: 0.0000 is below the floor of 1.0000"
    raise_floors(path, bad)
    assert read_floors(path)["trigger"] == 1.0
    assert shortfalls(good, read_floors(path)) == []


BIO = "زار\tO\nأحمد\tB-PERS\nعلي\tI-PERS\nحلب\tB-LOC\n.\tO\nقالت\tO\nرويترز\tB-ORG\n\n"


def test_bio_sentences_become_entities_by_first_and_last_word(tmp_path: Path) -> None:
    path = tmp_path / "names.bio"
    path.write_text(BIO, "utf-8")
    first, second = read_bio(path)
    assert first.text == "زار أحمد علي حلب ."
    assert first.entities == {("person", 1, 2), ("place", 3, 3)}
    assert second.entities == {("organisation", 1, 1)}
    assert read_bio(path, last_share=0.5) == [second]


def test_an_unknown_tag_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "names.bio"
    path.write_text("حلب\tB-CITY\n", "utf-8")
    with pytest.raises(UserError, match="B-CITY is not a known tag"):
        read_bio(path)
