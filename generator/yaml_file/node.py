"""A YAML file as a frozen tree in which every key and value is text and knows its place."""

from __future__ import annotations

from collections.abc import Sequence as Items
from dataclasses import dataclass, field
from typing import Any

from generator.core.problem import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as written; None for an empty value."""

    value: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; keys are unique text."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    _by_key: dict[str | None, tuple[Scalar, Node]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The way round `frozen`: an index, so that a lookup among thousands of codes is no search.
        object.__setattr__(self, "_by_key", {entry[0].value: entry for entry in self.entries})

    def entry(self, key: str | int) -> tuple[Scalar, Node] | None:
        """The key, with its place, and its value."""
        return self._by_key.get(str(key))


Node = Scalar | Sequence | Mapping


def is_blank(node: Node) -> bool:
    """Whether there is no value: `~`, `null` or nothing behind the colon, which are one in YAML."""
    return isinstance(node, Scalar) and node.value is None


def plain(node: Node) -> Any:
    """The node as dict, list, str and None. Recursive: the scan has limited the depth."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.value: plain(value) for key, value in node.entries}


def place_at(node: Node, path: Items[str | int], key: bool = False) -> Place:
    """Where the value at the path stands, or with `key` its key; where it is missing, the nearest mapping or list."""
    place = node.place
    for step, last in _with_last(path):
        found = _child(node, step)
        if found is None:
            break
        named, node = found
        place = named.place if key and last and named else node.place
    return place


def value_at(node: Node, path: Items[str | int]) -> str | None:
    """The text at the path; None when it is missing, empty or a collection."""
    for step in path:
        found = _child(node, step)
        if found is None:
            return None
        node = found[1]
    return node.value if isinstance(node, Scalar) else None


def _with_last(path: Items[str | int]) -> list[tuple[str | int, bool]]:
    return [(step, index == len(path)) for index, step in enumerate(path, 1)]


def _child(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping):
        return node.entry(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return None, node.items[step]
    return None
