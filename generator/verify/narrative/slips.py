"""Slips of the pen in sentences: a number or its unit left out, words and marks twice, what a form left to choose.

Each stands for itself: nothing need be known of tables to see it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.core.problem import Severity
from generator.verify.canonical import spaceless
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line

# "比上年增加万元", "下降%", "占%": the word wants a number before the unit. Not "单位：万元".
_NO_NUMBER = re.compile(
    r"(?:增加|减少|增长|下降|上升|降低|压减|预算|决算|支出|收入|合计|总计|经费|占|完成(?:年初|全年)?预算的|数为|额为)"
    r"(?:了|约|为)?(?:万元|[%％])(?=[，。；、）]|$)"
)
# What follows a number that has no unit: "占31.33；", "增加5.00，"
_ENDS = "，。；、）,;"
# Before a number that is a share or a completion: "项目支出87.55万元，占", "完成预算的", "执行率为"
_OF_A_WHOLE = re.compile(r"占[^，。；]{0,30}$|(?:完成|执行)[^，。；]{0,8}(?:预算|率)[^，。；]{0,6}$")
# Before a number that is an amount: "本年支出合计", "预算数为"
_MONEY = re.compile(r"(?:预算|决算|支出|收入|合计|总计|经费|拨款|资金|[数额]为)(?:为|是|共)?$")
# What a form left to choose or to fill in: "增加（减少）", "大于/小于", "{{ 年度 }}", "（请填写）", "#DIV/0!"
_LEFT = re.compile(
    r"(?:增加|增长|上升)[（(/／](?:减少|下降|降低)|(?:减少|下降|降低)[（(/／](?:增加|增长|上升)|[大小]于[（(/／][大小]于"
    r"|\{\{|\}\}|\{%|请填写|待填写|此处填|#(?:REF|DIV/0|N/A|VALUE|NAME)[!?]?"
)
# What may be left, or be meant: "XX项目", "××局", "□"
_DOUBTFUL = re.compile(r"[XＸ×xｘ]{2,}(?![A-Za-z0-9])|[□▢]{2,}|_{3,}|＿{3,}|？？|\?{2,}")
# Twice: "，，", "。。", "万元万元", "%%", "的的", "主要原因是主要原因是", "支出支出5万元"; not "……", "——", "研究研究"
_TWICE = re.compile(
    r"([，。；、：！？])\1|[，；、：][，。；、]|。[，；、：]|(万元|亿元|[%％])\2|(?<![的目])的的(?!确)|了了(?!解)|为为|(主要)?原因是(?:主要)?原因是"
    r"|主要是主要是|(增加|减少|增长|下降|其中|比上年|同比|下属|主要用于)\4"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=项目|基本|预算|排的))(支出|收入)\5"
)
# A name twice in a list: "一般公共预算、政府性基金预算、政府性基金预算安排的"; not 预算、预算收入, two names
_LISTED_TWICE = re.compile(
    r"(?<![\u4e00-\u9fff])无?([\u4e00-\u9fff]{5,14})(?:拨款)?[、和]\1(?!收入|支出|收支|拨款|资金|管理|工作|单位|人员)"
)
# "上级政府性基金预算安排的转移支付资金未安排": said of one source twice in a chapter, another has been left out
_NOT_PLANNED = re.compile(
    r"(?:^|[。；，])(?P<what>(?![^。；，]*原因)[\u4e00-\u9fff（）“”]{6,40}(?:未安排|没有安排))(?=[。；，])"
)
# A name before what a publisher does in a year: "甲市乙局2025年收入预算…", "关于甲市乙局2025年…"
_PUBLISHER = re.compile(
    r"(?:^|[，。；：]|关于|^[一二三四五六七八九十百零]+、)(?P<name>[\u4e00-\u9fff]{4,40}?)"
    r"(?=20\d\d年度?(?:部门|单位|所有|没有使用|没有上年|未使用|未安排|安排|全年)?(?:收入|支出|收支|一般公共|财政拨款|政府性基金|国有资本|“三公”|机关运行|政府采购|预算|决算|基本支出|项目支出))"
)
ALIKE = 0.6  # of its characters in order: 甲市乙局 and 甲州乙局 are one name in two variants, 甲市财政局 is another's


def check_slips(findings: Findings) -> None:
    """H06, H10, H20: numbers and units are there, nothing is said twice or left to choose, the unit has one name."""
    for line in findings.lines:
        _check_numbers(findings, line)
        _check_leftovers(findings, line)
        for pattern in (_TWICE, _LISTED_TWICE):
            for found in pattern.finditer(line.text):
                twice = found[1] if pattern is _LISTED_TWICE else found.group()
                details = {"found": twice, "text": _around(line.text, found)}
                findings.add("verify-doubled", line, found.start(), details)
        _check_name(findings, line)
    _check_repeated(findings)


def _check_leftovers(findings: Findings, line: Line) -> None:
    """What a form left to choose or to fill in; the unit's name may hold anything."""
    unit = spaceless(findings.lookup.unit)
    named = re.compile(r"\s*".join(map(re.escape, unit)) or "$")  # blanks stand where the line has two sides
    text = named.sub(lambda found: "甲" * len(found.group()), line.text)
    for pattern, severity in ((_LEFT, None), (_DOUBTFUL, Severity.WARNING)):
        for found in pattern.finditer(text):
            details = {"found": _around(line.text, found)}
            findings.add("verify-leftover", line, found.start(), details, severity)


def _check_repeated(findings: Findings) -> None:
    """What is said not to be planned is said once in a chapter."""
    said: set[tuple[str, str]] = set()
    for line in findings.lines:
        for found in _NOT_PLANNED.finditer(line.text):
            where = (line.part + line.chapter, found["what"])
            if where in said and not line.is_typed(found.start("what")):
                details = {"found": found["what"], "text": line.chapter[:CONTEXT]}
                findings.add("verify-doubled", line, found.start("what"), details)
            said.add(where)


def _check_numbers(findings: Findings, line: Line) -> None:
    """A unit without a number, a number without a unit; the unit's own words may have either."""
    for found in _NO_NUMBER.finditer(line.text):
        if not line.is_typed(found.start()):
            findings.add("verify-number-missing", line, found.start(), {"found": _around(line.text, found)})
    for mention in findings.statements.numbers_of(line):
        if line.is_heading or mention.unit or not _wants_a_unit(mention):
            continue
        if mention.end == len(line.text) or line.text[mention.end] in _ENDS:
            words = line.text[max(0, mention.start - CONTEXT) : mention.end + 1]
            findings.add("verify-number-missing", line, mention, {"found": words})


CONTEXT = 10  # characters before and after that show where it is


def _wants_a_unit(mention: Mention) -> bool:
    """Whether a number without a unit must be money or a rate: a change, a share, an amount with its decimals."""
    if mention.kind == "change":  # 增长 and 下降 are of rates
        return "." in mention.text or mention.word in {"增长", "下降", "上升", "降低"}
    if mention.kind != "other":
        return False
    return bool(_OF_A_WHOLE.search(mention.noun) or ("." in mention.text and _MONEY.search(mention.noun)))


def _check_name(findings: Findings, line: Line) -> None:
    """The publisher's name in a variant: 甲州乙局 in a document of 甲市乙局."""
    unit = findings.lookup.unit
    if not unit or line.is_typed(0):
        return
    for found in _PUBLISHER.finditer(line.text):
        name = found["name"].removeprefix("关于")
        if unit.endswith(name) or name.endswith(unit) or name in unit:
            continue
        if SequenceMatcher(None, name, unit, autojunk=False).ratio() >= ALIKE:
            findings.add("verify-unit-name", line, found.start("name"), {"found": name, "usual": unit})


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - CONTEXT) : found.end() + CONTEXT]
