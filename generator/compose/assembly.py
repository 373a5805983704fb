"""The stage itself: chapters rendered, tables built, blocks put into sections, the contents page made from headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from generator.compose import markup
from generator.compose.chart_layouts import load_chart
from generator.compose.charts import ChartBuilder
from generator.compose.coarse_amounts import too_coarse
from generator.compose.context import context_of
from generator.compose.conventions import with_conventions
from generator.compose.declared_prints import last_year_missing, not_printed
from generator.compose.enclosure import TooMuch
from generator.compose.forms import of_chapter
from generator.compose.layouts import Layout, load_layout
from generator.compose.lists import chinese_ordinal, ordinal
from generator.compose.sandbox import Engine
from generator.compose.tables import TableBuilder
from generator.compose.template_set import TemplateSet, shown
from generator.compose.units import called
from generator.compose.vocabulary import filters, functions, namespaces
from generator.compose.words import Vocabulary
from generator.core.document import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Section,
    SectionKind,
    SplitLine,
    blocks,
    plain,
)
from generator.core.model import Figure, Figures, Record
from generator.core.problem import Place, Problem, has_errors

BLOCKS = 100_000  # paragraphs, headings and tables of a document: the sample units have 500
# Directives whose words become a paragraph of the role of that name (core/document.py).
ROLES = {"cover_unit", "cover_title", "signature", "date", "table_note", "table_subtitle"}


def compose(
    figures: Figures, templates: TemplateSet, origins: dict[Block, str] | None = None
) -> tuple[Document | None, list[Problem]]:
    """The document of a unit by a template set; None where anything in it went wrong.

    `origins` is filled with the template file, relative to its set, that each block comes from.
    """
    unit = figures.unit
    if templates.kind and templates.kind != unit.kind:
        details = {"name": templates.name, "kind": templates.kind, "own": unit.kind}
        return None, [Problem("template-kind-differs", unit.template.place, details)]
    templates, problems = with_conventions(templates, unit)  # before anything is printed: they change how numbers read
    composer = _Composer(figures, templates)
    origins = {} if origins is None else origins
    sections = composer.sections(origins)
    coarse = too_coarse(figures, composer.words.table_units)
    problems = [*problems, *coarse, *composer.problems(), *last_year_missing(figures)]
    problems += not_printed(figures, origins, composer.words.used)
    if has_errors(problems):
        return None, problems
    title = templates.document_title(unit.name, unit.year, called(templates.switches.body, unit))
    facts = tuple(_fact(figure) for _, figure in sorted(composer.words.used.items()))
    document = Document(title, str(unit.name), unit.dated.isoformat(), sections, facts)
    return _with_contents(document), problems


class _Composer:
    def __init__(self, figures: Figures, templates: TemplateSet) -> None:
        self.templates = templates
        self.words = Vocabulary(figures, templates.switches, templates.constants)
        self.engine = Engine(templates, functions(self.words), filters(self.words))
        self.context = context_of(figures, templates, self.words)
        self.engine.use_macros("macros.j2", self.context)  # before the tables, whose cells call them
        self.tables = TableBuilder(self.engine, self.words, self.context)
        self.charts = ChartBuilder(self.engine, self.words, self.context)
        self._problems: list[Problem] = []
        self._layouts: dict[str, Layout | None] = {}
        self._anchors = 0
        self._tables = self._parts = 0
        self._place = Place(templates.name)

    def problems(self) -> list[Problem]:
        found = [*self.engine.problems, *self.words.problems, *self.tables.problems, *self.charts.problems]
        found += self._problems
        # One mistake in a macro or a cell of a row that repeats is met again and again.
        return list({(p.code, p.place, str(p.details)): p for p in found}.values())

    def sections(self, origins: dict[Block, str]) -> tuple[Section, ...]:
        """Runs of blocks with one orientation; a section begins a page, and so does a part."""
        runs: list[tuple[SectionKind, Orientation, list[Block]]] = []
        for count, (kind, orientation, block, file) in enumerate(self._placed(), 1):
            if count > BLOCKS:
                self._report("template-failed", {"what": TooMuch("blocks", BLOCKS).told()})
                break
            origins.setdefault(block, file)
            if runs and runs[-1][:2] == (kind, orientation):
                _join(runs[-1][2], block)
            elif not isinstance(block, PageBreak):
                runs.append((kind, orientation, [block]))
        return tuple(Section(kind, orientation, _without_trailing_break(blocks)) for kind, orientation, blocks in runs)

    def _placed(self) -> Iterator[tuple[SectionKind, Orientation, Block, str]]:
        for chapter in self.templates.chapters:
            kind: SectionKind = "cover" if chapter == "cover" else "contents" if chapter == "contents" else "body"
            for orientation, block, file in self._section(chapter, ""):
                yield kind, orientation, block, file

    def _section(self, name: str, number: str) -> Iterator[tuple[Orientation, Block, str]]:
        """A chapter or section, then those within it, each with its Chinese ordinal.

        One that prints nothing, because a condition stands round all of it, is not counted.
        """
        with self.words.in_chapter(of_chapter(self.templates.by_chapter, name)):
            yield from self._of_file(f"chapters/{name}.j2", Markup(number))
        count = 1
        for below in self.templates.sections.get(name, ()):
            is_printed = False
            for orientation, block, file in self._section(f"{name}/{below}", chinese_ordinal(count)):
                is_printed = is_printed or not isinstance(block, PageBreak)
                yield orientation, block, file
            count += is_printed

    def _of_file(self, file: str, number: Markup) -> Iterator[tuple[Orientation, Block, str]]:
        """The blocks of one file, each with the way its page is turned and the file that it comes from."""
        path = self.templates.find(file)
        self._place = Place(shown(path) if path else self.templates.name)
        names = {"节号": number, "部分号": chinese_ordinal(self._parts + 1), "金额单位": self.words.table_amounts()}
        for line in markup.with_entries(markup.lines(self.engine.render_file(file, {**self.context, **names}))):
            words = plain(line.spans).split()
            origin = f"{line.mark}s/{words[0]}.yaml" if line.mark in ("table", "chart") and words else file
            for orientation, block in self._blocks(line):
                yield orientation, block, origin

    def _blocks(self, line: markup.Line) -> Iterator[tuple[Orientation, Block]]:
        turned = self.words.orientation
        if line.mark.startswith("#"):
            yield turned, self._heading(line)
        elif not line.mark:
            yield turned, Paragraph(line.spans)
        elif line.mark in ROLES:
            yield turned, Paragraph(line.spans, line.mark)  # type: ignore[arg-type]
        elif line.mark == "pagebreak":
            yield turned, PageBreak()
        elif line.mark == "contents":
            yield turned, Contents(plain(line.spans), ())
        elif line.mark == "table":
            yield from self._table(plain(line.spans))
        elif line.mark == "chart":
            yield from self._chart(plain(line.spans))
        else:
            self._report("template-directive", {"what": f"@{line.mark}"})

    def _heading(self, line: markup.Line) -> Heading:
        level = len(line.mark)
        self._parts += level == 1
        # The contents page lists 第一部分 and 一、, nothing below, unless @entry says so.
        entry = plain(line.spans) if level <= 2 else None
        if line.entry is not None:
            entry = plain(line.entry) or None
        return Heading(level, line.spans, self._anchor(), entry)  # type: ignore[arg-type]

    def _anchor(self) -> str:
        self._anchors += 1
        return f"section-{self._anchors}"

    def _table(self, words: str) -> Iterator[tuple[Orientation, Block]]:
        """`@table NAME` or `@table NAME N`, where N picks one of the performance tables."""
        name, _, position = words.partition(" ")
        layout = self._layout(name)
        if layout is None:
            return
        inner = self._performance(position) if position else self._count(layout)
        if inner is None:
            self._report("template-directive", {"what": f"@table {words}"})
            return
        unit = {"金额单位": self.words.table_amounts(layout.forms)}
        for block in self._table_blocks(layout, {**self.context, **unit, **inner}):
            yield layout.forms.orientation or self.words.orientation, block

    def _chart(self, name: str) -> Iterator[tuple[Orientation, Block]]:
        """`@chart NAME`."""
        layout, problems = load_chart(name, self.templates)
        self._problems += problems
        if layout is not None:
            for block in self.charts.blocks(layout):
                yield self.words.orientation, block

    def _count(self, layout: Layout) -> dict[str, object]:
        """The place of a public table among them, so that one left out renumbers the rest."""
        self._tables += layout.level == 2
        # A performance table (level 4) may stand before the first public table; there is no Chinese ordinal of 0.
        return {"表序": ordinal(self._tables), "汉字表序": chinese_ordinal(max(self._tables, 1))}

    def _table_blocks(self, layout: Layout, context: Mapping[str, object]) -> Iterator[Block]:
        spans = self.tables.spans
        if layout.level == 2:
            yield PageBreak()
        if layout.number:
            yield Paragraph(spans(layout, layout.number, context), "table_number")
        title = spans(layout, layout.title, context)
        entry = plain(spans(layout, layout.entry, context)) or None
        if layout.level:  # a small table in the text has no heading
            yield Heading(layout.level, title, self._anchor(), entry, table=True)  # type: ignore[arg-type]
        if layout.subtitle:
            yield Paragraph(spans(layout, layout.subtitle, context), "table_subtitle")
        if layout.left or layout.right:
            yield SplitLine(spans(layout, layout.left, context), spans(layout, layout.right, context))
        grids, empty = self.tables.grids(layout, context)
        yield from grids
        below = layout.empty if empty else layout.note
        if below:
            yield Paragraph(spans(layout, below, {**context, "表名": plain(title)}), "table_note")

    def _layout(self, name: str) -> Layout | None:
        if name not in self._layouts:
            self._layouts[name], problems = load_layout(name, self.templates)
            self._problems += problems
        return self._layouts[name]

    def _performance(self, position: str) -> dict[str, object] | None:
        """The project table of that number, its data and its project's amount; None where there is none."""
        unit = self.words.figures.unit
        final = unit.kind == "final"
        block = unit.record.get("self_evaluation" if final else "performance")
        tables: tuple[Record, ...] = block.get("projects") or () if isinstance(block, Record) else ()  # type: ignore[assignment]
        if position not in map(str, range(1, len(tables) + 1)):
            return None
        table = tables[int(position) - 1]
        names = dict(namespaces(self.words.figures))
        if final:
            figure = names["evaluation"]["project"][position]
        else:
            numbers = {str(project.name): number for number, project in enumerate(unit.projects, 1)}
            figure = names["project"][str(numbers[str(table.project)])]
        return {"目标表": table, "指标": table.indicators, "预算": figure}

    def _report(self, code: str, details: dict[str, object]) -> None:
        self._problems.append(Problem(code, self._place, details))


def _join(before: list[Block], block: Block) -> None:
    """A part begins a page; what follows its heading at once stays with it, a table too."""
    last = before[-1]
    if isinstance(block, PageBreak) and (
        isinstance(last, PageBreak) or (isinstance(last, Heading) and last.level == 1)
    ):
        return
    if isinstance(block, Heading) and block.level == 1 and not isinstance(last, PageBreak):
        before.append(PageBreak())
    before.append(block)


def _without_trailing_break(run: list[Block]) -> tuple[Block, ...]:
    """The next section begins a page by itself."""
    while run and isinstance(run[-1], PageBreak):
        run.pop()
    return tuple(run)


def _with_contents(document: Document) -> Document:
    entries = tuple(
        ContentsEntry(1 if block.level == 1 else 2, block.entry, block.anchor)
        for block in blocks(document)
        if isinstance(block, Heading) and block.entry
    )

    def filled(block: Block) -> Block:
        return replace(block, entries=entries) if isinstance(block, Contents) else block

    sections = tuple(replace(s, blocks=tuple(filled(block) for block in s.blocks)) for s in document.sections)
    return replace(document, sections=sections)


def _fact(figure: Figure) -> Fact:
    value = format(figure.value.normalize(), "f")  # 1.5 and not 1.50; 100 and not 1E+2
    origins = tuple(place.short for place in figure.origins)
    return Fact(figure.key, figure.label, value, figure.unit, figure.formula, figure.inputs, origins)
