"""The trained tagger on onnxruntime: CPU only, one window at a time, the same numbers whatever runs beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from waqai.errors import UserError
from waqai.tagging import labels
from waqai.tagging.decoding import Floats, Scene, stack_scenes
from waqai.tagging.pieces import Window

CARD_VERSION = 1
RELATER_INPUTS = ("words", "index", "mask", "distance", "kind", "label", "own")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of one window, a row a word: vectors (words, 384) and the logits of three heads."""

    words: Floats
    trigger: Floats
    cue: Floats
    name: Floats


@dataclass(frozen=True, slots=True)
class Relating:
    """What the relater says, a row an anchor in the order asked.

    role: (anchors, longest, role labels); link: (anchors, longest, links); status: (anchors, statuses);
    background, no_report: (anchors,).
    """

    role: Floats
    link: Floats
    status: Floats
    background: Floats
    no_report: Floats


class Network:
    """The two ONNX files of a model folder, its tokenizer, and its card."""

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self.card = read_card(folder)
        self.digest = str(self.card["digest"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._reader = _open(folder / "reader.onnx")
        self._relater = _open(folder / "relater.onnx")
        self._pool = ThreadPoolExecutor(max(1, threads), thread_name_prefix="waqai-tagger")

    def read(self, windows: Sequence[Window]) -> list[Reading]:
        """One Reading a window, in order; windows run side by side, each on one thread."""
        return list(self._pool.map(self._read_one, windows))

    def relate(self, words: Floats, scenes: Sequence[Scene]) -> Relating:
        """The relater's answers for at least one scene; `words` are the vectors of one window."""
        return Relating(
            *self._relater.run(None, dict(zip(RELATER_INPUTS, (words, *stack_scenes(scenes)), strict=True)))
        )

    def _read_one(self, window: Window) -> Reading:
        ids = np.array([window.ids], dtype=np.int64)
        first = np.array(window.first, dtype=np.int64)
        return Reading(*self._reader.run(None, {"ids": ids, "first": first}))


def read_card(folder: Path) -> dict[str, Any]:
    """The model card; UserError where it is missing, of another version, or not of these files."""
    path = folder / "card.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as broken:
        raise UserError(f"{path}: no readable model card ({broken}); install waqai again") from broken
    if card.get("version") != CARD_VERSION or card.get("labels") != describe_labels():
        raise UserError(
            f"{path}: made for another version of waqai; train or install the model of this version"
        )
    if card["digest"] != digest_files(folder):
        raise UserError(f"{folder}: the model's files are not those of its card; install waqai again")
    return card


def describe_labels() -> dict[str, list[str]]:
    """The label lists that a model was trained for, by head."""
    return {
        "types": list(labels.TYPES),
        "acts": list(labels.ACTS),
        "statuses": list(labels.STATUSES),
        "roles": list(labels.ROLES),
        "names": list(labels.NAMES),
    }


def digest_files(folder: Path) -> str:
    """SHA-256 over the two networks and the tokenizer."""
    digest = hashlib.sha256()
    for name in ("reader.onnx", "relater.onnx", "tokenizer.json"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def _open(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
