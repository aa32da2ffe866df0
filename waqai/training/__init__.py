"""Training the tagger: the only room that torch may enter."""

from __future__ import annotations

from pathlib import Path

from waqai.training.learn import Config, train_network
from waqai.training.model_card import save_model
from waqai.training.weights import build_tokenizer, read_start

__all__ = ["Config", "train"]


def train(config: Config, out: Path) -> Path:
    """The folder of the finished model: out/model, beside the run's config.json, log.jsonl and average.pt."""
    network = train_network(config, out)
    folder = out / "model"
    save_model(network, build_tokenizer(read_start().pieces), config, folder)
    return folder
