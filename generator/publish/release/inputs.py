"""What a unit's outputs depend on, as one hash: equal hashes, equal outputs.

The unit file, the files that it is compared with, its record of publication, the template chain with style.docx, the
classification, the fonts, this program's code, and the versions of what draws.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.compose.template_set import load_set, roots
from generator.core.classification import PACKAGED
from generator.core.fonts import installed
from generator.core.hashing import sha256_of_file, sha256_of_json
from generator.core.problem import Place
from generator.core.schemas import schema
from generator.publish.release.plan import Planned
from generator.read.named_units import named_in
from generator.yaml_file.names import english
from generator.yaml_file.node import value_at
from generator.yaml_file.strict import read_file

PACKAGE = Path(__file__).parents[2]
LIBRARIES = (
    *("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools", "pyphen", "pillow"),
    *("python-docx", "lxml", "jinja2", "markupsafe", "pyyaml", "cerberus", "xlsxwriter", "pdfminer.six"),
)


def key_of(unit: Planned, settings: str) -> str:
    """The unit's hash; `settings` are the options that change outputs."""
    parts: dict[str, object] = {
        "settings": settings,
        "environment": environment(),
        "folder": unit.folder,
        "unit": [(path.name, digest(path)) for path in files_beside(unit.path)],
        "templates": chain_digest(unit.template, unit.path.parent),
        "classification": lists_digest(unit.path.parent),
    }
    if unit.units:
        parts["units"] = [_member(file, {unit.path.resolve()}) for file, _ in unit.units]
    return sha256_of_json(parts)


def _member(path: Path, above: set[Path]) -> list[object]:
    """What a department depends on by one of its units, and by the units of that."""
    if path.resolve() in above or not path.is_file():
        return [str(path)]
    node, _ = read_file(path, str(path))
    template = value_at(english(node, schema("unit"))[0], ("template",)) if node is not None else ""
    inner = named_in(node, path) if node is not None else []
    return [
        [(one.name, digest(one)) for one in files_beside(path)],
        chain_digest((template or "").strip(), path.parent),
        lists_digest(path.parent),
        [_member(file, {*above, path.resolve()}) for file, _ in inner],
    ]


def files_beside(path: Path) -> list[Path]:
    """The unit file and every other one of the unit: last year's may be the base, the record what was published."""
    return [*sorted(path.parent.glob("*.yaml")), *sorted(path.parent.glob("published.json"))]


def digest(path: Path) -> str:
    """A file's SHA-256; of one that cannot be read the reason."""
    try:
        return sha256_of_file(path)
    except OSError as error:
        return f"unreadable: {error.strerror}"


@cache
def chain_digest(name: str, folder: Path) -> str:
    """Every file of a template set and of those that it extends."""
    return _chain_digest(name, tuple(roots(folder / "unit.yaml")))


@cache
def _chain_digest(name: str, folders: tuple[Path, ...]) -> str:
    found, _ = load_set(name, Place(name), folders)
    return tree_digest(found.chain if found else ())


@cache
def lists_digest(folder: Path) -> str:
    """The lists of the classification that a unit file of this folder may see."""
    above = (one / "classification" for one in folder.resolve().parents)
    return _lists_digest((*(one for one in above if one.is_dir()), PACKAGED))


@cache
def _lists_digest(folders: tuple[Path, ...]) -> str:
    return tree_digest(folders, "*.csv")


def tree_digest(folders: Iterable[Path], pattern: str = "*") -> str:
    """All files below some folders, by their place and content."""
    entries = [
        (number, str(path.relative_to(folder)), digest(path))
        for number, folder in enumerate(folders)
        for path in sorted(folder.rglob(pattern))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return sha256_of_json(entries)


@cache
def environment() -> str:
    """The program, the libraries, the fonts: the same for every unit of a run."""
    parts = {
        "code": tree_digest([PACKAGE], "*.py"),
        "data": tree_digest([PACKAGE], "*.yaml"),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "python": platform.python_version(),
        "pango": _pango(),
        "fonts": sorted((face.file, digest(path)) for face, path in installed().items()),
    }
    return sha256_of_json(parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _pango() -> str:
    """Pango's version: it breaks the lines."""
    import ctypes

    try:
        return str(ctypes.CDLL("libpango-1.0.so.0").pango_version())
    except OSError:
        return ""
