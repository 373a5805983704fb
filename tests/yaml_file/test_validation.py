"""Cerberus with our types: what comes out, in which words it complains, and where."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from generator.core.messages import AMOUNT, READ
from generator.core.problem import Place
from generator.yaml_file.names import english
from generator.yaml_file.strict import load, place_at
from generator.yaml_file.validation import validate

SCHEMA: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "schema.yaml").read_bytes())


def check(text: str, schema: dict[str, Any] = SCHEMA, labels: bool = True) -> tuple[Any, list[str]]:
    node, problems = load(text.encode(), "x.yaml")
    assert node and not problems
    values, problems = validate(node, schema, labels=labels)
    return values, [problem.line() for problem in problems]


def test_values_have_their_types() -> None:
    values, problems = check("""
        name: 昌吉市
        code: 208-05-05
        year: 2025
        signed: 2025-02-08
        amount: 1,131.42
        staff: 66
        share: 11.10%
        open: 否
        source: 一般财力
        amounts: [1, -2.5]
        basic: {30101: 5}
    """)
    assert problems == []
    assert values == {
        "name": "昌吉市",
        "code": "2080505",
        "year": 2025,
        "signed": date(2025, 2, 8),
        "amount": Decimal("1131.42"),
        "staff": 66,
        "share": Decimal("11.10"),
        "open": False,
        "source": "own",
        "amounts": [Decimal(1), Decimal("-2.5")],
        "basic": {"30101": Decimal(5)},
    }
    assert [type(value) for value in (values["staff"], values["amount"], values["open"])] == [int, Decimal, bool]


def test_words_for_a_clerk() -> None:
    _, problems = check("""
金额: 10万元
unit: {code: 123456}
rows:
- {code: 2010301, amount: 1}
- {code: 2010302, amount: }
anount: 1
source: 财政
""")
    assert problems == [
        "x.yaml:2:5: 错误 [amount-unit-word] “金额”（amount）“10万元”带单位。"
        "请只写数；金额的单位由 unit_of_amounts 统一规定。",
        "x.yaml:3:1: 错误 [field-missing] 缺少必填项“单位名称”（unit.name）。请补上，例如 name: ……",
        "x.yaml:6:27: 错误 [value-empty] “金额”（rows[2].amount）没有填写。请填写；没有金额的填 0。",
        "x.yaml:7:1: 错误 [field-unknown-near] x.yaml 没有“anount”这一项。是不是“金额”（amount）？",
        "x.yaml:8:9: 错误 [choice-unknown] “资金来源”（source）不能是“财政”。"
        "可填：own（一般财力）、other（其他收入）。",
    ]


def test_words_in_english() -> None:
    node, _ = load(b"unit: {}\n", "x.yaml")
    assert node
    _, problems = validate(node, SCHEMA)
    assert [problem.text("en") for problem in problems] == [
        "The required field “单位名称”（unit.name） is missing. Add it, as in name: ……"
    ]


def test_hidden_characters_are_shown_escaped() -> None:
    _, problems = check('amount: "1\u30002"\n')
    assert "“1[U+3000]2”" in problems[0]


def test_schema_defaults_and_schema_itself_stay() -> None:
    schema = {
        "kind": {"type": "choice", "allowed": ["a", "b"], "default": "a"},
        "sum": {"type": "amount", "default": "0"},
    }
    before = deepcopy(schema)
    assert check("kind: ~\n", schema) == ({"kind": "a", "sum": Decimal(0)}, [])
    assert schema == before


def test_labels_can_be_forbidden() -> None:
    values, problems = check("金额: 1\n", labels=False)
    assert values is None and "field-unknown" in problems[0]


def test_a_schema_with_one_label_twice_is_a_bug() -> None:
    schema = {"a": {"type": "text", "meta": {"label": "甲"}}, "b": {"type": "text", "meta": {"label": "甲"}}}
    with pytest.raises(ValueError, match="甲"):
        check("a: x\n", schema)


def test_places_under_english_names() -> None:
    node, _ = load("单位:\n  单位名称: 甲\n资金来源: 其他收入\n".encode(), "x.yaml")
    assert node
    tree, problems = english(node, SCHEMA)
    assert not problems
    assert place_at(tree, ("unit", "name")) == Place("x.yaml", 2, 9)
    assert place_at(tree, ("unit", "name"), key=True) == Place("x.yaml", 2, 3)


def test_many_problems_are_found_in_time_and_cut() -> None:
    rows = "".join(f"- {{code: 2010301, amount: x{number}}}\n" for number in range(5000))
    _, problems = check("rows:\n" + rows)
    assert len(problems) == 101
    assert "4900" in problems[-1]


def test_nested_lists_and_records() -> None:
    schema = {
        "tables": {
            "type": "list",
            "schema": {
                "type": "list",
                "schema": {"type": "dict", "schema": {"n": {"type": "count", "required": True}}},
            },
        }
    }
    assert check("tables: [[{n: 1}], []]\n", schema) == ({"tables": [[{"n": 1}], []]}, [])
    _, problems = check("tables: [[{n: 1}, {}], x, [{n: y}]]\n", schema)
    assert [problem.split()[2] for problem in problems] == ["[field-missing]", "[list-expected]", "[amount-form]"]
    assert "“tables[1][2].n”" in problems[0]


def test_both_languages_tell_the_same() -> None:
    for code, (chinese, english_words) in (READ | AMOUNT).items():
        assert code == code.lower() and "_" not in code
        assert fields_in(chinese) == fields_in(english_words), code


def fields_in(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}
