"""The progress bar: never in a pipe, never before two seconds, never where it would disturb the output."""

from __future__ import annotations

import io
import sys

import pytest

from waqai.cli import progress
from waqai.cli.progress import show_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(patch: pytest.MonkeyPatch, *, patience_s: float, quiet: bool = False) -> str:
    """What a terminal's standard error gets while three items pass."""
    terminal = Terminal()
    patch.setenv("TERM", "xterm")
    patch.setattr(sys, "stderr", terminal)
    patch.setattr(progress, "PATIENCE_S", patience_s)
    assert list(show_progress(range(3), "coding", total=3, quiet=quiet)) == [0, 1, 2]
    return terminal.getvalue()


def test_nothing_is_shown_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(show_progress(range(3), "coding")) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_slow_work_on_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "coding" in shown(monkeypatch, patience_s=-1)


def test_quick_and_quiet_work_show_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, patience_s=60) == ""
    assert shown(monkeypatch, patience_s=-1, quiet=True) == ""
