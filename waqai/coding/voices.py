"""Who speaks in each report: its claimants, the media that pass their words on, and what kind of saying it is."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.coding.claiming import claiming_rows, is_negated
from waqai.coding.cues import Cue, Reading, Sentence, cue_at, word_at
from waqai.coding.relaying import find_relay, told_to
from waqai.model import Act, Span, TaggedReport

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


def _named_voice(report: TaggedReport, reading: Reading) -> Voice:
    """Forms: X said; X said to agency A; agency A quoted X as saying; A said, quoting X."""
    home = reading.sentence_of(report.cue)
    if home is None:
        return Voice(report.claimants, (), report.act, "named")
    act, rows = _act(report, home, reading)
    relay = find_relay(report, home, reading)
    if relay:
        return Voice(relay.quoted, relay.media, act, "relayed", (*rows, relay.row))
    return Voice(report.claimants, told_to(report, home, reading), act, "named", rows)


def _act(report: TaggedReport, home: Sentence, reading: Reading) -> tuple[Act, tuple[str, ...]]:
    """The tagger's act, or what the cue's words say where it took a denial or a claim for a statement.

    A negated claim ("nobody has claimed") claims nothing.
    """
    word = word_at(home, report.cue.start)
    if report.act == "claims_responsibility" and is_negated(home, word, reading):
        return "states", ()
    if report.act != "states":
        return report.act, ()
    cue = cue_at(home, word, reading.cues.lists["denial"])
    if cue and cue.kind == "deny":
        return "denies", (cue.id,)
    rows = claiming_rows(home, word, reading)
    return ("claims_responsibility", rows) if rows else ("states", ())


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
    told = cue_at(home, after, reading.cues.lists["relay"])
    if told and told.kind in ("to_medium", "to_agency", "with_medium"):
        return cue
    quoted = any(mark in reading.text[report.cue.end : home.words[after].start] for mark in _OPENING)
    return cue if quoted or (follow and follow.kind == "follow") else None
