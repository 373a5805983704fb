"""What people type: doubled words, other years and units, amounts without their unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.quantities import amounts
from generator.checks.written import Text, texts_of
from generator.core.model import Figures
from generator.core.problem import Problem

_NO_UNIT = re.compile(
    r"(?:经费|资金|费用|金额|预算|支出|收入|共计|合计)(?:为|约|共)?\d[\d,]*\.\d{1,2}(?![\d.]|\s*[万亿元%％])"
)
MASKED_FIELDS = ("leader", "contact", "phone")
_FINE_DOUBLES = {"时全"}  # 全时全网
_WRONG_DOUBLES = {"的的", "了了", "是是", "和和", "在在", "为为", "与与", "及及", "元元"}
_DOUBLE = re.compile(r"([\u4e00-\u9fff]{2,})\1|([\u4e00-\u9fff])\2")
_DOUBLE_CLAUSE = re.compile(r"((?:[\u4e00-\u9fff]，?){4,})[，、；：:]?\1")
_HEADINGS = re.compile(
    r"(?:设立的政策依据|预算安排规模|项目承担单位|资金分配情况|资金执行时间|项目名称|补贴标准|补贴对象)[：:]"
)
_SELF = re.compile(r"(?:办公经费|\d{4}年|的?(?:主要)?职[能责]|本级|部门预算)")
_DOCUMENT = re.compile(r"《|〔|号|法|条例|办法|规定|通知|方案|意见|职能|职责|会议|纪要|批[示复]|文件")
_YEAR = re.compile(r"(?<![\d〔\[（(])(\d{4})(?=年)")
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|\[[^\]]*\]|“[^”]*”|‘[^’]*’")
_BASES = ("policy_basis", "basis", "duties", "evidence", "conventions", "disclosure")
_KINDS = "局|委员会|办公室|中心|厅|院|站|所|大队|支队|管理处|中学|小学|医院"


def own_words(figures: Figures) -> Iterator[Text]:
    """The texts of the file that people write about the unit: settings and codes left out."""
    for text in texts_of(figures.unit):
        head = text.path.split(".")[0]
        if head not in {"template", "accepted"} and text.path not in {"unit.name", "unit.code"}:
            yield text


def found_in(code: str, text: Text, match: re.Match[str], **details: object) -> Problem:
    """A finding at a match, with the words around it."""
    around = text.words[max(0, match.start() - 8) : match.end() + 8]
    return Problem(code, text.at(match.start()), {"found": match[0].strip() or match[0], "around": around, **details})


def h03_no_unit(figures: Figures) -> Iterator[Problem]:
    """金额后有单位。
    An amount has its unit.

    Source: 勾稽关系 H03
    Severity: warning
    Example: “维护费用12.50，用于网络”
    """
    for text in own_words(figures):
        for match in _NO_UNIT.finditer(text.words):
            yield found_in("h03-no-unit", text, match)


def h04_doubled(figures: Figures) -> Iterator[Problem]:
    """没有重复的词和句：增加增加、实现实现、主要原因是：主要原因是。
    No word or clause stands twice in a row.

    Source: 勾稽关系 H04
    Severity: warning
    Example: “实现实现数字化城市管理资源共享”
    """
    for text in own_words(figures):
        for match in _DOUBLE.finditer(text.words):
            is_fine = match[1] in _FINE_DOUBLES or (match[1] or "").startswith("一")  # 一步一步
            if match[0] in _WRONG_DOUBLES or (match[1] and not is_fine):
                yield found_in("h04-doubled", text, match)
        for match in _DOUBLE_CLAUSE.finditer(text.words):
            if not _DOUBLE.search(match[0]):
                yield found_in("h04-doubled", text, match)


def h20_pasted(figures: Figures) -> Iterator[Problem]:
    """一段话里没有夹带别的栏目的标题（粘贴残留）。
    A text holds no other field's heading, pasted in with it.

    Source: 已公开文件的错误 001-35
    Severity: warning
    Example: allocation 写“……管理办法》资金执行时间：2023年”
    """
    for text in own_words(figures):
        for match in _HEADINGS.finditer(text.words):
            yield found_in("h20-pasted", text, match)
        for opening, closing in ("《》", "〔〕", "（）", "“”"):
            if text.words.count(opening) != text.words.count(closing):
                sign = next(at for at, char in enumerate(text.words) if char in (opening, closing))
                details = {"found": opening + closing, "around": text.words[max(0, sign - 8) : sign + 12]}
                yield Problem("h20-brackets", text.at(sign), details)


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
            is_told = re.search(r"截[至止]|[自从于以]$|比|较|同", before) and found < year
            is_late = found == year - 1 and figures.unit.kind == "budget" and _is_plan(plain[match.end() :])
            if (found not in allowed and not is_told) or is_late:
                yield found_in("h05-year", text, match, year=year)


def _is_plan(after: str) -> bool:
    """Whether a year is followed by words of a plan, which is of the coming year."""
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
        for match in re.finditer(re.escape(name) + r"单位(?![^，。；]{0,2}(?:和|及|与))", text.words):
            yield found_in("h06-unit-doubled", text, match)
        for match in re.finditer(rf"{re.escape(name[:2])}[\u4e00-\u9fff]{{0,18}}?(?:{_KINDS})", text.words):
            if _is_other(match[0], name) and _SELF.match(text.words, match.end()):
                yield found_in("h06-other-unit", text, match, unit=name)


def _is_other(found: str, name: str) -> bool:
    return found not in name and name not in found


def h07_body(figures: Figures) -> Iterator[Problem]:
    """“单位价值”“单位运行”等词不因替换“单位”“部门”而写错。
    No word is spoilt by replacing 单位 with 部门 or the other way round.

    Source: 勾稽关系 H07（已公开文件的错误 002-07、002-08）
    Severity: warning
    Example: “部门价值50万元以上大型设备”
    """
    spoilt = re.compile(r"部门价值|单位运行经费|部门资金收入|行政事业部门|部门面积|主管单位预算|部门编码")
    for text in own_words(figures):
        for match in spoilt.finditer(text.words):
            yield found_in("h07-body", text, match)


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
        for match in re.finditer(r"(?:及|和|与)?(?:下属|所属|直属)(?:各)?(?:预算)?(?:事业)?单位", text.words):
            if not re.search(r"无|没有", text.words[max(0, match.start() - 3) : match.start()]):
                yield found_in("e15-subordinates", text, match)


def h13_precision(figures: Figures) -> Iterator[Problem]:
    """同一项目的资金分配各项金额小数位一致，最多两位。
    The amounts of one allocation have like decimals, two at most.

    Source: 勾稽关系 H13（已公开文件的错误 000-13）
    Severity: info
    Example: “光纤费3万元，……光纤费1.056万元”
    """
    for text in own_words(figures):
        if "allocation" not in text.path:
            continue
        for amount in amounts(text.words):
            digits = re.match(r"[\d,]+\.(\d+)", amount.text)
            if digits and len(digits[1]) > 2:
                details = {"found": amount.text, "around": text.words[max(0, amount.start - 8) : amount.start + 14]}
                yield Problem("h13-precision", text.at(amount.start), details)


def h21_trailing(figures: Figures) -> Iterator[Problem]:
    """名称末尾没有多余的标点，句末没有两个标点。
    Names end without punctuation, sentences with one mark.

    Source: 已公开文件的错误 001-40、001-42
    Severity: warning
    Example: 项目名称“电子政务网络设备维护，”
    """
    for text in own_words(figures):
        name = text.path.endswith((".name", ".project"))
        for match in re.finditer(r"[，、；：。][，、；：。]" + (r"|[，、；：]$" if name else r"|[，、]$"), text.words):
            yield found_in("h21-trailing", text, match)


def h22_tense(figures: Figures) -> Iterator[Problem]:
    """预算的目标写将要做的事，不写“提高了”“完成了”。
    Goals of a budget tell what is to be done, not what was.

    Source: 已公开文件的错误 001-50
    Severity: info
    Example: “2023年预计接入，提高了网络运行安全性”
    """
    if figures.unit.kind != "budget":
        return
    done = re.compile(r"(?:提高|完成|实现|增强|改善|保障|提升|取得|推动|解决|健全|完善|加强)了")
    for text in own_words(figures):
        if text.path.startswith("performance") and text.path.endswith("goal"):
            for match in done.finditer(text.words):
                yield found_in("h22-tense", text, match)


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


def h24_unit_twice(figures: Figures) -> Iterator[Problem]:
    """已注明单位的栏目不再写单位：项目资金（万元）一栏不写“10万元”。
    Where a heading names the unit the value does not.

    Source: 已公开文件的错误 001-48
    Severity: info
    Example: 指标“维护次数（次）”的名称和指标值都写万元：name “费用（万元）”，target “万元10”
    """
    for text in own_words(figures):
        for match in re.finditer(r"万元\d[\d.]*(?:万元)?|\d万元万元|%\s*%|％％", text.words):
            yield found_in("h24-unit-twice", text, match)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    e15_subordinates,
    h03_no_unit,
    h04_doubled,
    h05_year,
    h06_other_unit,
    h07_body,
    h13_precision,
    h20_pasted,
    h21_trailing,
    h22_tense,
    h23_basis,
    h24_unit_twice,
)
