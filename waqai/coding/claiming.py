"""Claims of responsibility, by the words that make them ("claimed the attack", "announced its responsibility for").

The tagger finds most of them as reports. Where it found none, the words themselves give the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.coding.cues import Reading, Sentence, cue_at, cue_before, cues_within, word_at
from waqai.model import Span

_RESPONSIBILITY_REACH = 9  # words from the announcing word to the responsibility
_AFTER_REACH = 12  # words from the claim to what is claimed after it
_BEFORE_REACH = 14  # words back from the claim to what is claimed before it
_GAP = 1  # words ("which", "had") between a speaker and the claiming verb after it
_NOBODY_REACH = 3  # words back from the claim to "nobody"
_BEGINNINGS = frozenset({"claims", "claims_it", "announce"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim that words of the lexicon make where the tagger reports none: cue, speakers, and lexicon rows."""

    cue: Span
    claimants: tuple[Span, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A claiming form in a sentence, words first..end (end excluded). `after`: what it claims may follow it."""

    first: int
    end: int
    after: bool
    rows: tuple[str, ...]


def claiming_rows(home: Sentence, word: int, reading: Reading) -> tuple[str, ...]:
    """The rows by which the reporting word claims responsibility; () if it does not."""
    form = _form_at(home, word, reading)
    return form.rows if form else ()


def is_negated(home: Sentence, word: int, reading: Reading) -> bool:
    """Whether this word is told not to have happened: "nobody has claimed"."""
    return cue_before(home, word, reading.cues.lists["negation"]) is not None


def find_claimed(reading: Reading) -> dict[int, Claimed]:
    """The claims that the lexicon adds, by the number of the violent event that is claimed.

    A form whose event the tagger ties to the form's own report needs none; one with a report of another is claimed
    as well as told by that one.
    """
    found: dict[int, Claimed] = {}
    for home in reading.sentences:
        violent = _violent_in(home, reading)
        for form in _forms_in(home, reading) if violent else ():
            number = _claimed_by(form, violent, home, reading)
            claimed = _make(form, number, home, reading) if number is not None else None
            if claimed and number is not None:
                found.setdefault(number, claimed)
    return found


def _forms_in(home: Sentence, reading: Reading) -> Iterator[_Form]:
    """The claiming forms of the sentence, none within another."""
    end = 0
    for word in range(len(home.words)):
        form = _form_at(home, word, reading) if word >= end else None
        if form:
            yield form
            end = form.end


def _violent_in(home: Sentence, reading: Reading) -> dict[int, int]:
    """The violent events of the sentence by number: the word at which each stands."""
    return {
        number: word_at(home, event.trigger.start)
        for number, event in enumerate(reading.tags.events)
        if event.type == "ASSAULT" and home.span.contains(event.trigger)
    }


def _form_at(home: Sentence, word: int, reading: Reading) -> _Form | None:
    """Forms that begin with the word: claimed [the attack]; [the attack] it claimed; announced its responsibility for.

    Not "has not claimed", "nobody has claimed", nor "announced that [another says] its responsibility".
    """
    lists = reading.cues.lists["claiming"]
    cue = cue_at(home, word, lists)
    if cue is None or cue.kind not in _BEGINNINGS or is_negated(home, word, reading):
        return None
    if any(part.kind == "nobody" for _, part in cues_within(home, word - _NOBODY_REACH, word, lists)):
        return None
    end = word + len(cue.words)
    if cue.kind != "announce":
        return _Form(word, end, cue.kind == "claims", (cue.id,))
    for at, part in cues_within(home, end, end + _RESPONSIBILITY_REACH, lists):
        if part.kind in ("responsibility", "responsibility_it"):
            return _Form(word, at + len(part.words), part.kind == "responsibility", (cue.id, part.id))
        if part.kind != "announce":
            return None
    return None


def _claimed_by(form: _Form, violent: dict[int, int], home: Sentence, reading: Reading) -> int | None:
    """The number of the first violent event after the form, else the last before it, within reach."""
    after = [n for n, at in violent.items() if form.after and form.end <= at < form.end + _AFTER_REACH]
    before = [n for n, at in violent.items() if form.first - _BEFORE_REACH <= at < form.first]
    if after and not _adopts(home, form.end, violent[after[0]], reading):
        return after[0]
    rest = form.end + _AFTER_REACH if form.after else form.end
    if before and not after and not _adopts(home, violent[before[-1]] + 1, rest, reading):
        return before[-1]
    return None


def _adopts(home: Sentence, first: int, last: int, reading: Reading) -> bool:
    """Whether something that is adopted, not claimed, stands among the words: a resolution, a law, a policy."""
    found = cues_within(home, first, last, reading.cues.lists["claiming"])
    return any(cue.kind == "adopted" for _, cue in found)


def _make(form: _Form, number: int, home: Sentence, reading: Reading) -> Claimed | None:
    """The claim of the event, unless the tagger has tied it to a report of the form or gave the form to another."""
    words = home.stretch(form.first, form.end - form.first)
    cue = home.words[form.first]
    tagged = [n for n, report in enumerate(reading.tags.reports) if report.cue.overlaps(words)]
    event = reading.tags.events[number]
    if not tagged:
        return Claimed(cue, _speakers(form, number, home, reading), form.rows)
    if event.report is not None:
        return None
    report = reading.tags.reports[tagged[0]]
    return Claimed(report.cue, report.claimants or _speakers(form, number, home, reading), form.rows)


def _speakers(form: _Form, number: int, home: Sentence, reading: Reading) -> tuple[Span, ...]:
    """Who claims: the name or actor beside the verb or after what it claims, or later in the form; else the actor."""
    tags = reading.tags
    acting = {a.span for event in tags.events for a in event.arguments if a.role == "actor"}
    named = {name.span for name in tags.names if name.kind in ("person", "organisation")}
    known = sorted(span for span in acting | named if home.span.contains(span))
    for word in _places_of_speakers(form, number, home, reading):
        beside = [span for span in known if 0 <= word < len(home.words) and span.overlaps(home.words[word])]
        if beside:
            return (max(beside, key=lambda span: span.end - span.start),)
    inside = home.stretch(form.first, form.end - form.first)
    own = [a.span for a in tags.events[number].arguments if a.role == "actor" and home.span.contains(a.span)]
    return tuple([*(span for span in known if inside.contains(span)), *own][:1])


def _places_of_speakers(form: _Form, number: int, home: Sentence, reading: Reading) -> Iterator[int]:
    """Words at which a speaker may stand: X claimed the attack; claimed X the attack; claimed the attack X."""
    yield form.first + 1
    trigger = reading.tags.events[number].trigger
    claimed = word_at(home, trigger.end)
    if claimed > form.end:
        yield claimed
    verb = home.words[form.first]
    joined = home.key(form.first).startswith(reading.cues.conjunctions)
    for gap in () if joined else (0, _GAP):
        speaker = form.first - 1 - gap
        if speaker >= 0 and not reading.has_break(home.words[speaker].end, verb.start):
            yield speaker
