"""A chart's layout and the figures become a chart, or what stands in its place where a chart would mislead.

A pie cannot show a part below zero or parts that do not make the whole, and of one number there is nothing to compare:
then the numbers stand in a sentence, and a notice says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.compose import markup
from generator.compose.chart_layouts import ChartLayout, PartLayout, SeriesLayout
from generator.compose.chart_parts import Part, class_codes, combined, filled, smallest
from generator.compose.figure_nodes import NotAFigure
from generator.compose.sandbox import Engine
from generator.compose.words import Vocabulary
from generator.core.chart import CELL_END, NAME_END, ROW_END
from generator.core.document import Block, Chart, Number, Paragraph, Series, Span, Spans, Text, plain
from generator.core.model import Figure, Words
from generator.core.money import converted, is_money
from generator.core.problem import Problem, Severity
from generator.core.ratios import share

# How many series can be told apart by labels of their own: two lines, one above the other; columns of a part.
MOST_SERIES = {"line": 2, "pie": 1, "column": 3, "bar": 3}
# Names must not hold what parts them in the alternative text; a part or series with such a mark has 、 there.
_MARKS = str.maketrans(dict.fromkeys((ROW_END, CELL_END, NAME_END, ";", "\n"), "、"))


@dataclass(frozen=True, slots=True)
class _Values:
    """The series' names and the parts that are drawn, with what is said of those that are not."""

    names: tuple[Spans, ...]
    parts: list[Part]
    unit: str
    note: tuple[str, ...] = ()


class ChartBuilder:
    """Builds the charts of one document and counts them."""

    def __init__(self, engine: Engine, words: Vocabulary, context: Mapping[str, object]) -> None:
        self.problems: list[Problem] = []
        self._engine = engine
        self._words = words
        self._context = context
        self._count = 0

    def blocks(self, layout: ChartLayout) -> Iterator[Block]:
        """The chart with its caption and note, or the sentence in its place; nothing where the layout is wrong.

        A unit that had no last year has no series of it, and says so in the note.
        """
        none_before = self._words.none_before()
        if none_before is not None:
            layout = replace(layout, series=tuple(one for one in layout.series if one.year == "this"))
        if not layout.series:
            yield Paragraph((Text(f"{plain(self._spans(layout, layout.title))}："), *_said(none_before), Text("。")))
            return
        with self._words.in_table():
            values = self._values(layout)
            if values is None:
                return
            if why := self._unfit(layout, values):
                severity = Severity.WARNING if why == "chart-not-whole" else Severity.INFO
                self._report(why, layout, "parts", severity, title=layout.title)
                yield Paragraph(self._sentence(layout, values))
                return
            yield from self._drawn(layout, self._most(layout, values))

    # ── numbers ────────────────────────────────────────────────────────────────────────────────────────────────

    def _values(self, layout: ChartLayout) -> _Values | None:
        most = MOST_SERIES[layout.kind]
        if len(layout.series) > most:
            self._report("chart-series", layout, "series", count=len(layout.series), most=most)
            return None
        if layout.kind == "pie" and not layout.whole:
            self._report("chart-no-whole", layout, "kind")
            return None
        try:
            parts = [part for one in layout.parts for part in self._parts(layout, one)]
        except NotAFigure as wrong:
            self._report("template-not-a-figure", layout, str(wrong), what=wrong)
            return None
        units = {figure.unit for part in parts for figure in part.figures}
        if len({self._words.table_amounts() if is_money(unit) else unit for unit in units}) > 1:
            self._report("chart-units", layout, "parts", units="、".join(sorted(units)))
            return None
        unit = next(iter(units), self._words.table_amounts())
        names = tuple(self._name(layout, series.name) for series in layout.series)
        return _Values(names, parts, self._words.table_amounts() if is_money(unit) else unit)

    def _parts(self, layout: ChartLayout, one: PartLayout) -> Iterator[Part]:
        """The part, or one for each 类 that has money in any of the series."""
        if not one.classes:
            figures = tuple(self._figure(series, one.figure) for series in layout.series)
            yield Part(self._name(layout, one.name), figures)
            return
        names = self._words.figures.unit.classification.functional
        for code in class_codes(self._words.figures, one.classes):
            keys = [filled(series.figure, filled(one.figure, code)) for series in layout.series]
            years = [series.year for series in layout.series]
            if any(self._has_money(key, year) for key, year in zip(keys, years, strict=True)):
                words = one.name.replace("{name}", names[code]).replace("{code}", code)
                figures = tuple(self._figure(series, filled(one.figure, code)) for series in layout.series)
                yield Part((Text(words.translate(_MARKS)),), figures)

    def _has_money(self, key: str, year: str) -> bool:
        source = self._words.figures if year == "this" else self._words.figures.prior
        figure = source.get(key)
        return bool(figure and figure.value)

    def _figure(self, series: SeriesLayout, key: str) -> Figure:
        found = self._words.figure(series.figure.replace("{figure}", key))
        return found if series.year == "this" else self._words.last_year(found)

    # ── what would mislead ─────────────────────────────────────────────────────────────────────────────────────

    def _unfit(self, layout: ChartLayout, values: _Values) -> str:
        """The code of why these numbers make no chart, or nothing."""
        numbers = [figure.value for part in values.parts for figure in part.figures]
        if not any(numbers):
            return "chart-empty"
        if layout.kind != "pie":
            return "chart-single" if len(numbers) == 1 else ""
        if any(number < 0 for number in numbers):
            return "chart-negative"
        if not self._make_the_whole(layout, values):
            return "chart-not-whole"
        return "chart-single" if sum(map(bool, numbers)) == 1 else ""

    def _make_the_whole(self, layout: ChartLayout, values: _Values) -> bool:
        """Within a last place printed for each part and the whole: each may have been rounded, or approved as such."""
        whole = self._words.figure(layout.whole)
        parts = [self._amount(part.figures[0]) for part in values.parts]
        places = self._words.switches.amount_places if is_money(whole.unit) else 0
        room = Decimal(1).scaleb(-places) * (len(parts) + 1)
        return abs(sum(parts, Decimal(0)) - self._amount(whole)) <= room

    def _amount(self, figure: Figure) -> Decimal:
        return (
            converted(figure.value, figure.unit, self._words.table_amounts()) if is_money(figure.unit) else figure.value
        )

    def _sentence(self, layout: ChartLayout, values: _Values) -> Spans:
        """The layout's own words, or all the numbers: `收入结构：财政拨款收入279.45万元。`"""
        if layout.instead:
            return self._spans(layout, layout.instead)
        spans: list[Span] = [Text(f"{plain(self._spans(layout, layout.title))}：")]
        for part in values.parts:
            for name, figure in zip(values.names, part.figures, strict=True):
                several = (*name,) if len(values.names) > 1 else ()
                spans += [*several, *part.name, self._words.number(figure), Text(f"{values.unit}，")]
        return (*spans[:-1], Text(f"{values.unit}。"))

    # ── the chart ──────────────────────────────────────────────────────────────────────────────────────────────

    def _most(self, layout: ChartLayout, values: _Values) -> _Values:
        """Without parts that a pie cannot show, and with the smallest of too many as one."""
        parts, notes = values.parts, []
        if layout.kind == "pie":
            zero = [part for part in parts if not part.figures[0].value]
            parts = [part for part in parts if part not in zero]
            notes += [f"{_listed(zero)}为零，图中未列"] if zero else []
        if rest := smallest(parts, layout.most):
            parts = [*(part for part in parts if part not in rest), combined(rest)]
            notes.append(f"其他包括{_listed(rest)}")
        return replace(values, parts=parts, note=tuple(notes))

    def _drawn(self, layout: ChartLayout, values: _Values) -> Iterator[Block]:
        self._count += 1
        title = plain(self._spans(layout, layout.title))
        columns = zip(values.names, zip(*(part.figures for part in values.parts), strict=True), strict=True)
        series = tuple(Series(name, tuple(map(self._words.number, figures))) for name, figures in columns)
        names = tuple(part.name for part in values.parts)
        shares = self._shares(layout, values.parts) if layout.kind == "pie" else ()
        yield Chart(layout.name, layout.kind, title, values.unit, names, series, shares)
        yield from self._below(layout, values, title)

    def _shares(self, layout: ChartLayout, parts: Sequence[Part]) -> tuple[Number, ...]:
        whole = self._words.figure(layout.whole)
        return tuple(self._words.span(share(part.figures[0], whole)) for part in parts)

    def _below(self, layout: ChartLayout, values: _Values, title: str) -> Iterator[Paragraph]:
        """The caption, and the note with what the chart does not show."""
        counted = {"图序": markup.data(str(self._count)), "图名": markup.data(title)}
        own = self._spans(layout, layout.note)
        said: Spans = (Text("；".join(values.note) + "。"),) if values.note else ()
        none_before = self._words.none_before()
        if none_before is not None and layout.compared:
            said = (*_said(none_before), Text("。" if not said else "；"), *said)
        yield Paragraph(self._spans(layout, layout.caption, counted), "chart_caption", kept=bool(own or said))
        if own or said:
            yield Paragraph((*(() if own else (Text("注："),)), *own, *said), "table_note")

    # ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _name(self, layout: ChartLayout, text: str) -> Spans:
        spans = self._spans(layout, text)
        return tuple(replace(one, text=one.text.translate(_MARKS)) if isinstance(one, Text) else one for one in spans)

    def _spans(self, layout: ChartLayout, text: str, more: Mapping[str, object] | None = None) -> Spans:
        if not text:
            return ()
        return markup.inline(self._engine.render_text(text, {**self._context, **(more or {})}, layout.where(text)))

    def _report(
        self, code: str, layout: ChartLayout, at: str, severity: Severity = Severity.ERROR, /, **details: object
    ) -> None:
        self.problems.append(Problem(code, layout.where(at), details, severity))


def _said(words: Words | None) -> Spans:
    """A text of the unit file."""
    return (Text(str(words), origin=markup.origin(words)),) if words is not None else ()


def _listed(parts: Sequence[Part]) -> str:
    return "、".join(plain(part.name) for part in parts)
