"""The parts of a chart: one by one, the 类 of a scope, and the smallest of many as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.core.document import Spans, Text
from generator.core.model import Figure, Figures

REST = "其他"


@dataclass(frozen=True, slots=True)
class Part:
    """A part and its figure in each series."""

    name: Spans
    figures: tuple[Figure, ...]


def class_codes(figures: Figures, scope: str) -> list[str]:
    """The codes of the 类 that the scope has figures of, this year or last."""
    keys = {*figures, *(key.removeprefix("prior.") for key in figures.prior)}
    codes = {key[len(scope) + 1 :].partition(".")[0] for key in keys if key.startswith(f"{scope}.")}
    return sorted(code for code in codes if code.isdigit() and len(code) == 3)


def filled(pattern: str, text: str) -> str:
    """`general{.code}` with the code 201 is general.201; `initial.{figure}` with that key initial.general.201."""
    return pattern.replace("{.code}", f".{text}").replace("{code}", text).replace("{figure}", text)


def smallest(parts: Sequence[Part], most: int) -> list[Part]:
    """The parts that are too many, with the one that makes room for them together: the smallest, in their order."""
    if len(parts) <= most:
        return []
    by_size = sorted(parts, key=_size)[: len(parts) - most + 1]
    return [part for part in parts if part in by_size]


def _size(part: Part) -> Decimal:
    return max(abs(figure.value) for figure in part.figures)


def combined(parts: Sequence[Part]) -> Part:
    """The parts as one: 其他, the sum of each series."""
    return Part((Text(REST),), tuple(map(_sum, zip(*(part.figures for part in parts), strict=True))))


def _sum(figures: Sequence[Figure]) -> Figure:
    labels = [figure.label for figure in figures]
    return Figure(
        key=f"sum({','.join(figure.key for figure in figures)})",
        value=sum((figure.value for figure in figures), Decimal(0)),
        unit=figures[0].unit,
        label=f"{REST}（{'、'.join(labels)}）",
        formula=" + ".join(labels),
        inputs=tuple(figure.key for figure in figures),
    )
