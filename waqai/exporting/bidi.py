"""Right-to-left text on a terminal line, isolated so that its neighbours keep their place."""

from __future__ import annotations

import re

from rich.cells import cell_len

FSI, PDI = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\\x00-\\x1f\\x7f-\\x9f]")


def is_right_to_left(text: str) -> bool:
    """Whether the text holds a letter of a right-to-left script."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolate(line: str) -> str:
    """The line between first-strong-isolate marks where it holds right-to-left letters."""
    return f"{FSI}{line}{PDI}" if is_right_to_left(line) else line


def show_unsafe(text: str) -> str:
    """The text with control characters as U+FFFD: they could reorder or repaint what stands around it."""
    return _UNSAFE.sub("\ufffd", text)


def wrap_cells(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` terminal cells, broken at spaces; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _cut(word, width):
            if line and cell_len(line) + 1 + cell_len(piece) > width:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def _cut(word: str, width: int) -> list[str]:
    if cell_len(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if cell_len(piece + character) > width:
            pieces.append(piece)
            piece = character
        else:
            piece += character
    return [*pieces, piece]
