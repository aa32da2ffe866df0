"""Who says that it happened: the claimants behind each reporting cue, and the claims of each event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.coding.cues import Cue, Reading, Sentence, cue_at, cues_within, word_at
from waqai.coding.rules import find_talk, report_of
from waqai.model import Act, Claim, Provenance, Resolved, Span, TaggedEvent, TaggedReport, Who

COMPONENT = "coding.claims@1"
_RELAY_REACH = 12  # words from the relaying verb to "from" and the quoted speaker
_MEDIUM_REACH = 6  # words of a medium's name
_QUOTES = frozenset('"«»“”')
_JOINED = 1  # letter of the preposition joined to a medium that is spoken to
_OPENING = ':،,"«“'  # what follows a verb of saying right away where no subject does


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a report: the claimants' and the relaying media's words, and how they were found."""

    claimants: tuple[Span, ...]
    via: tuple[Span, ...]
    act: Act
    rule: str
    rows: tuple[str, ...] = ()


def find_voices(reading: Reading) -> tuple[Voice, ...]:
    """Who speaks in each report of the tags, in their order.

    A report that names no speaker and continues an earlier one has that one's speakers, where it stands in the same
    paragraph or the one before.
    """
    voices: dict[int, Voice] = {}
    reports = reading.tags.reports
    for number in sorted(range(len(reports)), key=lambda number: reports[number].cue):
        named = _named_voice(reports[number], reading)
        voices[number] = named if named.claimants else _continued(number, named, voices, reading)
    return tuple(voices[number] for number in range(len(reports)))


def make_claims(
    event: str, tagged: TaggedEvent, voices: tuple[Voice, ...], reading: Reading, resolved: Resolved
) -> Iterator[Claim]:
    """One claim for each claimant of the event, ids still empty; the outlet's own where nobody reports it."""
    report = report_of(tagged, reading)
    talk = find_talk(tagged, reading)
    if talk and (report is None or report.cue.start > tagged.trigger.end):
        yield _claim(event, talk[0], "states", Provenance(COMPONENT, "talk", (talk[1].id,)), reading)
        return
    if report is None or tagged.report is None:
        yield Claim("", event, None, "states", None, None, Provenance(COMPONENT, "outlet"))
        return
    voice = voices[tagged.report]
    provenance = Provenance(COMPONENT, voice.rule, voice.rows)
    via = tuple(_who(span, reading, resolved) for span in voice.via)
    said: set[str] = set()
    for span in voice.claimants:
        who = _who(span, reading, resolved)
        if (who.actor_id or who.wording) not in said:
            yield _claim(event, report.cue, voice.act, provenance, reading, who, via)
        said.add(who.actor_id or who.wording)
    if not voice.claimants:
        yield _claim(event, report.cue, voice.act, provenance, reading, None, via)


def _who(span: Span, reading: Reading, resolved: Resolved) -> Who:
    """Who the span names; unresolved, the words alone, so that the speaker is not lost."""
    who = resolved.actors.get(span)
    if who is not None:
        return who
    words = span.of(reading.text)
    return Who(None, words, None, "unknown", Provenance(COMPONENT, "unresolved"), wording=words, span=span)


def _claim(
    event: str,
    cue: Span,
    act: Act,
    provenance: Provenance,
    reading: Reading,
    claimant: Who | None = None,
    via: tuple[Who, ...] = (),
) -> Claim:
    return Claim("", event, claimant, act, cue, cue.of(reading.text), provenance, via)


def _named_voice(report: TaggedReport, reading: Reading) -> Voice:
    """Forms: X said; X said to agency A; agency A quoted X as saying; A said, quoting X."""
    home = reading.sentence_of(report.cue)
    act, rows = _act(report, home, reading)
    if home is None:
        return Voice(report.claimants, (), act, "named", rows)
    relay = _relay(report, home, reading)
    if relay:
        return Voice(relay.quoted, relay.media, act, "relayed", (*rows, relay.row))
    return Voice(report.claimants, _told_to(report, home, reading), act, "named", rows)


def _act(report: TaggedReport, home: Sentence | None, reading: Reading) -> tuple[Act, tuple[str, ...]]:
    """The tagger's act, and denies where the cue is a verb of denial that it took for a statement."""
    if home is None or report.act != "states":
        return report.act, ()
    cue = cue_at(home, word_at(home, report.cue.start), reading.cues.lists["denial"])
    return ("denies", (cue.id,)) if cue and cue.kind == "deny" else ("states", ())


@dataclass(frozen=True, slots=True)
class _Relay:
    """A medium that passes on what others say."""

    quoted: tuple[Span, ...]
    media: tuple[Span, ...]
    row: str


def _relay(report: TaggedReport, home: Sentence, reading: Reading) -> _Relay | None:
    """The relay in the report's sentence that quotes the report's speaker, or whose medium was taken for it."""
    for first, cue in cues_within(home, 0, len(home.words), reading.cues.lists["relay"]):
        if cue.kind not in ("verb", "quoting"):
            continue
        origin = _from_after(home, first + len(cue.words), reading)
        quoted = _speakers_at(home, origin + 1, reading) if origin is not None else ()
        if origin is None or not quoted:
            continue
        medium = _medium(cue, home, first, origin, report, reading)
        taken = medium is not None and all(span.overlaps(medium) for span in report.claimants)
        if taken or not set(quoted).isdisjoint(report.claimants):
            kept = (
                quoted
                if taken
                else tuple(s for s in report.claimants if not medium or not s.overlaps(medium))
            )
            return _Relay(kept, (medium,) if medium else (), cue.id)
    return None


def _from_after(home: Sentence, word: int, reading: Reading) -> int | None:
    """The number of the word "from" that follows within reach, or None."""
    found = cues_within(home, word, word + _RELAY_REACH, reading.cues.lists["relay"])
    return next((at for at, cue in found if cue.kind == "from"), None)


def _speakers_at(home: Sentence, word: int, reading: Reading) -> tuple[Span, ...]:
    """The claimants of any report, or else the named entity, that begin with this word."""
    if word >= len(home.words):
        return ()
    place = home.words[word]
    for report in reading.tags.reports:
        if any(span.overlaps(place) for span in report.claimants):
            return tuple(span for span in report.claimants if span.start >= place.start)
    return tuple(name.span for name in reading.tags.names if name.span.overlaps(place))[:1]


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


def _told_to(report: TaggedReport, home: Sentence, reading: Reading) -> tuple[Span, ...]:
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


def _name_stretch(
    home: Sentence, start: int, end: int, reading: Reading, *, quoted: bool = False
) -> Span | None:
    """The words[start:end] up to a clause break or a word that ends a name; None if none are left.

    With `quoted`, a quotation may follow the name: its first mark ends a name of two words and more, its last any.
    """
    last = start
    while last < min(end, len(home.words), start + _MEDIUM_REACH):
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


def _continued(number: int, named: Voice, voices: dict[int, Voice], reading: Reading) -> Voice:
    """The voice of the nearest earlier report that names its speaker, where this cue continues it; else `named`."""
    report = reading.tags.reports[number]
    home = reading.sentence_of(report.cue)
    cue = _continuing(report, home, reading)
    if home is None or cue is None:
        return named
    for earlier in sorted(voices, key=lambda n: reading.tags.reports[n].cue, reverse=True):
        place = reading.sentence_of(reading.tags.reports[earlier].cue)
        if place is None or not voices[earlier].claimants or place.zone != home.zone:
            continue
        if place.paragraph not in (home.paragraph, home.paragraph - 1):
            return named
        found = voices[earlier]
        return Voice(found.claimants, found.via, named.act, "continued", (*named.rows, cue.id))
    return named


def _continuing(report: TaggedReport, home: Sentence | None, reading: Reading) -> Cue | None:
    """The row by which the cue continues an earlier report: a participle, or a verb with no subject after it."""
    if home is None:
        return None
    lists = reading.cues.lists["continuation"]
    at = word_at(home, report.cue.start)
    cue = cue_at(home, at, lists)
    if cue is None or cue.kind == "follow":
        return None
    after = word_at(home, report.cue.end)
    if cue.kind == "participle" or after >= len(home.words):
        return cue
    follow = cue_at(home, after, lists)
    told_to = cue_at(home, after, reading.cues.lists["relay"])
    if told_to and told_to.kind in ("to_medium", "to_agency", "with_medium"):
        return cue
    quoted = any(mark in reading.text[report.cue.end : home.words[after].start] for mark in _OPENING)
    return cue if quoted or (follow and follow.kind == "follow") else None
