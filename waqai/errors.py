"""What can go wrong: the user's mistakes, and articles that cannot be coded."""

from __future__ import annotations


class UserError(Exception):
    """One sentence for the user: what is wrong, where, and what to do. Shown without a traceback."""

    def __init__(self, message: str, *, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class CannotCode(Exception):
    """Raised inside a stage for one article; the pipeline turns it into a Skipped."""

    def __init__(self, stage: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{stage}: {reason} {detail}".strip())
        self.stage = stage
        self.reason = reason
        self.detail = detail
