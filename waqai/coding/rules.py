"""The status that words around a trigger give, where the tagger cannot know them.

The tagger's status stands unless one of these rules says otherwise; each change comes back as a Correction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waqai.coding.cues import (
    Cue,
    Reading,
    Sentence,
    begins_like,
    cue_at,
    cue_before,
    cues_within,
    word_at,
)
from waqai.model import Span, Status, TaggedEvent, TaggedReport

# What is itself told with a negation ("does not accept", "will not let pass", "will not take part") or a future
# ("will answer"): whole types, or modes of a type.
_TOLD_NEGATED = frozenset({"REJECT", "THREATEN", "REQUEST", "ACCUSE", "COERCE.restrict", "SANCTION.impose"})
_TOLD_FUTURE = frozenset({"THREATEN", "AGREE", "CONCEDE", "REJECT", "ACCUSE", "REQUEST", "SUPPORT"})
# A denied accusation, demand or threat was made all the same.
_STANDS_WHEN_DENIED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
# What an agreement provides for, and what can so be excluded from one.
PROVISIONS = frozenset({"MOVE", "RETREAT"})
_EXCLUDED_REACH = 2  # words from the word of exclusion to what is excluded
# What one takes part in, and may be said not to have taken part in.
_TAKEN_PART_IN = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT", "PROTEST"})
_PART_REACH = 4  # words from "did not take part" to what it was
_PERMITTED_REACH = 7  # words from the refused permission to what is not permitted
_PLANNED_REACH = 3  # words from "no plans" to what is not planned
_TALK_REACH = {"talk": 10, "bare": 4}  # words from the end of the talk's words to the trigger
_EXCEPTION_REACH = 8  # words after a negated verb in which an exception takes the negation back


@dataclass(frozen=True, slots=True)
class Correction:
    """A status that words of the text give: the rule, its lexicon rows, and the words."""

    status: Status
    rule: str
    rows: tuple[str, ...]
    words: Span


def correct_status(event: TaggedEvent, reading: Reading) -> Correction | None:
    """The status given by the words around the trigger, where the tagger said otherwise; else None."""
    sentence = reading.sentence_of(event.trigger)
    if sentence is None:
        return None
    for rule in _RULES.get(event.status, ()):
        correction = rule(event, sentence, reading)
        if correction:
            return correction
    return None


def find_talk(event: TaggedEvent, reading: Reading) -> tuple[Span, Cue] | None:
    """The unsourced talk that governs the trigger ("reports which speak of"): its words and cue, or None.

    It stands before the trigger in the same clause, with no other reporting cue between.
    """
    sentence = reading.sentence_of(event.trigger)
    if sentence is None:
        return None
    at = word_at(sentence, event.trigger.start)
    unsourced = reading.cues.lists["unsourced"]
    for word, cue in reversed(list(cues_within(sentence, at - 14, at, unsourced))):
        gap = at - (word + len(cue.words))
        if cue.kind == "aside" or gap < 0:
            return None
        if cue.kind not in _TALK_REACH or gap > _TALK_REACH[cue.kind]:
            continue
        words = sentence.stretch(word, len(cue.words))
        cut_off = reading.has_break(words.end, event.trigger.start) or _reported_within(words, event, reading)
        return None if cut_off else (words, cue)
    return None


def find_agreement(event: TaggedEvent, reading: Reading) -> int | None:
    """The number of the agreement nearest before the event in its paragraph, else after it in its sentence."""
    home = reading.sentence_of(event.trigger)
    before, after = None, None
    for number, other in enumerate(reading.tags.events):
        place = reading.sentence_of(other.trigger) if other.type == "AGREE" else None
        if home is None or place is None or place.paragraph != home.paragraph:
            continue
        if other.trigger < event.trigger:
            before = number
        elif place is home and after is None:
            after = number
    return after if before is None else before


def report_of(event: TaggedEvent, reading: Reading) -> TaggedReport | None:
    return None if event.report is None else reading.tags.reports[event.report]


def _excluded(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Forms: excluded from [leaving]; the trigger is itself the word of exclusion, or stands near it.

    Only beside an agreement; but who is "excluded from" what follows right away is so without one.
    """
    if event.type not in PROVISIONS:
        return None
    at = word_at(sentence, event.trigger.start)
    for word, cue in cues_within(sentence, at - 4, at + 1, reading.cues.lists["exclusion"]):
        words = sentence.stretch(word, len(cue.words))
        gap = at - (word + len(cue.words))
        told = (cue.kind == "from" and gap == 0) or find_agreement(event, reading) is not None
        if told and gap <= _EXCLUDED_REACH and not reading.has_break(words.end, event.trigger.start):
            return Correction("negated", "status.excluded", (cue.id,), words)
    return None


def _not_permitted(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Form: will not permit anything that lets them [flee]; what is permitted begins with the verb's preposition."""
    at = word_at(sentence, event.trigger.start)
    if _told_negated(event) or not begins_like(sentence.key(at), "permitted", reading.cues):
        return None
    return _negated_at_a_distance("permission", _PERMITTED_REACH, event, sentence, reading)


def _not_planned(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Form: no plans [at the ministry] to [withdraw]; what is planned begins with the preposition of purpose."""
    at = word_at(sentence, event.trigger.start)
    if begins_like(sentence.key(at), "purpose", reading.cues) is None:
        return None
    return _negated_at_a_distance("plan", _PLANNED_REACH, event, sentence, reading)


def _not_taking_part(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Form: did not take part in the [talks]; what is told of the talks is that these parties were not in them."""
    if event.type not in _TAKEN_PART_IN:
        return None
    return _negated_at_a_distance("participation", _PART_REACH, event, sentence, reading)


def _negated_at_a_distance(
    kind: str, reach: int, event: TaggedEvent, sentence: Sentence, reading: Reading
) -> Correction | None:
    at = word_at(sentence, event.trigger.start)
    for word, cue in cues_within(sentence, at - reach - 2, at, reading.cues.lists["negation"]):
        words = sentence.stretch(word, len(cue.words))
        near = 0 <= at - (word + len(cue.words)) <= reach
        if cue.kind == kind and near and not reading.has_break(words.end, event.trigger.start):
            return Correction("negated", f"status.no_{kind}", (cue.id,), words)
    return None


def _particle(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Forms, right before the trigger: did not [verb], without [noun], no plans to [noun], may [verb], if [verb]."""
    at = word_at(sentence, event.trigger.start)
    lists = reading.cues.lists
    negation = cue_before(sentence, at, lists["negation"])
    cue = cue_before(sentence, at, lists["hypothetical"])
    if negation and not (cue and len(cue.words) > len(negation.words)):
        told_so = negation.kind != "plan" and _told_negated(event)
        if told_so or _excepted(sentence, at, reading):
            return None
        return _correction("negated", negation, sentence, at)
    if cue and (cue.kind == "any" or begins_like(sentence.key(at), "imperfect", reading.cues)):
        return _correction("possible", cue, sentence, at)
    return None


def _told_negated(event: TaggedEvent) -> bool:
    return event.type in _TOLD_NEGATED or f"{event.type}.{event.mode}" in _TOLD_NEGATED


def _correction(status: Status, cue: Cue, sentence: Sentence, at: int) -> Correction:
    words = sentence.stretch(at - len(cue.words), len(cue.words))
    return Correction(status, f"status.{status}", (cue.id,), words)


def _excepted(sentence: Sentence, at: int, reading: Reading) -> bool:
    """Whether an exception follows: "did not release but three"."""
    exceptions = reading.cues.lists["exception"]
    return any(cues_within(sentence, at + 1, at + 1 + _EXCEPTION_REACH, exceptions))


def _future(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Forms: will [verb], right before the trigger; the future letter joined to the verb that is the trigger."""
    at = word_at(sentence, event.trigger.start)
    negation = cue_before(sentence, at, reading.cues.lists["negation"])
    if event.type in _TOLD_FUTURE or negation:
        return None
    cue = cue_before(sentence, at, reading.cues.lists["future"])
    if cue:
        return _correction("planned", cue, sentence, at)
    row = begins_like(sentence.key(at), "future", reading.cues)
    return Correction("planned", "status.planned", (row,), sentence.words[at]) if row else None


def _talk(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Forms: reports of [noun]; or the event's own report is told with a word such as rumours."""
    report = report_of(event, reading)
    if report and report.act == "denies":
        return None
    talk = find_talk(event, reading)
    if talk:
        return Correction("possible", "status.talk", (talk[1].id,), talk[0])
    home = reading.sentence_of(report.cue) if report else None
    if report is None or home is None:
        return None
    cue = cue_at(home, word_at(home, report.cue.start), reading.cues.lists["unsourced"])
    return Correction("possible", "status.talk", (cue.id,), report.cue) if cue else None


def _denied(event: TaggedEvent, sentence: Sentence, reading: Reading) -> Correction | None:
    """Form: denied that [verb]. A denied responsibility for the act leaves the act as it is."""
    report = report_of(event, reading)
    if report is None or report.act != "denies" or event.type in _STANDS_WHEN_DENIED:
        return None
    if report.cue.end > event.trigger.start or not sentence.span.contains(report.cue):
        return None
    denial = reading.cues.lists["denial"]
    first, last = word_at(sentence, report.cue.end), word_at(sentence, event.trigger.start)
    if any(cue.kind == "responsibility" for _, cue in cues_within(sentence, first, last, denial)):
        return None
    return Correction("negated", "status.denied", (), report.cue)


def _reported_within(talk: Span, event: TaggedEvent, reading: Reading) -> bool:
    """Whether a reporting cue with a named speaker stands between the words of talk and the trigger."""
    between = Span(talk.end, event.trigger.start)
    return any(between.overlaps(report.cue) and report.claimants for report in reading.tags.reports)


_Rule = Callable[[TaggedEvent, Sentence, Reading], Correction | None]
# By the tagger's status, in order: nothing makes a possible or a negated event more certain than it was tagged.
_RULES: dict[Status, tuple[_Rule, ...]] = {
    "actual": (_excluded, _not_permitted, _not_planned, _not_taking_part, _particle, _future, _talk, _denied),
    "planned": (_excluded, _not_permitted, _not_planned, _not_taking_part, _particle, _talk, _denied),
}
