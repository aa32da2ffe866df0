"""The training loop: seeded, bucketed by length, averaged weights, layer-wise learning rates."""

from __future__ import annotations

import copy
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from waqai.training.dataset import Example, make_examples, read_gold
from waqai.training.losses import WEIGHTS, compute_losses, make_batch
from waqai.training.names import make_name_examples, read_name_sentences
from waqai.training.network import Network, start_network
from waqai.training.weights import build_tokenizer, read_start


@dataclass(frozen=True)
class Config:
    """What a run is made of; written beside the weights, and enough to repeat it.

    With `keep_out` n, every n-th article is left out, to choose thresholds on. `start` is another run's average.pt.
    """

    gold: tuple[str, ...]
    names: str | None = None
    names_share: float = 5 / 6
    keep_out: int = 0
    seed: int = 1
    epochs: int = 8
    layers: int = 12
    pieces_per_batch: int = 700
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    dropout: float = 0.1
    warm_up: float = 0.06
    average: float = 0.998
    weight_decay: float = 0.01
    start: str | None = None
    relater_epochs: int = 10
    threads: int = 2


def train_network(config: Config, out: Path) -> Network:
    """The averaged network after all epochs; logs one JSON line a hundred steps and one an epoch to out/log.jsonl."""
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    chance = random.Random(config.seed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(asdict(config), indent=1) + "\n")
    start = read_start()
    tokenizer = build_tokenizer(start.pieces)
    network = start_network(start, layers=config.layers, dropout=config.dropout)
    if config.start:
        load_start(network, Path(config.start))
    network.encoder.word.weight.requires_grad_(False)
    average = copy.deepcopy(network).eval()
    articles = read_articles(config)
    names = _name_sentences(config)
    steps = config.epochs * len(
        list(_batches(_epoch(articles, names, tokenizer, random.Random(0)), config, chance))
    )
    optimizer = torch.optim.AdamW(_groups(network, config), weight_decay=config.weight_decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: rate_at(n, steps, config.warm_up))
    step, began = 0, time.time()
    for epoch in range(config.epochs):
        network.train()
        sums: dict[str, list[float]] = {}
        for examples in _batches(_epoch(articles, names, tokenizer, chance), config, chance):
            losses = compute_losses(network, make_batch(examples))
            sum(WEIGHTS[name] * loss for name, loss in losses.items()).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            update_average(average, network, min(config.average, (1 + step) / (10 + step)))
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            if step % 100 == 0:
                log(
                    out,
                    {"step": step, "of": steps, "seconds": round(time.time() - began)} | means(sums, 100),
                )
        torch.save(average.state_dict(), out / "average.pt")
        log(out, {"epoch": epoch + 1, "seconds": round(time.time() - began)} | means(sums))
    return average


def load_start(network: Network, path: Path) -> None:
    """Takes over the weights of another run's average.pt; a relater of another shape starts anew."""
    state = torch.load(path, weights_only=True)
    missing = network.load_state_dict(
        {k: v for k, v in state.items() if not k.startswith("heads.")}, strict=False
    )
    if any(not name.startswith("relater.") for name in missing.missing_keys):
        raise ValueError(f"{path}: not the weights of this network")


def read_articles(config: Config) -> list[dict[str, Any]]:
    """The gold articles to learn from: of each file, all but every `keep_out`-th."""
    return [
        a
        for path in config.gold
        for n, a in enumerate(read_gold(Path(path)), 1)
        if not _is_kept_out(n, config)
    ]


def _is_kept_out(n: int, config: Config) -> bool:
    return bool(config.keep_out) and n % config.keep_out == 0


def _name_sentences(config: Config) -> list[list[tuple[str, str]]]:
    if config.names is None:
        return []
    sentences = read_name_sentences(Path(config.names))
    return sentences[: round(len(sentences) * config.names_share)]


def _epoch(
    articles: Sequence[dict[str, Any]],
    names: Sequence[list[tuple[str, str]]],
    tokenizer: Tokenizer,
    chance: random.Random,
) -> list[Example]:
    examples = [e for article in articles for e in make_examples(article, tokenizer, chance)]
    # Half of the name sentences an epoch: they are as many as the events', and worth less.
    begin = chance.randrange(len(names) // 2 + 1)
    return examples + list(make_name_examples(names[begin : begin + len(names) // 2], tokenizer))


def _batches(examples: list[Example], config: Config, chance: random.Random) -> Iterator[list[Example]]:
    """Batches of about equal length examples, in random order, each at most `pieces_per_batch` with padding."""
    order = sorted(examples, key=lambda e: (len(e.ids) // 16, chance.random()))
    batches: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(e.ids) for e in [*batches[-1], example])
        if batches[-1] and longest * (len(batches[-1]) + 1) > config.pieces_per_batch:
            batches.append([])
        batches[-1].append(example)
    chance.shuffle(batches)
    yield from batches


def _groups(network: Network, config: Config) -> list[dict[str, Any]]:
    """Lower layers move less: each by `layer_decay` of the one above it."""
    layers = list(network.encoder.layers)
    groups = [
        {"params": list(layer.parameters()), "lr": config.rate * config.layer_decay ** (len(layers) - 1 - n)}
        for n, layer in enumerate(layers)
    ]
    low = config.rate * config.layer_decay ** len(layers)
    embedding = [network.encoder.position.weight, *network.encoder.norm.parameters()]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    return [*groups, {"params": embedding, "lr": low}, {"params": heads, "lr": config.head_rate}]


def rate_at(step: int, steps: int, warm_up: float) -> float:
    begin = max(1, int(steps * warm_up))
    if step < begin:
        return (step + 1) / begin
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - begin) / max(1, steps - begin)))


@torch.no_grad()
def update_average(average: Network, network: Network, keep: float) -> None:
    kept = [p for p in average.parameters() if p.requires_grad]
    new = [p for p in network.parameters() if p.requires_grad]
    torch._foreach_lerp_(kept, new, 1 - keep)


def means(sums: dict[str, list[float]], last: int = 0) -> dict[str, float]:
    return {name: round(sum(v[-last:]) / len(v[-last:]), 4) for name, v in sums.items()}


def log(out: Path, row: dict[str, Any]) -> None:
    with (out / "log.jsonl").open("a") as file:
        file.write(json.dumps(row) + "\n")
