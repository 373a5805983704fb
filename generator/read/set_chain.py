"""What the files of a set say to reading: each set.yaml along the chain of `extends`, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.core.problem import Place
from generator.core.schemas import schema
from generator.read.set_folders import folder_of_set, shown
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping, Node, is_blank, value_at
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import valid_blocks


@dataclass(frozen=True, slots=True, eq=False)
class SetFile:
    """A set.yaml: what is right in it, and its tree for places. That it is faulty, composing tells."""

    folder: Path
    found: dict[str, Any]
    tree: Node
    taken_away: frozenset[tuple[str, ...]] = frozenset()  # keys without a value: ("classification",), ("facts", "x")

    @property
    def extends(self) -> str:
        return value_at(self.tree, ("extends",)) or ""


def chain_of(name: str, folders: Iterable[Path]) -> list[SetFile]:
    """The set and those that it extends, nearest first; none where there is no such set."""
    folders, found = list(folders), list[SetFile]()
    while name and (folder := folder_of_set(name, folders)) and all(folder != one.folder for one in found):
        found.append(set_file(folder))
        name = found[-1].extends
    return _left(found)


def files_of(chain: Iterable[Path]) -> list[SetFile]:
    """The same of a loaded set, whose folders stand nearest first."""
    return _left([set_file(folder) for folder in chain])


def _left(files: Iterable[SetFile]) -> list[SetFile]:
    """Each without what nearer ones take away of it (generator/compose/removal.py is the same for composing)."""
    gone, left = set[tuple[str, ...]](), list[SetFile]()
    for one in files:
        left.append(replace(one, found=_without(one.found, gone)) if gone else one)
        gone |= one.taken_away
    return left


def _without(found: dict[str, Any], gone: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    kept = dict(found)
    for key, *rest in gone:
        if not rest:
            kept.pop(key, None)
        elif isinstance(kept.get(key), dict):
            kept[key] = {name: value for name, value in kept[key].items() if name != rest[0]}
    return kept


def set_file(folder: Path) -> SetFile:
    """The set.yaml in a folder."""
    path = folder / "set.yaml"
    stat = path.stat()
    return _read(path, shown(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _read(path: Path, name: str, _changed: int, _size: int) -> SetFile:
    """Read once a state of the file: a release reads thousands of units of the same few sets."""
    node, problems = read_file(path, name)
    if node is None:
        return SetFile(path.parent, {}, Mapping((), Place(name, 1, 1)))
    found, _, tree = valid_blocks(_filled(node), schema("set"), problems, lambda _: False)
    return SetFile(path.parent, found, tree, frozenset(_blanks(node)))


def _blanks(node: Node) -> Iterator[tuple[str, ...]]:
    """The keys without a value, at the top and one below it."""
    tree, _ = english(node, schema("set"), blanks=True)
    for key, value in tree.entries if isinstance(tree, Mapping) else ():
        if is_blank(value):
            yield (str(key.value),)
        for inner, below in value.entries if isinstance(value, Mapping) else ():
            if is_blank(below):
                yield str(key.value), str(inner.value)


def _filled(node: Node, depth: int = 2) -> Node:
    """Without those keys: with one of them a whole block would count as wrong."""
    if not isinstance(node, Mapping) or not depth:
        return node
    kept = ((key, _filled(value, depth - 1)) for key, value in node.entries if not is_blank(value))
    return replace(node, entries=tuple(kept))
