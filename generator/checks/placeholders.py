"""What a template or a form left in the words of a unit file: placeholders, alternatives, blanks for numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.texts import MASKED_FIELDS
from generator.checks.written import Text, finding, own_words
from generator.core.model import Figures
from generator.core.problem import Problem

# "XX局", "＿＿万元", "……年", "（ ）", "（请填写）", "[在此说明]", "待定"; not "招待定点饭店", "有待填补".
_PLACEHOLDER = re.compile(
    r"[XxＸｘ×*＊]{2,}|[_＿]{2,}|……年|[（(]\s*[)）]|TODO|"
    r"[（(【\[](?:盖章|填写|请填|请在此|此处|说明[：:]|如有|如无|可选|示例|例如)[^）)】\]]{0,30}[）)】\]]|"
    r"(?<![招接等优对])待定(?!点)|待填(?!补)|(?<!等)待补(?![偿贴助充给])"  # 招待定点饭店, 有待填补, 等待补偿
)
# Two words of which a form leaves one to be struck out.
_ALTERNATIVES = re.compile(r"部门（单位）|增加（减少）|减少（增加）|增长（下降）|下降（增长）")
# Where laws and duties speak of all departments and units (审核批复部门（单位）的决算).
_STATUTORY = ("overview.duties", "overview.offices", "conventions", "accepted")
_LEGAL_FIELDS = ("policy_basis", "basis", "evidence")
# What stands before 部门（单位） where others are meant: "各部门（单位）", "所属部门（单位）", "审核批复部门（单位）".
_OTHERS = re.compile(
    r"(?:各|每个|有关|相关|其他|全部|所有|多个?|[省州市县区]直|级|所属|下属|直属|预算|批复|审核|监督|指导|考核|评价|成员|责任|主管)$"
)
_TITLE = re.compile(r"《[^》]*》")  # "《部门（单位）预算管理办法》"
# "安排资金为 万元", "公务用车 辆", "共计万元"; not "单位为万元", "几万元".
_NO_NUMBER = re.compile(
    r"(?:(?<!单位)为|价值|预算|安排|共|计|增加|减少|金额)\s*(?=万元|亿元)|(?<=车)\s+(?=辆)|"
    r"(?<![\d两几数零一二三四五六七八九十])\s+(?=万元|辆|台（套）)"
)


def h01_placeholder(figures: Figures) -> Iterator[Problem]:
    """没有模板残留：XX、部门（单位）、增加（减少）、（填写…）一类；职能、文件名和泛指各部门（单位）的除外。
    No leftovers of a template: XX, alternatives in brackets, instructions; but in duties, titles, of all departments.

    Source: 勾稽关系 H01
    Severity: error
    Example: 目标写“完成XX项工作”“保障本部门（单位）运转”
    """
    for text in own_words(figures):
        is_mask = text.path.split(".")[-1] in MASKED_FIELDS  # 王**
        for match in () if is_mask else _PLACEHOLDER.finditer(text.words):
            yield finding("h01-placeholder", text, match)
        for match in () if _is_statutory(text) else _ALTERNATIVES.finditer(text.words):
            if not (_is_in_title(text, match) or _OTHERS.search(text.words[: match.start()])):
                yield finding("h01-placeholder", text, match)


def _is_statutory(text: Text) -> bool:
    return text.path.startswith(_STATUTORY) or text.path.split(".")[-1] in _LEGAL_FIELDS


def _is_in_title(text: Text, match: re.Match[str]) -> bool:
    return any(one.start() < match.start() < one.end() for one in _TITLE.finditer(text.words))


def h02_missing_number(figures: Figures) -> Iterator[Problem]:
    """“万元”“辆”等单位前有数。
    There is a number before 万元, 辆 and the like.

    Source: 勾稽关系 H02
    Severity: error
    Example: “安排资金 万元”
    """
    for text in own_words(figures):
        for match in _NO_NUMBER.finditer(text.words):
            yield finding("h02-missing-number", text, match)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (h01_placeholder, h02_missing_number)
