"""A document against facts.json and against the numbers of its unit file: untouched, and with one thing changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.recognise.word import read_word
from generator.verify.across.facts_json import Facts, check_facts, numbers_of, read_facts
from generator.verify.across.source import check_source, read_source
from tests.golden import UNITS
from tests.recognise.test_readers import read, unit_of
from tests.world import changed


def facts_of(files: dict[str, Path]) -> Facts:
    facts, problems = read_facts(files[".json"])
    assert facts is not None and problems == []
    return facts


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_every_number_is_listed_and_every_listed_one_printed(suffix: str, output_files: dict[str, Path]) -> None:
    document, facts = read(output_files[suffix]), facts_of(output_files)
    assert check_facts(document, facts) == []
    assert len(list(numbers_of(document))) == len(facts.numbers) > 500


def with_number(facts: Facts, change: Callable[[dict[str, object]], None]) -> Facts:
    """A copy in which the first number that is a change of a figure is changed."""
    numbers = json.loads(json.dumps(facts.numbers))
    change(
        next(
            n for n in numbers if str(n["figure"]).startswith("change(") and facts.figures[n["figure"]]["value"] != "0"
        )
    )
    return Facts(facts.file, numbers, facts.figures)


def test_a_number_that_is_not_listed(output_files: dict[str, Path]) -> None:
    document, facts = read(output_files[".docx"]), facts_of(output_files)
    for other in (
        Facts(facts.file, facts.numbers[1:], facts.figures),
        Facts(facts.file, [*facts.numbers, facts.numbers[0]], facts.figures),
        with_number(facts, lambda number: number.update(text="0.07")),
    ):
        assert [problem.code for problem in check_facts(document, other)] == ["verify-facts-differ"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda figure: figure.update(value=str(-float(figure["value"]))), "verify-facts-direction"),
        (lambda figure: figure.update(value="12345.67"), "verify-facts-value"),
        (lambda figure: figure.update(inputs=figure["inputs"][::-1]), "verify-facts-formula"),
    ],
    ids=["sign", "value", "inputs"],
)
def test_a_figure_that_does_not_follow(
    change: Callable[[dict[str, object]], None], code: str, output_files: dict[str, Path]
) -> None:
    document, facts = read(output_files[".docx"]), facts_of(output_files)
    figures = json.loads(json.dumps(facts.figures))
    keys = [str(n["figure"]) for n in facts.numbers if str(n["figure"]).startswith("change(")]
    key = next(key for key in keys if figures[key]["value"] != "0")
    change(figures[key])
    assert code in {problem.code for problem in check_facts(document, Facts(facts.file, facts.numbers, figures))}


def test_a_figure_that_is_not_there(output_files: dict[str, Path]) -> None:
    document, facts = read(output_files[".docx"]), facts_of(output_files)
    codes = {problem.code for problem in check_facts(document, Facts(facts.file, facts.numbers, {}))}
    assert codes == {"verify-facts-unknown"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"numbers": [{}], "figures": {}}', '{"numbers": [], "figures": {"a": 1}}']
)
def test_broken_facts_are_unreadable(text: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text, "utf-8")
    assert [problem.code for problem in read_facts(path)[1]] == ["verify-unreadable"]


# ── the unit file ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_number_of_the_unit_file_is_printed(output_files: dict[str, Path]) -> None:
    given, problems = read_source(unit_of(output_files))
    assert len(given) > 60 and problems == []
    assert check_source(read(output_files[".docx"]), given) == []


def test_a_number_that_is_printed_nowhere(output_files: dict[str, Path], tmp_path: Path) -> None:
    unit = unit_of(output_files)
    if unit != UNITS[1]:
        return
    path = tmp_path / "unit.yaml"
    path.write_text(changed(unit.read_text("utf-8"), "furniture: 263.96", "furniture: 263.97"), "utf-8")
    document, _ = read_word(output_files[".docx"])
    assert document is not None
    problems = check_source(document, read_source(path)[0])
    assert [problem.code for problem in problems] == ["verify-not-shown"]
    assert problems[0].details["field"] == "assets.furniture"
    assert problems[0].place is not None and problems[0].place.line > 100


def test_a_unit_file_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "unit.yaml"
    path.write_text("a: [", "utf-8")
    assert [problem.code for problem in read_source(path)[1]] == ["verify-unreadable"]
