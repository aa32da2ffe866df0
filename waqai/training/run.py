"""One training run from beginning to end."""

from __future__ import annotations

from pathlib import Path

from waqai.training.learn import Config, train_network
from waqai.training.model_card import save_model
from waqai.training.relater import RelaterConfig, train_relater
from waqai.training.weights import build_tokenizer, read_start

__all__ = ["Config", "train"]


def train(config: Config, out: Path) -> Path:
    """The folder of the finished model: out/model, beside the run's config.json, log.jsonl and average.pt."""
    network = train_network(config, out)
    if config.relater_epochs:
        network = train_relater(network, config, RelaterConfig(epochs=config.relater_epochs), out)
    folder = out / "model"
    save_model(network, build_tokenizer(read_start().pieces), config, folder)
    return folder
