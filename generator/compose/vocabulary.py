"""What templates may call and name, in Chinese, because a finance clerk reads the chapters.

`{{ 占(general.own, general) }}`, `{{ 增减(income.own) }}`, `{{ income|万元 }}`; docs/templates.md lists it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.compose.changes import Changes
from generator.compose.comparisons import Comparisons
from generator.compose.figure_nodes import FigureNode
from generator.compose.lists import Lists, chinese_ordinal, day, listed, month_and_day, ordinal
from generator.compose.words import Vocabulary
from generator.core.model import Figures


def functions(words: Vocabulary) -> dict[str, Callable[..., object]]:
    """The functions that templates call, by their Chinese names."""
    lists = Lists(words)
    comparisons = Comparisons(words)
    changes = Changes(words)
    return {
        "占": words.share,
        "增减": changes.amount_change,
        "升降": changes.rate_change,
        "原因": changes.reason,
        "有": words.exists,
        "曾有": words.existed,
        "上年数": changes.last,
        "持平语": changes.level,
        "无可比": words.none_before,
        "对象": words.called,
        "有变动": changes.changed,
        "下降了": changes.fell,
        "有原因": changes.has_reason,
        "填了": words.is_stated,
        "名称": lists.name_of,
        "类简称": lists.short_name,
        "类目录": lists.classes,
        "款目录": lists.subclasses,
        "项目录": lists.items,
        "经济科目": lists.economic,
        "完成率": comparisons.completion,
        "大小": comparisons.larger,
        "相等": comparisons.equal,
        "等级": comparisons.grade,
        "列出": listed,
        "有数的": words.with_money,
        "日期": day,
        "月日": month_and_day,
        "所属项目": lists.projects,
        "序号": ordinal,
        "汉字序号": chinese_ordinal,
    }


def filters(words: Vocabulary) -> dict[str, Callable[..., object]]:
    """The filters of templates, by their Chinese names."""
    return {
        "数": words.digits,
        "带单位": words.with_unit,
        "万元": words.ten_thousand,
        "大小万元": words.size_in_ten_thousand,
        "文字": str,
    }


def namespaces(figures: Figures) -> Iterator[tuple[str, FigureNode]]:
    """The first parts of all figures' keys: `income`, `general`, `assets`."""
    for name in sorted({key.split(".")[0] for key in figures}):
        yield name, FigureNode(figures, name)
