"""What docs/templates.md tells is so: its tables name what there is, no more and no less, and its examples are run."""

from __future__ import annotations

import re
import typing
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from generator.compose.assembly import ROLES
from generator.compose.chart_layouts import PartLayout, SeriesLayout
from generator.compose.context import context_of
from generator.compose.layouts import CellLayout, ColumnLayout, RowsLayout
from generator.compose.markup import inline
from generator.compose.sandbox import Engine
from generator.compose.template_set import Switches, TemplateSet, load_set
from generator.compose.vocabulary import filters, functions, namespaces
from generator.compose.words import Vocabulary
from generator.core.document import Chart, Heading, Orientation, Paragraph, Table, blocks, plain
from generator.core.messages import MESSAGES
from generator.core.model import Figures
from generator.core.problem import Place
from generator.core.schemas import schema
from generator.core.style import GRID_STYLE_NAME, STYLE_NAMES
from generator.trial import try_set
from generator.trial.cases import CASES
from tests.world import FINAL, ROOT, SET, World, table

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
BUDGET_SET, FINAL_SET = "changji-city/budget-2025", "tianyuan/final-2023"
LOCAL = {"节号", "部分号", "表序", "汉字表序", "图序", "图名", "表名", "行", "列", "条", "目标表", "指标", "预算"}
FUND = f"{SET}/chapters/narrative/fund.j2"


def cells_after(heading: str) -> list[list[str]]:
    """The rows of the first table after a text of the guide, without its head."""
    found = re.search(r"^\|.*?(?=\n\n|\Z)", GUIDE[GUIDE.index(heading) :].rstrip(), re.M | re.S)
    assert found, heading
    rows = (row.replace("\\|", "¦").strip("|").split("|") for row in found.group().split("\n")[2:])
    return [[cell.strip().replace("¦", "|") for cell in row] for row in rows]


def quoted(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def named(heading: str) -> set[str]:
    """What the first column of the table names."""
    return {name for row in cells_after(heading) for name in quoted(row[0])}


class Guided:
    """The real unit and set that the examples are told of."""

    def __init__(self, world: World, name: str) -> None:
        self.figures: Figures = world.figures()
        found, problems = load_set(name, Place("x"), [world.folder / "templates"])
        assert found, problems
        self.templates: TemplateSet = found
        self.words = Vocabulary(self.figures, self.templates.switches, self.templates.constants)
        self.context = context_of(self.figures, self.templates, self.words)
        self.engine = Engine(self.templates, functions(self.words), filters(self.words))

    def shown(self, example: str) -> str:
        """What an example prints."""
        text = example if "{%" in example else "{{ " + example + " }}"
        rendered = self.engine.render_text(text, self.context, Place("guide"))
        assert self.engine.problems == [], (example, [problem.line("en") for problem in self.engine.problems])
        return plain(inline(rendered))


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> Guided:
    return Guided(World(tmp_path_factory.mktemp("guide") / "world"), BUDGET_SET)


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> Guided:
    return Guided(World(tmp_path_factory.mktemp("guide") / "world", FINAL), FINAL_SET)


# ── the vocabulary ────────────────────────────────────────────────────────────────────────────────────────────────


def used(heading: str, known: set[str]) -> set[str]:
    """Those of the known words that the first column's examples use."""
    words = {word for row in cells_after(heading) for word in re.findall(r"\w+", row[0])}
    return words & known


def test_every_function_and_filter_has_an_example(budget: Guided) -> None:
    known = set(functions(budget.words))
    assert used("**函数**", known) == known
    known = set(filters(budget.words))
    assert used("**过滤器**", known) == known


def examples() -> list[tuple[str, str, str]]:
    rows = [row for heading in ("**函数**", "**过滤器**") for row in cells_after(heading)]
    found = [("final" if row[2].startswith("决算。") else "budget", quoted(row[0])[0], row[1]) for row in rows]
    return found + [("budget", quoted(row[0])[0], row[1]) for row in cells_after("**名称**") if row[1] != "—"]


@pytest.mark.parametrize(("kind", "example", "result"), examples())
def test_each_example_gives_what_the_guide_says(
    kind: str, example: str, result: str, budget: Guided, final: Guided
) -> None:
    assert (final if kind == "final" else budget).shown(example) == result


def test_every_name_stands_in_the_guide(budget: Guided) -> None:
    known = set(budget.context) - {name for name, _ in namespaces(budget.figures)}
    assert named("**名称**") == (known - set(budget.templates.constants)) | LOCAL


@pytest.mark.parametrize(("heading", "kind"), [("**部门预算**", "budget"), ("**部门决算**", "final")])
def test_each_figure_of_the_guide_is_one(heading: str, kind: str, budget: Guided, final: Guided) -> None:
    guided = final if kind == "final" else budget
    for row in cells_after(heading):
        for name in quoted(row[0] + row[1]):
            key = re.sub(r"\['(\w+)'\]", r".\1", name)
            assert key in guided.figures, key
    scopes = {key.split(".")[0] for key in guided.figures}
    stated = {"line_items", "income_items", "basic_expenditure", "self_evaluation"}  # the facts behind the sums
    told = {re.split(r"[.\[]", name)[0] for row in cells_after(heading) for name in quoted(row[0] + row[1])}
    assert told == scopes - stated, "every scope is told"


def test_the_marks_of_chapters_are_all_told() -> None:
    told = {word for row in cells_after("| 写法 | 成为 |") for word in re.findall(r"@(\w+)", row[0])}
    assert told == ROLES | {"table", "chart", "pagebreak", "contents", "entry"}


# ── sets, layouts, the look, the trial ────────────────────────────────────────────────────────────────────────────


def test_every_switch_and_key_of_a_set_stands_in_the_guide() -> None:
    assert named("| 开关 |") == {field.name for field in fields(Switches)}
    assert named("| 键 | 含义 | 例 |") == set(schema("set"))
    assert named("| facts 的键 | 含义 |") == set(schema("set")["facts"]["valuesrules"]["schema"])


def test_every_value_of_a_switch_is_told() -> None:
    rows = {quoted(row[0])[0]: row[1] for row in cells_after("| 开关 |")}
    rules = schema("set")["switches"]["schema"]
    for name, each in rules.items():
        if each.get("type") == "choice" and "写法同上" not in rows[name]:
            assert all(str(value) in rows[name] for value in each["allowed"]), name


def test_every_key_of_a_layout_stands_in_the_guide() -> None:
    assert named("| 键 | 含义 |\n|---|---|\n| `number`") == set(schema("layout"))
    assert named("| 键 | 各行 |") == {field.name for field in fields(RowsLayout)}
    cells = {field.name for field in (*fields(CellLayout), *fields(ColumnLayout))}
    assert named("| 键 | 含义 |\n|---|---|\n| `text`") == cells
    assert all(value in GUIDE for value in typing.get_args(Orientation))


def test_the_example_of_a_layout_is_the_table_that_it_becomes(world: World) -> None:
    layout = re.search(r"^```yaml layout\n(.*?)^```$", GUIDE, re.M | re.S)
    becomes = re.search(r"^```text\n(.*?)^```$", GUIDE, re.M | re.S)
    assert layout
    assert becomes
    assert set(yaml.safe_load(layout.group(1))) < set(schema("layout"))
    world.write(f"{SET}/tables/example.yaml", layout.group(1)).chapter("@table example")
    document = world.document()
    above = [
        plain(block.spans)
        for block in blocks(document)
        if isinstance(block, Heading | Paragraph) and plain(block.spans)
    ]
    grid: Table = table(document, "example")
    lines = [" | ".join(plain(cell.spans) for cell in row) for row in (*grid.header, *grid.body)]
    shown = [*above[:2], *lines]
    expected = becomes.group(1).split("\n")[:-1]
    assert [line.strip() for line in shown[: len(expected)]] == [line.strip() for line in expected]


def test_every_key_of_a_chart_stands_in_the_guide() -> None:
    assert named("| 键 | 含义 |\n|---|---|\n| `kind`") == set(schema("chart"))
    parts = (SeriesLayout, PartLayout)
    assert all(f"`{one.name}`" in GUIDE[GUIDE.index("### 图") :] for part in parts for one in fields(part))


def test_the_examples_of_charts_are_drawn(world: World) -> None:
    examples = re.findall(r"^```yaml chart\n(.*?)^```$", GUIDE, re.M | re.S)
    assert len(examples) == 2
    for number, example in enumerate(examples, 1):
        world.write(f"{SET}/charts/{number}.yaml", example)
    drawn = world.chapter("@chart 1\n@chart 2").document()
    assert [block.kind for block in blocks(drawn) if isinstance(block, Chart)] == ["column", "pie"]
    captions = [plain(block.spans) for block in blocks(drawn) if isinstance(block, Paragraph)]
    assert captions == ["图1 基本支出、项目支出变动情况", "图2 一般公共预算支出结构"]


def test_every_style_stands_in_the_guide() -> None:
    assert named("| 样式 | 用于 |") == {*STYLE_NAMES.values(), GRID_STYLE_NAME}


def test_every_case_of_the_trial_stands_in_the_guide_in_order() -> None:
    assert [quoted(row[0])[0] for row in cells_after("| 试填 | 数据 |")] == [case.name for case in CASES]


# ── the mistakes ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", sorted(named("| 代码 | 例 |")))
def test_every_code_of_the_guide_is_a_message(code: str) -> None:
    assert code in MESSAGES


def test_every_finding_of_a_trial_stands_in_the_guide() -> None:
    ours = {code for code in MESSAGES if code.startswith("trial-")}
    other = {"trial-problem", "trial-failed", "trial-no-kind", "trial-no-year"}
    assert {code for code in named("| 代码 | 例 |") if code.startswith("trial-")} == ours - other


def mistakes() -> list[tuple[str, str]]:
    rows = cells_after("| 代码 | 例 |")
    pattern = re.compile(r"^`(.+)`$")
    return [(quoted(row[0])[0], found.group(1)) for row in rows if (found := pattern.match(row[1]))]


@pytest.mark.parametrize(("code", "example"), mistakes())
def test_each_mistake_of_the_guide_gives_its_message(code: str, example: str, world: World) -> None:
    text = example.replace("⏎", "\n")
    world.write(FUND, f"## {{{{ 节号 }}}}、基金\n\n{text}\n")
    templates, problems = load_set(BUDGET_SET, Place("x"), [world.folder / "templates"])
    assert templates, problems
    found = try_set(templates, cases=[case for case in CASES if case.name in ("ordinary", "all-zero")]).problems
    assert code in {str(each.details.get("code", each.code)) for each in found}, [each.line("en") for each in found]


def test_messages_that_the_guide_quotes_are_the_programs() -> None:
    """The words in quotation marks of a row stand in the message of its code."""
    for row in cells_after("| 代码 | 例 |"):
        code = quoted(row[0])[0]
        if quote := re.match(r"“([^”]+)”", row[2]):
            parts = [part for part in re.split(r"……|[“”{}\s]|is undefined|第几|几列", quote.group(1)) if part]
            assert all(part.strip("：。") in MESSAGES[code][0] for part in parts), (code, parts)


def test_the_switches_are_described_where_they_are_defined() -> None:
    """Each switch of the base set has a comment above it that says in which documents it was seen, or why not."""
    text = (ROOT / "templates/base/set.yaml").read_text("utf-8")
    for field in fields(Switches):
        above = text[: text.index(f"\n  {field.name}:")].split("\n")
        assert any(line.strip().startswith("#") for line in above[-5:]), field.name


def test_the_lines_over_the_classification_are_a_set_s(world: World) -> None:
    """The guide's block in the set of the real unit: it fits the list that it names, and changes it."""
    found = re.search(r"^```yaml lines\n(.*?)^```$", GUIDE, re.M | re.S)
    assert found
    world.change(f"{SET}/set.yaml", ("extends: xinjiang/budget\n", f"extends: xinjiang/budget\n{found.group(1)}"))
    names = world.read().classification
    assert [names.functional[code] for code in ("20198", "2019801", "2012604")] == [
        *("云岭市特色事务", "档案开放", "档案馆业务"),
    ]


def test_links_of_the_guide_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        if target.startswith("#"):
            heads = {re.sub(r"[^\w]", "", line) for line in GUIDE.split("\n") if line.startswith(("## ", "### "))}
            assert target[1:] in heads, target
        else:
            assert (Path(ROOT / "docs") / target).exists(), target
