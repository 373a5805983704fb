"""What a chart says in words and what its numbers are worth, for whoever draws or describes it."""

from __future__ import annotations

from decimal import Decimal

from generator.core.document import Chart, ChartKind, Number, Series, chart_rows, plain

KIND_NAMES: dict[ChartKind, str] = {"column": "柱形图", "bar": "条形图", "pie": "饼图", "line": "折线图"}
# What parts the rows, cells and names of the alternative text: no name of a part or series holds them (compose).
ROW_END, CELL_END, NAME_END = "；", "，", "："


def value_of(number: Number) -> Decimal:
    """The value of a printed number, per cents as their number: 1131.42 of `1,131.42`."""
    return Decimal(number.text.rstrip("%").replace(",", ""))


def values(series: Series) -> list[Decimal]:
    """The values of a series, in the order of the parts."""
    return [value_of(number) for number in series.values]


def alternative(chart: Chart) -> str:
    """The chart in words, with all its numbers, for who does not see it.

    `图：收入、支出变动（柱形图，单位：万元）。收入总计：2023年 1,131.42，2022年 1,106.39；支出总计：….`
    """
    head, *body = [[plain(spans) for spans in row] for row in chart_rows(chart)]
    told = ROW_END.join(
        name + NAME_END + CELL_END.join(f"{column} {cell}" for column, cell in zip(head[1:], cells, strict=True))
        for name, *cells in body
    )
    return f"{chart.title}（{KIND_NAMES[chart.kind]}，单位：{chart.unit}）。{told}。"
