"""The lists and names of the templates' vocabulary: classes and items of a scope, dates and ordinals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from generator.compose.figure_nodes import FigureNode
from generator.compose.markup import data, inline, origin
from generator.compose.words import Vocabulary
from generator.core.amount import format_date
from generator.core.classification import ancestors
from generator.core.document import plain
from generator.core.government import government_classes
from generator.core.model import Record, Ref
from generator.core.numerals import chinese_numeral


class Lists:
    """What chapters go through row by row, with the figures' words."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def name_of(self, code: object) -> Markup:
        """名称: the functional or economic name of a code, from the year's classification."""
        names = self._words.figures.unit.classification
        digits = plain(inline(str(code)))
        return data(names.functional.get(digits) or names.economic.get(digits) or government_classes().names[digits])

    def short_name(self, code: object) -> Markup:
        """类简称: the name of a 类 without its 支出, for sentences such as 卫生健康（类）支出."""
        names = self._words.figures.unit.classification.functional
        return data(names[plain(inline(str(code)))].removesuffix("支出"))

    def classes(self, scope: object) -> list[Record]:
        """类目录: the functional 类 of a scope that have money this year: code, name, figure."""
        return [self._row(scope, code) for code in self._codes(scope, 3) if self._words.exists(self._at(scope, code))]

    def subclasses(self, scope: object) -> list[Record]:
        """款目录: the functional 款 of a scope that have money this year, with their 类."""
        return [self._row(scope, code) for code in self._codes(scope, 5) if self._words.exists(self._at(scope, code))]

    def items(self, scope: object, planned: object = None) -> list[Record]:
        """项目录: the functional 项 that have money this year or had it last year, with their 类 and 款.

        With `planned`, a column of another scope such as `initial.general`, those too that have money there.
        """
        return [self._row(scope, code) for code in self._codes(scope, 7) if self._is_listed(scope, code, planned)]

    def _is_listed(self, scope: object, code: str, planned: object) -> bool:
        if self._words.existed(self._at(scope, code)):
            return True
        if not isinstance(planned, FigureNode):
            return False
        other, _, column = planned._key.partition(".")
        return self._words.exists(".".join(part for part in (other, code, column) if part))

    def economic(self, group: str) -> list[Record]:
        """经济科目: the economic 款 of basic expenditure in 人员经费 or 公用经费."""
        names = self._words.figures.unit.classification
        codes = [code for code in self._words.figures.unit.basic_expenditure if names.group[code] == group]
        return [self._row("basic", code) for code in sorted(codes) if self._words.exists(f"basic.{code}")]

    def projects(self, code: object = "") -> list[Record]:
        """所属项目: the projects with money of this year's general budget, those under a 类, 款 or 项 or all."""
        found = []
        for number, project in enumerate(self._words.figures.unit.projects, 1):
            codes = [part.code for part in project.parts if part.code.startswith(plain(inline(str(code))))]
            keys = [f"project.{number}.general.{each}" for each in dict.fromkeys(codes)]
            if any(key in self._words.figures and self._words.exists(key) for key in keys):
                found.append(project.record)
        return found

    def _at(self, scope: object, code: str) -> str:
        return f"{scope._key if isinstance(scope, FigureNode) else scope}.{code}"

    def _codes(self, scope: object, length: int) -> list[str]:
        prefix = self._at(scope, "")
        codes = {key[len(prefix) :] for key in self._words.figures if key.startswith(prefix)}
        return sorted(code for code in codes if code.isdigit() and len(code) == length)

    def _row(self, scope: object, code: str) -> Record:
        names = self._words.figures.unit.classification.functional
        # an economic 款 has no functional 类 above it
        above = [self.name_of(other) for other in ancestors(code)] if code in names else []
        return Record(
            {
                "编码": data(code),
                "名称": self.name_of(code),
                "类": above[0] if above else data(""),
                "款": above[1] if above[1:] else data(""),
                "键": code,
                "类码": data(code[:3]),
                "款码": data(code[3:5]),
                "项码": data(code[5:]),
                "金额": Ref(self._at(scope, code)),
                "用途": self._words.figures.unit.uses.get(code),
            }
        )


def listed(words: Iterable[object], between: str = "、") -> Markup:
    """列出: some words with 、 between them."""
    return _framed(between).join(_framed(word) for word in words)


def _framed(word: object) -> Markup:
    if not isinstance(word, str):
        raise TypeError(f"{type(word).__name__} object is not iterable")
    return word if isinstance(word, Markup) else data(word, origin(word))


def day(iso: object) -> Markup:
    """日期: `2025年2月8日`, as GB/T 9704 writes dates, without leading zeros."""
    return data(format_date(date.fromisoformat(str(iso))), origin(iso))


def month_and_day(iso: object) -> Markup:
    """月日: `12月31日`, where the year has been said."""
    found = date.fromisoformat(str(iso))
    return data(format_date(found).split("年")[1], origin(iso))  # "12月31日" of "2025年12月31日"


def ordinal(position: int, before: int = 0) -> Markup:
    """序号: the Arabic number of a list's entry; `before` is how many stand before the list."""
    return data(str(position + before))


def chinese_ordinal(position: int) -> Markup:
    """汉字序号: 一, 十二, 一百零一, for （一） and 一、."""
    return Markup(chinese_numeral(position))
