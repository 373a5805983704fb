"""The numbers of a sentence and what each of them says: an amount, a share, a change, a rate, a completion, a count.

The words right before a number (占…, 比上年…增加, 完成预算的) and its unit decide what it says; its noun is what those
words name. Synonyms are lists; no document's sentence is known as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.core.money import TEN_THOUSAND, WRITTEN, factor
from generator.verify.rounded import NUMBER, Rounded, rounded

# "1,131.42", "35", "-3.21" where money or a rate is below zero; not the digits of "A4", nor the dash of "2024-2025年"
_NUMBER = re.compile(
    rf"(?<![\d.A-Za-z])(?:[-−－](?=\d[\d,]*(?:\.\d+)?(?:[亿万千]?元|[%％])))?(?<![\d.A-Za-z])(?:{NUMBER})(?![\dA-Za-z])"
)
# The word behind a number; the longer before the shorter that it begins with. Not "元旦", "万余", "万台".
_UNIT = re.compile(
    r"万元|亿元|千元|元(?!旦)|万(?!余|台)|[%％]|个百分点|人次|人|家|个|辆|台（套）|台\(套\)|台|套|平方米|年度?|月份?|日|类|款|项|件|次|分|名|倍|批次?|户|团组"
)
# Units of money in 万元.
_MONEY = {unit: factor(unit, TEN_THOUSAND) for unit in WRITTEN}
# Words for the two directions: "比上年增加", "追增", "增幅"; not the 增 of 增值税. "减少", "压减", "降幅".
_UP = "增加|增长|上升|提高|上涨|追增|调增|增幅|增(?!值)"
_DOWN = "减少|下降|降低|缩减|压减|压缩|调减|降幅|减|降"
# The clause before a change or rate: "比上年预算增加", "主要是人员经费减少了", "下降幅度为"
_DIRECTION = re.compile(
    rf"(?P<head>.*?)(?P<word>{_UP}|{_DOWN})(?:了|额|数|率|幅度?|金额|比例|比率)*(?:为|约|达|到|是)?$"
)
# What it is compared with: "收入预算比上年预算" (who, against), "与2022年相比", "较年初", "与预算对比"
_AGAINST = re.compile(
    r"^(?P<who>.*?)(?:比|较|与|同|和)(?P<against>(?:20\d\d年|上一?年|去年|上年度|年初|同期|预算)[^，]*?)(?:相比|比较|对比|比|同比)?$"
)
# The clause before a share: "占基本支出的", "项目支出占", "占政府采购支出总额的比重为"
_SHARE = re.compile(r"^(?P<who>.*?)占(?P<base>.*?)(?:的?(?:比例|比重|百分比))?(?:的|为|是|约|达)*$")
# The clause before a completion: "完成年初预算的", "执行率为", "公务接待费完成预算", "预算执行率为"
_DONE = re.compile(
    r"^(?P<who>.*?)(?:完成|执行)(?P<base>(?:年初|全年|调整|年度|支出)*预算数?)?(?:的|率为|率达到?|率|进度为)*(?:为|是)?$|"
    r"^(?P<who2>.*?)(?P<base2>预算)(?:执行|完成)率?(?:为|达)?$"
)
# Which amount of an item is said: "年初预算为"; "支出决算为"; "2025年预算数为", "采购预算共计"
_ASPECTS = (
    ("initial", re.compile(r"年初预算")),  # "财政拨款支出年初预算为"
    ("actual", re.compile(r"决算|支出决算|实际支出|执行数")),  # "支出决算为", "实际支出"
    (
        "budget",
        re.compile(r"预算(?:数|额|总额|金额|资金|安排)*(?:合计|共|计|为|是|达)*$"),
    ),  # "2025年预算数为", "采购预算共计"
)
# A clause ends with any of these.
CLAUSE = 500  # characters that are looked through for the clause before; a clause has under a hundred
_STOPS = "，；。：、,;:！？!?"


@dataclass(frozen=True, slots=True)
class Mention:
    """One number of a line.

    `kind` is amount, change, rate, share, completion, percent, count, year, date, code, ordinal, document, limit or
    other; `text` the digits as printed, `number` in 万元 where `unit` is money; `noun` the words that it is about,
    `base` what it is a share of or compared with, `word` the direction, `aspect` initial, budget or actual.
    """

    kind: str
    text: str
    number: Rounded
    unit: str
    start: int
    end: int
    noun: str = ""
    base: str = ""
    word: str = ""
    aspect: str = ""

    @property
    def sign(self) -> int:
        """Which way a change or rate goes; 0 where no word says."""
        if not self.word:
            return 0
        return 1 if re.fullmatch(_UP, self.word) else -1


def mentions(text: str, places: int | None = None, per_cent_places: int | None = None) -> list[Mention]:
    """Every number of a line in order; the places are those that the document rounds amounts and per cents to."""
    found: list[Mention] = []
    last, against = 0, ""  # the end of the number before; what 与上年相比， at the head of a sentence compares all with
    before_year: int | None = None  # the end of the number before it, where the number before is a year
    for match in _NUMBER.finditer(text):
        unit_match = _UNIT.match(text, match.end())
        unit = unit_match.group() if unit_match else ""
        begin = _begin(text, last, match.start())
        if before_year is not None and _goes_on(text, begin, last, match.start()):
            begin = _begin(text, before_year, match.start())
        before = text[begin : match.start()].strip("：，；。 　")
        alone = _AGAINST.match(_clause_before(text, begin))
        against = alone["against"] if alone and not alone["who"] and "相比" in alone.group() else against
        against = "" if "。" in text[last:begin] and not alone else against
        mention = _mention(text, match, unit, before, against, (places, per_cent_places))
        found.append(mention)
        before_year = last if mention.kind == "year" else None
        last = match.end() + len(unit)
    return found


# What may stand between a year and an amount without naming what it is of: "行政运行2025年预算数为", "…2024年初预算"
_OF_A_YEAR = re.compile(r"度?年?初?(?:预算|决算|执行)+(?:数|额|总额|金额|安排)*(?:共计|合计|共|为|是)?")


def _goes_on(text: str, begin: int, year_end: int, start: int) -> bool:
    """Whether a clause goes on across the year in it: 行政运行2025年预算数为, 比2024年预算执行数增加."""
    year_start = year_end - len("2024年")
    compared = text[max(0, year_start - 1) : max(0, year_start)]
    return (
        begin <= year_end + 1
        and (
            (bool(compared) and compared in "比较与同和")
            or text[year_end : year_end + 1] in {"）", ")"}  # 与上年（2024年）相比
            or bool(_OF_A_YEAR.fullmatch(text[year_end:start]))
        )
    )


def _begin(text: str, last: int, start: int) -> int:
    """Where the clause of a number begins: after the last stop that no bracket closed before the number holds."""
    piece = re.sub(r"收、支", "收＿支", text[last:start])  # "收、支总计" is one name
    # what stands in brackets or quotation marks ends no clause: "其他支出（项目、专项）为"
    piece = re.sub(r"（[^（）]*）|\([^()]*\)|《[^《》]*》|“[^”]*”", lambda m: "＿" * len(m.group()), piece)
    return last + max((piece.rfind(stop) for stop in _STOPS + "（("), default=-1) + 1


def _clause_before(text: str, begin: int) -> str:
    """The clause that ends where another begins: 与上年相比 of 与上年相比，减少."""
    head = text[max(0, begin - CLAUSE) : max(0, begin - 1)]
    return head[max((head.rfind(stop) for stop in _STOPS), default=-1) + 1 :]


def _mention(
    text: str, match: re.Match[str], unit: str, before: str, against: str, places: tuple[int | None, int | None]
) -> Mention:
    start, end, digits = match.start(), match.end(), match.group()

    def made(kind: str, noun: str = "", base: str = "", word: str = "", aspect: str = "") -> Mention:
        exact = places[0] if unit in _MONEY else places[1] if unit in {"%", "％"} else None
        number = rounded(digits, exact).times(_MONEY.get(unit, Decimal(1)))
        return Mention(kind, digits, number, unit, start, end, noun, base, word, aspect)

    plain = _plain_kind(text, start, end, digits, unit)
    if plain:
        return made(plain, before)
    direction = _DIRECTION.match(before)
    if direction:
        compared = _AGAINST.match(direction["head"])
        who = compared["who"] if compared else direction["head"]
        base = compared["against"] if compared else against
        return made("rate" if unit in {"%", "％"} else "change", who, base, direction["word"])
    if unit in {"%", "％"}:
        share = _SHARE.match(before)
        if share:
            return made("share", share["who"], share["base"])
        done = _DONE.match(before)
        if done:
            return made("completion", done["who"] or done["who2"] or "", done["base"] or done["base2"] or "预算")
        return made("percent", before)
    if unit in _MONEY:
        aspect = next((name for name, pattern in _ASPECTS if pattern.search(before)), "")
        return made("amount", before, aspect=aspect)
    return made("count" if unit else "other", before)


def _plain_kind(text: str, start: int, end: int, digits: str, unit: str) -> str:
    """The kind of a number that is no figure, by what stands beside it; empty for a figure.

    A year (2025年), a date (3月), a code （201类）, an ordinal (1.), the number of a document (〔2017〕47号), a limit
    (50万元以上).
    """
    previous, following = text[start - 1 : start], text[end : end + 1]
    if unit.startswith("年") and re.fullmatch(r"\d{4}", digits):
        return "year"
    if unit in {"月", "日"} or (unit == "月份"):
        return "date"
    if previous in {"（", "("} and unit in {"类", "款", "项"} and digits.isdigit():
        return "code"
    if (
        following in "、.．)）"
        and following
        and previous in {"", "：", "；", "。", "，", "（", "("}
        and len(digits) < (4 if not previous else 3)  # a list has a hundred entries a line each, none within a line
    ):
        return "ordinal"
    if previous in {"〔", "[", "【"} or (following == "号" and previous in {"〕", "]", "】"}) or previous in {"“", "”"}:
        return "document"
    if text.startswith("以上", end + len(unit)) or text.startswith("以下", end + len(unit)):
        return "limit"
    return ""


# ── last year's amount ────────────────────────────────────────────────────────────────────────────────────────────

# "行政运行2024年预算执行数为", "比2024年预算数", "与上年决算数", "上年预算数"
_LAST_YEARS = re.compile(
    r"(?P<who>.*?)(?P<than>[比较与同和])?(?:(?P<year>20\d\d)年度?|上一?年度?|去年)(?P<what>年?初?(?:预算|决算|执行)*)(?:数|额)*(?:为|是)?$"
)


def last_years(text: str, start: int, year: int) -> re.Match[str] | None:
    """What the clause before an amount says, if it is last year's: 2024年预算执行数为 in 2025, 比上年预算数.

    `who` is whose amount it is, empty where the sentence goes on. A budget has no 执行数 of its own year; of a 预算数
    both years are said, else the year is a slip.
    """
    clause = re.split(f"[{_STOPS}]", text[max(0, start - CLAUSE) : start])[-1]
    found = _LAST_YEARS.match(clause)
    if not found or (found["than"] is None and not found["what"]):
        return None
    if not found["year"]:
        return found
    is_told = found["than"] or re.search("执行|决算", found["what"]) or f"{year}年" in text
    return found if int(found["year"]) == year - 1 and is_told else None
