"""The tagger's tags as coding reads them: in order, without reporting words taken for events, spans whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.coding.cues import Reading, cue_at, cue_before, word_at
from waqai.model import Span, TaggedArgument, TaggedEvent, TaggedReport, Tags

# Types whose events are words, so that the word which reports can be taken for one.
_WORDS = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "AGREE", "CONSULT"})


@dataclass(frozen=True, slots=True)
class Mended:
    """The tags as coding reads them; `numbers` holds the number that each of their events has in the tagger's."""

    tags: Tags
    numbers: tuple[int, ...]


def mend(reading: Reading) -> Mended:
    """The reading's tags mended: events in order of place, their links renumbered, nested and cut spans made one."""
    tags = reading.tags
    order = sorted(range(len(tags.events)), key=lambda n: (tags.events[n].trigger, n))
    numbers = tuple(
        n
        for n in order
        if not _is_reporting_word(tags.events[n], tags.reports) and not _is_metaphor(tags.events[n], reading)
    )
    place: dict[int | None, int] = {old: new for new, old in enumerate(numbers)}
    events = tuple(_mend_event(tags.events[n], place, reading) for n in numbers)
    wider = _speaking(tags)
    reports = tuple(_mend_report(report, wider, reading) for report in tags.reports)
    return Mended(replace(tags, events=events, reports=reports), numbers)


def _is_reporting_word(event: TaggedEvent, reports: Sequence[TaggedReport]) -> bool:
    """Whether the trigger is the cue of a report that the tagger is surer of: a reporting word is not an event."""
    return event.type in _WORDS and any(
        event.trigger.overlaps(report.cue) and event.score < report.score for report in reports
    )


def _is_metaphor(event: TaggedEvent, reading: Reading) -> bool:
    """Whether the word after the trigger makes its violence a figure of speech: a trade war, a war of prices."""
    home = reading.sentence_of(event.trigger) if event.type == "ASSAULT" else None
    if home is None:
        return False
    return cue_at(home, word_at(home, event.trigger.end), reading.cues.lists["metaphors"]) is not None


def _mend_event(event: TaggedEvent, place: dict[int | None, int], reading: Reading) -> TaggedEvent:
    return replace(
        event,
        arguments=_outermost([_told_dead(argument, reading) for argument in event.arguments]),
        provision_of=place.get(event.provision_of),
        same_as=place.get(event.same_as),
    )


def _told_dead(argument: TaggedArgument, reading: Reading) -> TaggedArgument:
    """The argument as killed where a word of death stands right before it.

    In the training gold such a phrase is killed 364 times, injured never, affected once.
    """
    home = reading.sentence_of(argument.span) if argument.role in ("injured", "affected") else None
    if home and cue_before(home, word_at(home, argument.span.start), reading.cues.lists["death_words"]):
        return replace(argument, role="killed")
    return argument


def _outermost(arguments: Sequence[TaggedArgument]) -> tuple[TaggedArgument, ...]:
    """The arguments without those that lie inside a longer one of their role, or repeat one before them."""
    kept = dict.fromkeys((argument.role, argument.span) for argument in arguments)
    first = {(argument.role, argument.span): argument for argument in reversed(arguments)}
    return tuple(
        first[role, span]
        for role, span in kept
        if not any(role == other and span != longer and longer.contains(span) for other, longer in kept)
    )


def _speaking(tags: Tags) -> tuple[Span, ...]:
    """The spans that may be a speaker's whole name: actors, claimants, names of persons and organisations."""
    actors = {a.span for event in tags.events for a in event.arguments if a.role == "actor"}
    claimants = {span for report in tags.reports for span in report.claimants}
    names = {name.span for name in tags.names if name.kind in ("person", "organisation")}
    return tuple(sorted(actors | claimants | names))


def _mend_report(report: TaggedReport, wider: Sequence[Span], reading: Reading) -> TaggedReport:
    """The report with whole names for claimants, and only those of its own sentence where there are any."""
    home = reading.sentence_of(report.cue)
    near = [span for span in report.claimants if home and home.span.contains(span)]
    claimants = near or report.claimants
    whole = dict.fromkeys(_lengthen(span, claimants, report.cue, wider) for span in claimants)
    return replace(report, claimants=tuple(whole))


def _lengthen(span: Span, claimants: Sequence[Span], cue: Span, wider: Sequence[Span]) -> Span:
    """The longest wider span that holds this one, and neither another claimant nor a cue apart from it."""
    longer = [w for w in wider if w.start <= span.start and span.end <= w.end and w != span]
    apart = [other for other in (*claimants, cue) if not span.contains(other) and not other.contains(span)]
    fitting = [w for w in longer if not any(w.overlaps(other) for other in apart)]
    return max(fitting, key=lambda w: w.end - w.start, default=span)
