"""What there is of template sets, and what one is made of: the origin of each file and each setting along its chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.compose.template_set import TemplateSet, load_set, roots, set_names, shown
from generator.core.declared import BLOCK
from generator.core.problem import Place, Problem, Severity
from generator.read.set_says import of_chain
from generator.yaml_file.node import Mapping, Scalar
from generator.yaml_file.strict import read_file

SETTINGS = ("switches", "options", "constants")  # mappings of set.yaml that are listed, in this order
# Files of a set besides chapters and tables; of the first two every set of the chain counts, not only the nearest.
NONE = "~"  # the value of a setting that takes away an inherited one
STANDING = ("set.yaml", "macros.j2", "style.docx")
PILED = ("set.yaml", "macros.j2")
NATIONWIDE = "全国"  # among the regions of a set that is for every unit
_TABLE = re.compile(r"^[ \t]*@table[ \t]+(\S+)", re.M)  # "@table 03"
_CHART = re.compile(r"^[ \t]*@chart[ \t]+(\S+)", re.M)  # "@chart 1"
_OPTION = re.compile(r"选项(?:\.(\w+)|\[[\"'](\w+)[\"']\])")  # "选项.文中称谓", "选项['文中称谓']"
_COMMENT = re.compile(r"\{#.*?#\}", re.S)  # "{# 在职9人 #}", over lines too
# '{% include "chapters/a.j2" %}'.
_INCLUDE = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)")  # "{%- macro 比上年(数)"


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, macro or setting of the set and where it comes from.

    `under` is what it replaces, nearest first; where `piled`, what it lies over entry by entry. `depth` is how far a
    section is nested; `value` and the values in `under` are those of settings.
    """

    group: str
    name: str
    place: str
    value: str = ""
    under: tuple[tuple[str, str], ...] = ()  # value and place
    piled: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A set by name: what it is for, and the origin of each of its files and settings.

    No `regions` or no `years`: for any.
    """

    name: str
    title: str
    kind: str
    chain: tuple[str, ...]
    files: tuple[Origin, ...]
    settings: tuple[Origin, ...]
    description: str = ""
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def catalogue(folder: Path, *names: str) -> tuple[list[Listed], list[Problem]]:
    """All sets that a unit file in the folder could name, or those of these names."""
    folders = roots(folder / "unit.yaml")  # a file need not be there for its folder to be asked
    listed, problems = [], []
    for known in names or set_names(folders):
        templates, found = load_set(known, Place(known), folders)
        problems += found
        if templates is not None:
            listed.append(_listed(templates, folders))
            problems += unused_files(templates, folders) if names else []
    return listed, problems


def set_to_begin_with(listed: Iterable[Listed]) -> str:
    """For a new unit file of which nobody says the region: a nationwide set, else that for the latest year.

    Empty where no set is either.
    """
    listed = list(listed)
    nationwide = next((each.name for each in listed if NATIONWIDE in each.regions), "")
    return nationwide or max(((each.years[-1], each.name) for each in listed if each.years), default=(0, ""))[1]


def _listed(templates: TemplateSet, folders: list[Path]) -> Listed:
    files = (*_chapters(templates), *_tables(templates), *_macros(templates), *_standing(templates))
    chain = tuple(_name_of(folder, folders) for folder in templates.chain)
    return Listed(
        templates.name,
        templates.title,
        templates.kind,
        chain,
        files,
        tuple(_settings(templates)),
        templates.description,
        templates.regions,
        templates.years,
    )


def _name_of(folder: Path, folders: list[Path]) -> str:
    """The name by which a set's folder is extended."""
    return next((str(folder.relative_to(root)) for root in folders if folder.is_relative_to(root)), folder.name)


def chapter_files(templates: TemplateSet) -> list[str]:
    """The chapters' files and those of their sections, in document order."""

    def below(chapter: str) -> Iterator[str]:
        yield f"chapters/{chapter}.j2"
        for section in templates.sections.get(chapter, ()):
            yield from below(f"{chapter}/{section}")

    return [file for chapter in templates.chapters for file in below(chapter)]


def tables_used(templates: TemplateSet) -> list[str]:
    """The tables that the chapters ask for, in document order."""
    return _asked_for(templates, _TABLE)


def charts_used(templates: TemplateSet) -> list[str]:
    """The charts that the chapters ask for, in document order."""
    return _asked_for(templates, _CHART)


def _asked_for(templates: TemplateSet, directive: re.Pattern[str]) -> list[str]:
    paths = (templates.find(file) for file in chapter_files(templates))
    texts = (path.read_text("utf-8", "replace") for path in paths if path)
    return list(dict.fromkeys(name for text in texts for name in directive.findall(text)))


def _layout_files(templates: TemplateSet) -> list[str]:
    """The layouts of the tables and charts that the chapters ask for."""
    tables = [f"tables/{name}.yaml" for name in tables_used(templates)]
    return [*tables, *(f"charts/{name}.yaml" for name in charts_used(templates))]


def _chapters(templates: TemplateSet) -> Iterator[Origin]:
    for file in chapter_files(templates):
        name = file.removeprefix("chapters/").removesuffix(".j2")
        yield _file(templates, "chapters", file, name.rpartition("/")[2], depth=name.count("/"))


def _tables(templates: TemplateSet) -> Iterator[Origin]:
    for name in tables_used(templates):
        yield _file(templates, "tables", f"tables/{name}.yaml", name, piled=True)
    for name in charts_used(templates):
        yield _file(templates, "charts", f"charts/{name}.yaml", name, piled=True)


def _standing(templates: TemplateSet) -> Iterator[Origin]:
    for name in STANDING:
        yield _file(templates, "files", name, name, piled=name in PILED)


def _file(templates: TemplateSet, group: str, file: str, name: str, piled: bool = False, depth: int = 0) -> Origin:
    """The nearest file of that name and those further along the chain; a dash where there is none."""
    paths = [shown(path) for path in reversed(templates.all(file))]
    under = tuple(("", path) for path in paths[1:])
    return Origin(group, name, paths[0] if paths else "—", under=under, piled=piled, depth=depth)


def _macros(templates: TemplateSet) -> Iterator[Origin]:
    found: dict[str, list[str]] = {}
    for path in templates.all("macros.j2"):
        for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
            for macro in _MACRO.findall(line):
                found.setdefault(macro, []).insert(0, f"{shown(path)}:{number}")
    for macro, (place, *others) in found.items():
        yield Origin("macros", macro, place, under=tuple(("", other) for other in others))


def _settings(templates: TemplateSet) -> Iterator[Origin]:
    """In the order in which the farthest set defines them."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for folder in reversed(templates.chain):
        node, _ = read_file(folder / "set.yaml", shown(folder / "set.yaml"))
        for name, value, place in _entries(node):
            group = name.partition(".")[0]
            if value == NONE:
                found.pop((group, name), None)
                continue
            origin = (value, f"{place.file}:{place.line}")
            found.setdefault((group, name), []).insert(0, origin)
    for group, name in sorted(found, key=lambda each: SETTINGS.index(each[0])):
        (value, origin_place), *others = found[group, name]
        yield Origin(group, name, origin_place, value, tuple(others))


def _entries(node: object) -> Iterator[tuple[str, str, Place]]:
    """The settings that one set.yaml makes: name, value as written, place."""
    for block in SETTINGS:
        entry = node.entry(block) if isinstance(node, Mapping) else None
        if entry and isinstance(entry[1], Mapping):
            for key, value in entry[1].entries:
                written = value.value or NONE if isinstance(value, Scalar) else "…"
                yield f"{block}.{key.value}", written, key.place


# ── what is there and not used, or used and not there ─────────────────────────────────────────────────────────────


def unused_files(templates: TemplateSet, folders: Iterable[Path] = ()) -> list[Problem]:
    """Files in the set's own folder that no chapter or table asks for, neither its own nor a set's that extends it."""
    folder = templates.chain[0]
    used = _used(templates)
    for other in _extending(templates, folders):
        used |= _used(other)
    there = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _of_a_set_below(path, folder)]
    own = [path for path in there if str(path.relative_to(folder)) not in used]
    return [Problem("template-unused", Place(shown(path)), {}, Severity.WARNING) for path in own]


def _of_a_set_below(path: Path, folder: Path) -> bool:
    """Whether the file is of a set in a folder below, or a hidden file, a README or one that an editor left."""
    above = [each for each in path.parents if each != folder and each.is_relative_to(folder)]
    return any((each / "set.yaml").is_file() for each in above) or path.name.startswith((".", "~", "README"))


def _used(templates: TemplateSet) -> set[str]:
    return {*chapter_files(templates), *_layout_files(templates), *STANDING, *_included(templates)}


def _included(templates: TemplateSet) -> set[str]:
    """The files that the chapters include or import."""
    paths = (path for file in chapter_files(templates) if (path := templates.find(file)))
    return {name for path in paths for name in _INCLUDE.findall(path.read_text("utf-8", "replace"))}


def option_problems(templates: TemplateSet, folders: Iterable[Path] = ()) -> list[Problem]:
    """Options that a template uses and no set defines; and options of the set's own that no template uses.

    An option may be meant for the sets that extend this one; `folders` are where those lie.
    """
    used = _options_used(templates)
    unknown = [(name, place) for name, place in used.items() if name not in templates.options]
    problems = [Problem("option-undefined", place, {"name": name}) for name, place in unknown]
    for other in _extending(templates, folders):
        used |= _options_used(other)
    return problems + _idle_options(templates, set(used))


def fact_problems(templates: TemplateSet, folders: Iterable[Path] = ()) -> list[Problem]:
    """Facts that the set itself declares and that neither it nor a set that extends it prints."""
    asked = [of_chain(each.chain).asked for each in (templates, *_extending(templates, folders)) if each.kind]
    own = Path(shown(templates.chain[0] / "set.yaml"))
    return [
        Problem("fact-nowhere-printed", one.place, {"label": one.label, "key": one.key}, Severity.WARNING)
        for one in of_chain(templates.chain).facts
        if Path(one.place.file) == own and not any(each.offers(f"{BLOCK}.{one.key}") for each in asked)
    ]


def _options_used(templates: TemplateSet) -> dict[str, Place]:
    files = [*chapter_files(templates), "macros.j2", *_layout_files(templates)]
    used: dict[str, Place] = {}
    for file in files:
        for path in (
            templates.all(file) if file.startswith(("tables/", "charts/", "macros")) else _nearest(templates, file)
        ):
            for number, line in enumerate(_without_comments(path).split("\n"), 1):
                for found in _OPTION.finditer(line):
                    name = found.group(1) or found.group(2)
                    used.setdefault(name, Place(shown(path), number, found.start() + 1))
    return used


def _nearest(templates: TemplateSet, file: str) -> list[Path]:
    path = templates.find(file)
    return [path] if path else []


def _without_comments(path: Path) -> str:
    """The text with the comments of Jinja blanked out, line for line."""
    text = path.read_text("utf-8", "replace")
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def _extending(templates: TemplateSet, folders: Iterable[Path]) -> Iterator[TemplateSet]:
    """The other sets that this one lies under."""
    folders = list(folders)
    for name in set_names(folders):
        other, _ = load_set(name, Place(name), folders)
        if other and templates.chain[0] in other.chain[1:]:
            yield other


def _idle_options(templates: TemplateSet, used: set[str]) -> list[Problem]:
    node, _ = read_file(templates.chain[0] / "set.yaml", shown(templates.chain[0] / "set.yaml"))
    entries = [(name, place) for name, value, place in _entries(node) if value != NONE]
    own = [(name.partition(".")[2], place) for name, place in entries if name.startswith("options.")]
    idle = [(name, place) for name, place in own if name not in used]
    return [Problem("option-unused", place, {"name": name}, Severity.WARNING) for name, place in idle]
