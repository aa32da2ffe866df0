"""The trained network as two ONNX files: the encoder with its word heads in int8, the relater in float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from waqai.tagging.onnx import RELATER_INPUTS
from waqai.training.network import HIDDEN, Network


class _Reader(nn.Module):
    """One window at a time, so nothing is padded and no article changes another's numbers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        encoder = self.network.encoder
        x = encoder.norm(encoder.word(ids) + encoder.position.weight[: ids.shape[1]])
        for layer in encoder.layers:
            x = _attend(layer, x)
        words = x[0, first]
        return words, self.network.trigger(words), self.network.cue(words), self.network.name(words)


def _attend(layer: Any, x: Tensor) -> Tensor:
    """The layer without a mask, written out in the operations that the quantiser knows."""
    size = HIDDEN // layer.heads
    qkv = layer.qkv(x).view(-1, 3, layer.heads, size).permute(1, 2, 0, 3)
    weights = torch.softmax(qkv[0] @ qkv[1].transpose(1, 2) / size**0.5, dim=-1)
    seen = (weights @ qkv[2]).transpose(0, 1).reshape(1, -1, HIDDEN)
    x = layer.norm(x + layer.out(seen))
    return layer.last_norm(x + layer.narrow(torch.nn.functional.gelu(layer.wide(x))))


def export_network(network: Network, folder: Path) -> None:
    """Writes folder/reader.onnx (int8) and folder/relater.onnx; the float reader is written first and removed."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    whole = folder / "reader.float.onnx"
    _export(
        _Reader(network),
        (torch.randint(4, 100, (1, 40)), torch.arange(0, 30)),
        whole,
        ["ids", "first"],
        ["words", "trigger", "cue", "name"],
        {"ids": {1: "pieces"}, "first": {0: "words"}} | {n: {0: "words"} for n in ("trigger", "cue", "name")},
    )
    _quantise(whole, folder / "reader.onnx")
    whole.unlink()
    asked = torch.zeros(5, 9, dtype=torch.long)
    one = torch.zeros(5, dtype=torch.long)
    _export(
        network.relater,
        (torch.randn(30, HIDDEN), asked, asked.float() + 1, asked, asked, one, one),
        folder / "relater.onnx",
        list(RELATER_INPUTS),
        ["role", "link", "status", "background", "no_report"],
        {"words": {0: "words"}, "label": {0: "anchors"}, "own": {0: "anchors"}}
        | {name: {0: "anchors", 1: "longest"} for name in ("index", "mask", "distance", "kind")},
    )


def _export(
    module: nn.Module, inputs: tuple[Tensor, ...], path: Path, names: list[str], outputs: list[str], axes: Any
) -> None:
    torch.onnx.export(
        module.eval(),
        inputs,
        str(path),
        input_names=names,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _quantise(whole: Path, small: Path) -> None:
    """Int8 weights, per channel, seven bits: machines without VNNI would overflow on eight."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        whole,
        small,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
