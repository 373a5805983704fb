"""The registry of verify's rules, the messages, the code and docs/checks.md say the same; each rule's example fails."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from generator.core.messages import MESSAGES
from generator.core.problem import Severity
from generator.pipeline import build
from generator.verify.rule import Rule
from generator.verify.rules import GROUPS, RULES
from generator.verify.verification import check_document, verify_files
from scripts.checks_doc import page as checks_page
from tests.golden import UNITS
from tests.verify import test_sentences, test_sentences_final, test_tables
from tests.verify.mutations import WordFile
from tests.verify.pages import page
from tests.world import ROOT

CODE = re.compile(r"verify-[a-z-]+")
PAGE = checks_page()

# ── one list ──────────────────────────────────────────────────────────────────────────────────────────────────────


def codes_in_the_code() -> set[str]:
    """Every code of a finding that recognise and verify name, the registry itself left out."""
    paths = [*ROOT.glob("generator/recognise/*.py"), *ROOT.glob("generator/verify/**/*.py")]
    trees = [ast.parse(path.read_text("utf-8")) for path in paths if not re.search(r"rules?$", path.stem)]
    texts = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


def test_registry_messages_and_code_have_the_same_rules() -> None:
    assert set(RULES) == {code for code in MESSAGES if CODE.fullmatch(code)}
    assert set(RULES) == codes_in_the_code()
    assert sum(len(rules) for _, rules in GROUPS) == len(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_all_and_stands_in_the_document(rule: Rule) -> None:
    assert re.search(r"[\u4e00-\u9fff].*。$", rule.chinese) and re.match(r"[A-Z].*\.$", rule.english)
    assert rule.source and rule.example and rule.severity not in [severity for severity, _ in rule.otherwise]
    assert all(words in PAGE for words in (rule.code, rule.english, rule.source, rule.example))


# ── the examples of what a document breaks by itself ──────────────────────────────────────────────────────────────

DOCUMENTS = {
    "nothing": "",
    "budget": test_tables.BUDGET,
    "final": test_tables.FINAL,
    "goals": test_tables.GOALS,
    "targets": test_sentences_final.GOALS,
    "evaluation": test_sentences_final.EVALUATION,
    "contents": test_sentences.CONTENTS,
}


@dataclass(frozen=True)
class Example:
    """A document, and a change of it after which a rule finds a problem of that severity."""

    code: str
    severity: Severity
    text: str
    old: str
    new: str


def examples() -> Iterator[Example]:
    r"""Those of rule_examples.txt, in which \n stands for a new line."""
    for block in (Path(__file__).parent / "rule_examples.txt").read_text("utf-8").split("\n== ")[1:]:
        name, document, *lines, change = block.strip("\n").splitlines()
        code, _, severity = name.partition(", ")
        old, _, new = change.removeprefix("-- ").partition(" → ")
        old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
        text = "\n".join([DOCUMENTS[document], *lines])
        yield Example(code, Severity(severity or RULES[code].severity), text, old, new)


EXAMPLES = list(examples())


def found(text: str) -> set[tuple[str, Severity]]:
    return {(problem.code, problem.severity) for problem in check_document(page(text))[0]}


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.code}-{one.severity}" for one in EXAMPLES])
def test_an_example_fails(example: Example) -> None:
    assert example.old in example.text
    assert (example.code, example.severity) not in found(example.text)
    assert (example.code, example.severity) in found(example.text.replace(example.old, example.new, 1))


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.code}-{one.severity}" for one in EXAMPLES])
def test_the_example_that_fails_is_what_the_rule_says(example: Example) -> None:
    """What is changed stands in the words of the registry; what is only taken away, at least in part."""
    if example.severity is not RULES[example.code].severity:
        return
    old, new = (set(re.findall(r"\d[\d,.]*|[\u4e00-\u9fff]+", text)) for text in (example.old, example.new))
    said = RULES[example.code].example
    assert all(word in said for word in new - old) if new - old else any(word in said for word in old)


# ── the examples of files that do not belong together ─────────────────────────────────────────────────────────────

Files = dict[str, Path]  # by ending; the unit file that the document was made of as .yaml
Change = Callable[[Files], None]


def facts(change: Callable[[dict[str, Any]], None]) -> Change:
    """A change of facts.json."""

    def changed(files: Files) -> None:
        tree = json.loads(files[".json"].read_text("utf-8"))
        change(tree)
        files[".json"].write_text(json.dumps(tree), "utf-8")

    return changed


def figure(change: Callable[[dict[str, Any]], None]) -> Change:
    """A change of the figure of the first printed change that is not zero."""

    def changed(tree: dict[str, Any]) -> None:
        figures = tree["figures"]
        keys = [one["figure"] for one in tree["numbers"] if str(one["figure"]).startswith("change(")]
        change(figures[next(key for key in keys if figures[key]["value"] != "0")])

    return facts(changed)


def declared(label: str, value: str) -> dict[str, Any]:
    """A figure of facts.json of a fact that a set declares."""
    return {"label": label, "value": value, "unit": "万元", "formula": "单位文件所列", "inputs": [], "sources": []}


def text(suffix: str, pattern: str, new: str) -> Change:
    """What fits the pattern in a file of text is something else."""

    def changed(files: Files) -> None:
        files[suffix].write_text(re.sub(pattern, new, files[suffix].read_text("utf-8")), "utf-8")

    return changed


def page_of_contents(at: int, by: int) -> Change:
    """The page of an entry of the Word file's contents, so many more than it was."""

    def changed(files: Files) -> None:
        word = WordFile(files[".docx"])
        spots = [spot for spot in word.spots() if spot.part == "contents"]
        number = [spot for spot in spots if (word.texts[spot.text].text or "").isdigit()][at]
        word.write(word.changed(number, str(int(word.texts[number.text].text or "0") + by)), files[".docx"])

    return changed


def emptied(files: Files) -> None:
    files[".docx"].write_bytes(b"")


def only_pictures(files: Files) -> None:
    Document().save(str(files[".docx"]))


def other_format(files: Files) -> None:
    files[".txt"] = files[".docx"].with_suffix(".txt")
    files[".txt"].write_text("公开", "utf-8")


# Code, severity and the formats that are verified; what is done to them.
BROKEN_FILES: dict[tuple[str, str, str], Change] = {
    ("verify-formats-differ", "error", ".docx .html"): text(".html", "名词解释", "名词解析"),
    ("verify-contents-page", "error", ".docx"): page_of_contents(0, 99),
    ("verify-pages-differ", "error", ".docx .pdf"): page_of_contents(0, 99),
    ("verify-pages-differ", "info", ".docx .pdf"): page_of_contents(-1, 1),
    ("verify-facts-differ", "error", ".docx .json"): facts(lambda tree: tree["numbers"][0].update(text="0.07")),
    ("verify-facts-unknown", "error", ".docx .json"): facts(lambda tree: tree.update(figures={})),
    ("verify-facts-value", "error", ".docx .json"): figure(lambda one: one.update(value="12345.67")),
    ("verify-facts-direction", "error", ".docx .json"): figure(lambda one: one.update(value=str(-float(one["value"])))),
    ("verify-facts-formula", "error", ".docx .json"): figure(lambda one: one.update(inputs=one["inputs"][::-1])),
    ("verify-facts-label", "error", ".docx .json"): facts(
        lambda tree: tree["figures"].update({"facts.furniture": declared("办公家具价值", "12345.67")})
    ),
    ("verify-not-shown", "info", ".docx .json"): text(".yaml", r"(?m)^(\s+furniture: ).*$", r"\g<1>987654.32"),
    ("verify-more", "error", ".docx .html"): text(".html", r"<p[^>]*>", "<p>又"),
    ("verify-nothing-read", "error", ".docx"): only_pictures,
    ("verify-unreadable", "error", ".docx"): emptied,
    ("verify-format-unknown", "error", ".docx"): other_format,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The outputs of a unit, in which verify finds no error and nothing of files that differ."""
    outputs = build(UNITS[0], tmp_path_factory.mktemp("made")).outputs
    codes = {problem.code for problem in verify_files("made", outputs, [UNITS[0].parents[1]]).problems}
    assert not codes & {code for code, _, _ in BROKEN_FILES}
    return outputs


@pytest.mark.parametrize("example", BROKEN_FILES, ids=["-".join(key[:2]) for key in BROKEN_FILES])
def test_files_that_do_not_belong_together_fail(
    example: tuple[str, str, str], made: list[Path], tmp_path: Path
) -> None:
    """Through verify as a user calls it: files of a document, and the folder of unit files."""
    code, severity, formats = example
    files = {path.suffix: Path(shutil.copy(path, tmp_path)) for path in made if path.suffix in formats.split()}
    (tmp_path / UNITS[0].parent.name).mkdir()
    unit = Path(shutil.copy(UNITS[0], tmp_path / UNITS[0].parent.name))
    BROKEN_FILES[example](files | {".yaml": unit} if code == "verify-not-shown" else files)
    found = verify_files("made", list(files.values()), [tmp_path]).problems
    assert (code, severity) in {(problem.code, problem.severity.value) for problem in found}


def test_every_rule_has_its_example_and_every_other_severity_too() -> None:
    shown = {(one.code, one.severity.value) for one in EXAMPLES} | {(code, how) for code, how, _ in BROKEN_FILES}
    severities = [(rule.code, [rule.severity, *(one for one, _ in rule.otherwise)]) for rule in RULES.values()]
    assert shown == {(code, severity.value) for code, several in severities for severity in several}
