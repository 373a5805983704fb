"""One unit from its file to its outputs: the stages in order, their problems together, the files at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from generator.core.files import is_file_name
from generator.core.model import Unit
from generator.core.problem import Place, Problem, Severity, has_errors
from generator.core.switch import write_set
from generator.history.record import outputs_differ
from generator.stages import Composed, compose_unit
from generator.write.facts import write_facts

FORMATS = ("docx", "pdf", "html")
# What verifying finds where the pages computed for Word and those of the PDF disagree: both are made here, of one file,
# so a build never refuses for it. In files that others handed in it is an error: one of the two may be an old one.
OUR_LAYOUTS = frozenset({"verify-pages-differ"})


@dataclass(slots=True)
class Built:
    """What became of one unit file: the outputs written, and everything there is to say about it."""

    source: Path
    outputs: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


def build(
    path: Path,
    out: Path,
    formats: Iterable[str] = FORMATS,
    notify: Callable[[str], None] = lambda _: None,
    taken: dict[Path, Path] | None = None,
    verified: bool = True,
    on_record: bool = True,
    beside: Mapping[str, bytes] | None = None,
) -> Built:
    """Make the outputs of one unit file under `out`/<year>-<kind>/<unit's folder>/; none when anything has an error.

    `formats` are of "docx", "pdf" and "html"; facts.json comes with them. What is wrong stands in the result's
    `problems`; a full disk does too. Amounts are printed in 元 or 万元 as the unit file and its template set say.

    `notify` is told each stage as it begins. `taken` holds the folders that this run has written to already and from
    which file, so that two files for one unit and year are refused. Unless `verified` is off, the files are read again
    and held against one another before they are kept. `on_record` is as in compose_unit.
    `beside` are other files that come with the outputs, all or none: the notice of a correction.
    """
    built = Built(path)
    notify("compose")
    composed, built.problems = compose_unit(path, on_record=on_record)
    if composed is None:
        return built
    name, folder = composed.document.title, folder_of(composed.unit, path, out)
    # One folder on systems that do not tell capitals, or é from e and its accent.
    key = folder.with_name(normalize("NFC", folder.name).casefold())
    first = (taken if taken is not None else {}).setdefault(key, path)
    if first.resolve() != path.resolve():
        built.problems.append(Problem("output-twice", Place(str(path)), {"name": name, "first": first}))
    elif problem := unusable(name, folder, out, composed.unit):
        built.problems.append(problem)
    if built.failed:
        return built
    files, problems = made_of(composed, path, folder, formats, notify, verified)
    built.problems += problems
    if not built.failed:
        built.problems += outputs_differ(path, path.read_bytes(), files) if on_record else []
        _store(built, folder, {**files, **(beside or {})})
    return built


def made_of(
    composed: Composed,
    path: Path,
    folder: Path,
    formats: Iterable[str] = FORMATS,
    notify: Callable[[str], None] = lambda _: None,
    verified: bool = True,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The document in every format with facts.json, by file name; problems name files as they will stand in `folder`.

    `path` is the unit file: verifying holds the outputs against it.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for extension in formats:
        notify(extension)
        content, found = _written(extension, composed)
        problems += found
        if content is not None:
            files[f"{composed.document.title}.{extension}"] = content
    if not has_errors(problems):
        files["facts.json"] = write_facts(composed.document)
        if verified:
            notify("verify")
            found = composed.policy.of_verify(_verified(files, folder, path))
            problems += [one for one in found if not _is_information(one)]
    return files, problems


def _verified(files: dict[str, bytes], folder: Path, source: Path) -> list[Problem]:
    """What verifying finds in the files, written aside; places name where they are to stand."""
    from generator.verify.verification import verify_files

    with TemporaryDirectory() as aside:
        # As files, because it is files that a reader gets: the readers see what was written and nothing else.
        paths = [Path(aside, name) for name in files]
        for path in paths:
            path.write_bytes(files[path.name])
        problems = verify_files(folder.name, paths, [source.resolve().parent.parent]).problems
    return [_placed(one, Path(aside), folder) for one in problems]


def _is_information(problem: Problem) -> bool:
    """Of verifying: what rounding makes differ was reported with the approved totals of the unit file."""
    return problem.severity is Severity.INFO and problem.code.startswith("verify-")


def _placed(problem: Problem, aside: Path, folder: Path) -> Problem:
    """As a build tells it: at the file as it is to stand, and no error that nothing in the unit file could mend."""
    if problem.code in OUR_LAYOUTS and problem.severity is Severity.ERROR:
        problem = replace(problem, severity=Severity.WARNING)
    place = problem.place
    if place is None or Path(place.file).parent != aside:
        return problem
    return replace(problem, place=replace(place, file=str(folder / Path(place.file).name)))


def folder_of(unit: Unit, path: Path, out: Path) -> Path:
    """out/<year>-<kind>/<unit folder>, or <year>-adjusted: the folder in which the unit file lies names the unit."""
    return out / f"{unit.year}-{unit.record.get('stage') or unit.kind}" / path.resolve().parent.name


def _written(extension: str, composed: Composed) -> tuple[bytes | None, list[Problem]]:
    """One output. The writers are imported where they are needed: WeasyPrint alone takes half a second."""
    document, style = composed.document, composed.style
    if extension == "docx":
        from generator.write.docx import write_docx

        return write_docx(document, style), []
    if extension == "html":
        from generator.write.html.web_page import write_html

        return write_html(document, style), []
    from generator.write.pdf.pdf_file import write_pdf

    return write_pdf(document, style)


def unusable(name: str, folder: Path, out: Path, unit: Unit) -> Problem | None:
    """A name that is no file name, or a target folder that a link leads out of `out`."""
    if not is_file_name(name):
        return Problem("name-not-a-file-name", unit.name.place, {"name": name})
    if not is_file_name(folder.name):
        return Problem("name-not-a-file-name", Place(unit.file), {"name": folder.name})
    if not folder.resolve().is_relative_to(out.resolve()):
        return Problem("output-outside", Place(str(folder)), {"out": out})
    return None


def _store(built: Built, folder: Path, files: dict[str, bytes]) -> None:
    try:
        write_set(folder, files)
    except OSError as error:
        built.problems.append(Problem("output-failed", Place(str(folder)), {"reason": error.strerror or str(error)}))
    else:
        built.outputs = [folder / name for name in files]
