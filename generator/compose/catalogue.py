"""What there is of template sets, and what one is made of: the origin of each file and each setting along its chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.compose.templates import TemplateSet, load_set, roots, set_names, shown
from generator.problem import Place, Problem, Severity
from generator.read.node import Mapping, Scalar
from generator.read.strict_yaml import read_file

SETTINGS = ("switches", "options", "constants")
STANDING = ("set.yaml", "macros.j2", "style.docx")
PILED = ("set.yaml", "macros.j2")
_TABLE = re.compile(r"^[ \t]*@table[ \t]+(\S+)", re.M)
_YEAR = re.compile(r"20\d\d")
_OPTION = re.compile(r"选项\.(\w+)")


@dataclass(frozen=True, slots=True)
class Origin:
    """A file of the set, or a setting with its value, and where it comes from; `under` is what it lies over."""

    name: str
    value: str
    place: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A set by name, with its title and the origin of each of its files and settings."""

    name: str
    title: str
    kind: str
    files: tuple[Origin, ...]
    settings: tuple[Origin, ...]


def catalogue(folder: Path, name: str = "") -> tuple[list[Listed], list[Problem]]:
    """All sets that a unit file in the folder could name, or the one of that name."""
    folders = roots(folder / "unit.yaml")
    listed, problems = [], []
    for known in [name] if name else set_names(folders):
        templates, found = load_set(known, Place(known), folders)
        problems += found
        if templates is not None:
            listed.append(_listed(templates))
            problems += unused_files(templates, folders) if name else []
    return listed, problems


def newest_set(kind: str) -> str:
    """The set of that kind with the latest year in its name, for a new unit file; empty where there is none."""
    listed, _ = catalogue(Path.cwd())
    dated = [
        (int(year.group()), each.name) for each in listed if each.kind == kind and (year := _YEAR.search(each.name))
    ]
    return max(dated, default=(0, ""))[1]


def _listed(templates: TemplateSet) -> Listed:
    files = (*_chapters(templates), *_tables(templates), *_standing(templates))
    return Listed(templates.name, templates.title, templates.kind, files, tuple(_settings(templates)))


def chapter_files(templates: TemplateSet) -> list[str]:
    """The chapters' files and those of their sections, in document order."""

    def below(chapter: str) -> Iterator[str]:
        yield f"chapters/{chapter}.j2"
        for section in templates.sections.get(chapter, ()):
            yield from below(f"{chapter}/{section}")

    return [file for chapter in templates.chapters for file in below(chapter)]


def tables_used(templates: TemplateSet) -> list[str]:
    """The tables that the chapters ask for, in document order."""
    paths = (templates.find(file) for file in chapter_files(templates))
    texts = (path.read_text("utf-8", "replace") for path in paths if path)
    return list(dict.fromkeys(name for text in texts for name in _TABLE.findall(text)))


def _chapters(templates: TemplateSet) -> Iterator[Origin]:
    for file in chapter_files(templates):
        found = templates.find(file)
        under = reversed(templates.all(file)[:-1])
        yield Origin(file, "", shown(found) if found else "—", "、".join(shown(path) for path in under))


def _tables(templates: TemplateSet) -> Iterator[Origin]:
    for name in tables_used(templates):
        yield _piled(templates, f"tables/{name}.yaml")


def _standing(templates: TemplateSet) -> Iterator[Origin]:
    for name in STANDING:
        if name in PILED:
            yield _piled(templates, name)
        elif found := templates.find(name):
            yield Origin(name, "", shown(found))


def _piled(templates: TemplateSet, name: str) -> Origin:
    """A file whose entries lie over those of the same file further along the chain."""
    paths = [shown(path) for path in reversed(templates.all(name))]
    return Origin(name, "", paths[0] if paths else "—", "、".join(paths[1:]))


def _settings(templates: TemplateSet) -> Iterator[Origin]:
    found: dict[str, list[tuple[str, Place]]] = {}
    for folder in templates.chain:
        node, _ = read_file(folder / "set.yaml", shown(folder / "set.yaml"))
        for name, value, place in _entries(node):
            found.setdefault(name, []).append((value, place))
    order = {block: rank for rank, block in enumerate(SETTINGS)}
    for name in sorted(found, key=lambda name: (order[name.split(".")[0]], name)):
        (value, place), *others = found[name]
        under = "；".join(f"{value}（{place.file}:{place.line}）" for value, place in others)
        yield Origin(name, value, f"{place.file}:{place.line}", under)


def _entries(node: object) -> Iterator[tuple[str, str, Place]]:
    """The settings that one set.yaml makes: name, value as written, place."""
    for block in SETTINGS:
        entry = node.entry(block) if isinstance(node, Mapping) else None
        if entry and isinstance(entry[1], Mapping):
            for key, value in entry[1].entries:
                yield f"{block}.{key.value}", str(value.value) if isinstance(value, Scalar) else "…", key.place


# ── what is there and not used, or used and not there ─────────────────────────────────────────────────────────────


def unused_files(templates: TemplateSet, folders: Iterable[Path] = ()) -> list[Problem]:
    """Files in the set's own folder that no chapter or table asks for, neither its own nor a set's that extends it."""
    folder = templates.chain[0]
    used = _used(templates)
    folders = list(folders)
    for name in set_names(folders):
        other, _ = load_set(name, Place(name), folders)
        used |= _used(other) if other and folder in other.chain else set()
    there = [*folder.rglob("chapters/**/*.j2"), *folder.rglob("tables/*.yaml")]
    own = sorted(path for path in there if str(path.relative_to(folder)) not in used)
    return [Problem("template-unused", Place(shown(path)), {}, Severity.WARNING) for path in own]


def _used(templates: TemplateSet) -> set[str]:
    return {*chapter_files(templates), *(f"tables/{name}.yaml" for name in tables_used(templates))}


def option_problems(templates: TemplateSet) -> list[Problem]:
    """Options that a template uses and no set defines; and options of the set's own that no template uses."""
    files = [*chapter_files(templates), "macros.j2", *(f"tables/{name}.yaml" for name in tables_used(templates))]
    used: dict[str, Place] = {}
    for path in (path for file in files for path in templates.all(file)):
        for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
            for found in _OPTION.finditer(line):
                used.setdefault(found.group(1), Place(shown(path), number, found.start() + 1))
    unknown = [(name, place) for name, place in used.items() if name not in templates.options]
    problems = [Problem("option-undefined", place, {"name": name}) for name, place in unknown]
    return problems + _idle_options(templates, set(used))


def _idle_options(templates: TemplateSet, used: set[str]) -> list[Problem]:
    node, _ = read_file(templates.chain[0] / "set.yaml", shown(templates.chain[0] / "set.yaml"))
    own = [(name.partition(".")[2], place) for name, _, place in _entries(node) if name.startswith("options.")]
    idle = [(name, place) for name, place in own if name not in used]
    return [Problem("option-unused", place, {"name": name}, Severity.WARNING) for name, place in idle]
