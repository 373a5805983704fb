"""What the machine has of what gongkai needs: versions, system libraries, fonts and what stands in for which."""

from __future__ import annotations

import ctypes
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

from generator.core import fonts
from generator.core.hashing import SHORT, sha256_of_file
from generator.write.pdf.weasyprint_engine import missing_libraries

State = Literal["ok", "substitute", "missing"]

PACKAGES = ("gongkai", "weasyprint", "jinja2", "python-docx", "lxml", "PyYAML", "Cerberus", "fonttools")
# What WeasyPrint loads: text, shaping, cutting fonts down to the characters used, finding fonts.
LIBRARIES = {
    "Pango": "libpango-1.0.so.0",
    "HarfBuzz": "libharfbuzz.so.0",
    "HarfBuzz subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1",
}
WORDS: dict[str, tuple[str, str]] = {  # Chinese, English
    "versions": ("版本", "Versions"),
    "fonts": ("字体（PDF 中代替）", "Fonts (what stands in for them in the PDF)"),
    "fallback": ("生僻字备用", "fallback for rare characters"),
    "bold": ("加粗", "bold"),
    "substitute": ("代用", "substitute"),
    "missing": ("缺失", "missing"),
    "install": ("安装", "install"),
    "optional": ("选用", "optional"),
    "fine": ("一切就绪。", "Everything needed is here."),
    "lacking": ("缺少上面标明的组件，请运行所列命令。", "Something needed is missing; run the commands above."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at. `install` is the command that brings it, empty where nothing is missing."""

    group: Literal["versions", "fonts"]
    name: str
    state: State
    detail: str = ""
    install: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Diagnosis:
    lines: tuple[Line, ...]

    @property
    def ok(self) -> bool:
        """Whether documents can be made; a second choice among the fonts does not prevent it."""
        return not any(line.needed and line.state == "missing" for line in self.lines)


def diagnose() -> Diagnosis:
    """Looks at this machine; nothing is changed and nothing is fetched."""
    return Diagnosis((*_python(), *_libraries(), *_official_fonts(), *_fallback_fonts()))


def report(diagnosis: Diagnosis, language: str = "zh") -> str:
    """The diagnosis as text, a line each."""
    said = {key: words[0 if language == "zh" else 1] for key, words in WORDS.items()}
    text: list[str] = []
    for group in ("versions", "fonts"):
        text += ["", said[group]] if text else [said[group]]
        text += [_shown(line, said) for line in diagnosis.lines if line.group == group]
    return "\n".join([*text, "", said["fine" if diagnosis.ok else "lacking"]])


def _shown(line: Line, said: dict[str, str]) -> str:
    mark = {"ok": "✓", "substitute": "!", "missing": "✗" if line.needed else "-"}[line.state]
    name = " ".join(said.get(word, word) for word in line.name.split("|"))
    notes = [said[line.state]] if line.state != "ok" else []
    if not line.needed and line.state == "missing":
        notes.append(said["optional"])
    if line.install:
        notes.append(f"{said['install']}: {line.install}")
    noted = f"({'; '.join(notes)})" if notes else ""
    return f"  {mark} {name}  {line.detail}  {noted}".rstrip()


def _python() -> Iterator[Line]:
    yield Line("versions", "Python", "ok", platform.python_version())
    for package in PACKAGES:
        try:
            yield Line("versions", package, "ok", metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Line("versions", package, "missing", install=fonts.FANDOL)


def _libraries() -> Iterator[Line]:
    missing = missing_libraries()
    for name, file in LIBRARIES.items():
        version = _library_version(file)
        state: State = "ok" if version and file not in missing else "missing"
        yield Line("versions", name, state, version, missing.get(file, fonts.FANDOL if not version else ""))


def _library_version(file: str) -> str:
    """As the library says itself; empty where it cannot be loaded."""
    try:
        library = ctypes.CDLL(file)
    except OSError:
        return ""
    if "fontconfig" in file:  # 21402 is 2.14.2
        number = int(library.FcGetVersion())
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    call = library.pango_version_string if "pango" in file else library.hb_version_string
    call.restype = ctypes.c_char_p
    return str(call().decode())


def _official_fonts() -> Iterator[Line]:
    """A line for each official font, and one for its bold words."""
    for role in fonts.ROLES:
        for name, faces in ((role.official, role.regular), (f"{role.official}|bold", role.bold)):
            yield _font(name, faces, needed=not role.latin)


def _fallback_fonts() -> Iterator[Line]:
    for face in fonts.FALLBACK:
        yield _font("fallback", (face,), needed=False)


def _font(name: str, faces: tuple[fonts.Face, ...], needed: bool) -> Line:
    best, found = faces[0], fonts.first_installed(faces)
    if found is None:
        return Line("fonts", name, "missing", best.file, best.install, needed)
    state: State = "ok" if found == best else "substitute"
    install = "" if found == best else best.install
    return Line("fonts", name, state, f"{found.file}  {_identity(found)}", install, needed)


def _identity(face: fonts.Face) -> str:
    """The version that the font file states, its checksum, and the folder it lies in."""
    from fontTools.ttLib import TTFont

    path = fonts.path_of(face)
    if path is None:
        return ""
    with TTFont(path, fontNumber=0, lazy=True) as font:
        stated = font["name"].getDebugName(5) or ""  # name 5 of OpenType: "Version 0.108;…"
    version = stated.partition(";")[0].removeprefix("Version ").strip()
    return f"{version}  sha256 {sha256_of_file(path)[:SHORT]}  {path.parent}"
