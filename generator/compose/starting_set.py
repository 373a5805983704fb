"""The set.yaml of a new template set: what it extends, and all that may be said otherwise, with what holds now.

Every line that may be changed stands behind a mark, with the value taken over and the comment of the set that defines
it; with the marks taken away the file says what it says without them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.compose.origins import Listed, Origin
from generator.compose.template_set import TemplateSet

OPTIONAL = "#|"  # before what is taken over, as in the starting files of units
_PLAIN = re.compile(r"[\w/.（）]+")  # "hundred", "2", "部门"; not "-", "，", "# 甲"
# What stands above each block of settings.
ABOVE = {
    "switches": "开关：数字、比较和表格怎么写",
    "options": "选项：本套文字的写法；也可以加自己的，在模板里写 选项.名称",
    "constants": "文中出现的法定数额",
}
HEAD = """\
# 继承 {origin}，只写不同的：以 {mark} 开头的各行是现在的值，要改的删去 {mark} 后改写，不改的留着或删去都可以。
# 改一节文字，在 chapters/ 下放同名的文件；改一张表，在 tables/ 下放同名的文件，只写不同的几项。见 docs/templates.md。
# 哪些文件可以改：gongkai templates {origin}；改好后试填：gongkai templates check {name}
title: {title}
extends: {origin}
regions: [{region}]
{years}
"""
LINES = """\

# 比当年科目多的、名称不同的几行
#|classification:
#|  add: {}
#|  rename: {}

# 本地公开、单位文件里没有地方填的内容；哪些内容必填、可以不填（是、否）
#|facts: {}
#|requires: {}

# 各项检查的严重程度（off、info、warning、error），编号见 docs/checks.md
#|checks: {}
"""


def starting_set(name: str, title: str, origin: TemplateSet, listed: Listed) -> str:
    """The text of set.yaml; `listed` is `origin` with the places of its settings."""
    region, _, _ = name.partition("/")
    years = re.findall(r"20\d\d", name)[-1:]
    said = f"years: [{years[0]}]" if years else f"{OPTIONAL}years: []"
    head = HEAD.format(
        origin=origin.name, mark=OPTIONAL, name=name, title=scalar(title), region=scalar(region), years=said
    )
    body = "\n".join([*_document(origin), *_settings(listed)])
    return f"{head}\n{body}\n{LINES}"


def _document(origin: TemplateSet) -> Iterator[str]:
    """The name of the document, its chapters and their sections."""
    yield "# 文件名，{unit} 是单位名称，{year} 是年度"
    yield f"{OPTIONAL}document: {scalar(origin.document)}"
    yield "# 各章，按先后；整个列表替换"
    yield f"{OPTIONAL}chapters: [{', '.join(origin.chapters)}]"
    if origin.sections:
        yield "# 各章由哪些节组成，按先后；只写要改的那一章"
        yield f"{OPTIONAL}sections:"
    for chapter, names in origin.sections.items():
        yield f"{OPTIONAL}  {chapter}: [{', '.join(names)}]"


def _settings(listed: Listed) -> Iterator[str]:
    """Switches, options and constants, each under the comment of the set that defines it first."""
    block = ""
    for setting in listed.settings:
        if setting.group != block:
            block = setting.group
            yield from ("", f"# {ABOVE[block]}", f"{OPTIONAL}{block}:")
        yield from (f"{OPTIONAL}  {line}" for line in _comment(setting))
        yield f"{OPTIONAL}  {setting.name.partition('.')[2]}: {scalar(setting.value)}"


def _comment(setting: Origin) -> list[str]:
    """The comment lines right above the setting where it is defined: what it means does not change along the chain."""
    place = setting.under[-1][1] if setting.under else setting.place
    file, _, line = place.rpartition(":")
    above = Path(file).read_text("utf-8", "replace").splitlines()[: int(line) - 1]
    found: list[str] = []
    while above and above[-1].lstrip().startswith("#"):
        found.insert(0, above.pop().strip())
    return found


def scalar(text: str) -> str:
    """The text as YAML, in quotes where a character could have a meaning of its own."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
