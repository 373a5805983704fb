"""What a set asks its units for: the fields that its chapters and tables print, and those that its set.yaml names.

Found in the text of the templates, along their chain: `required: printed` of the schema of unit files follows it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.core.declared import BLOCK
from generator.core.same_parts import SAME_PARTS
from generator.core.schemas import ALL, ANY, Asked, paths_of, schema, unit_schema
from generator.read.set_chain import SetFile, files_of
from generator.read.set_folders import inside, shown
from generator.read.template_names import Names, Paths
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping as Block
from generator.yaml_file.node import Node, Scalar, Sequence
from generator.yaml_file.strict import read_file
from generator.yaml_file.values import FLAGS

# Names that every template has, and the fields of the unit file behind them.
KNOWN: Mapping[str, Paths] = {
    "文件": ("",),
    "填报": ("facts",),
    "facts": ("facts",),
    "行": ("行",),
    "概况": ("overview",),
    "绩效": ("performance",),
    "项目表": ("projects",),
    "整体指标": ("performance.overall.indicators",),
    "其他事项": ("other_matters",),
    "落款日期": ("unit.signed",),
}
# Names of a table for one project, by kind.
TARGETS = {"budget": f"performance.projects.{ANY}", "final": f"self_evaluation.projects.{ANY}"}
# What figures are computed from, where it is neither their own path nor a sum of the same parts.
BEHIND: Mapping[str, str] = {
    "project": "",
    "operating_cost": "",  # derived, unless it is stated
    "evaluation.adjustment": "",
    "evaluation.overall": "self_evaluation.overall",
    "evaluation.project": "self_evaluation.projects",
    "performance.overall.count": "",  # how many target tables there are, none too
    "performance.projects.count": "",
}
LAYOUTS = {"table": "layout", "chart": "chart"}  # the schemas of tables/*.yaml and charts/*.yaml
FIGURES = ("figure", "whole", "classes")  # their fields that hold figures' keys
ROW = "行.项目"  # the project of a table's row
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_.]*")  # "three_public.abroad", and "carryover" of "carryover{.code}"


def asked_by(files: list[SetFile]) -> Asked:
    """What the set of these files, nearest first, asks for; everything, where its kind is not known."""
    kind = kind_of(files)
    if not kind:
        return ALL
    folders = tuple(one.folder for one in files)
    printed = _printed(kind, folders, _state(folders))
    said = {path: flag for one in reversed(files) for path, flag in (one.found.get("requires") or {}).items()}
    required = frozenset(path for path, flag in said.items() if flag)
    return replace(printed, required=required, waived=frozenset(said) - required)


def kind_of(files: Iterable[SetFile]) -> str:
    """Which kind of unit file the set is for, empty where no set.yaml says it."""
    return next((str(one.found["kind"]) for one in files if one.found.get("kind")), "")


def _state(folders: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    """When each file and folder of the set was changed last."""
    found = []
    for folder in folders:
        for path, _, names in os.walk(folder):
            for each in (path, *(os.path.join(path, name) for name in names)):
                found.append((each, os.stat(each).st_mtime_ns))
    return tuple(found)


@lru_cache(maxsize=64)
def _printed(kind: str, folders: tuple[Path, ...], _state: object) -> Asked:
    """What the templates print."""
    found = _Templates(kind, folders)
    found.read_all()
    printed = (field for path in found.names.printed for field in _fields(path, kind))
    offered = ((before, field) for before, path in found.names.offered for field in _fields(path, kind))
    return Asked(frozenset(printed), frozenset(offered))


class _Templates:
    """The chapters, tables and charts of a set that its documents are made of."""

    def __init__(self, kind: str, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._layouts: dict[tuple[str, str], list[tuple[str, str]]] = {}  # the texts of each that was asked for
        target = TARGETS[kind]
        known = {**KNOWN, "目标表": (target,), "指标": (f"{target}.indicators",)}
        self.names = Names(known, self._layout, self._text)

    def read_all(self) -> None:
        """Every chapter with its sections, and what they ask for."""
        for path in self._all("macros.j2"):
            self.names.define(_text_of(path))
        said = [one.found for one in files_of(self._folders)]
        chapters = next((one["chapters"] for one in said if one.get("chapters")), ())
        sections = {key: names for one in reversed(said) for key, names in (one.get("sections") or {}).items()}
        options = {key: text for one in reversed(said) for key, text in (one.get("options") or {}).items()}
        self.names.flags |= {key: FLAGS[text] for key, text in options.items() if text in FLAGS}
        for chapter in chapters:
            self._chapter(str(chapter), sections)

    def _chapter(self, chapter: str, sections: Mapping[str, Any]) -> None:
        text = self._text(f"chapters/{chapter}.j2")
        if text is not None:
            self.names.read(text)
        for section in sections.get(chapter) or ():
            self._chapter(f"{chapter}/{section}", sections)

    def _all(self, relative: str) -> list[Path]:
        """Every file of that name, the farthest first."""
        return [path for folder in reversed(self._folders) if (path := inside(folder, relative))]

    def _text(self, relative: str) -> str | None:
        """The nearest file of that name."""
        return next((_text_of(path) for path in reversed(self._all(relative))), None)

    def _layout(self, mark: str, name: str, names: Names, asked: Paths) -> None:
        """What a table or chart prints: its keys over those of the farther sets, or taken away without a value."""
        if (mark, name) not in self._layouts:
            self._layouts[mark, name] = self._texts_of(mark, name)
        texts = self._layouts[mark, name]
        rows = next((text for key, text in texts if key == "each"), "")
        scope = {"条": names.entry(rows, {})} if rows else {}
        for key, text in texts:
            # Of a department's unit the same as of the department: "{unit.}expenditure"
            found = _PLAIN_KEY.match(text.removeprefix("{unit.}")) if key in FIGURES else None
            if found:
                names.note(f"={found.group().rstrip('.')}", asked)
            elif key not in FIGURES and "{" in text:
                names.read(text, scope, asked)

    def _texts_of(self, mark: str, name: str) -> list[tuple[str, str]]:
        merged: dict[str, Node] = {}
        for path in self._all(f"{mark}s/{name}.yaml"):
            node = read_file(path, shown(path))[0]
            tree = english(node, schema(LAYOUTS[mark]), blanks=True)[0] if node else None
            merged |= {str(key.value): value for key, value in tree.entries} if isinstance(tree, Block) else {}
        return [found for key, node in merged.items() for found in _texts(key, node)]


def _text_of(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _texts(name: str, node: Node) -> Iterator[tuple[str, str]]:
    """Every text below, with the key that it stands under."""
    match node:
        case Scalar():
            yield name, node.value or ""
        case Block():
            for key, value in node.entries:
                yield from _texts(str(key.value), value)
        case Sequence():
            for value in node.items:
                yield from _texts(name, value)


# ── from names to fields ──────────────────────────────────────────────────────────────────────────────────────────────


def _fields(path: str, kind: str) -> Iterator[str]:
    """The fields of unit files behind a path or figure."""
    parts = path.removeprefix("=").split(".")
    if parts[0] == BLOCK:  # the total of a column of a declared list needs that column
        yield ".".join((*parts[:2], ANY, parts[2]) if len(parts) == 3 and parts[2] != ANY else parts)
    elif path.startswith("="):
        yield from _facts(path[1:], kind)
    elif path.startswith(ROW):
        yield f"projects.{ANY}{path.removeprefix(ROW)}"
    elif path and not path.startswith(ROW.partition(".")[0]):
        yield path


def _facts(key: str, kind: str) -> Iterator[str]:
    """The facts that a figure is computed from, as far as sets differ in them."""
    parts = key.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        if name in SAME_PARTS[kind]:
            for part in SAME_PARTS[kind][name].parts:
                yield from _facts(part, kind)
        elif name in BEHIND:
            yield from (BEHIND[name],) if BEHIND[name] else ()
        elif _is_field(tuple(parts[:length]), kind):
            yield name
        else:
            continue
        return


@lru_cache(maxsize=1024)
def _is_field(parts: tuple[str, ...], kind: str) -> bool:
    return any(
        len(known) == len(parts) and all(ANY in pair or pair[0] == pair[1] for pair in zip(known, parts, strict=True))
        for known in (path.split(".") for path in paths_of(unit_schema(kind)))
    )
