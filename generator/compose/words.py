"""The numbers of the templates' vocabulary: how figures become words, by the conventions of the set.

Chinese names, because a finance clerk reads the chapters: `{{ 占(general.own, general) }}`, `{{ 增减(income.own) }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

from jinja2 import Undefined
from markupsafe import Markup

from generator.compose.figure_nodes import FigureNode, NotAFigure
from generator.compose.forms import AS_AROUND, Forms
from generator.compose.markup import number
from generator.compose.template_set import Switches
from generator.core.amount import format_amount, format_count, format_percent
from generator.core.document import Number, Orientation
from generator.core.model import Figure, Figures, Ref, Words
from generator.core.money import converted, is_money
from generator.core.problem import Place, Problem
from generator.core.ratios import change, rate, share

# Areas are printed to the hundredth of a square metre, as title deeds state them.
AREA = "平方米"
# "change(general)", "rate(general.201,执行数)": a change by its key, for cells of tables
_CHANGED = re.compile(r"(?P<what>change|rate)\((?P<key>[^,()]+)(?:,(?P<base>[^,()]+))?\)")
AREA_PLACES = 2  # whatever the places of money


class Vocabulary:
    """Functions and filters for one document; what they find wrong is collected in `problems`."""

    def __init__(self, figures: Figures, switches: Switches, constants: Mapping[str, Decimal]) -> None:
        self.figures = figures
        self.switches = switches
        self.problems: list[Problem] = []
        self.used: dict[str, Figure] = {}
        self.table_units: set[str] = set()  # in which any table has printed an amount
        self._in_table = False
        self._forms = AS_AROUND  # of the chapter, and of the table while one is built
        self._constants = {
            f"constant.{name}": Figure(f"constant.{name}", value, "", name, "法定标准，见模板 set.yaml")
            for name, value in constants.items()
        }

    # ── figures ────────────────────────────────────────────────────────────────────────────────────────────────

    def figure(self, named: object) -> Figure:
        """The figure that a template names, by node, by a record's amount or by key."""
        if isinstance(named, Figure):
            return named
        key = named._key if isinstance(named, FigureNode) else named.key if isinstance(named, Ref) else named
        if isinstance(key, str):
            found = self.figures.get(key) or self._constants.get(key) or self._earlier(key)
            if found:
                return found
        name = str(key)  # an undefined name raises here
        raise NotAFigure(name if isinstance(key, str) else type(key).__name__)

    def _earlier(self, key: str) -> Figure | None:
        """A figure of last year or of another base, and what became of it, by key.

        `prior.general`, `compared.执行数.general`; `change(general)` and `rate(general)` against last year.
        """
        if changed := _CHANGED.fullmatch(key):
            now = self.figure(changed["key"])
            before = self.before(now, changed["base"] or "")
            return change(now, before) if changed["what"] == "change" else rate(now, before)
        if not key.startswith(("prior.", "compared.")):
            return None
        found = self.figures.before(key)
        base, own = ("", key.removeprefix("prior.")) if key.startswith("prior.") else key.split(".", 2)[1:]
        if found is None and own in self.figures and (not base or base in self.figures.called):
            return self.before(self.figures[own], base)
        return found

    def none_before(self, base: str = "") -> Words | None:
        """无可比: why there is nothing to compare with, last year or in the comparison of that name."""
        if base and base not in self.figures.called:
            raise NotAFigure(base)
        return self.figures.without.get(base) if base else self.figures.unit.no_prior

    def has_none_before(self, key: str) -> bool:
        """Whether the key is an earlier amount of a unit that has none, or what became of it."""
        changed = _CHANGED.fullmatch(key)
        if changed:
            base: str | None = changed["base"] or ""
        else:
            named = key.split(".", 2)[1] if key.startswith("compared.") else None
            base = "" if key.startswith("prior.") else named
        return base is not None and self.none_before(base) is not None

    def called(self, base: str = "") -> str:
        """对象: how the text calls what is compared with."""
        if base and base not in self.figures.called:
            raise NotAFigure(base)
        return self.figures.called[base] if base else self.switches.compared_with

    def before(self, now: Figure, base: str) -> Figure:
        """The figure in the comparison of that name, last year's without a name; one that lacks is told once."""
        if not base:
            return self.last_year(now)
        key = f"compared.{base}.{now.key}"
        found = self.figures.before(key)
        if found is not None and base not in self.figures.without:
            return found
        code = "prior-none-compared" if self.none_before(base) else "comparison-missing"
        self.missing(code, now, f"compared.{base}", base)
        return Figure(key, Decimal(0), now.unit, f"{self.called(base)}·{now.label}", "缺")

    def last_year(self, now: Figure) -> Figure:
        """Last year's figure; one without it is a problem of the unit file, and so is a unit that had no last year."""
        if self.figures.unit.no_prior is not None:
            self.missing("prior-none-compared", now, "prior")
            return Figure(f"prior.{now.key}", Decimal(0), now.unit, f"上年{now.label}", "缺")
        before = self.figures.prior.get(now.key)
        if before is None:
            self.missing("prior-missing", now, "prior")
            return Figure(f"prior.{now.key}", Decimal(0), now.unit, f"上年{now.label}", "缺")
        return before

    def text_of(self, figure: Figure) -> str:
        """A figure's digits, rounded half-up at the set's decimals, with the zeros that it keeps there."""
        house = self.switches
        if figure.unit == "%":
            return format_percent(figure.value, house.percent_places, house.percent_zeros)
        if is_money(figure.unit) or figure.unit == AREA:
            zeros = self._forms.zeros or (house.cell_zeros if self._in_table else house.amount_zeros)
            places = house.amount_places if self._forms.places is None else self._forms.places
            separators = house.separators if self._forms.separators is None else self._forms.separators
            return format_amount(figure.value, places if is_money(figure.unit) else AREA_PLACES, separators, zeros)
        whole = figure.value == figure.value.to_integral_value()
        return format_count(int(figure.value)) if whole else format_amount(figure.value, 2, False)

    def span(self, figure: Figure, shown: Decimal | None = None, unit: str = "") -> Number:
        """A printed number with its figure's key; the figure is noted for facts.json as it is.

        `shown` is printed in its stead where the sentence says the rest: a fall without its sign, 元 as 万元.
        """
        self._note(figure)
        as_shown = replace(figure, value=figure.value if shown is None else shown, unit=unit or figure.unit)
        return Number(self.text_of(as_shown), figure.key)

    def print(self, figure: Figure, shown: Decimal | None = None, unit: str = "") -> Markup:
        """The same for a template: framed, so that it comes out of the rendered text with its key."""
        span = self.span(figure, shown, unit)
        return number(span.figure, span.text)

    # ── the part of the document ───────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def in_chapter(self, forms: Forms) -> Iterator[None]:
        """While a chapter is rendered, whose numbers may be printed in their own way."""
        outer, self._forms = self._forms, forms
        try:
            yield
        finally:
            self._forms = outer

    @contextmanager
    def in_table(self, forms: Forms = AS_AROUND) -> Iterator[None]:
        """While a table is built: amounts keep the zeros of cells, and what the layout says of them holds."""
        with self.in_chapter(forms.within(self._forms)):
            self._in_table = True
            try:
                yield
            finally:
                self._in_table = False

    def table_amounts(self, forms: Forms = AS_AROUND) -> str:
        """元 or 万元: the unit of the amounts in a table of the chapter, or in one with these forms."""
        wanted = forms.amounts or self._forms.amounts or self.switches.table_amounts
        return self.figures.unit.amounts_in if wanted == "as_filed" else wanted

    @property
    def text_amounts(self) -> str:
        """元 or 万元: the unit of the amounts in running text."""
        wanted = self.switches.text_amounts if self._in_table else self._forms.amounts or self.switches.text_amounts
        return self.figures.unit.amounts_in if wanted == "as_filed" else wanted

    @property
    def zero(self) -> str:
        """How a cell prints nothing: blank, zero, whole or dash."""
        return self._forms.zero or self.switches.zero_cells

    @property
    def total_row(self) -> str:
        """Where the total of a table stands: first or last."""
        return self._forms.total_row or self.switches.total_row

    @property
    def orientation(self) -> Orientation:
        """How the pages of the chapter's text are turned."""
        return self._forms.orientation or self.switches.orientation

    def _note(self, figure: Figure) -> None:
        """For facts.json: the figure and all that it was computed from, down to the facts."""
        self.used[figure.key] = figure
        for key in figure.inputs:
            source = self.figures.get(key) or self.figures.before(key)
            if source is not None and source.key not in self.used:
                self._note(source)

    # ── numbers in words ───────────────────────────────────────────────────────────────────────────────────────

    def number(self, figure: Figure) -> Number:
        """The number alone, as a cell has it; in tables in the unit of their amounts."""
        if not self._in_table or not is_money(figure.unit):
            return self.span(figure)
        unit = self.table_amounts()
        self.table_units.add(unit)
        return self.span(figure, converted(figure.value, figure.unit, unit), unit)

    def digits(self, named: object) -> Markup:
        """数: the number alone, for a template."""
        span = self.number(self.figure(named))
        return number(span.figure, span.text)

    def with_unit(self, named: object) -> Markup:
        """带单位: the number and its unit, `56人`, `4辆`."""
        figure = self.figure(named)
        return self.print(figure) + Markup(figure.unit)

    def ten_thousand(self, named: object) -> Markup:
        """万元: an amount with its unit, whatever the unit file counts in; 元 where the text is in 元."""
        figure = self.figure(named)
        if not is_money(figure.unit):
            raise NotAFigure(f"{figure.key}|万元")
        return self._told(figure, figure.value)

    def _told(self, figure: Figure, value: Decimal) -> Markup:
        """An amount of a sentence, with its unit."""
        unit = self.text_amounts
        return self.print(figure, converted(value, figure.unit, unit), unit) + Markup(unit)

    def share(self, part: object, whole: object) -> Markup:
        """占: `占90.68%`."""
        return Markup("占") + self.print(share(self.figure(part), self.figure(whole)))

    def size(self, figure: Figure) -> Markup:
        """The size of a change, without its sign: the direction word carries that."""
        size = abs(figure.value)
        if is_money(figure.unit):
            return self._told(figure, size)
        return self.print(figure, size) + Markup("" if figure.unit == "%" else figure.unit)

    def size_in_ten_thousand(self, named: object) -> Markup:
        """大小万元: the size of an amount in 万元, where the words say its sign."""
        figure = self.figure(named)
        if not is_money(figure.unit):
            raise NotAFigure(f"{figure.key}|大小万元")
        return self._told(figure, abs(figure.value))

    def exists(self, named: object) -> bool:
        """有: whether the figure is not zero."""
        return bool(self.figure(named).value)

    def existed(self, named: object, base: str = "") -> bool:
        """曾有: whether it is not zero this year or was not last year, or in the comparison of that name."""
        now = self.figure(named)
        before = self.figures.before(f"compared.{base}.{now.key}" if base else f"prior.{now.key}")
        return bool(now.value or (before and before.value))

    def is_stated(self, named: object) -> bool:
        """填了: whether the unit file gives the figure, text or list; zero is given too."""
        if named is None or isinstance(named, Undefined):
            return False
        if isinstance(named, FigureNode | Ref):
            return (named._key if isinstance(named, FigureNode) else named.key) in self.figures
        return not isinstance(named, tuple) or bool(named)

    def missing(self, code: str, now: Figure, block: str, name: str = "") -> None:
        """Something that the unit file does not say of a figure, told once, at the block where it belongs."""
        base = self.figures.base if block == "prior" else None
        place = base or self.figures.unit.places.get(block) or Place(self.figures.unit.file)
        problem = Problem(code, place, {"key": now.key, "label": now.label, "name": name, "called": self.called(name)})
        if problem not in self.problems:
            self.problems.append(problem)

    def with_money(self, named: Mapping[str, object]) -> list[str]:
        """有数的: of some names and figures, the names whose figure is not zero."""
        return [name for name, figure in named.items() if self.exists(figure)]
