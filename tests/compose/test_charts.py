"""Charts from their layouts: figures by key, captions counted, and what would mislead put into a sentence."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from generator.core.chart import alternative, value_of
from generator.core.document import Chart, Document, Number, Paragraph, blocks, plain, spans_of
from generator.core.problem import Problem
from tests.charts import SET, chart_world
from tests.world import World, paragraphs, told

PIE, COLUMNS, CLASSES = f"{SET}/charts/3.yaml", f"{SET}/charts/5.yaml", f"{SET}/charts/6.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("charts")


@pytest.fixture(scope="module")
def made(folder: Path) -> Document:
    return chart_world(folder / "made").document()


@pytest.fixture
def charts(tmp_path: Path) -> World:
    return chart_world(tmp_path / "world")


def charts_of(document: Document) -> dict[str, Chart]:
    return {block.key: block for block in blocks(document) if isinstance(block, Chart)}


def only(world: World, layout: str, text: str) -> tuple[Document | None, list[Problem]]:
    """The document with one chart alone, of this layout."""
    world.write(f"{SET}/charts/{layout}.yaml", text)
    world.write(f"{SET}/chapters/charts.j2", f"# 第一部分 图\n@chart {layout}\n")
    return world.composed()


def sentence(world: World, layout: str, text: str) -> tuple[str, list[str]]:
    """What stands in place of that chart, and what is said of it."""
    document, problems = only(world, layout, text)
    assert document is not None, told(problems)
    assert charts_of(document) == {}
    return paragraphs(document)[-1], [code for code in told(problems) if code.startswith("chart-")]


def parts(*keys: str) -> str:
    return "parts:\n" + "".join(f"  - {{name: 第{key[-3:]}, figure: {key}}}\n" for key in keys)


# ── the seven of 四川 ─────────────────────────────────────────────────────────────────────────────────────────────


def test_captions_are_counted_below_their_charts(made: Document) -> None:
    found = list(blocks(made))
    captions = [
        plain(below.spans)
        for above, below in pairwise(found)
        if isinstance(above, Chart) and isinstance(below, Paragraph) and below.role == "chart_caption"
    ]
    assert captions[:2] == ["图1 收入、支出决算总计变动情况", "图2 收入决算结构"]
    assert [caption[1] for caption in captions] == list("1234567")


def test_a_caption_stays_on_the_page_of_its_note(made: Document) -> None:
    found = list(blocks(made))
    kept = {one.kept: below for one, below in pairwise(found) if getattr(one, "role", "") == "chart_caption"}
    assert isinstance(kept[True], Paragraph) and kept[True].role == "table_note"
    assert not (isinstance(kept[False], Paragraph) and kept[False].role == "table_note")


def test_numbers_are_figures_of_this_year_and_last(made: Document) -> None:
    chart = charts_of(made)["1"]
    numbers = [[(number.text, number.figure) for number in series.values] for series in chart.series]
    assert numbers == [
        [("433.28", "prior.total_income"), ("433.28", "prior.total_expenditure")],
        [("415.41", "total_income"), ("415.41", "total_expenditure")],
    ]
    assert [plain(series.name) for series in chart.series] == ["2022年", "2023年"]
    keys = {fact.key for fact in made.facts}
    assert all(
        span.figure in keys
        for chart in charts_of(made).values()
        for span in spans_of(chart)
        if isinstance(span, Number)
    )


def test_shares_are_of_the_whole_and_zero_parts_are_named(made: Document) -> None:
    chart = charts_of(made)["2"]
    assert [plain(part) for part in chart.parts] == ["一般公共预算财政拨款收入", "事业收入", "其他收入"]
    assert next((share.text, share.figure) for share in chart.shares) == ("81.58%", "share(income.general,income)")
    note = next(text for text in paragraphs(made) if "图中未列" in text)
    assert note.startswith("注：政府性基金预算财政拨款收入、国有资本经营预算财政拨款收入、上级补助收入、经营收入、")


def test_the_classes_of_a_scope_are_parts(made: Document) -> None:
    chart = charts_of(made)["6"]
    assert [plain(part) for part in chart.parts][:3] == ["社会保障和就业支出", "卫生健康支出", "城乡社区支出"]
    assert sum(map(value_of, chart.series[0].values)) == Decimal("338.91")


def test_the_alternative_text_has_every_number(made: Document) -> None:
    assert alternative(charts_of(made)["1"]) == (
        "收入、支出决算总计变动情况（柱形图，单位：万元）。"
        "收入总计：2022年 433.28，2023年 415.41；支出总计：2022年 433.28，2023年 415.41。"
    )


# ── what would mislead ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_pie_with_a_part_below_zero_is_a_sentence(charts: World) -> None:
    charts.facts(('code: "2130199", nature: project, amount: 3.07', 'code: "2130199", nature: project, amount: -3.07'))
    text, codes = sentence(charts, "6", (charts.folder / CLASSES).read_text("utf-8"))
    assert "农林水支出-3.07万元" in text
    assert codes == ["chart-negative"]


def test_parts_that_do_not_make_the_whole_are_a_sentence_and_a_warning(charts: World) -> None:
    text, codes = sentence(charts, "3", f"kind: pie\ntitle: 结构\nwhole: expenditure\n{parts('expenditure.basic')}")
    assert (text, codes) == ("结构：第sic191.90万元。", ["chart-not-whole"])


def test_of_one_number_or_none_there_is_a_sentence(charts: World) -> None:
    one = f"kind: column\ntitle: 一项\n{parts('expenditure')}"
    assert sentence(charts, "5", one) == ("一项：第ure415.41万元。", ["chart-single"])
    none = f"kind: column\ntitle: 无\n{parts('income.fund', 'income.capital')}instead: 本单位没有这些收入。\n"
    assert sentence(charts, "5", none) == ("本单位没有这些收入。", ["chart-empty"])
    whole = f"kind: pie\ntitle: 一块\nwhole: income.fiscal\n{parts('income.general', 'income.fund')}"
    assert sentence(charts, "3", whole)[1] == ["chart-single"]


def test_a_unit_that_had_no_last_year_has_no_columns_of_it(charts: World) -> None:
    text = charts.unit.read_text("utf-8")
    last = text[text.index("\nprior:\n") : text.index("\n# ── 第五部分")]
    charts.facts((last, "\nprior: {none: 新增单位，上年无决算}\n"))
    layout = (charts.folder / f"{SET}/charts/1.yaml").read_text("utf-8")
    document, problems = only(charts, "1", layout)
    assert document is not None, told(problems)
    assert [plain(series.name) for series in charts_of(document)["1"].series] == ["2023年"]
    assert paragraphs(document)[-1] == "注：新增单位，上年无决算。"
    before = f"kind: column\ntitle: 上年\nseries: [{{name: 上年, year: last}}]\n{parts('income')}"
    assert sentence(charts, "5", before) == ("上年：新增单位，上年无决算。", [])


def test_a_sentence_takes_no_number_of_a_chart(charts: World) -> None:
    charts.change(COLUMNS, ('  - {name: "{{ 上年度 }}年", year: last}\n', ""))
    captions = [text for text in paragraphs(charts.document()) if text.startswith("图")]
    assert [text[:2] for text in captions] == ["图1", "图2", "图3", "图4", "图5", "图6"]


def test_the_smallest_of_too_many_are_one_part_with_its_number(charts: World) -> None:
    document, problems = only(charts, "6", (charts.folder / CLASSES).read_text("utf-8") + "most: 3\n")
    assert document is not None, told(problems)
    chart = charts_of(document)["6"]
    assert [plain(part) for part in chart.parts] == ["社会保障和就业支出", "城乡社区支出", "其他"]
    rest = chart.series[0].values[-1]
    assert (rest.text, rest.figure) == ("33.96", "sum(general.210,general.213,general.221)")
    assert next(fact.value for fact in document.facts if fact.key == rest.figure) == "33.96"
    assert paragraphs(document)[-1] == "注：其他包括卫生健康支出、农林水支出、住房保障支出。"


# ── layouts that are wrong ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        (f"kind: pie\ntitle: 图\n{parts('income.general')}", "chart-no-whole"),
        (f"kind: column\ntitle: 图\n{parts('income', 'overview.staffing.actual')}", "chart-units"),
        (f"kind: column\ntitle: 图\n{parts('income.nothing')}", "template-not-a-figure"),
        (
            f"kind: line\ntitle: 图\nseries: [{{name: 甲}}, {{name: 乙}}, {{name: 丙}}]\n{parts('income')}",
            "chart-series",
        ),
        (f"kind: ring\ntitle: 图\n{parts('income')}", "choice-unknown"),
        (f"kind: column\ntitle: 图\nseries: [{{name: 上年, year: last}}]\n{parts('basic', 'income')}", "prior-missing"),
    ],
)
def test_what_is_wrong_with_a_layout_is_told_at_its_place(charts: World, layout: str, code: str) -> None:
    document, problems = only(charts, "9", layout)
    assert document is None
    assert code in told(problems)


def test_marks_that_part_the_alternative_text_are_none_of_a_name(charts: World) -> None:
    document, problems = only(
        charts,
        "9",
        "kind: column\ntitle: 图\nparts:\n  - {name: 甲：乙；, figure: income}\n  - {name: 丙, figure: expenditure}\n",
    )
    assert document is not None, told(problems)
    assert [plain(part) for part in charts_of(document)["9"].parts] == ["甲、乙、", "丙"]
