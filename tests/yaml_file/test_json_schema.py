"""The exported JSON Schema says the same as the Cerberus schema, in either language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from generator.yaml_file.json_schema import json_schema

FOLDER = Path(__file__).parents[2]
CASES: dict[str, Any] = yaml.safe_load((FOLDER / "tests/yaml_file/cases/schema.yaml").read_bytes())
UNIT: dict[str, Any] = yaml.safe_load((FOLDER / "generator/data/unit.schema.yaml").read_bytes())
SCHEMA = json_schema(CASES, "单位文件", "一个单位一年的公开内容")


def at(schema: Any, pointer: str) -> Any:
    for step in unquote(pointer.removeprefix("#/")).split("/"):
        schema = schema[step.replace("~1", "/").replace("~0", "~")]
    return schema


def references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if "$ref" in schema else []
        return own + [found for value in schema.values() for found in references(value)]
    return [found for value in schema for found in references(value)] if isinstance(schema, list) else []


def test_head() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert (SCHEMA["title"], SCHEMA["description"]) == ("单位文件", "一个单位一年的公开内容")
    assert SCHEMA["additionalProperties"] is False


def test_fields_have_both_names() -> None:
    assert SCHEMA["properties"]["金额"] == {"$ref": "#/properties/amount"}
    assert SCHEMA["properties"]["amount"]["title"] == "金额"
    assert SCHEMA["properties"]["unit"]["properties"]["单位名称"] == {"$ref": "#/properties/unit/properties/name"}


def test_required_under_either_name() -> None:
    assert SCHEMA["properties"]["unit"]["allOf"] == [{"anyOf": [{"required": ["name"]}, {"required": ["单位名称"]}]}]


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("amount", ["1131.42", "1,131.42", "-0.5"], ["1,31", "１", "1e3", "10万元", ""]),
        ("staff", ["0", "1,131"], ["-1", "1.0"]),
        ("share", ["11.10", "11.10%"], ["%", "11％"]),
        ("code", ["2080505", "208-05-05"], ["01", "208-5"]),
        ("year", ["2025"], ["1999", "20255"]),
        ("signed", ["2025-02-08"], ["2025-2-8"]),
    ],
)
def test_patterns(field: str, good: list[str], bad: list[str]) -> None:
    pattern = SCHEMA["properties"][field]["pattern"]
    assert all(re.search(pattern, text) for text in good)
    assert not any(re.search(pattern, text) for text in bad)


def test_numbers_may_be_bare() -> None:
    assert SCHEMA["properties"]["amount"]["type"] == ["string", "number", "null"]
    assert SCHEMA["properties"]["code"]["type"] == ["string", "integer", "null"]


def test_choices_in_both_languages() -> None:
    assert SCHEMA["properties"]["source"]["enum"] == ["own", "other", "一般财力", "其他收入", None]


def test_limits() -> None:
    properties = SCHEMA["properties"]
    assert properties["name"]["maxLength"] == 30
    assert properties["amounts"]["minItems"] == 1
    assert (properties["share"]["minimum"], properties["share"]["maximum"]) == (0, 100)


def test_tables() -> None:
    basic = SCHEMA["properties"]["basic"]
    (pattern,) = basic["patternProperties"]
    assert re.search(pattern, "30101") and not re.search(pattern, "abc")
    assert basic["additionalProperties"] is False
    assert SCHEMA["properties"]["reasons"]["patternProperties"]["."]["type"] == ["string", "number", "boolean"]


@pytest.mark.parametrize("schema", [CASES, UNIT], ids=["cases", "unit"])
def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    exported = json_schema(schema, "x", "y")
    json.dumps(exported, allow_nan=False)
    found = references(exported)
    assert found
    for pointer in found:
        assert at(exported, pointer)
