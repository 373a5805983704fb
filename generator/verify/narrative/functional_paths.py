"""Names in a sentence: functional items by 类, 款 and 项, and the names of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.verify.rounded import NUMBER

# "（类）", "(201类)": a level, with its part of the code or without; the braces are for the group's name and the level
_MARK = r"[（(](?P<{0}code>\d{{0,3}})[{1}][)）]"
# "一般公共服务支出（201类）政府办公厅（室）及相关机构事务（03款）行政运行（01项）", "住房保障支出（类）",
# "卫生健康（类）支出计划生育事务（款）"
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
    """A functional item by its names, 类 to 项, and the parts of its code where they are printed: 201, 03, 01."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    start: int = 0

    @property
    def code(self) -> str:
        """The code as far as it is printed: 2010301, 201, empty."""
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


# "行政运行", "政府办公厅（室）及相关机构事务": a name may have a bracketed 室 in it
_NAME = r"[^（()）：，。；、\d]{2,30}(?:[（(]室[)）][^（()）：，。；\d]{2,20})?"
# An item below the 类 and 款 that were named: "（99项）其他支出", "行政运行（01项）", "行政运行（01）项"
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


# The end of a list: "办公费等", "办公费等支出"; the classes 商业服务业等支出, 资源勘探工业信息等支出 and
# 自然资源海洋气象等支出 end so themselves.
_AND_SO_ON = re.compile(r"(?<!服务业)(?<!信息)(?<!气象)等(?:支出|费用)?$")


def names_listed(text: str) -> Iterator[tuple[str, str]]:
    """Each name of a list (a、b、c等。) and the amount behind it, empty where there is none."""
    for part in re.split(r"[、，；。;]", text):
        # "办公费60.00万元", "基本工资", "办公费60.00"
        found = re.match(rf"^(?P<name>.*?)(?P<amount>(?:{NUMBER})(?=万?元|$))?(?:万?元)?$", _AND_SO_ON.sub("", part))
        if found and found["name"]:
            yield found["name"], found["amount"] or ""
