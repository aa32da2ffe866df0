"""Media that pass on what others say: "agency A quoted X", "X told newspaper B", "A said, quoting X"."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.coding.cues import Cue, Reading, Sentence, cue_at, cues_within, word_at
from waqai.model import Span, TaggedReport

_RELAY_REACH = 12  # words from the relaying verb to "from" and the quoted speaker
_NAME_REACH = 6  # words of a medium's or a quoted speaker's name
_QUOTES = frozenset('"«»“”')
_JOINED = 1  # letter of the preposition joined to a medium that is spoken to


@dataclass(frozen=True, slots=True)
class Relay:
    """A medium that passes on what others say, and the row of the word that says so."""

    quoted: tuple[Span, ...]
    media: tuple[Span, ...]
    row: str


def find_relay(report: TaggedReport, home: Sentence, reading: Reading) -> Relay | None:
    """The relay in the report's sentence that quotes the report's speaker, or whose medium was taken for it."""
    for first, cue in cues_within(home, 0, len(home.words), reading.cues.lists["relay"]):
        if cue.kind not in ("verb", "quoting"):
            continue
        origin = _from_after(home, first + len(cue.words), reading)
        quoted = _speakers_after(home, origin + 1, reading) if origin is not None else ()
        if origin is None or not quoted:
            continue
        medium = _medium(cue, home, first, origin, report, reading)
        media = (medium,) if medium else ()
        if medium and all(span.overlaps(medium) for span in report.claimants):
            return Relay(quoted, media, cue.id)
        said = tuple(span for span in report.claimants if not medium or not span.overlaps(medium))
        if any(span.overlaps(speaker) for span in said for speaker in quoted):
            return Relay(tuple(_whole(span, quoted) for span in said), media, cue.id)
    return None


def told_to(report: TaggedReport, home: Sentence, reading: Reading) -> tuple[Span, ...]:
    """The medium to which the claimant spoke ("told agency A that"), in the words after cue and claimant."""
    ends = [span.end for span in report.claimants if home.span.contains(span)]
    word = word_at(home, max([report.cue.end, *ends]))
    for at, cue in cues_within(home, word, word + 3, reading.cues.lists["relay"]):
        count = len(cue.words)
        if cue.kind == "with_medium":
            medium = _name_stretch(home, at + count - 1, len(home.words), reading, quoted=True)
            return (medium,) if medium else ()
        if cue.kind in ("to_medium", "to_agency"):
            # An agency's own name is whole in the row; a kind of medium ("newspaper") has its name after it.
            kind = home.stretch(at, count)
            more = _name_stretch(home, at, len(home.words), reading, quoted=True)
            medium = more if more and cue.kind == "to_medium" else kind
            return (Span(medium.start + _JOINED, medium.end),)
    return ()


def _from_after(home: Sentence, word: int, reading: Reading) -> int | None:
    """The number of the word "from" that follows within reach, or None."""
    found = cues_within(home, word, word + _RELAY_REACH, reading.cues.lists["relay"])
    return next((at for at, cue in found if cue.kind == "from"), None)


def _speakers_after(home: Sentence, word: int, reading: Reading) -> tuple[Span, ...]:
    """The claimants of any report, or else the tagged name, in the name that begins with this word.

    A claimant that begins later in it is taken from its first word on; a name that does, as all of it.
    """
    stretch = _name_stretch(home, word, len(home.words), reading) if word < len(home.words) else None
    if stretch is None:
        return ()
    first = home.words[word]
    for report in reading.tags.reports:
        said = sorted(
            span for span in report.claimants if span.end > stretch.start and home.span.contains(span)
        )
        if said and said[0].overlaps(stretch):
            begun = said[0] if said[0].overlaps(first) else Span(stretch.start, said[0].end)
            return (begun, *said[1:])
    names = [name.span for name in reading.tags.names if name.span.overlaps(stretch)]
    return (next((name for name in names if name.overlaps(first)), stretch),) if names else ()


def _whole(span: Span, quoted: tuple[Span, ...]) -> Span:
    return next((speaker for speaker in quoted if speaker.contains(span)), span)


def _medium(
    cue: Cue, home: Sentence, first: int, origin: int, report: TaggedReport, reading: Reading
) -> Span | None:
    """The medium's words: after the relaying verb; or between the report's cue and "quoting"."""
    if cue.kind == "verb":
        start = first + len(cue.words)
        return _name_stretch(home, start, origin, reading)
    if not home.span.contains(report.cue) or report.cue.start >= home.words[first].start:
        return None
    start = word_at(home, report.cue.end)
    medium = _name_stretch(home, start, first, reading)
    return medium if medium and medium.end == home.words[first - 1].end else None


def _name_stretch(
    home: Sentence, start: int, end: int, reading: Reading, *, quoted: bool = False
) -> Span | None:
    """The words[start:end] up to a clause break or a word that ends a name; None if none are left.

    With `quoted`, a quotation may follow the name: its first mark ends a name of two words and more, its last any.
    """
    last = start
    while last < min(end, len(home.words), start + _NAME_REACH):
        cue = cue_at(home, last, reading.cues.lists["relay"])
        gap = Span(home.words[last - 1].end, home.words[last].start) if last > start else Span(0, 0)
        marks = bool(_QUOTES.intersection(gap.of(reading.text))) and quoted
        closed = any(_QUOTES.intersection(reading.text[home.words[start].end : gap.start]))
        if (cue and cue.kind in ("stop", "from")) or reading.has_break(gap.start, gap.end):
            break
        if marks and (last - start > 1 or closed):
            break
        last += 1
    return home.stretch(start, last - start) if last > start else None
