"""What gold and system both say of an article, in one shape, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.model import Act, Role, Span, Status


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant: its role and its span."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting cue with its speakers."""

    cue: Span
    act: Act
    claimants: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An annotated event; `report`, `provision_of` and `same_as` are positions in the same Annotation.

    Status and background are None where a system tags a trigger but codes no event for it.
    """

    trigger: Span
    type: str
    mode: str | None = None
    status: Status | None = "actual"
    background: bool | None = False
    fillers: tuple[Filler, ...] = ()
    report: int | None = None
    provision_of: int | None = None
    same_as: int | None = None

    @property
    def label(self) -> str:
        """Type and mode in one word, as the score tables print them."""
        return f"{self.type}.{self.mode}" if self.mode else self.type


@dataclass(frozen=True, slots=True)
class Annotation:
    """All events and reports of one article; spans count code points of `text`."""

    article: str
    text: str
    events: tuple[Happening, ...] = ()
    reports: tuple[Report, ...] = ()
