"""gongkai templates: where each file and setting of a set comes from, and what a trial at the extremes finds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.commands.shared.text_width import width
from generator.commands.templates import WIDTH, lines_of_one
from generator.compose import load_set
from generator.compose.origins import Origin, catalogue
from generator.core.document import Cell, Document, Heading, Paragraph, Section, Table, Text, blocks
from generator.core.problem import Place, Problem, Severity
from generator.core.schemas import KINDS
from generator.stages import compose_unit
from generator.trial import Tried, try_set
from generator.trial.cases import CASES
from generator.trial.leftovers import leftovers
from tests.world import CHECKED, COMMON, FINAL, NATION, ROOT, SET, World, gongkai, paragraphs, rows, table

NAME = "changji-city/budget-2025"
FEW = ("ordinary", "least", "all-zero", "name-of-80")
FUND = f"{SET}/chapters/narrative/fund.j2"
CHINESE = {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}


def tried(world: World, *cases: str, name: str = NAME) -> Tried:
    folders = [world.folder / "templates"]
    templates, problems = load_set(name, Place(name), folders)
    assert templates is not None, problems
    return try_set(templates, folders, cases=[case for case in CASES if case.name in (cases or FEW)])


def found(world: World, *cases: str) -> dict[str, Problem]:
    """What a trial finds, by code; that of a problem within another is its own."""
    return {str(each.details.get("code", each.code)): each for each in tried(world, *cases).problems}


def where(problem: Problem) -> str:
    assert problem.place
    return f"{Path(problem.place.file).name}:{problem.place.line}"


# ── the list ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_set_is_listed_with_its_kind() -> None:
    done = gongkai("templates")
    head, *lines = done.stdout.splitlines()
    assert head.split()[:4] == ["Set", "Kind", "Years", "Regions"]
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    kinds = {line.split()[0]: line.split()[1] for line in lines}
    assert kinds["tianyuan/final-2023"] == "final"
    assert {kinds[name] for name in kinds if "budget" in name} == {"budget"}
    assert set(kinds.values()) >= set(KINDS)
    assert all(line.split()[-1] != line.split()[1] for line in lines), "each has a title"


def test_the_list_for_programs_says_what_each_set_is_for() -> None:
    """A year in the folder's name is the set's; what a set extends says nothing of it."""
    found = {one["name"]: one for one in json.loads(gongkai("templates", "--format", "json").stdout)}
    city, common = found[NAME], found["xinjiang/budget"]
    assert (city["years"], city["regions"], city["kind"]) == ([2025], ["昌吉市"], "budget")
    assert city["extends"] == ["xinjiang/budget", "china/budget", "base"]
    assert (common["years"], common["regions"]) == ([], ["新疆"])
    assert (found["base"]["kind"], found["base"]["regions"]) == (None, [])


def listed(world: World, name: str = NAME) -> dict[tuple[str, str], Origin]:
    (one,), problems = catalogue(world.folder / "units/x", name)
    assert problems == []
    return {(origin.group, origin.name): origin for origin in (*one.files, *one.settings)}


def test_each_file_and_setting_names_its_origin(world: World) -> None:
    origins = listed(world)
    assert origins["chapters", "cover"].place.endswith(f"{NATION}/chapters/cover.j2")
    size = origins["chapters", "size"]
    assert size.place.endswith(f"{SET}/chapters/narrative/general/size.j2")
    assert size.depth == 2
    assert size.under[0][1].endswith(f"{COMMON}/chapters/narrative/general/size.j2")
    layout = origins["tables", "08"]
    assert layout.piled
    assert layout.place.endswith(f"{SET}/tables/08.yaml")
    assert layout.under[0][1].endswith(f"{NATION}/tables/08.yaml")
    zero = origins["switches", "switches.zero_base"]
    line = (ROOT / SET / "set.yaml").read_text("utf-8").split("\n  zero_base:")[0].count("\n") + 2
    assert (zero.value, Path(zero.place).name) == ("hundred", f"set.yaml:{line}")
    ((value, place),) = zero.under
    assert value == "omit"
    assert "base/set.yaml" in place
    assert origins["options", "options.合计称"].under[0][0] == "合计"
    assert origins["constants", "constants.大型设备"].value == "50"


def test_macros_name_their_line_and_the_one_that_they_replace(world: World) -> None:
    origin = listed(world)["macros", "项目标题"]
    macros = (ROOT / SET / "macros.j2").read_text("utf-8").split("\n")
    line = next(number for number, text in enumerate(macros, 1) if "macro 项目标题" in text)
    assert origin.place.endswith(f"{SET}/macros.j2:{line}")
    assert [Path(place).parts[-2] for _, place in origin.under] == ["budget"]


def test_chapters_and_tables_stand_in_the_order_of_the_document(world: World) -> None:
    names = [name for group, name in listed(world) if group == "chapters"]
    wanted = ["cover", "contents", "overview", "tables", "narrative", "overall", "income", "glossary"]
    assert sorted(wanted, key=names.index) == wanted
    tables = [name for group, name in listed(world) if group == "tables"]
    assert tables.index("01") < tables.index("11") < tables.index("performance-project")


@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}])
@pytest.mark.parametrize("name", ["changji-prefecture/budget-2023", "tianyuan/final-2023"])
def test_the_list_of_one_set_fits_the_terminal(name: str, environment: dict[str, str]) -> None:
    done = gongkai("templates", name, env=environment)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.split("\n")
    assert [line for line in lines if width(line) > WIDTH] == []
    assert any(re.fullmatch(r"  switches\.body = \S+ +templates/\S+/set\.yaml:\d+", line) for line in lines)
    chinese = "开关" in lines
    assert chinese == bool(environment)
    assert ("Switches" in lines) != chinese


def test_layouts_over_one_another_are_joined_by_arrows(world: World) -> None:
    (one,), _ = catalogue(world.folder / "units/x", NAME)
    lines = list(lines_of_one(one, "en"))
    text = "\n".join(lines)
    assert re.search(r"  08 +\S+china/budget/tables/08.yaml\n? +→ \S+budget-2025/tables/08.yaml", text) or (
        "08.yaml" in text and "→" in text
    )
    assert lines[1].startswith("Extends: base → china/budget → xinjiang/budget → ")


def test_unused_file_is_pointed_out(world: World) -> None:
    world.write(f"{SET}/chapters/narrative/old.j2", "## 旧").write(f"{SET}/tables/99.yaml", "title: 旧")
    world.write(f"{SET}/notes.j2", "").write(f"{SET}/README.md", "# 说明")
    _, problems = catalogue(world.folder / "units/x", NAME)
    assert [(problem.code, Path(problem.place.file).name) for problem in problems if problem.place] == [
        ("template-unused", "old.j2"),
        ("template-unused", "notes.j2"),
        ("template-unused", "99.yaml"),
    ]


def test_file_that_only_a_set_that_extends_this_one_uses_is_used(world: World) -> None:
    """narrative/carryover of the common set is printed in Changji's 2025 only."""
    _, problems = catalogue(world.folder / "units/x", "xinjiang/budget")
    assert problems == []


def test_several_sets_are_shown_one_after_the_other() -> None:
    done = gongkai("templates", "base", "xinjiang/budget")
    assert [line.split()[0] for line in done.stdout.split("\n") if re.match(r"\S+  \S", line)] == [
        "base",
        "xinjiang/budget",
    ]


@pytest.mark.parametrize("arguments", [["nosuch/set"], ["check", "nosuch/set"]])
def test_unknown_set_ends_the_command_with_1(arguments: list[str]) -> None:
    done = gongkai("templates", *arguments)
    assert done.returncode == 1
    assert "template-set-unknown" in done.stderr


# ── the trial ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow  # in short: test_new_region.py tries a set of its own, test_built.py all sets on a unit each
@pytest.mark.parametrize("name", ["changji-city/budget-2023", "xinjiang/budget", "changji-prefecture/budget-2023"])
def test_our_own_sets_pass_the_trial(name: str, tmp_path: Path) -> None:
    """All cases, by the command itself, which writes nothing unasked; the other sets are tried below."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    before = sorted(tmp_path.rglob("*"))
    done = gongkai("templates", "check", name, "--quick", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{name}: {len(CASES)} trials, 0 findings\n"
    assert done.stderr == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_set_to_be_extended_says_so() -> None:
    done = gongkai("templates", "check", "base", "--quick")
    assert done.returncode == 0
    assert "info [trial-no-kind] This set names no kind" in done.stderr
    assert done.stdout == "base: 0 trials, 0 findings\n"


def test_undefined_name_is_told_once_with_its_cases(world: World) -> None:
    world.write(FUND, "## {{ 节号 }}、基金\n\n{{ 没有的名称 }}")
    (problem,) = tried(world).problems
    assert problem.code == "trial-problem"
    assert where(problem) == "fund.j2:3"
    assert "in the trials 4/4: " in problem.text("en")
    assert "template-undefined" in problem.text("en")


MISTAKES = [
    ("共有3项", "template-raw-number", 3),
    ("{{ general.nosuch|万元 }}", "template-undefined", 3),
    ("{{ 占(general) }}", "template-failed", 3),
    ("{% if %}", "template-syntax", 3),
    ("{{ 概况.duties_intro }}", "template-raw-value", 3),
    ("收入包括{{ 列出(有数的({'甲': fund})) }}，、支出。", "trial-doubled-mark", 3),
    ("“{{ 列出(有数的({'甲': fund})) }}”", "trial-empty-brackets", 3),
    ("（{{ 列出(有数的({'甲': fund})) }}）", "trial-empty-brackets", 3),
    ("增加的主要原因是{{ 列出(有数的({'甲': fund})) }}。", "trial-no-reason", 3),
    ("共计万元", "trial-no-number", 3),
    ("{{ '{{' }}单位", "trial-unrendered", 3),
    ("None", "trial-raw-value", 3),
    ("，{{ 单位 }}", "trial-leading-mark", 3),
    ("支出包括{{ 列出(有数的({'甲': fund})) }}。", "trial-nothing-follows", 3),
    ("具体情况见下表：", "trial-nothing-follows", 3),
    ("### 空的一节\n### 又一节\n文字", "trial-nothing-below", 3),
    ("### {{ 列出(有数的({'甲': fund})) }}\n文字", "trial-heading-empty", 1),
    ("@date {{ 列出(有数的({'甲': fund})) }}\n文字", "trial-paragraph-empty", 1),
    ("### （一）甲\n文字\n### （一）乙\n文字", "trial-number-again", 5),
    ("### （一）甲\n文字\n### （三）乙\n文字", "trial-number-gap", 5),
    ("{{ 序号(2) }}、甲\n\n{{ 序号(2) }}、乙", "trial-number-again", 5),
    ("{{ 选项.没有定义 }}", "option-undefined", 3),
    ("{{ 选项['没有定义'] }}", "option-undefined", 3),
]


@pytest.mark.parametrize(("text", "code", "line"), MISTAKES)
def test_each_kind_of_mistake_is_found_where_it_is(text: str, code: str, line: int, world: World) -> None:
    world.write(FUND, f"## {{{{ 节号 }}}}、基金\n\n{text}\n")
    problems = found(world)
    assert code in problems, list(problems)
    assert where(problems[code]).startswith("fund.j2:")
    if line > 1:
        assert where(problems[code]) == f"fund.j2:{line}"
    for language in ("zh", "en"):
        assert problems[code].line(language)


def test_sentence_that_is_right_everywhere_is_no_finding(world: World) -> None:
    text = (
        "## {{ 节号 }}、基金\n\n{% if 有(fund) %}包括：{{ 列出(有数的({'甲': fund})) }}，{{ 比上年(fund) }}。"
        "{% else %}没有（不包括结转）。{% endif %}\n\n### （一）甲\n\n其中：\n\n{{ 单位 }}"
        "\n\n### （二）乙\n\n单位：万元"
    )
    assert found(world.write(FUND, text)) == {}


def test_one_sentence_at_fault_is_one_finding_with_all_its_cases(world: World) -> None:
    world.write(FUND, "## {{ 节号 }}、基金\n\n共{{ general|万元 }}，{% if not 有(fund) %}。{% endif %}\n")
    (problem,) = tried(world).problems
    assert problem.code == "trial-doubled-mark"
    assert problem.details["cases"] == "least、all-zero"


def test_finding_in_a_macro_is_told_at_the_macro(world: World) -> None:
    world.change(f"{NATION}/macros.j2", ("没有使用{{ 资金 }}安排的支出，", "没有使用{{ 资金 }}安排的支出，，"))
    problem = found(world)["trial-doubled-mark"]
    assert where(problem).startswith("macros.j2:")


def test_finding_in_a_table_is_told_at_the_layout_that_has_it(world: World) -> None:
    world.change(f"{NATION}/tables/03.yaml", ("支出预算, colspan: 3", "支出预算（）, colspan: 3"))
    problem = found(world)["trial-empty-brackets"]
    assert problem.place
    assert problem.place.file.endswith(f"{NATION}/tables/03.yaml")
    assert problem.place.line == 7


def test_section_that_prints_nothing_is_found(world: World) -> None:
    assert where(found(world.write(FUND, "{% if 有(income) and not 有(income) %}字{% endif %}"))["trial-chapter-empty"])
    assert "trial-chapter-empty" not in found(world.write(FUND, "{% if not 有(income) %}字{% endif %}"))


def test_missing_section_and_table_are_found(world: World) -> None:
    world.change(f"{NATION}/set.yaml", ("narrative/other: [", "narrative/other: [nosuch, "))
    world.write(FUND, "## {{ 节号 }}、基金\n\n@table nosuch")
    problems = [each for each in tried(world).problems if each.details.get("code") == "template-missing"]
    assert {str(problem.details["inner"].details["name"]) for problem in problems} == {  # type: ignore[attr-defined]
        "chapters/narrative/other/nosuch.j2",
        "tables/nosuch.yaml",
    }


def test_table_too_wide_is_found(world: World) -> None:
    columns = "".join('  - {width: 20, figure: "expenditure{.code}"}\n' for _ in range(40))
    header = ", ".join("{text: 数}" for _ in range(40))
    world.write(f"{SET}/tables/03.yaml", f"header:\n  - [{header}]\ncolumns:\n{columns}")
    problem = found(world)["table-too-wide"]
    assert where(problem).startswith("03.yaml:")


def test_merged_cell_narrower_than_its_word_is_found(world: World) -> None:
    world.write(
        f"{SET}/tables/03.yaml",
        "form:\n  widths: [4, 4, 150]\n  rows:\n    - [{text: ABCDEFGHIJKLMN, colspan: 2}, {text: 甲}]\n",
    )
    problem = found(world)["trial-cell-narrow"]
    assert where(problem).startswith("03.yaml:")
    assert "ABCDEFGHIJKLMN" in problem.text()


def test_uneven_layout_is_found(world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", "header:\n  - [{text: 甲}, {text: 乙}]\n")
    assert where(found(world)["layout-uneven"]) == "03.yaml:1"


def test_table_without_the_number_that_others_have_is_found(world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", "number: 附表\n")
    assert where(found(world)["trial-table-unnumbered"]).startswith("03.yaml:")


def test_two_tables_with_one_number_are_found(world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", "number: 表2\n")
    assert "表2" in found(world)["trial-number-again"].text()


def test_idle_option_is_found(world: World) -> None:
    world.change(f"{SET}/set.yaml", ("options:\n", "options:\n  没有人用: 是\n"))
    assert "没有人用" in found(world)["option-unused"].text("en")
    world.write(FUND, "## {{ 节号 }}、基金\n\n{# 选项.没有人用 #}字")
    assert "option-unused" in found(world)
    world.write(FUND, "## {{ 节号 }}、基金\n\n{% if 选项.没有人用 %}字{% endif %}")
    assert "option-unused" not in found(world)


def test_year_without_a_classification_is_told() -> None:
    done = gongkai("templates", "check", NAME, "--quick", "--year", "1999")
    assert done.returncode == 1
    assert "There is no classification of 1999. For --year there is: " in done.stderr


def test_the_other_years_classification_may_be_asked_for() -> None:
    templates, _ = load_set(NAME, Place(NAME), [ROOT / "templates"])
    assert templates
    result = try_set(templates, year=2023, cases=CASES[:1])
    assert result.problems == []
    assert "year: '2023'" in result.files["ordinary"]


@pytest.mark.slow
def test_the_trial_writes_what_it_made_where_it_is_asked(world: World) -> None:
    out = world.folder / "trials"
    done = gongkai("templates", "check", NAME, "--quick", "--out", out, cwd=world.folder)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (out / NAME).iterdir()}
    assert len(names) == 3 * len(CASES)
    assert {"all-zero.docx", "all-zero.html", "all-zero.yaml"} <= names
    assert not (ROOT / "trials").exists()
    # The made-up file is a unit file as any other; only its amounts, each made up for itself, contradict one another.
    for case in ("every-source", "negative-carry-over", "name-of-80"):
        told = json.loads(gongkai("check", out / NAME / f"{case}.yaml", "--format", "json").stdout)["findings"]
        errors = {one["code"] for one in told if one["severity"] == "error"}
        assert {code for code in errors if not CHECKED.match(code)} == set()


# ── the made-up data ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("name", [NAME, "tianyuan/final-2023"])
def test_the_cases_are_as_extreme_as_they_say(name: str) -> None:
    templates, _ = load_set(name, Place(name), [ROOT / "templates"])
    assert templates
    result = try_set(templates)
    assert result.problems == []
    text = {case: "\n".join(paragraphs(document)) for case, document in result.documents.items()}
    assert not re.search(r"[1-9][\d,.]*万元", re.sub(r"价值\d+万元以上|购置\d+万元以上", "", text["all-zero"]))
    assert re.search(r"(?:减少|降低)100(?:\.00)?万元", text["nothing-now"])
    assert not re.search(r"比上年\w*减少[\d.]*[1-9]", text["nothing-last-year"])
    assert "-12.34" in str([rows(each) for each in _tables(result.documents["negative-carry-over"])])
    assert len(result.documents["name-of-80"].unit_name) == 60
    longest = max(len(cell) for each in _tables(result.documents["name-of-80"]) for row in rows(each) for cell in row)
    assert longest >= 80
    items = rows(table(result.documents["many-items"], "03"))
    assert len({row[0][:3] for row in items if row[0][:3].isdecimal()}) >= 10, "in many 类"
    digits = max(
        len(re.sub(r"\D", "", cell)) for row in rows(table(result.documents["largest-amounts"], "03")) for cell in row
    )
    assert digits - 2 >= 11
    assert result.files["many-projects"].count("个项目") >= 40


def _tables(document: Document) -> list[Table]:
    return [block for block in blocks(document) if isinstance(block, Table)]


def test_every_source_is_with_every_nature(world: World) -> None:
    text = tried(world, "every-source").files["every-source"]
    pairs = set(re.findall(r"source: (\w+)\n  nature: (\w+)", text))
    assert len(pairs) == 17 * 4


@pytest.mark.slow
def test_made_up_file_of_final_accounts_is_a_unit_file(tmp_path: Path) -> None:
    """It reads, adds up and passes the checks, warnings apart: its evaluated projects know nothing of the accounts."""
    world = World(tmp_path / "world", FINAL)
    done = gongkai("templates", "check", "tianyuan/final-2023", "--quick", "--out", tmp_path / "out", cwd=world.folder)
    assert done.returncode == 0, done.stderr
    made = tmp_path / "out/tianyuan/final-2023"
    assert {f"all-zero{suffix}" for suffix in (".docx", ".html", ".yaml")} <= {path.name for path in made.iterdir()}
    problems = compose_unit(made / "ordinary.yaml")[1]
    assert [problem.line("en") for problem in problems if problem.severity is Severity.ERROR] == []


def test_leftovers_look_at_cells_too_but_let_units_and_data_be() -> None:
    cells = (Cell((Text("万元"),)), Cell((Text("甲，，乙", origin="x:1:1"),)), Cell((Text("（）"),)))
    grid = Table("t", "t", (1, 1, 1), (), (cells,))
    heading = Heading(1, (Text("甲"),), "a")
    document = Document("t", "u", "2025-01-01", (Section("body", "portrait", (heading, grid)),))
    assert [each.code for each in leftovers(document)] == ["trial-empty-brackets"]


def test_numbers_begin_anew_below_a_higher_heading() -> None:
    texts = [
        (1, "第一部分"),
        (2, "一、甲"),
        (3, "（一）乙"),
        (2, "二、丙"),
        (3, "（一）丁"),
        (1, "第二部分"),
        (2, "一、戊"),
    ]
    listed = [
        part
        for level, text in texts
        for part in (Heading(level, (Text(text),), text + str(level)), Paragraph((Text("字。"),)))  # type: ignore[arg-type]
    ]
    document = Document("t", "u", "2025-01-01", (Section("body", "portrait", tuple(listed)),))
    assert list(leftovers(document)) == []
