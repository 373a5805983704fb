"""facts.json and the unit file behind it, damaged or made to do harm: refused with a finding, or read."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.recognise.printed import Paragraph, Printed, Where
from generator.verify.across.facts_json import Facts, check_facts, read_facts
from generator.verify.across.source import read_source
from generator.verify.verification import verify_files

NUMBER = {"text": "1.00", "figure": "one", "source": ["unit.yaml:1:1"]}
FIGURE = {"label": "收入", "value": "1", "unit": "万元", "inputs": []}


def facts_of(number: object = NUMBER, figure: object = FIGURE) -> str:
    return json.dumps({"numbers": [number], "figures": {"one": figure}})


WRONG = {
    "deep": "[" * 100_000,
    "list": "[]",
    "no numbers": '{"figures": {}}',
    "figures a list": '{"numbers": [], "figures": []}',
    "number a list": facts_of(number=["text"]),
    "text a number": facts_of(number={**NUMBER, "text": 1}),
    "half a surrogate": facts_of(number={**NUMBER, "text": "\ud800"}),
    "figure a list": facts_of(number={**NUMBER, "figure": ["one"]}),
    "source a number": facts_of(number={**NUMBER, "source": 5}),
    "no label": facts_of(figure={"value": "1", "unit": "元"}),
    "unit a list": facts_of(figure={**FIGURE, "unit": ["元"]}),
    "inputs a number": facts_of(figure={**FIGURE, "inputs": 5}),
    "not a number": facts_of(figure={**FIGURE, "value": "NaN"}),
    "endless": facts_of(figure={**FIGURE, "value": "1e999999"}),
    "infinite": facts_of(figure={**FIGURE, "value": 1e400}),
    "thirty digits": facts_of(figure={**FIGURE, "value": "1e30"}),
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_damaged_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(text)
    facts, problems = read_facts(path)
    assert facts is None
    assert [problem.code for problem in problems] == ["verify-unreadable"]


def test_a_number_of_thirty_digits_in_the_text_is_another() -> None:
    text = "9" * 30
    where = Where("x", 1)
    facts = Facts("facts.json", [{**NUMBER, "text": text}], {"one": FIGURE})
    problems = check_facts(Printed("x", (Paragraph(text, where),)), facts)
    assert [problem.code for problem in problems] == ["verify-facts-value"]


@pytest.mark.parametrize("name", ["../secret.yaml", "{root}/secret.yaml", "a" * 300, "nul\0", "link.yaml"])
def test_facts_lead_to_no_file_outside_the_units(name: str, tmp_path: Path) -> None:
    units, made = tmp_path / "units", tmp_path / "out"
    units.mkdir()
    made.mkdir()
    (tmp_path / "secret.yaml").write_text("secret: 123456789")
    (units / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    page, facts = made / "page.html", made / "facts.json"
    page.write_text("<p>1.00</p>")
    facts.write_text(facts_of(number={**NUMBER, "source": [name.replace("{root}", str(tmp_path)) + ":1:1"]}))
    told = verify_files("page", [page, facts], [units]).problems
    assert not any("secret" in str(problem.place) or "123456789" in str(problem) for problem in told)


def test_aliases_are_followed_once(tmp_path: Path) -> None:
    path = tmp_path / "unit.yaml"
    levels = [f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 60)]
    path.write_text("\n".join(["l0: &l0 [7]", *levels, "ring: &ring [*ring, 8]"]))
    given, problems = read_source(path)
    assert problems == []
    assert [number.value for number in given] == [Decimal(7), Decimal(8)]


def test_a_deep_unit_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "unit.yaml"
    path.write_text("[" * 5000 + "]" * 5000)
    assert [problem.code for problem in read_source(path)[1]] == ["verify-unreadable"]
