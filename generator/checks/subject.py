"""Whose texts they are: of this unit and of no other, of this year, of what is to be done or was done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.written import finding, own_words
from generator.core.model import Figures
from generator.core.problem import Problem

# What follows the name of the unit that a text speaks of: "办公经费主要用于", "2025年", "的主要职能", "本级".
_SELF = re.compile(r"(?:办公经费|\d{4}年|的?(?:主要)?职[能责]|本级|部门预算)")
# "《办法》", "昌市政办〔2024〕5号", "会议纪要", "批复"
_DOCUMENT = re.compile(r"《|〔|号|法|条例|办法|规定|通知|方案|意见|职能|职责|会议|纪要|批[示复]|文件")
# "2024年"; not the year of a number of a document, 〔2024年〕.
_YEAR = re.compile(r"(?<![\d〔\[（(])(\d{4})(?=年)")
# Titles, numbers of documents and quotations keep the years that they have: "《2021年规划》", "〔2020〕3号".
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|\[[^\]]*\]|“[^”]*”|‘[^’]*’")
# Fields that tell where something comes from, or of other years: a basis may be as old as it is.
_BASES = ("policy_basis", "basis", "duties", "evidence", "conventions", "disclosure")
# How the names of units end.
_KINDS = "局|委员会|办公室|中心|厅|院|站|所|大队|支队|管理处|中学|小学|医院"


def e15_subordinates(figures: Figures) -> Iterator[Problem]:
    """没有下属单位的，文中不写“下属单位”“所属各单位”。
    Who has no subordinate units does not speak of them.

    Source: 勾稽关系 E15（已公开文件的错误 001-38、002-19）
    Severity: warning
    Example: 没有填 subordinate_units，目标写“保障办公室及下属单位运转”
    """
    overview = figures.unit.record.get("overview")
    if overview is not None and getattr(overview, "get", lambda _: None)("subordinate_units"):
        return
    for text in own_words(figures):
        if text.path.startswith(("conventions", "overview.duties")):
            continue
        # "及下属单位", "所属各预算单位"; "无下属单位" is right.
        for match in re.finditer(r"(?:及|和|与)?(?:下属|所属|直属)(?:各)?(?:预算)?(?:事业)?单位", text.words):
            # "无下属预算单位", "没有下属单位"
            if not re.search(r"无|没有", text.words[max(0, match.start() - 3) : match.start()]):
                yield finding("e15-subordinates", text, match)


def h05_year(figures: Figures) -> Iterator[Problem]:
    """文中的年份是公开年度；比较、历史、文件名称和文号中的除外。
    Years in texts are the document's, but in comparisons, histories, titles and numbers of documents.

    Source: 勾稽关系 H05
    Severity: warning
    Example: 2025 年预算的目标写“2024年计划完成”
    """
    year = figures.unit.year
    allowed = {year, year - 1} if figures.unit.kind == "budget" else {year, year + 1, year - 1}
    for text in own_words(figures):
        head = text.path.split(".")
        if head[0] in {"reasons", "other_matters"} or any(part in _BASES for part in head):
            continue
        plain = _QUOTED.sub(lambda match: " " * len(match[0]), text.words)
        for match in _YEAR.finditer(plain):
            found, before = int(match[1]), plain[: match.start()][-4:]
            # Of years past: "截至2023年", "自2020年", "比2024年".
            is_told = re.search(r"截[至止]|[自从于以]$|比|较|同", before) and found < year
            is_late = found == year - 1 and figures.unit.kind == "budget" and _is_plan(plain[match.end() :])
            if (found not in allowed and not is_told) or is_late:
                yield finding("h05-year", text, match, year=year)


def _is_plan(after: str) -> bool:
    """Whether a year is followed by words of a plan, which is of the coming year."""
    # "2026年计划", "2026年度拟": a plan may be about a later year.
    return bool(re.match(r"年(?:度)?(?:计划|预计|拟|将)", after))


def h06_other_unit(figures: Figures) -> Iterator[Problem]:
    """文中自称的单位是本单位：没有他单位的名称，没有“××办公室单位”。
    The unit that speaks of itself is this one.

    Source: 勾稽关系 H06
    Severity: warning
    Example: 昌吉市甲局的文件目标写“昌吉市乙局办公经费主要用于”
    """
    name = str(figures.unit.name)
    for text in own_words(figures):
        # "昌吉市某某办公室单位", but not "…办公室单位和个人".
        for match in re.finditer(re.escape(name) + r"单位(?![^，。；]{0,2}(?:和|及|与))", text.words):
            yield finding("h06-unit-doubled", text, match)
        # Of the same place, which the first two characters name: "昌吉市乙局" where the unit is 昌吉市甲局.
        for match in re.finditer(rf"{re.escape(name[:2])}[\u4e00-\u9fff]{{0,18}}?(?:{_KINDS})", text.words):
            if _is_other(match[0], name) and _SELF.match(text.words, match.end()):
                yield finding("h06-other-unit", text, match, unit=name)


def _is_other(found: str, name: str) -> bool:
    return found not in name and name not in found


def h07_body(figures: Figures) -> Iterator[Problem]:
    """“单位价值”“单位运行”等词不因替换“单位”“部门”而写错。
    No word is spoilt by replacing 单位 with 部门 or the other way round.

    Source: 勾稽关系 H07（已公开文件的错误 002-07、002-08）
    Severity: warning
    Example: “部门价值50万元以上大型设备”
    """
    # What replacing 单位 by 部门 everywhere left of words: 单位价值, 机关运行经费, 单位资金收入, 事业单位.
    spoilt = re.compile(r"部门价值|单位运行经费|部门资金收入|行政事业部门|部门面积|主管单位预算|部门编码")
    for text in own_words(figures):
        for match in spoilt.finditer(text.words):
            yield finding("h07-body", text, match)


def h22_tense(figures: Figures) -> Iterator[Problem]:
    """预算的目标写将要做的事，不写“提高了”“完成了”。
    Goals of a budget tell what is to be done, not what was.

    Source: 已公开文件的错误 001-50
    Severity: info
    Example: “2023年预计接入，提高了网络运行安全性”
    """
    if figures.unit.kind != "budget":
        return
    # "提高了"; "提高", "进一步提高" are plans.
    done = re.compile(r"(?:提高|完成|实现|增强|改善|保障|提升|取得|推动|解决|健全|完善|加强)了")
    for text in own_words(figures):
        if text.path.startswith("performance") and text.path.endswith("goal"):
            for match in done.finditer(text.words):
                yield finding("h22-tense", text, match)


def h23_basis(figures: Figures) -> Iterator[Problem]:
    """设立的政策依据写明文件，不重复项目名称。
    The basis of a project names a document, not the project again.

    Source: 已公开文件的错误 000-12
    Severity: warning
    Example: policy_basis “关于数字化城市管理系统光纤维护费”
    """
    for project in figures.unit.projects:
        basis = project.record.get("policy_basis")
        if not isinstance(basis, str) or _DOCUMENT.search(basis):
            continue
        place = getattr(basis, "place", project.place)
        yield Problem("h23-basis", place, {"project": project.name, "found": basis[:40]})


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    e15_subordinates,
    h05_year,
    h06_other_unit,
    h07_body,
    h22_tense,
    h23_basis,
)
