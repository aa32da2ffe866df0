"""The relater trained on a finished encoder: its word vectors are computed once, so an epoch takes a minute."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from waqai.training.dataset import Anchor, make_examples
from waqai.training.learn import Config, log, means, rate_at, read_articles, update_average
from waqai.training.losses import WEIGHTS, make_batch, relate_losses
from waqai.training.network import Network, Relater
from waqai.training.weights import build_tokenizer, read_start

Scenes = tuple[Tensor, list[Anchor]]


@dataclass(frozen=True)
class RelaterConfig:
    """Settings of this second step. Some kinds of other words are hidden: the tagger misses triggers and cues too."""

    epochs: int = 12
    rate: float = 1e-3
    weight_decay: float = 0.01
    paragraphs_per_batch: int = 24
    hidden_kinds: float = 0.1
    views: int = 2
    seed: int = 3


def train_relater(network: Network, config: Config, settings: RelaterConfig, out: Path) -> Network:
    """The network with its relater trained anew; the encoder stays as it is."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)
    views = [_read(network, config, chance if n else None) for n in range(settings.views)]
    relater = Relater(dropout=2 * config.dropout)
    average = copy.deepcopy(relater).eval()
    optimizer = torch.optim.AdamW(relater.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    steps = settings.epochs * len(list(_batches(views[0], settings, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: rate_at(n, steps, 0.05))
    step, began = 0, time.time()
    for epoch in range(settings.epochs):
        relater.train()
        sums: dict[str, list[float]] = {}
        for batch in _batches(views[epoch % len(views)], settings, chance):
            losses = _losses(relater, batch, settings, chance)
            sum(WEIGHTS[name] * loss for name, loss in losses.items()).backward()
            nn.utils.clip_grad_norm_(relater.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            update_average(average, relater, min(0.995, (1 + step) / (10 + step)))
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
        log(out, {"relater_epoch": epoch + 1, "seconds": round(time.time() - began)} | means(sums))
    network.relater = average
    torch.save(network.state_dict(), out / "average.pt")
    return network


@torch.no_grad()
def _read(network: Network, config: Config, chance: random.Random | None) -> list[Scenes]:
    """(word vectors, anchors) of every window; with `chance`, of a varied view of the articles."""
    network.eval()
    tokenizer: Tokenizer = build_tokenizer(read_start().pieces)
    scenes = []
    for article in read_articles(config):
        for example in make_examples(article, tokenizer, chance):
            if example.anchors:
                batch = make_batch([example])
                words = network.encoder(batch.ids, batch.mask, batch.rows, batch.columns)
                scenes.append((words.clone(), example.anchors))
    return scenes


def _batches(scenes: list[Scenes], settings: RelaterConfig, chance: random.Random) -> Iterator[list[Scenes]]:
    """Single paragraphs of similar length together, in random order."""
    paragraphs = [
        (words[begin:end], [a for a in anchors if a.bounds == (begin, end)])
        for words, anchors in scenes
        for begin, end in sorted({a.bounds for a in anchors})
    ]
    paragraphs.sort(key=lambda p: (len(p[0]) // 6, chance.random()))
    size = settings.paragraphs_per_batch
    batches = [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]
    chance.shuffle(batches)
    yield from batches


def _losses(
    relater: Relater, batch: list[Scenes], settings: RelaterConfig, chance: random.Random
) -> dict[str, Tensor]:
    anchors = []
    offset = 0
    for words, own in batch:
        for anchor in own:
            kinds = [0 if k > 1 and chance.random() < settings.hidden_kinds else k for k in anchor.kinds]
            moved = _at_paragraph_start(anchor, kinds)
            anchors.append((offset, moved))
        offset += len(words)
    return relate_losses(relater, torch.cat([words for words, _ in batch]), anchors)


def _at_paragraph_start(anchor: Anchor, kinds: list[int]) -> Anchor:
    begin, end = anchor.bounds
    return replace(anchor, word=anchor.word - begin, bounds=(0, end - begin), kinds=kinds)
