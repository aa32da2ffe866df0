"""What the words of a time expression say, before any calendar is opened: frames of slots, counts, and their links."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Frame:
    """The slots of one date; None and "" where the words are silent.

    `offset` counts days from the anchor, `weekday` is 0 for Monday, `next_weekday` ends a night between two days.
    `nth` is which weekday, week or day (`nth_of`) of the month, -1 for the last. `share` is (of how many, which).
    `clock_whole` marks an hour of twenty-four, `doubtful` a doubled month whose two names differ.
    A `*_mod` is last, last2, next, next2, following, this, or other: the time of another event.
    """

    offset: int | None = None
    weekday: int | None = None
    weekday_mod: str = ""
    next_weekday: int | None = None
    day: int | None = None
    month: int | None = None
    calendar: str = "gregorian"
    month_mod: str = ""
    year: int | None = None
    year_era: str = ""
    year_mod: str = ""
    unit: str = ""
    unit_mod: str = ""
    nth: int | None = None
    nth_of: str = ""
    boundary: str = ""
    share: tuple[int, int] | None = None
    season: str = ""
    season_mod: str = ""
    holiday: str = ""
    holiday_mod: str = ""
    weekend: bool = False
    part: str = ""
    part_mod: str = ""
    clock: tuple[int, int, int] | None = None
    clock_whole: bool = False
    zone: str = ""
    vague: str = ""
    event_day: int | None = None
    decade: int | None = None
    approximate: bool = False
    doubtful: bool = False
    last_slot: str = ""
    rows: list[str] = field(default_factory=list)

    def is_empty(self) -> bool:
        return not self.has_date() and not self.part and self.clock is None

    def has_date(self) -> bool:
        """Whether a day, week, month or year is named; a part of day or an hour alone is none."""
        return (
            self.offset is not None
            or self.weekday is not None
            or self.day is not None
            or self.month is not None
            or self.year is not None
            or self.event_day is not None
            or self.decade is not None
            or self.share is not None
            or bool(self.unit or self.season or self.holiday or self.vague or self.year_mod)
        )


@dataclass(slots=True)
class Count:
    """So many of a unit: `low` to `high`, with a modifier (last, next, ...) where the words have one."""

    low: float
    high: float
    unit: str
    mod: str = ""
    vague: bool = False
    approximate: bool = False
    more: bool = False
    less: bool = False
    rows: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Segment:
    """One operand, the operator before it (since, before, ...), and how it is linked to the one before (and, or, to).

    `event` says that words beside it name no time: "two days after the attack".
    """

    operand: Frame | Count
    op: str = ""
    link: str = ""
    event: bool = False
