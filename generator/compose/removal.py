"""Taking away what a set inherits: a key of set.yaml or of a layout that has no value (`number: ~`).

One way for both. What takes away nothing is an error, or a slip of the pen in a key would pass for the wish to have it
gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.core.problem import Place, Problem
from generator.yaml_file.names import Rules
from generator.yaml_file.node import Mapping as Tree
from generator.yaml_file.node import Node, Scalar, is_blank

Path = tuple[str, ...]


def blanks_within(value: Node) -> Iterator[Problem]:
    """What has no value within a value that replaces the inherited one as a whole: there is nothing to take away."""
    if isinstance(value, Scalar):
        return
    pairs = value.entries if isinstance(value, Tree) else [(item, item) for item in value.items]
    for key, inner in pairs:
        if is_blank(inner):
            name = str(key.value) if isinstance(value, Tree) and isinstance(key, Scalar) else "-"
            yield Problem("removal-nothing", key.place, {"key": name})
        else:
            yield from blanks_within(inner)


def unremovable(rules: Rules, key: str, place: Place, inherited: bool) -> Problem | None:
    """Why a key cannot be taken away: nothing is inherited under it, or there must be one."""
    if rules.get(key, {}).get("required"):
        return Problem("removal-required", place, {"key": key})
    return None if inherited else Problem("removal-nothing", place, {"key": key})


# ── along the chain of sets ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Removals:
    """What the sets read so far, the nearest first, take away of those farther along the chain.

    `blocks` are the keys whose entries are overridden one by one: `switches`, `options`; `own` those that a set says of
    itself alone, so that nothing is inherited under them.
    """

    blocks: tuple[str, ...]
    own: tuple[str, ...] = ()
    paths: dict[Path, Place] = field(default_factory=dict)
    found: set[Path] = field(default_factory=set)

    def without(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What a farther set says, less what nearer ones have taken away."""
        kept = dict(said)
        for path in self.paths:
            key, *rest = path
            if key in self.own:
                continue
            if not rest:
                self._note(path, kept.pop(key, None) is not None)
            elif isinstance(kept.get(key), dict):
                kept[key] = dict(kept[key])
                self._note(path, kept[key].pop(rest[0], None) is not None)
        return kept

    def _note(self, path: Path, was_there: bool) -> None:
        self.found |= {path} if was_there else set()

    def add(self, node: Node) -> tuple[Node, list[Problem]]:
        """Note what a set takes away; the rest of its set.yaml, and blanks where nothing can be taken away."""
        if not isinstance(node, Tree):
            return node, []
        kept: list[tuple[Scalar, Node]] = []
        problems: list[Problem] = []
        for key, value in node.entries:
            name = str(key.value)
            if is_blank(value):
                self.paths.setdefault((name,), key.place)
            elif name in self.blocks and isinstance(value, Tree):
                kept.append((key, self._within(name, value)))
            else:
                kept.append((key, value))
                problems += blanks_within(value)
        return Tree(tuple(kept), node.place), problems

    def _within(self, block: str, value: Tree) -> Tree:
        for key, inner in value.entries:
            if is_blank(inner):
                self.paths.setdefault((block, str(key.value)), key.place)
        return Tree(tuple(entry for entry in value.entries if not is_blank(entry[1])), value.place)

    def idle(self, required: Iterable[Path]) -> Iterator[Problem]:
        """What was taken away that no farther set says, or that every set must have."""
        needed = set(required)
        for path, place in self.paths.items():
            if path in needed:
                yield Problem("removal-required", place, {"key": ".".join(path)})
            elif path not in self.found:
                yield Problem("removal-nothing", place, {"key": ".".join(path)})
