"""Writes docs/checks.md from what checks and rules say of themselves; `--check` only says whether it is up to date."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from generator.checks.catalogue import CHECKS, Check
from generator.checks.impossible import ELSEWHERE, IMPOSSIBLE
from generator.checks.pairs import BETWEEN, DRAWN_FROM, PAIRS
from generator.verify.rule import Rule
from generator.verify.rules import GROUPS

TARGET = Path(__file__).parents[1] / "docs" / "checks.md"
SETS = Path(__file__).parents[1] / "templates"
SECTIONS = {
    "A": "表内", "B": "预算各表之间", "C": "决算表内", "D": "决算各表之间", "E": "正文与各表",
    "F": "正文内的计算与原因", "G": "绩效", "H": "文字",
}  # fmt: skip
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
HEAD = """# 检查清单

*English summary: first, what `gongkai check` looks for in a unit file before anything is made of it, then what
`gongkai verify` looks for in documents that were written, ours or anybody's; generated from what checks and rules say
of themselves (`make docs`). Each has its id, rule, source, severity and an example that fails. Between the two stand
the checks of the catalogue that cannot fail because the program derives what they compare, and those done elsewhere.*

第一部分是[生成之前的检查](#生成之前gongkai-check)，第二部分是[成文之后的核验](#成文之后gongkai-verify)。
来源中的“勾稽关系 B11”等，是编制本程序时整理的勾稽关系清单的编号；法规和口径见 [docs/rules.md](rules.md)。

# 生成之前：gongkai check

`gongkai check 文件…` 逐项检查单位文件，`gongkai build` 生成前也先检查。错误不改正就不能生成；警告和提示不影响生成。
模板的 `set.yaml` 和单位文件都可以用 `checks: {G05: info, verify-rate: warning}` 改变严重程度
（off、info、warning、error），生成前的检查和成文后的核验一样；单位文件放宽的会列出。
核实无误、可以保留的结果，在单位文件里写 `accepted: [{check: G05, at: 资金拨付及时率, reason: 上年没有统计}]`，
理由会随结果列出；没有对上的接受项会提示。

四舍五入：所填金额到小数点后两位，真值在前后半分之内。两处所填的差在各自的半分之和以内为提示，超出为错误；没有固定的容差。
"""
VERIFY_HEAD = """
# 成文之后：gongkai verify

`gongkai verify 文件…` 只读印出的文件（Word、PDF、网页），逐条核对下面的规则，不依赖生成它的程序，
别人编制的文件也能核验。同一文件有几种格式、有 facts.json 和单位文件时，互相比对。

印出的数代表前后半个末位之内的任何值：各部分的四舍五入容得下的差为提示，容不下的为错误。
附件（部门自己写的报告）中的错误降为警告；表中有负数时，用词和比率另有规则，全部错误降为警告。
"""


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for letter, title in SECTIONS.items():
        checks = sorted((check for check in CHECKS if check.id.startswith(letter)), key=lambda check: check.id)
        if checks:
            lines.append(f"## {letter}　{title}\n")
            lines += [_entry(check) for check in checks]
    lines.append("## 两处所填的同一金额\n\n| 一处 | 另一处 | 由什么核对 |\n|---|---|---|")
    lines += [f"| {one} | {other} | {held} |" for one, other, held in PAIRS]
    lines += _tables()
    lines.append("\n## 不会再出现的错误\n\n| 编号 | 原因 |\n|---|---|")
    lines += [f"| {id} | {IMPOSSIBLE[id][0]} |" for id in sorted(IMPOSSIBLE)]
    lines.append("\n## 在别处检查的\n\n| 编号 | 在哪里 |\n|---|---|")
    lines += [f"| {id} | {ELSEWHERE[id][0]} |" for id in sorted(ELSEWHERE)]
    lines.append(VERIFY_HEAD)
    for title, rules in GROUPS:
        lines.append(f"## {title}\n")
        lines += [_rule(rule) for rule in rules]
    return "\n".join(lines).rstrip("\n") + "\n"


def tables_of_sets() -> dict[str, tuple[str, list[str]]]:
    """Every table of the template sets by its path: the kind of its set, and the first words of the keys it prints."""
    found = {}
    for path in sorted(SETS.glob("*/*/tables/*.yaml")):
        # "income{.code}.own" and "closing.fund" begin with income and closing; "{amount}.302" is a project's.
        keys = re.findall(r'figure: "?([a-z_]+|\{amount\})', path.read_text("utf-8"))
        words = sorted({"project" if key == "{amount}" else key for key in keys})
        found[str(path.relative_to(SETS))] = ("final" if "final" in path.parts[-3] else "budget", words)
    return found


def _tables() -> list[str]:
    """From which blocks each table draws, and what lies between any two blocks."""
    names = {"budget": "预算", "final": "决算"}
    lines = ["\n各表印出的金额取自单位文件的哪些块；同一块的数只填一次，处处相同：\n\n| 表 | 取自 |\n|---|---|"]
    for path, (kind, words) in tables_of_sets().items():
        blocks = dict.fromkeys(block for word in words for block in DRAWN_FROM[kind][word])
        if blocks:
            lines.append(f"| {path} | {'、'.join(blocks)} |")
    lines.append("\n两块之间由什么核对：\n\n| 类别 | 两块 | 由什么核对 |\n|---|---|---|")
    for kind, pairs in BETWEEN.items():
        for held in dict.fromkeys(pairs.values()):
            both = "；".join(f"{one} 与 {other}" for (one, other), by in pairs.items() if by == held)
            lines.append(f"| {names[kind]} | {both} | {held} |")
    return lines


def _entry(check: Check) -> str:
    severity = SEVERITIES[check.severity.value]
    if check.in_release is not check.severity:
        severity += f"；发布时为{SEVERITIES[check.in_release.value]}"
    chinese, english = check.rule
    return (
        f"### {check.id}　{chinese.rstrip('。')}\n\n*{english}*\n\n"
        f"- 来源：{check.source}\n- 程度：{severity}\n- 不通过的例子：{check.example}\n"
    )


def _rule(rule: Rule) -> str:
    severity = SEVERITIES[rule.severity.value]
    severity += "".join(f"；{words}：{SEVERITIES[one.value]}" for one, words in rule.otherwise)
    return (
        f"### {rule.code}　{rule.chinese.rstrip('。')}\n\n*{rule.english}*\n\n"
        f"- 来源：{rule.source}\n- 程度：{severity}\n- 不通过的例子：{rule.example}\n"
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text("utf-8") == page() else "docs/checks.md is not up to date: run make docs")
    TARGET.write_text(page(), "utf-8")
