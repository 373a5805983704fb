"""Numbers that a sentence gives to a declared fact, held against its value in facts.json.

A fact's own label before a number says what the number is, whoever typed it: 授予中小企业合同金额251.26万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem
from generator.recognise.printed import Paragraph, Printed
from generator.verify.across.facts_json import Facts, prints
from generator.verify.rules import finding

DECLARED = "facts."  # how the keys of declared facts begin
# "251.26", "1,131.42万元", "35%": what follows a label, with the words between: 为, 是, 共, ：.
_AFTER = re.compile(r"(?:共计|合计|[为是共计：:])*\s*(-?\d[\d,]*(?:\.\d+)?)\s*(万元|元|%|％)?")
_OTHER_YEAR = re.compile(r"(?:上年|去年|年初|上年度)的?$")  # "上年采购合同金额12万元": not this year's
_MONEY = {"万元", "元"}


def check_labelled(printed: Printed, facts: Facts) -> Iterator[Problem]:
    """Each number right after the label of a declared fact is the fact's value, as rounded there."""
    labels = {str(figure["label"]): figure for key, figure in facts.figures.items() if key.startswith(DECLARED)}
    every = [str(figure["label"]) for figure in facts.figures.values()]
    for block in printed.blocks if labels else ():
        if isinstance(block, Paragraph):
            for label, figure in labels.items():
                longer = [one for one in every if one.endswith(label) and one != label]
                yield from _after(label, longer, figure, block)


def _after(label: str, longer: list[str], figure: dict[str, object], block: Paragraph) -> Iterator[Problem]:
    for start in (match.end() for match in re.finditer(re.escape(label), block.text)):
        before, number = block.text[: start - len(label)], _AFTER.match(block.text, start)
        is_other = _OTHER_YEAR.search(before) or any(block.text[:start].endswith(one) for one in longer)
        if number is None or is_other or not _is_of(number[2] or "", str(figure["unit"])):
            continue
        if not prints(number[1], figure):
            details = {"label": label, "found": number[1], "value": figure["value"], "unit": figure["unit"]}
            yield finding("verify-facts-label", block.where.place, details)


def _is_of(measure: str, unit: str) -> bool:
    """Whether a number with this unit behind it can be the figure: 万元 of a count is another thing."""
    return (measure in _MONEY) == (unit in _MONEY) if measure else unit not in _MONEY
