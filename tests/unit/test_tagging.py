"""Decoding, windows and scenes from hand-made values; the model's own behaviour is tested in test_model.py."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from waqai.model import Paragraph, Span
from waqai.tagging import labels
from waqai.tagging.decoding import decode_kinds, decode_pairs, join_pairs, softmax, stack_scenes
from waqai.tagging.onnx import Reading, Relating
from waqai.tagging.pieces import cut_date, cut_pieces, make_windows
from waqai.tagging.relating import Finding, relate
from waqai.text import find_words


def logits(rows: list[int], width: int) -> np.ndarray:
    """One row a word, sure of the given label."""
    table = np.zeros((len(rows), width), dtype=np.float32)
    for n, label in enumerate(rows):
        table[n, label] = 9.0
    return table


def tokenizer() -> Tokenizer:
    """Every letter is a piece: enough to see where words begin."""
    letters = "▁ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآء0123456789.، "
    made = Tokenizer(models.Unigram([("<unk>", 0.0)] + [(c, -1.0) for c in letters], unk_id=0))
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def paragraph(text: str, start: int, line: str, zone: str = "body") -> Paragraph:
    return Paragraph(
        Span(start, start + len(line)), zone, (), tuple(find_words(text, start, start + len(line)))
    )


def test_a_kind_takes_in_the_inner_words_after_it() -> None:
    inner = labels.TRIGGER_LABELS - 1
    found = decode_kinds(logits([0, 3, inner, 0, 5], labels.TRIGGER_LABELS), 0, 5, 0.5)
    assert [(f.start, f.end, f.label) for f in found] == [(1, 3, 2), (4, 5, 4)]


def test_an_inner_word_alone_is_no_mention() -> None:
    inner = labels.TRIGGER_LABELS - 1
    assert decode_kinds(logits([0, inner], labels.TRIGGER_LABELS), 0, 2, 0.5) == []


def test_two_likely_kinds_beat_a_likelier_nothing() -> None:
    row = np.log(np.array([[0.4, 0.35, 0.25, 1e-6]], dtype=np.float32))
    (found,) = decode_kinds(row, 0, 1, 0.5)
    assert found.label == 0


def test_roles_that_change_kind_are_two_mentions() -> None:
    found = decode_pairs(logits([1, 2, 3, 4, 0, 1], labels.ROLE_LABELS), 10, 0.5)
    assert [(f.start, f.end, f.label) for f in found] == [(10, 12, 0), (12, 14, 1), (15, 16, 0)]


def test_a_stray_inner_label_begins_a_mention() -> None:
    assert [(f.start, f.end, f.label) for f in join_pairs([(4, 2, 1.0), (5, 2, 1.0)])] == [(4, 6, 0)]


def test_probabilities_sum_to_one() -> None:
    assert softmax(np.array([[1.0, 2.0, 700.0]], dtype=np.float32)).sum() == pytest.approx(1.0)


def test_fused_words_get_pieces_of_their_own() -> None:
    text = "سوريا الديمقراطيةتحت إشراف"
    pieces = cut_pieces(text, find_words(text), Span(0, len(text)), tokenizer())
    assert [w.of(text) for w in pieces.words] == ["سوريا", "الديمقراطية", "تحت", "إشراف"]
    assert len(set(pieces.first)) == 4


def test_marks_and_tatweel_do_not_shift_words() -> None:
    text = "تـَوسط فيها مسؤولون"
    pieces = cut_pieces(text, find_words(text), Span(0, len(text)), tokenizer())
    assert pieces.first == (0, 6, 11)


def test_windows_hold_every_word_once_and_lead_with_the_title() -> None:
    lines = ["عنوان الخبر", *[f"فقرة رقم {n} من النص الطويل" for n in range(12)]]
    text = "\n".join(lines)
    paragraphs, start = [], 0
    for n, line in enumerate(lines):
        paragraphs.append(paragraph(text, start, line, "body" if n else "title"))
        start += len(line) + 1
    made = tokenizer()
    pieces = [cut_pieces(text, p.words, p.span, made) for p in paragraphs]
    windows = list(make_windows(paragraphs, pieces, longest=120, title_longest=20))
    assert len(windows) > 1
    told = [
        w for window in windows for b in window.bounds[window.context :] for w in window.words[b[0] : b[1]]
    ]
    assert told == [w for p in paragraphs for w in p.words]
    assert all(window.paragraphs[0] == -1 for window in windows[1:])
    assert all(len(window.ids) <= 120 for window in windows)


def test_a_paragraph_longer_than_a_window_is_cut_between_words() -> None:
    text = " ".join(["كلمة"] * 100)
    p = paragraph(text, 0, text)
    windows = list(make_windows([p], [cut_pieces(text, p.words, p.span, tokenizer())], longest=90))
    assert [w for window in windows for w in window.words] == list(p.words)
    assert all(len(window.ids) <= 90 and max(window.first) < len(window.ids) for window in windows)


def test_no_date_leaves_no_pieces() -> None:
    assert cut_date(None, tokenizer()) == ()


def test_scenes_are_padded_and_clipped() -> None:
    index, mask, distance, kind, label, own = stack_scenes([(5, 1, [0, 1, 2], 7), (9, 0, [1], 3)])
    assert index.tolist() == [[5, 6, 7], [9, 0, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 0, 0]]
    assert (distance[0] - labels.FARTHEST).tolist() == [-1, 0, 1]
    assert kind.tolist() == [[0, 1, 2], [1, 0, 0]]
    assert (label.tolist(), own.tolist()) == ([7, 3], [1, 0])


class Answering:
    """Stands where the network stands: answers every scene with the same numbers."""

    def __init__(self, answers: Relating) -> None:
        self.answers = answers
        self.asked: list[object] = []

    def relate(self, words: np.ndarray, scenes: list[object]) -> Relating:
        self.asked = list(scenes)
        return self.answers


def test_events_and_reports_are_read_off_their_own_rows() -> None:
    triggers = decode_kinds(logits([16, 0, 35, 0], labels.TRIGGER_LABELS), 0, 4, 0.5)
    cues = decode_kinds(logits([0, 1, 0, 0], labels.CUE_LABELS), 0, 4, 0.5)
    claimant = 1 + 2 * labels.ROLES.index("claimant")
    link = np.full((3, 4, 3), -5.0, dtype=np.float32)
    link[0, 1, 0] = 2.0
    link[0, 2, 1] = 3.0
    answers = Relating(
        role=np.stack(
            [logits(r, labels.ROLE_LABELS) for r in ([0, 0, 0, 1], [7, 0, 0, 0], [0, 0, 0, claimant])]
        ),
        link=link,
        status=np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]], dtype=np.float32),
        background=np.array([-1, 1, 0], dtype=np.float32),
        no_report=np.array([0, 0, 0], dtype=np.float32),
    )
    network = Answering(answers)
    empty = np.zeros((4, 1), dtype=np.float32)
    (related,) = relate([Finding((0, 4), triggers, cues)], Reading(empty, empty, empty, empty), network)
    first, second = related.events
    assert (first.status, first.background, first.report, first.provision_of, first.same_as) == (
        1,
        False,
        0,
        1,
        None,
    )
    assert (second.status, second.background, second.report) == (0, True, None)
    assert [(a.start, a.end) for a in first.arguments] == [(3, 4)]
    assert [labels.ROLES[a.label] for a in second.arguments] == ["place"]
    assert [(a.start, a.end) for a in related.reports[0].claimants] == [(3, 4)]
    assert len(network.asked) == 3
