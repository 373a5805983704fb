"""One form for all the ways in which documents call the same thing: 公务用车运行费, 公务用车运行维护费 and so on.

Both the row labels and column heads of tables and the nouns of sentences are brought to it, so that the two can be
held against each other; what is lost (预算, 拨款, 数, 合计) says how the amount came about, not of what it is.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

# What numbers a label: "一、", "（二）、", "（二）", "1.", "(3)", "—"; not "1.5", which is an amount.
ORDINAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百零]+[)）]?[、.．]|[（(][一二三四五六七八九十百零]+[)）]|[（(]?\d{1,3}[)）]?[、.．）)](?!\d)|[-—●·▪]\s*)"
)
# Words before a name that are none of it: "其中：", "以及", "本年", "共计"; "安排" but not "安排的".
_LEADING = re.compile(
    r"^(?:其中|其他说明|以及|以|和|及|与|同比|环比|本级|当年|本年度|本年|全年|年初|年末|支付|开支|授予|安排(?!的)|累计|共计|共有|共|即|为|的|，|；|。|：|:|\s)+"
)
# Who speaks of himself: "本部门的", "我单位", "该局", "本部门（单位）"
_UNIT = re.compile(r"(?:本|我|该)(?:部门|单位|局|委|办|中心|院|校|厅|处)(?:（单位）)?(?:的)?")
# "2025年", "2023年度的"
_YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?(?:的)?")
# Words at the end that say how an amount came about: "预算" of 基本支出预算, "合计", "拨款" but not of 财政拨款,
# "共" but not of 一般公共, "财政拨款" only behind another name; "科目" of “行政运行”科目.
_SUFFIX = re.compile(
    r"(?:预算|决算|预决算|总额|金额|合计|小计|总计|共计|累计|(?<!财政)拨款|资金|安排的?|年初|数|额|总|的|为|是|(?<!公)共|"
    r"(?<=...)财政拨款|计|达|到|约|规模|分别|全部|情况|来源|各|科目)$"
)
_CODE = re.compile(r"^\d{3,7}\s*")  # "201 " of 201 一般公共服务支出
# What stands for the same, in this order: a pattern and the word that takes its place.
_SAME = (
    # "（类）", "（201类）", "（小计）", "（单位）"
    (re.compile(r"[（(](?:类|\d{2,3}类|款|\d\d款|项|\d\d项|小计|单位|部门|补助)[)）]"), ""),
    # brackets and quotation marks that are left: 因公出国（境） is 因公出国境
    (re.compile(r"[\s（）()“”\"‘’「」【】\[\]·]"), ""),
    # "购置费及运行维护", "购建与运行"
    (re.compile(r"(?:购置|购建)费?(?:及|和|与)运行(?:维护)?"), "购置及运行"),
    (re.compile(r"运行维护"), "运行"),  # "公务用车运行维护费"
    # "公务接待费支出", "公务用车运行支出", "因公出国境费支出"
    (re.compile(r"^(?P<item>公务用车[购置及运行]+|公务接待|因公出国.{1,3})费?支出$"), r"\g<item>"),
    (re.compile(r"出国[（(]?境[)）]?"), "出国境"),  # "因公出国（境）费"
    # "公务接待费支出决算", "人员经费", "会议费"
    (re.compile(r"费支出$|费支出(?=预算|决算)|费用|经费|费"), ""),
    # "财政拨款三公", "一般公共预算三公预算", "机关运行财政拨款"
    (re.compile(r".*三公.*"), "三公"),
    (re.compile(r".*机关运行.*"), "机关运行"),  # "机关运行经费支出"
    (re.compile(r"^部门(?:单位)?(?=收|支)"), ""),  # "部门收入", "部门单位支出"
    # "一般公共预算财政拨款收入", "一般公共预算拨款收入", "一般公共预算当年拨款"
    (re.compile(r"(?<=预算)财政拨款(?:收入|支出)?|(?<=预算)拨款收入|(?<=预算)当年拨款"), ""),
    # "国有资本经营预算拨款安排支出" is what its table calls 国有资本经营预算支出
    (re.compile(r"(?<=预算)拨款安排的?(?=支出)"), ""),
    # "基金预算" is 政府性基金预算; a 基金 by itself in a name is not
    (re.compile(r"政府性基金|(?<!性)基金(?=预算|拨款|$)"), "政府性基金"),
    # "结转和结余", "结余结转"
    (re.compile(r"结转(?:和|及|与)?结余|结余(?:和|及|与)?结转"), "结转"),
    (re.compile(r"单位资金收入"), "单位资金"),  # "单位资金收入预算"
    (re.compile(r"收、支"), "收支"),  # "收、支总计"
    # "财政拨款预算收入"
    (re.compile(r"(?<=财政拨款)预算(?=收入|支出)"), ""),
    (re.compile(r"收入支出"), "收支"),  # "财政拨款收入支出"
    # the economic class 30102 is called both ways
    (re.compile(r"津贴补贴|津补贴"), "津贴补贴"),
    # "上级一般公共预算安排的转移支付收入"
    (re.compile(r"转移支付.*$"), "转移支付"),
    (re.compile(r"安排的?(?=转移支付)"), ""),  # "上级政府性基金安排转移支付"
)


def spaceless(text: str) -> str:
    """The text without blanks, ideographic ones included: documents space out 合　计."""
    return re.sub(r"[\s\u3000]+", "", text)


@cache
def canonical(name: str, unit: str = "") -> str:
    """The one form of a name; `unit` is the name of whoever publishes, which sentences put before everything."""
    text = spaceless(name)
    if unit:
        text = text.replace(unit, "")
    text = _CODE.sub("", ORDINAL.sub("", _YEAR.sub("", _UNIT.sub("", text))))
    before = ""
    while before != text:
        before, text = text, ORDINAL.sub("", _LEADING.sub("", text))
    for pattern, word in _SAME:
        text = pattern.sub(word, text)
    return _stem(text)


def _stem(text: str) -> str:
    """Without the words at the end that say only how an amount came about; never down to nothing."""
    while True:
        shorter = _SUFFIX.sub("", text)
        if shorter == text or len(shorter) < 2:  # one character names nothing
            return text
        text = shorter


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the share of the characters that both have in the same order."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
