"""According to whom: the claims of each event."""

from __future__ import annotations

from collections.abc import Iterator

from waqai.coding.claiming import Claimed
from waqai.coding.cues import Reading
from waqai.coding.preparing import Prepared
from waqai.coding.rules import find_talk, report_of
from waqai.model import Act, Claim, Provenance, Resolved, Span, Who

COMPONENT = "coding.claims@1"


def make_claims(event: str, number: int, prepared: Prepared, resolved: Resolved) -> Iterator[Claim]:
    """One claim for each claimant of event `number`, ids still empty; the outlet's own where nobody reports it.

    A claim of responsibility that the lexicon adds stands beside a report, and in place of the outlet.
    """
    claimed = prepared.claimed.get(number)
    told = list(_told(event, number, prepared, resolved))
    if claimed is None or told[0].cue is not None:
        yield from told
    if claimed:
        yield from _claim_added(event, claimed, prepared.reading, resolved)


def _told(event: str, number: int, prepared: Prepared, resolved: Resolved) -> Iterator[Claim]:
    """The claims that the tagger's report of the event makes, or the talk that governs it, or the outlet."""
    reading = prepared.reading
    tagged = reading.tags.events[number]
    report = report_of(tagged, reading)
    talk = find_talk(tagged, reading)
    if talk and (report is None or report.cue.start > tagged.trigger.end):
        yield _claim(event, talk[0], "states", Provenance(COMPONENT, "talk", (talk[1].id,)), reading)
        return
    if report is None or tagged.report is None:
        yield Claim("", event, None, "states", None, None, Provenance(COMPONENT, "outlet"))
        return
    voice = prepared.voices[tagged.report]
    provenance = Provenance(COMPONENT, voice.rule, voice.rows)
    if number in prepared.tied:
        rows, note = (*voice.rows, prepared.tied[number]), "tied by the lexicon to the sentence's last words"
        provenance = Provenance(COMPONENT, "trailing", rows, note=note)
    via = tuple(_who(span, reading, resolved) for span in voice.via)
    said: set[str] = set()
    for span in voice.claimants:
        who = _who(span, reading, resolved)
        if (who.actor_id or who.wording) not in said:
            yield _claim(event, report.cue, voice.act, provenance, reading, who, via)
        said.add(who.actor_id or who.wording)
    if not voice.claimants:
        yield _claim(event, report.cue, voice.act, provenance, reading, None, via)


def _claim_added(event: str, claimed: Claimed, reading: Reading, resolved: Resolved) -> Iterator[Claim]:
    """The claim of responsibility that words of the lexicon make; nobody named, a claim of nobody."""
    note = "claim added by the lexicon: the tagger tied no report of it to the event"
    provenance = Provenance(COMPONENT, "claimed", claimed.rows, note=note)
    for speaker in claimed.claimants or (None,):
        who = _who(speaker, reading, resolved) if speaker else None
        yield _claim(event, claimed.cue, "claims_responsibility", provenance, reading, who)


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
