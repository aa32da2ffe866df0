"""Who denies a part in what happened is not one of those who did it."""

from __future__ import annotations

from dataclasses import replace

from waqai.coding.cues import Reading, cues_within, word_at
from waqai.coding.rules import report_of
from waqai.model import Status, TaggedEvent

_PART_REACH = 7  # words from the denial to the part that is denied


def drop_deniers(event: TaggedEvent, status: Status, reading: Reading) -> tuple[TaggedEvent, tuple[str, ...]]:
    """The event without actors who deny their part in it, and the lexicon rows that say so; () where all stay.

    Form: denied its responsibility for [the attack]. A negated event keeps them: that they acted is what is negated.
    """
    report = report_of(event, reading)
    home = reading.sentence_of(report.cue) if report else None
    if report is None or home is None or report.act != "denies" or status == "negated":
        return event, ()
    first = word_at(home, report.cue.end)
    denied = cues_within(home, first, first + _PART_REACH, reading.cues.lists["denial"])
    rows = tuple(cue.id for _, cue in denied if cue.kind == "responsibility")[:1]
    kept = tuple(
        argument
        for argument in event.arguments
        if argument.role != "actor" or not any(argument.span.overlaps(said) for said in report.claimants)
    )
    if not rows or kept == event.arguments:
        return event, ()
    return replace(event, arguments=kept), rows
