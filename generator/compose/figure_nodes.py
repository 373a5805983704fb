"""Figures as templates name them: `general`, `general.basic`, `general['201']`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.model import Figures


class FigureNode:
    """A figure, or the beginning of figures' keys, as templates name it: `general`, `general['201']`."""

    __slots__ = ("_figures", "_key")

    def __init__(self, figures: Figures, key: str) -> None:
        self._figures = figures
        self._key = key

    def __getattr__(self, name: str) -> FigureNode:
        key = f"{self._key}.{name}"
        if name.startswith("_") or not self._figures.has_part(key):
            raise AttributeError(name)
        return FigureNode(self._figures, key)

    def __getitem__(self, name: str) -> FigureNode:
        key = f"{self._key}.{name}"
        if not self._figures.has_part(key):
            raise KeyError(name)
        return FigureNode(self._figures, key)

    def __iter__(self) -> Iterator[object]:
        raise TypeError("FigureNode object is not iterable")

    def __bool__(self) -> bool:
        raise TypeError(f"{self._key}: 判断是否有金额请用 有(…)")

    def __eq__(self, other: object) -> bool:
        raise TypeError(f"{self._key}: 指标不能直接比较")

    __hash__ = None  # type: ignore[assignment]


class NotAFigure(Exception):
    """A template asked for a number where there is none; the message says what it named."""
