"""The kinds of files: good ones to start from, how they are changed, and how the program reads them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fuzz.changes import TEXT, YAML, changed
from fuzz.containers import json_changed, markup_changed, pdf_changed, zip_changed
from fuzz.once import read_once, without_the_disk
from generator.core.hashing import sha256
from generator.history.record import Published, published, record
from generator.layout.fit import fit
from generator.layout.look import read_style
from generator.pipeline import build
from generator.publish.json_form import OtherForm, as_json, from_json
from generator.publish.release.publish import Manifest
from generator.publish.summary import FileEntry, PublishedUnit, summary
from generator.read.unit import read_unit
from generator.stages import Composed, compose_unit
from generator.verify.across.facts_json import check_facts, read_facts
from generator.verify.verification import READERS, verify_files
from generator.write.docx import write_docx
from generator.write.html.web_page import write_html

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "units/changji-government-office/2025-budget.yaml"
BASES = ROOT / "fuzz/bases"  # small and whole, with sets for a document of a few lines
SMALL = 3000  # bytes that no unit file of BASES has
SET = "changji-city/budget-2025"
_LAST = re.compile(rb"^year: 2024", re.M)


@dataclass(frozen=True, slots=True)
class Kind:
    """`seeds` are good files; `change` spoils one; `read` is what the program does with it, in a folder of its own."""

    seeds: Callable[[], list[bytes]]
    change: Callable[[bytes, Random], bytes]
    read: Callable[[bytes, Path], None]


class LeftOutputError(AssertionError):
    """A file with errors has outputs, or one without has none."""


# ── unit files and what they are made with ────────────────────────────────────────────────────────────────────────────


def _unit_file(folder: Path, template: str = "") -> Path:
    """A good unit file in the folder, with last year's beside it; `template` is the set that it asks for."""
    path = folder / "units/office" / UNIT.name
    if not path.is_file():
        path.parent.mkdir(parents=True)
        for file in UNIT.parent.glob("*.yaml"):
            shutil.copy(file, path.parent)
    text = UNIT.read_text("utf-8")
    path.write_text(text.replace(SET, template) if template else text, "utf-8")
    return path


def _small_file(folder: Path, template: str = "small-budget") -> Path:
    """The small unit file in the folder."""
    if not (folder / "templates/small-budget").is_dir():
        shutil.copytree(BASES / "templates", folder / "templates", dirs_exist_ok=True)
    path = folder / "units/small/2025-budget.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((BASES / "budget.yaml").read_text("utf-8").replace("small-budget", template), "utf-8")
    return path


def _built(path: Path, folder: Path) -> None:
    """Builds the web page; outputs are there when nothing is wrong, and only then."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    built = build(path, out, ("html",), verified=False)
    for problem in built.problems:
        assert problem.line("zh") and problem.line("en")
    if any(out.rglob("*.*")) == built.failed and "comparison-only" not in {one.code for one in built.problems}:
        raise LeftOutputError(f"failed: {built.failed}, outputs: {[path.name for path in out.rglob('*')]}")


def _read_unit_file(content: bytes, folder: Path) -> None:
    path = _small_file(folder)
    is_last = _LAST.search(content) and b"kind: budget" in content  # which this year's compares with
    large = _unit_file(folder) if is_last and len(content) > SMALL else None
    with read_once():
        if is_last:
            path.write_bytes(content)
            _built(path, folder)
            (large or path).with_name("2024-budget.yaml").write_bytes(content)
            path.write_text(_without_prior(BASES / "budget.yaml"), "utf-8")
            _built(large or path, folder)
            (large or path).with_name("2024-budget.yaml").unlink()
        else:
            path.write_bytes(content)
            _built(path, folder)


def _without_prior(path: Path) -> str:
    """A unit file that says nothing of last year: there is a file of it."""
    return re.sub(r"^prior:\n(?: .*\n)+", "", path.read_text("utf-8"), flags=re.M)


def _unit_seeds() -> list[bytes]:
    """Mostly small ones, each of its kind whole; some with a full document; some as they are published."""
    budget, final, last = ((BASES / f"{name}.yaml").read_bytes() for name in ("budget", "final", "comparison"))
    full = budget.replace(b"small-budget", SET.encode()), final.replace(b"small-final", b"tianyuan/final-2023")
    return [*[budget] * 60, *[final] * 30, *[last] * 12, *full, *_of("units/*/*.yaml")()]


def _read_of_set(name: str, content: bytes, folder: Path) -> None:
    """A file of a template set of its own: set.yaml, a layout, a chapter."""
    base = folder / "templates/fuzz"
    for file in ("set.yaml", "tables/03.yaml", "chapters/explanation/balance.j2", "macros.j2"):
        (base / file).unlink(missing_ok=True)
    (base / name).parent.mkdir(parents=True, exist_ok=True)
    path = _small_file(folder, "fuzz")
    extends = "small-budget" if name.endswith(".yaml") else SET  # macros are called by the chapters of a full document
    (base / "set.yaml").write_text(f"title: 示例\nextends: {extends}\n", "utf-8")
    (base / name).write_bytes(content)
    with without_the_disk():
        _built(path, folder)


def _read_classification(content: bytes, folder: Path) -> None:
    path = _small_file(folder)
    lists = folder / "units/classification"
    lists.mkdir(exist_ok=True)
    (lists / "functional-2025.csv").write_bytes(content)
    (lists / "economic-2025.csv").write_bytes((ROOT / "generator/data/classification/economic-2025.csv").read_bytes())
    for problem in read_unit(path)[1]:
        assert problem.line("zh")


def _read_style(content: bytes, folder: Path) -> None:
    path = folder / "style.docx"
    path.write_bytes(content)
    style, problems = read_style(path)
    assert style or problems
    if style:
        document, _ = fit(_composed().document, style)
        write_docx(document, style)
        write_html(document, style)


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_facts_file(content: bytes, folder: Path) -> None:
    path = folder / "facts.json"
    path.write_bytes(content)
    facts, problems = read_facts(path)
    page = folder / "page.html"
    page.write_bytes(_samples()[".html"])
    printed = READERS[".html"](page)[0]
    if facts and printed:
        problems += check_facts(printed, facts)
    for problem in problems:
        assert problem.line("zh")


def _read_published(content: bytes, folder: Path) -> None:
    """As build and archive read it, and as archive writes it anew."""
    path = _small_file(folder)
    path.with_name("published.json").write_bytes(content)
    found, problems = published(path)
    if not problems:
        record(path, found or Published("2025-02-08", "示例", sha256(path.read_bytes())))
        assert published(path)[0], "what was recorded is not read again"


def _read_manifest(content: bytes, _: Path) -> None:
    try:
        found = from_json(content, Manifest)
    except OtherForm:
        return
    as_json(found)


# ── documents to verify ───────────────────────────────────────────────────────────────────────────────────────────────


def _verified(extension: str, content: bytes, folder: Path) -> None:
    path = folder / f"document{extension}"
    path.write_bytes(content)
    for problem in verify_files("document", [path]).problems:
        assert problem.line("zh") and problem.line("en")


@cache
def _small() -> Path:
    """The small unit file, in a folder that ends with the process."""
    return _small_file(Path(_kept().name))


@cache
def _kept() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


@cache
def _composed() -> Composed:
    composed, problems = compose_unit(_small())
    assert composed, problems
    return composed


@cache
def _samples(is_full: bool = False) -> dict[str, bytes]:
    """The small unit's document in every format, by extension, with facts.json; or one as it is published."""
    with TemporaryDirectory() as folder:
        built = build(UNIT if is_full else _small(), Path(folder), verified=False)
        return {path.suffix: path.read_bytes() for path in built.outputs}


def _documents(extension: str) -> Callable[[], list[bytes]]:
    """Mostly small ones, and a full one."""
    return lambda: [*[_samples()[extension]] * 15, _samples(is_full=True)[extension]]


def _plain_pdf() -> bytes:
    """The PDF with nothing packed, so that changes meet words and not compressed bytes."""
    import io

    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(_samples()[".pdf"])) as pdf:
        pdf.save(
            made,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return made.getvalue()


def _pdfs() -> list[bytes]:
    return [*[_samples()[".pdf"], _plain_pdf()] * 20, _samples(is_full=True)[".pdf"]]


def _of(*patterns: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _a_record() -> list[bytes]:
    entry = {"date": "2025-02-08", "signed_by": "示例", "unit_file": "0" * 64, "outputs": {"a.docx": "0" * 64}}
    correction = {**entry, "reason": "数字有误"}
    return [json.dumps({"2025-budget": {**entry, "corrections": [correction]}, "2024-budget": entry}).encode()]


def _a_manifest() -> list[bytes]:
    composed = _composed()
    of_unit = asdict(summary(composed.figures, composed.document, "u01"))
    unit = PublishedUnit(**of_unit, key="0" * 64, files={"a.docx": FileEntry("0" * 64, 7)})
    return [as_json(Manifest("2025-budget", "示例", (unit,), {"index.html": "0" * 64}))]


yaml, text = partial(changed, changes=YAML), partial(changed, changes=TEXT)
KINDS = {
    "unit": Kind(_unit_seeds, yaml, _read_unit_file),
    "set": Kind(_of("templates/**/set.yaml"), yaml, partial(_read_of_set, "set.yaml")),
    "layout": Kind(_of("templates/**/tables/*.yaml"), yaml, partial(_read_of_set, "tables/03.yaml")),
    "macros": Kind(
        _of("templates/**/macros.j2", "templates/**/chapters/**/*.j2"), text, partial(_read_of_set, "macros.j2")
    ),
    "classification": Kind(_of("generator/data/classification/functional-2025.csv"), text, _read_classification),
    "style": Kind(_of("templates/base/style.docx"), zip_changed, _read_style),
    "facts": Kind(_documents(".json"), json_changed, _read_facts_file),
    "published": Kind(_a_record, json_changed, _read_published),
    "manifest": Kind(_a_manifest, json_changed, _read_manifest),
    "docx": Kind(_documents(".docx"), zip_changed, partial(_verified, ".docx")),
    "html": Kind(_documents(".html"), markup_changed, partial(_verified, ".html")),
    "pdf": Kind(_pdfs, pdf_changed, partial(_verified, ".pdf")),
}
