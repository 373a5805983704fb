"""What the documents name is there: paths, links, sections, dates; and the amount that they follow is as they say."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from generator.checks.catalogue import CHECKS
from generator.checks.impossible import ELSEWHERE, IMPOSSIBLE, TEMPLATE
from generator.core.document import Number, blocks, spans_of
from generator.stages import Composed, compose_unit
from generator.write.docx import write_docx
from tests.world import ROOT, UNIT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/*.md")])
NAMES = [str(document.relative_to(ROOT)) for document in DOCUMENTS]
ARCHITECTURE = ("ARCHITECTURE.md", "ARCHITECTURE.zh-CN.md")

# `generator/core/amount.py`, `tests/golden/`, `2025-budget.yaml:38:31`, `problem.py`
QUOTED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)(?::\d+)*`")
FILE = re.compile(r"\.(?:py|md|ya?ml|toml|csv|j2|docx|txt|lock)$")
FOLDER = re.compile(r"`(\w+/)`")  # `compare/` in a heading or at the beginning of a row
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s#]*)(?:#([^)\s]*))?\)")  # [the guide](docs/templates.md#六试填)
IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
CITED = re.compile(r"docs/rules\.md[`)]* (?:§|第 ?)(\d+)")
# What programs write and readers make: the guide's region, a reader's own unit, a release's outputs.
MADE_UP = re.compile(r"yunling|my-unit|章/节|^(?:out|public|dist|published)(?:\.work)?/|^node_modules/|^\.venv/")
# Named in the documents and still to be made.
ARRIVING = {
    *("docs/api.md", "grid.py", "money.py", "hashing.py", "rules.py", "tables/kinds.py"),
    *("generator/verify/rules.py", "generator/verify/tables/kinds.py"),
}


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def paths_in(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each path that a document names, with the folders of the package that its heading or its row is about."""
    heading: tuple[str, ...] = ()
    for line in FENCE.sub("", text_of(name)).split("\n"):
        if line.startswith("#"):
            heading = tuple(FOLDER.findall(line))
        for path in QUOTED.findall(line):
            is_path = path.endswith(("/", ".py")) or ("/" in path and FILE.search(path))
            if is_path and not MADE_UP.search(path):
                yield path, heading or tuple(FOLDER.findall(line)[:1])


def is_there(path: str, folders: tuple[str, ...]) -> bool:
    """From the top, the package or the units, within the folders that are spoken of, or in some template set."""
    if any((top / path).exists() for top in (ROOT, ROOT / "generator", ROOT / "units")):
        return True
    spoken_of = [ROOT / "generator" / folder for folder in folders]
    within = [*spoken_of, ROOT / "templates"] if path.startswith(("chapters/", "tables/", "charts/")) else spoken_of
    return any(True for top in within for _ in top.rglob(path.rstrip("/")))


@pytest.mark.parametrize("name", NAMES)
def test_every_path_exists(name: str) -> None:
    missing = [path for path, folders in paths_in(name) if not is_there(path, folders)]
    assert [path for path in missing if path not in ARRIVING] == []


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as its host makes them: lower case, blanks as dashes, marks left out."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", document.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    text, folder = text_of(name), (ROOT / name).parent
    assert [image for image in IMAGE.findall(text) if not (folder / image).is_file()] == []
    for target, anchor in LINK.findall(text):
        if target.startswith("http") or target in ARRIVING:
            continue
        document = (folder / target).resolve() if target else ROOT / name
        assert document.exists(), target
        assert not anchor or anchor in anchors(document), f"{target}#{anchor}"


# ── the code's own references ─────────────────────────────────────────────────────────────────────────────────────

TREES = ("generator", "tests", "templates", "benchmarks", "scripts", "docs", ".github")
PATH_IN_CODE = re.compile(r"(?<![\w/.])(?:generator|tests|docs|scripts|benchmarks)/[\w/.-]+\.(?:py|md|toml|csv)\b")


def sources() -> Iterator[tuple[str, str]]:
    """Every text of the project by its path; of cases of bad input what can be read as text."""
    paths = [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".yaml"} or path.name == "Makefile"]
    found = [path for tree in TREES for path in sorted((ROOT / tree).rglob("*")) if "__pycache__" not in path.parts]
    for path in (*paths, *(one for one in found if one.suffix in {".py", ".md", ".yaml", ".yml", ".j2", ""})):
        if path.is_file():
            yield str(path.relative_to(ROOT)), path.read_text("utf-8", "replace")


def test_paths_in_code_and_settings_exist() -> None:
    named = [(name, found) for name, text in sources() for found in PATH_IN_CODE.findall(text)]
    assert len(named) > 100
    assert [one for one in named if not (ROOT / one[1]).exists() and one[1] not in ARRIVING] == []


def test_sections_of_the_rules_that_are_cited_exist() -> None:
    sections = re.findall(r"^## (\d+)\. ", text_of("docs/rules.md"), re.M)
    assert sections == [str(number) for number in range(1, len(sections) + 1)]
    cited = [(name, number) for name, text in sources() for number in CITED.findall(text)]
    assert len(cited) > 10
    assert [one for one in cited if one[1] not in sections] == []


def test_no_reference_to_rules_that_are_elsewhere() -> None:
    bare = re.compile(r"(?<!docs/)\brules\.md §|\bdesign\.md\b")
    own = str(Path(__file__).relative_to(ROOT))
    assert [name for name, text in sources() if name.endswith(".py") and name != own and bare.search(text)] == []


def test_the_rules_say_for_whom_every_sum_and_relation_holds() -> None:
    """Each id of sections A to D of the list of checks, but for those about words, stands in the tables of §13."""
    text = re.split(r"^## ", text_of("docs/rules.md"), flags=re.M)[13]
    named = set(re.findall(r"\b[A-D]\d\d\b", text))
    for first, last in re.findall(r"\b([A-D]\d\d) to ([A-D]\d\d)\b", text):
        named |= {f"{first[0]}{number:02}" for number in range(int(first[1:]), int(last[1:]) + 1)}
    listed = {check.id for check in CHECKS} | ELSEWHERE.keys() | {i for i, why in IMPOSSIBLE.items() if why != TEMPLATE}
    assert {id for id in listed if id[0] in "ABCD"} - named == set()


# ── one amount, from the file to the Word cell ────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def composed() -> Composed:
    found, problems = compose_unit(ROOT / UNIT)
    assert found is not None, problems
    return found


def followed(composed: Composed) -> list[str]:
    """What both documents say of the amount in line 38 of the unit file, as the program has it."""
    line = composed.unit.line_items[0]
    leaf, figures = line.leaf, composed.figures
    figure = figures["general.2010301.basic"]
    alone = [key for key, one in figures.items() if one.origins == (leaf.place,) and key != leaf.key]
    fact = next(fact for fact in composed.document.facts if fact.key == figure.key)
    projects = figures["general.20103.project"]
    printed = {s.figure: s.text for b in blocks(composed.document) for s in spans_of(b) if isinstance(s, Number)}
    assert figure.inputs == (leaf.key,) and figure.origins == (leaf.place,)
    return [
        (ROOT / UNIT).read_text("utf-8").splitlines()[leaf.place.line - 1].strip(),
        *(f"{leaf.place.line}:{leaf.place.column}", leaf.key, f'Decimal("{leaf.value}")', leaf.unit, leaf.label),
        *(f"`{line.code}`", f"`{line.source}`", f"`{line.nature}`"),
        *(f"`{figure.key}`", figure.label, figure.formula, f" {len(alone)} "),
        *(f"`{printed[figure.key]}`", fact.origins[0]),
        *(str(figures["general.2010350"].value), str(projects.value), str(figures["general.20103"].value)),
        *(printed["general"], figures["general"].formula.rpartition(" ")[2].rstrip("）")),
        f" {figures['general'].origins[0].line} ",
    ]


@pytest.mark.parametrize("name", ARCHITECTURE)
def test_the_amount_that_is_followed_is_as_it_says(name: str, composed: Composed) -> None:
    text = re.split(r"^## ", text_of(name), flags=re.M)[1]
    assert [said for said in followed(composed) if said not in text] == []
    word = zipfile.ZipFile(BytesIO(write_docx(composed.document, composed.style))).read("word/document.xml").decode()
    cell = re.search(r"`(<w:t [^`]*>511\.11</w:t>)`", text)
    assert cell and cell[1] in word


@pytest.mark.parametrize("what", [r"^\| `([\w/.]+)` \|", r"`((?:\w+/)+\w+\.py)`"], ids=["folders", "paths"])
def test_both_languages_name_the_same(what: str) -> None:
    english, chinese = (re.findall(what, text_of(name), re.M) for name in ARCHITECTURE)
    assert sorted(english) == sorted(chinese)


# ── what changed, and what runs ───────────────────────────────────────────────────────────────────────────────────


def test_versions_have_dates_newest_first() -> None:
    unreleased, *versions = re.findall(r"^## (.+)$", text_of("CHANGELOG.md"), re.M)
    assert unreleased == "Unreleased"
    dated = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) - (\d{4}-\d\d-\d\d)", version) for version in versions]
    assert versions and all(dated)
    order = [(*map(int, found.groups()[:3]), found[4]) for found in dated if found]
    assert order == sorted(order, reverse=True)
    entries = re.split(r"^- ", text_of("CHANGELOG.md").partition("## 0.")[0], flags=re.M)[1:]
    assert [entry for entry in entries if not re.search(r"\(\d{4}-\d\d-\d\d\)", entry)] == []


def test_hooks_before_a_commit_run_what_make_lint_runs() -> None:
    lint = re.search(r"^lint:.*\n((?:\t.+\n)+)", text_of("Makefile"), re.M)
    assert lint
    (local,) = yaml.safe_load(text_of(".pre-commit-config.yaml"))["repos"]
    assert local["repo"] == "local"
    assert [hook["entry"] for hook in local["hooks"]] == [line.strip() for line in lint[1].splitlines()]


@pytest.mark.parametrize("form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem)
def test_forms_for_issues_are_forms(form: Path) -> None:
    found = yaml.safe_load(form.read_text("utf-8"))
    assert found.keys() >= {"name", "description", "body"}
    fields = [field for field in found["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in fields} <= {"input", "textarea"}
    assert len({field["id"] for field in fields}) == len(fields) > 1
