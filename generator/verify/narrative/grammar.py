"""The numbers of a sentence and what each of them says: an amount, a share, a change, a rate, a completion, a count.

What a number says is told by the words right before it (占…, 比上年…增加, 完成预算的) and by its unit; the noun is what
those words name. Synonyms are lists; no document's sentence is known as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.verify.rounded import NUMBER, Rounded, rounded

_NUMBER = re.compile(rf"(?<![\d.A-Za-z])(?:{NUMBER})(?![\dA-Za-z])")
_UNIT = re.compile(
    r"万元|亿元|千元|元(?!旦)|万(?!余|台)|[%％]|个百分点|人次|人|家|个|辆|台（套）|台\(套\)|台|套|平方米|年度?|月份?|日|类|款|项|件|次|分|名|倍|批次?|户|团组"
)
_MONEY = {"万元": Decimal(1), "亿元": Decimal(10000), "千元": Decimal("0.1"), "元": Decimal("0.0001"), "万": Decimal(1)}
_UP = "增加|增长|上升|提高|上涨|追增|调增|增幅|增(?!值)"
_DOWN = "减少|下降|降低|缩减|压减|压缩|调减|降幅|减|降"
_DIRECTION = re.compile(
    rf"(?P<head>.*?)(?P<word>{_UP}|{_DOWN})(?:了|额|数|率|幅度?|金额|比例|比率)*(?:为|约|达|到|是)?$"
)
_AGAINST = re.compile(
    r"^(?P<who>.*?)(?:比|较|与|同|和)(?P<against>(?:20\d\d年|上一?年|去年|上年度|年初|同期|预算)[^，]*?)(?:相比|比较|对比|比|同比)?$"
)
_SHARE = re.compile(r"^(?P<who>.*?)占(?P<base>.*?)(?:的?(?:比例|比重|百分比))?(?:的|为|是|约|达)*$")
_DONE = re.compile(
    r"^(?P<who>.*?)(?:完成|执行)(?P<base>(?:年初|全年|调整|年度|支出)*预算数?)?(?:的|率为|率达到?|率|进度为)*(?:为|是)?$|"
    r"^(?P<who2>.*?)(?P<base2>预算)(?:执行|完成)率?(?:为|达)?$"
)
_ASPECTS = (
    ("initial", re.compile(r"年初预算")),
    ("actual", re.compile(r"决算|支出决算|实际支出|执行数")),
    ("budget", re.compile(r"预算(?:数|额|总额|金额|资金|安排)*(?:合计|共|计|为|是|达)*$")),
)
_STOPS = "，；。：、,;:！？!?"


@dataclass(frozen=True, slots=True)
class Mention:
    """One number of a line. `noun` are the words it is about, `base` what it is a share of or compared with."""

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
    last, against = 0, ""
    for match in _NUMBER.finditer(text):
        unit_match = _UNIT.match(text, match.end())
        unit = unit_match.group() if unit_match else ""
        begin = _begin(text, last, match.start())
        before = text[begin : match.start()].strip("：，；。 　")
        alone = _AGAINST.match(_clause_before(text, begin))
        against = alone["against"] if alone and not alone["who"] and "相比" in alone.group() else against
        against = "" if "。" in text[last:begin] and not alone else against
        mention = _mention(text, match, unit, before, against, (places, per_cent_places))
        found.append(mention)
        last = match.end() + len(unit)
    return found


def _begin(text: str, last: int, start: int) -> int:
    """Where the clause of a number begins: after the last stop that no bracket closed before the number holds."""
    piece = re.sub(r"收、支", "收＿支", text[last:start])
    piece = re.sub(r"（[^（）]*）|\([^()]*\)|《[^《》]*》|“[^”]*”", lambda m: "＿" * len(m.group()), piece)
    return last + max((piece.rfind(stop) for stop in _STOPS + "（("), default=-1) + 1


def _clause_before(text: str, begin: int) -> str:
    head = text[: max(0, begin - 1)]
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
    """The kind of a number that is no figure: a year, a day, an ordinal, a code or a limit (50万元以上)."""
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
        and len(digits) < 3
    ):
        return "ordinal"
    if previous in {"〔", "[", "【"} or (following == "号" and previous in {"〕", "]", "】"}) or previous in {"“", "”"}:
        return "document"
    if text.startswith("以上", end + len(unit)) or text.startswith("以下", end + len(unit)):
        return "limit"
    return ""


# ── names in the text ─────────────────────────────────────────────────────────────────────────────────────────────

_MARK = r"[（(](?P<{0}code>\d{{0,3}})[{1}][)）]"
PATH = re.compile(
    r"(?P<clas>[^（）()：，。；\d]{2,30}?)"
    + _MARK.format("c", "类")
    + r"(?P<tail>支出)?(?:(?P<kuan>[^：，。；]{2,40}?)"
    + _MARK.format("k", "款")
    + r"(?:(?P<xiang>[^：，。；]{2,40}?)"
    + _MARK.format("x", "项")
    + r")?)?"
)


@dataclass(frozen=True, slots=True)
class Path:
    """A functional item by its names, 类 to 项, and the parts of its code where they are printed."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    start: int = 0

    @property
    def code(self) -> str:
        return "".join(self.codes)


def path_in(text: str) -> Path | None:
    """The first functional path of a line."""
    found = PATH.search(text)
    if not found:
        return None
    names = (found["clas"].lstrip("、.．, ") + (found["tail"] or ""), found["kuan"], found["xiang"])
    codes = (found["ccode"], found["kcode"], found["xcode"])
    kept = tuple(name for name in names if name)
    return Path(kept, tuple(code or "" for code in codes[: len(kept)]), found.start())


_NAME = r"[^（()）：，。；、\d]{2,30}(?:[（(]室[)）][^（()）：，。；\d]{2,20})?"
_ITEM = re.compile(
    rf"[（(](?P<code1>\d\d)项[)）](?P<name1>{_NAME})|(?P<name2>{_NAME})[（(](?P<code2>\d{{0,2}})(?:项[)）]|[)）]项)"
)


def paths_in(text: str) -> list[Path]:
    """All functional paths of a line; one that names only its 项 goes on below the 类 and 款 before."""
    found: list[Path] = []
    for match in PATH.finditer(text):
        path = path_in(match.group())
        following = next((m.start() for m in PATH.finditer(text, match.end())), len(text))
        if path is None:
            continue
        found.append(Path(path.names, path.codes, match.start()))
        if len(path.names) < 2:
            continue
        for item in _ITEM.finditer(text[match.end() : following]):
            names = (*path.names[:2], (item["name1"] or item["name2"]).lstrip("、.．"))
            codes = (*path.codes[:2], item["code1"] or item["code2"] or "")
            found.append(Path(names, codes, match.end() + item.start()))
    return found


# 商业服务业等支出 is a class, 办公费等支出 is not.
_AND_SO_ON = re.compile(r"(?<!服务业)(?<!信息)(?<!气象)等(?:支出|费用)?$")


def names_listed(text: str) -> Iterator[tuple[str, str]]:
    """Each name of a list (a、b、c等。) and the amount behind it, empty where there is none."""
    for part in re.split(r"[、，；。;]", text):
        found = re.match(rf"^(?P<name>.*?)(?P<amount>(?:{NUMBER})(?=万?元|$))?(?:万?元)?$", _AND_SO_ON.sub("", part))
        if found and found["name"]:
            yield found["name"], found["amount"] or ""
