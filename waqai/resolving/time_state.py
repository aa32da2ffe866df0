"""The state of reading one time expression: how far it has come, the operand in hand, and when that is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.resolving.time_frames import Count, Frame, Segment
from waqai.resolving.time_words import TimeWords
from waqai.resolving.tokens import Sense, Token


@dataclass(slots=True)
class Reading:
    """`pending` is a link read but not used yet: and, or, to, dash or weak (a comma). `event` says that words were
    passed that name no time. `demo`, `same`, `ending` and the bounds wait for the word they belong to.
    """

    tokens: Sequence[Token]
    words: TimeWords
    i: int = 0
    segments: list[Segment] = field(default_factory=list)
    operand: Frame | Count = field(default_factory=Frame)
    op: str = ""
    link: str = ""
    pending: str = ""
    event: bool = False
    approximate: bool = False
    more: bool = False
    less: bool = False
    demo: str = ""
    same: bool = False
    ending: bool = False
    recurring: bool = False

    def at(self, index: int) -> Token | None:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def unit_at(self, index: int) -> Sense | None:
        token = self.at(index)
        return token.get("unit") if token else None


def push(r: Reading) -> None:
    """Close the operand in hand; an empty one leaves its operator to the next."""
    operand = r.operand
    if isinstance(operand, Frame) and operand.is_empty():
        return
    operand.approximate = operand.approximate or r.approximate
    r.segments.append(Segment(operand, r.op, r.link, r.event))
    r.operand, r.op, r.link, r.pending = Frame(), "", "", ""
    r.event = r.approximate = r.more = r.less = False


def open_frame(r: Reading, *slots: str) -> Frame:
    """The frame that takes these slots: the one in hand, or a new one where a link or a filled slot says so."""
    operand = r.operand
    if isinstance(operand, Count):
        push(r)
    elif r.pending not in ("", "weak") and not operand.is_empty():
        start_next(r, r.pending)
    elif any(getattr(operand, slot) not in (None, "") for slot in slots):
        start_next(r, "and")
    r.pending = ""
    frame = r.operand
    assert isinstance(frame, Frame)
    return frame


def start_next(r: Reading, link: str) -> None:
    """Close the operand in hand; the next one is linked to it so."""
    push(r)
    r.link = link


def put_count(r: Reading, count: Count) -> None:
    """Take a count in hand, with the bounds that were read before it."""
    link = r.pending if r.pending not in ("", "weak") else ""
    if isinstance(r.operand, Count) or not r.operand.is_empty():
        start_next(r, link)
    count.more, count.less, count.approximate = r.more, r.less, r.approximate
    r.more = r.less = r.approximate = False
    if r.ending:
        count.mod, r.ending = "last", False
    r.operand, r.pending = count, ""


def use(r: Reading, sense: Sense, frame: Frame, slot: str) -> None:
    """One word read into a slot: its row is kept, and a modifier after it belongs to that slot."""
    frame.rows.append(sense.row)
    frame.last_slot = slot
    r.i += 1


def pass_gap(r: Reading) -> None:
    """A word that names no time: what is counted from it is counted from an event."""
    token = r.tokens[r.i]
    if token.shape == "word" and token.text not in r.words.table.clitics.values():
        r.event = True
        r.demo, r.same, r.ending = "", False, False
        if isinstance(r.operand, Frame):
            r.operand.last_slot = ""
    r.i += 1


def is_empty(r: Reading) -> bool:
    """Whether nothing has been read since the last operand was closed."""
    return isinstance(r.operand, Frame) and r.operand.is_empty()
