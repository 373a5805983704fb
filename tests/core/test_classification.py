"""The classification of the year: the package's lists, the user's own, and codes and names held to them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.core.classification import (
    GROUPS,
    PACKAGED,
    Use,
    ancestors,
    classification_of,
    nearest_classification,
    other_years,
    uses,
    years,
)
from generator.core.problem import Problem
from generator.read.unit import read_unit
from tests.world import ROOT, World, told, where

LEVELS = {3: "类", 5: "款", 7: "项"}
FIRST_ITEM = '{code: "2010301", amount'
PAID = '"30101": 235.50'

# Codes and names as they stand in published documents of the year (their line breaks and brackets put right).
PUBLISHED: dict[int, str] = {
    2023: """
        201 一般公共服务支出, 20103 政府办公厅（室）及相关机构事务, 2010301 行政运行, 2010308 信访事务,
        2010350 事业运行, 2010399 其他政府办公厅（室）及相关机构事务支出, 202 外交支出, 203 国防支出,
        204 公共安全支出, 205 教育支出, 206 科学技术支出, 207 文化旅游体育与传媒支出, 208 社会保障和就业支出,
        20805 行政事业单位养老支出, 2080501 行政单位离退休, 2080505 机关事业单位基本养老保险缴费支出,
        2080506 机关事业单位职业年金缴费支出, 209 社会保险基金支出, 210 卫生健康支出, 21007 计划生育事务,
        2100717 计划生育服务, 21011 行政事业单位医疗, 2101101 行政单位医疗, 2101102 事业单位医疗,
        2101103 公务员医疗补助, 2101199 其他行政事业单位医疗支出, 211 节能环保支出, 212 城乡社区支出,
        21201 城乡社区管理事务, 2120101 行政运行, 2120103 机关服务, 2120106 工程建设管理,
        2120109 住宅建设与房地产市场监管, 2120199 其他城乡社区管理事务支出, 21205 城乡社区环境卫生,
        2120501 城乡社区环境卫生, 213 农林水支出, 214 交通运输支出, 215 资源勘探工业信息等支出,
        216 商业服务业等支出, 217 金融支出, 219 援助其他地区支出, 220 自然资源海洋气象等支出, 221 住房保障支出,
        22102 住房改革支出, 2210201 住房公积金, 222 粮油物资储备支出, 223 国有资本经营预算支出,
        224 灾害防治及应急管理支出, 227 预备费, 229 其他支出, 22999 其他支出, 2299999 其他支出, 230 转移性支出,
        231 债务还本支出, 232 债务付息支出, 233 债务发行费用支出, 234 抗疫特别国债安排的支出, 301 工资福利支出,
        30101 基本工资, 30102 津贴补贴, 30103 奖金, 30106 伙食补助费, 30107 绩效工资,
        30108 机关事业单位基本养老保险缴费, 30109 职业年金缴费, 30110 职工基本医疗保险缴费,
        30111 公务员医疗补助缴费, 30112 其他社会保障缴费, 30113 住房公积金, 30114 医疗费, 30199 其他工资福利支出,
        302 商品和服务支出, 30201 办公费, 30202 印刷费, 30203 咨询费, 30204 手续费, 30205 水费, 30206 电费,
        30207 邮电费, 30208 取暖费, 30209 物业管理费, 30211 差旅费, 30212 因公出国（境）费用, 30213 维修（护）费,
        30214 租赁费, 30215 会议费, 30216 培训费, 30217 公务接待费, 30218 专用材料费, 30224 被装购置费,
        30225 专用燃料费, 30226 劳务费, 30227 委托业务费, 30228 工会经费, 30229 福利费, 30231 公务用车运行维护费,
        30239 其他交通费用, 30240 税金及附加费用, 30299 其他商品和服务支出, 303 对个人和家庭的补助, 30301 离休费,
        30302 退休费, 30303 退职（役）费, 30304 抚恤金, 30305 生活补助, 30306 救济费, 30307 医疗费补助,
        30308 助学金, 30309 奖励金, 30310 个人农业生产补贴, 30311 代缴社会保险费, 30399 其他对个人和家庭的补助,
        307 债务利息及费用支出, 30701 国内债务付息, 30702 国外债务付息, 310 资本性支出, 31001 房屋建筑物购建,
        31002 办公设备购置, 31003 专用设备购置, 31005 基础设施建设, 31006 大型修缮, 31007 信息网络及软件购置更新,
        31008 物资储备, 31009 土地补偿, 31010 安置补助, 31011 地上附着物和青苗补偿, 31012 拆迁补偿,
        31013 公务用车购置, 31019 其他交通工具购置, 31021 文物和陈列品购置, 31022 无形资产购置,
        31099 其他资本性支出, 399 其他支出, 39907 国家赔偿费用支出, 39908 对民间非营利组织和群众性自治组织补贴,
        39909 经常性赠与, 39910 资本性赠与, 39999 其他支出""",
    2025: """
        201 一般公共服务支出, 20103 政府办公厅（室）及相关机构事务, 2010301 行政运行, 2010350 事业运行,
        2010399 其他政府办公厅（室）及相关机构事务支出, 20140 信访事务, 2014004 信访业务, 202 外交支出,
        203 国防支出, 204 公共安全支出, 205 教育支出, 206 科学技术支出, 207 文化旅游体育与传媒支出,
        208 社会保障和就业支出, 20805 行政事业单位养老支出, 2080505 机关事业单位基本养老保险缴费支出,
        209 社会保险基金支出, 210 卫生健康支出, 21011 行政事业单位医疗, 2101101 行政单位医疗, 2101102 事业单位医疗,
        2101103 公务员医疗补助, 2101199 其他行政事业单位医疗支出, 221 住房保障支出, 22102 住房改革支出,
        2210201 住房公积金, 233 债务发行费用支出, 30101 基本工资, 30110 职工基本医疗保险缴费, 303 对个人和家庭的补助""",
}


def rows(name: str) -> list[dict[str, str]]:
    with (PACKAGED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def packaged(name: str) -> str:
    return (PACKAGED / name).read_text("utf-8")


def problems_of(world: World) -> list[Problem]:
    """What reading the unit file finds."""
    return read_unit(world.unit)[1]


def the_one(world: World, code: str) -> str:
    """The words of the only problem, which has this code, a place and words in both languages."""
    problems = problems_of(world)
    assert told(problems) == [code], [problem.line() for problem in problems]
    (problem,) = problems
    return problem.text("zh")


# ── the package's lists ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("year", years())
@pytest.mark.parametrize("kind", ["functional", "economic"])
def test_lists_are_whole(kind: str, year: int) -> None:
    """In the order of their codes, each once, below what it belongs to, at its level and in a group there is."""
    table = rows(f"{kind}-{year}.csv")
    codes = [row["code"] for row in table]
    assert codes == sorted(set(codes))
    assert {above for code in codes for above in ancestors(code)} <= set(codes)
    assert [row["level"] for row in table] == [LEVELS[len(code)] for code in codes]
    assert all(row["name"] == row["name"].strip() != "" and "(" not in row["name"] for row in table)
    if kind == "economic":
        assert {row["group"] for row in table} == set(GROUPS)
        assert all(row["group"] == next(up["group"] for up in table if up["code"] == row["code"][:3]) for row in table)


@pytest.mark.parametrize("year", PUBLISHED)
def test_lists_have_what_published_documents_have(year: int) -> None:
    names, problems = classification_of(year)
    assert names and not problems
    known = names.functional | names.economic
    for entry in PUBLISHED[year].split(","):
        code, name = entry.split()
        assert known.get(code) == name, entry


def test_what_changed_between_the_years() -> None:
    old, new = classification_of(2023)[0], classification_of(2025)[0]
    assert old and new and years() == [2023, 2024, 2025, 2026]
    gone = old.functional.keys() - new.functional.keys()
    assert gone == {"2010308", "2101601", "234", "23401", "2340101", "23402", "2340299"}
    assert {code[:5] for code in new.functional.keys() - old.functional.keys()} == {
        *("20139", "20140", "20141", "21704", "22006", "22911", "23107"),
    }
    renamed = {
        code for code in old.functional.keys() & new.functional.keys() if old.functional[code] != new.functional[code]
    }
    assert renamed == {"2013804"}
    assert old.functional["20805"] == new.functional["20805"] == "行政事业单位养老支出"
    assert old.economic == new.economic and old.group == new.group


def test_history_names_only_what_some_year_does_not_have() -> None:
    """A name in history.csv that a list of a year outside its span still has would contradict it."""
    history = rows("history.csv")
    assert [(row["code"], row["last"] or "9999") for row in history] == sorted(
        (row["code"], row["last"] or "9999") for row in history
    )
    for year in years():
        names, _ = classification_of(year)
        assert names
        for row in history:
            span = range(int(row["first"] or 0), int(row["last"] or 9999) + 1)
            assert (names.functional.get(row["code"]) == row["name"]) == (year in span), row


def test_uses_tell_the_years() -> None:
    of_2025, _ = classification_of(2025)
    assert of_2025
    others = other_years(of_2025)
    assert [f"{use.name} {use}" for use in uses("functional", "234", others)] == ["抗疫特别国债安排的支出 2020–2024"]
    assert [str(use) for use in uses("functional", "2101601", others)] == ["2023"]
    assert str(Use("甲", 0, 2019)) == "–2019"
    assert str(Use("甲", 2024, 0)) == "2024–"


# ── the user's own ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "folder", ["classification", "units/classification", "units/changji-government-office/classification"]
)
def test_one_file_of_the_user_is_enough(folder: str, world: World) -> None:
    """The other list stays the package's."""
    text = packaged("functional-2025.csv").replace("2010301,项,行政运行", "2010301,项,行政运转")
    world.write(f"{folder}/functional-2025.csv", text)
    names = world.read().classification
    assert names.functional["2010301"] == "行政运转"
    assert names.economic["30101"] == "基本工资"


def test_the_nearest_list_comes_first(world: World) -> None:
    for folder, name in (("classification", "远"), ("units/classification", "近")):
        text = packaged("economic-2025.csv").replace("30101,款,基本工资", f"30101,款,{name}")
        world.write(f"{folder}/economic-2025.csv", text)
    assert world.read().classification.economic["30101"] == "近"


def test_a_year_that_the_package_does_not_have(world: World) -> None:
    for kind in ("functional", "economic"):
        world.write(f"classification/{kind}-2027.csv", packaged(f"{kind}-2025.csv"))
    assert world.facts(("year: 2025\n", "year: 2027\n")).read().classification.year == 2027


def test_a_year_with_one_list_of_two_tells_the_other(world: World) -> None:
    world.write("classification/functional-2027.csv", packaged("functional-2025.csv"))
    text = the_one(world.facts(("year: 2025\n", "year: 2027\n")), "classification-half")
    assert "没有 economic-2027.csv" in text


def test_year_without_a_classification_names_those_there_are(world: World) -> None:
    world.write("classification/functional-2027.csv", packaged("functional-2025.csv"))
    text = the_one(world.facts(("year: 2025\n", "year: 2052\n")), "year-without-classification")
    assert "现有：2023、2024、2025、2026）" in text


@pytest.mark.parametrize(("year", "near"), [(2021, 2023), (2029, 2026)])
def test_a_year_without_lists_takes_the_nearest_with_a_notice(year: int, near: int, world: World) -> None:
    unit, problems = read_unit(world.facts(("year: 2025\n", f"year: {year}\n")).unit)
    notice = next(problem for problem in problems if problem.code == "year-takes-nearest")
    assert f"没有 {year} 年的政府收支分类科目，按最近的 {near} 年的办理" in notice.text()
    assert notice.severity.value == "info" and where(notice) == "2025-budget.yaml:5"
    assert near > year or (unit and unit.classification.year == year and unit.classification.listed == near)


def test_of_two_years_as_near_the_earlier_is_taken() -> None:
    """It was in force before; what the later one adds may not be so yet."""
    found = nearest_classification(2027, [])
    assert found and found.listed == 2026
    assert nearest_classification(2032) is None


def test_lines_without_a_proof_are_told_where_a_unit_uses_them(world: World) -> None:
    """One information for a reason, not one a line."""
    _, problems = read_unit(world.facts(("year: 2025\n", "year: 2026\n")).unit)
    (found,) = problems
    assert found.code == "classification-uncertain" and found.severity.value == "info"
    assert "2026 年分类科目表中这些编码未经正式科目表核实（沿用2025年）：" in found.text()
    assert "2010301 行政运行" in found.text()


def test_certain_lines_of_a_derived_list_are_not_told(world: World) -> None:
    """2014004 is known to be of 2024; of 20141 is not known since when."""
    _, problems = read_unit(world.facts(("year: 2025\n", "year: 2024\n")).unit)
    assert problems == []


def test_derived_lists_say_whence_each_line_comes() -> None:
    """2024's lines are those that 2023 and 2025 share, or named in its head, or marked; 2026's are 2025's, marked."""
    of = {year: classification_of(year)[0] for year in (2023, 2024, 2025, 2026)}
    before, derived, after, copied = of.values()
    assert before and derived and after and copied
    head = [line for line in packaged("functional-2024.csv").splitlines() if line.startswith("#")]
    shared = before.functional.items() & after.functional.items()
    for code, name in derived.functional.items():
        known = (code, name) in shared or any(code in line for line in head)
        assert known or code in derived.uncertain, code
    assert not derived.uncertain.keys() & {code for code, _ in shared}
    assert shared <= derived.functional.items()
    assert derived.economic == before.economic == after.economic
    assert (copied.functional, copied.economic) == (after.functional, after.economic)
    assert copied.uncertain.keys() == {**copied.functional, **copied.economic}.keys()


HEAD = "code,level,name,group\n301,类,工资福利支出,人员经费\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "classification-unreadable", 1),
        ("a,b\n1,2\n", "classification-unreadable", 1),
        ("code;level;name;group\n301;类;工资福利支出;人员经费\n", "classification-unreadable", 1),
        (HEAD + '30101,款,"基本工资,人员经费\n30102,款,津贴补贴,人员经费\n', "classification-unreadable", 3),
        (HEAD + "30101,款,,人员经费\n", "classification-cell", 3),
        (HEAD + "30101,款,基本\u200b工资,人员经费\n", "classification-cell", 3),
        (HEAD + "30101,款,基本工资\n", "classification-cell", 3),
        (HEAD + "3010,款,基本工资,人员经费\n", "classification-code", 3),
        (HEAD + "3010101,项,基本工资,人员经费\n", "classification-code", 3),
        (HEAD + "30１01,款,基本工资,人员经费\n", "classification-code", 3),
        (HEAD + "30101,款,基本工资,人员经费\n30101,款,基本工资,人员经费\n", "classification-code-twice", 4),
        (HEAD + "30101,款,基本工资,人员\n", "classification-group", 3),
        ("# 出处，网上\n" + HEAD + "30101,款,,人员经费\n", "classification-cell", 4),
        ("# 出处\n" + HEAD + '30101,款,"基本工资,人员经费\n', "classification-unreadable", 4),
        (HEAD + "\n31101,款,资本金注入,项目支出\n", "classification-parent", 4),
        ("code,level,name,group\n30101,款,基本工资,人员经费\n", "classification-parent", 2),
    ],
)
def test_a_broken_list_is_told_with_its_line(text: str, code: str, line: int, world: World) -> None:
    world.write("classification/economic-2025.csv", text)
    the_one(world, code)
    assert where(problems_of(world)[0]) == f"economic-2025.csv:{line}"


def test_a_list_in_another_order_with_more_columns_and_blank_rows_will_do(world: World) -> None:
    """As a spreadsheet leaves it: the codes' order, columns of one's own, CRLF, a byte order mark, blank rows."""
    head, *lines = packaged("economic-2025.csv").splitlines()
    text = "\r\n".join(["\ufeff" + head + ",备注", *(f"{line}, " for line in reversed(lines)), ",,,,", "", ""])
    world.write("classification/economic-2025.csv", text)
    of_2025, _ = classification_of(2025)
    assert of_2025 and world.read().classification.economic == of_2025.economic


def test_a_list_saved_by_excel_in_gbk_is_told(world: World) -> None:
    path = world.folder / "classification/functional-2025.csv"
    world.write("classification/functional-2025.csv", "")
    path.write_bytes(packaged("functional-2025.csv").encode("gb18030"))
    assert "UTF-8" in the_one(world, "classification-unreadable")
    assert where(problems_of(world)[0]) == "functional-2025.csv:2"


def test_many_broken_rows_are_told_once(world: World) -> None:
    """All 类 are missing; nobody reads more than some."""
    lines = [line for line in packaged("functional-2025.csv").splitlines() if ",类," not in line]
    world.write("classification/functional-2025.csv", "\n".join(lines))
    problems = problems_of(world)
    assert told(problems) == ["classification-parent", "more-problems"]
    assert len(problems) == 21


def test_mistakes_in_both_lists_are_told_at_once(world: World) -> None:
    world.write("classification/functional-2025.csv", "code,name\n201,\n")
    world.write("classification/economic-2025.csv", "code,name,group\n301,甲,乙\n")
    assert told(problems_of(world)) == ["classification-cell", "classification-group"]


# ── codes in the unit file ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", ["2010302", "201-03-02", "2080506"])
def test_codes_of_the_year_pass(code: str, world: World) -> None:
    world.facts((FIRST_ITEM, FIRST_ITEM.replace("2010301", code)))
    assert "code" not in "".join(told(problems_of(world)))


@pytest.mark.parametrize(
    ("code", "problem", "words"),
    [
        ("20103", "code-level", "编码 20103 应为 7 位"),
        ("2500101", "code-class-unknown", "没有 250 类（编码 2500101）。最接近的是"),
        ("2340299", "code-withdrawn", "234 抗疫特别国债安排的支出 在 2025 年科目中已取消（2020–2024 年使用）"),
        (
            "2010308",
            "code-withdrawn-near",
            "2010308 信访事务 在 2025 年科目中已取消（–2023 年使用）；当年同名的是 20140 信访事务",
        ),
        (
            "2100505",
            "code-under-other-class",
            "210 卫生健康支出 之下没有 21005 款（编码 2100505）；别的类下有 2130505 生产发展、2080505 机关事业单位",
        ),
        ("208-97-00", "code-subclass-unknown", "208 社会保障和就业支出 之下没有 20897 款（编码 2089700）"),
        (
            "2010388",
            "code-item-unknown",
            "20103 政府办公厅（室）及相关机构事务 之下没有编码 2010388。最接近的是 2010399 其他政府办公厅",
        ),
    ],
)
def test_functional_codes_that_are_not_of_the_year(code: str, problem: str, words: str, world: World) -> None:
    world.facts((FIRST_ITEM, FIRST_ITEM.replace("2010301", code)))
    assert words in the_one(world, problem)
    assert where(problems_of(world)[0]) == "2025-budget.yaml:38"


def test_a_code_that_came_later(world: World) -> None:
    """信访 became a 款 of its own in 2024; in 2023 it was an 项 of the government's office."""
    world.facts(("year: 2025\n", "year: 2023\n"), (FIRST_ITEM, FIRST_ITEM.replace("2010301", "2014004")))
    text = the_one(world, "code-not-yet-near")
    assert "20140 信访事务 在 2023 年科目中还没有（2024– 年使用）；当年同名的是 2010308 信访事务" in text


def test_a_code_that_came_later_without_another_of_its_name(world: World) -> None:
    world.facts(("year: 2025\n", "year: 2023\n"), (FIRST_ITEM, FIRST_ITEM.replace("2010301", "2013901")))
    assert "20139 社会工作事务 在 2023 年科目中还没有（2024– 年使用）" in the_one(world, "code-not-yet")


@pytest.mark.parametrize(
    ("code", "problem", "words"),
    [
        ("302", "code-level", "编码 302 应为 5 位"),
        ("32001", "code-class-unknown", "没有 320 类"),
        ("30188", "code-subclass-unknown", "301 工资福利支出 之下没有 30188 款"),
        ("30131", "code-under-other-class", "301 工资福利支出 之下没有 30131 款（编码 30131）；别的类下有 30231"),
        ("30902", "code-not-basic", "只用于项目支出"),
    ],
)
def test_economic_codes_of_basic_expenditure(code: str, problem: str, words: str, world: World) -> None:
    world.facts((PAID, f'"{code}": 235.50'))
    assert words in the_one(world, problem)


def test_economic_class_of_a_project(world: World) -> None:
    world.facts(('economic: {"302": 50.00}', 'economic: {"308": 50.00}'))
    assert "没有 308 类" in the_one(world, "code-class-unknown")


def test_class_that_is_not_used_any_more_in_uses(world: World) -> None:
    world.facts(('  "221": 缴纳', '  "234": 缴纳'))
    assert "2020–2024" in the_one(world, "code-withdrawn")


def test_a_list_of_the_user_decides(world: World) -> None:
    """What the package's list lacks and the user's has is a code of the year."""
    world.write(
        "classification/functional-2025.csv",
        packaged("functional-2025.csv") + "234,类,抗疫支出\n23402,款,抗疫相关支出\n2340299,项,其他抗疫相关支出\n",
    )
    assert not problems_of(
        world.facts((FIRST_ITEM, FIRST_ITEM.replace("2010301", '2340299", name: "其他抗疫相关支出')))
    )


def test_other_years_are_looked_up_in_the_lists_of_the_user_too(world: World) -> None:
    for kind in ("functional", "economic"):
        more = "20188,款,新设事务\n2018801,项,新设业务\n" if kind == "functional" else ""
        world.write(f"classification/{kind}-2027.csv", packaged(f"{kind}-2025.csv") + more)
    world.facts((FIRST_ITEM, FIRST_ITEM.replace("2010301", "2018801")))
    assert "20188 新设事务 在 2025 年科目中还没有（2027 年使用）" in the_one(world, "code-not-yet")


# ── names beside codes ────────────────────────────────────────────────────────────────────────────────────────────

PENSION = '{code: "2080505", amount'
FULL = "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）"


def named(world: World, name: str, key: str = "name") -> World:
    return world.facts((PENSION, f'{{code: "2080505", {key}: "{name}", amount'))


@pytest.mark.parametrize(
    "name",
    [
        "机关事业单位基本养老保险缴费支出",
        " 机关事业单位 基本养老保险缴费支出",
        "行政事业单位养老支出-机关事业单位基本养老保险缴费支出",
        "社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出",
        FULL,
        FULL.replace("（", "(").replace("）", ")"),
        "",
    ],
)
@pytest.mark.parametrize("key", ["name", "科目名称"])
def test_the_name_of_the_year_passes(name: str, key: str, world: World) -> None:
    if not name:
        world.facts((PENSION, f'{{code: "2080505", {key}: , amount'))
    assert not problems_of(named(world, name, key) if name else world)


@pytest.mark.parametrize(
    ("name", "problem", "words"),
    [
        (
            "养老保险",
            "code-name-differs",
            "2025 年分类科目中 2080505 的名称是“机关事业单位基本养老保险缴费支出”，不是“养老保险”",
        ),
        (
            FULL.replace("单位养老支出", "单位离退休"),
            "code-name-differs-year",
            "20805 的名称是“行政事业单位养老支出”；“行政事业单位离退休”是其他年度（–2019）的名称",
        ),
        (
            "机关事业单位职业年金缴费支出",
            "code-name-differs-code",
            "“机关事业单位职业年金缴费支出”是 2080506 机关事业单位职业年金缴费支出",
        ),
        (FULL.replace("社会保障和就业", "卫生健康"), "code-name-differs-code", "“卫生健康支出”是 210 卫生健康支出"),
        ("甲-乙-丙-丁", "code-name-differs", "不是“甲-乙-丙-丁”"),
    ],
)
def test_another_name_is_told(name: str, problem: str, words: str, world: World) -> None:
    assert words in the_one(named(world, name), problem)
    (found,) = problems_of(world)
    line = world.unit.read_text("utf-8").splitlines()[found.place.line - 1] if found.place else ""
    assert found.place and line[found.place.column - 1 :].startswith(f'"{name}"')


def test_name_beside_the_code_of_a_project(world: World) -> None:
    old = 'code: "2010399"\n    economic: {"302": 50.00}'
    right = "其他政府办公厅（室）及相关机构事务支出"
    world.facts((old, old.replace("\n", f"\n    code_name: {right}\n", 1)))
    assert not problems_of(world)
    world.facts((f"code_name: {right}", "科目名称: 行政运行"))
    assert "2010399 的名称是“其他政府办公厅（室）及相关机构事务支出”" in the_one(world, "code-name-differs")


def test_the_name_tells_which_code_was_meant(world: World) -> None:
    """A 款 put under the wrong 类, with its name: the code that is called so, though its ending is another."""
    world.facts((PENSION, '{code: "2101505", name: 机关事业单位职业年金缴费支出, amount'))
    assert "医疗保障政策管理" in the_one(world, "code-name-differs-code")
    world.facts(("2101505", "2102505"))
    assert "别的类下有 2080506 机关事业单位职业年金缴费支出" in the_one(world, "code-under-other-class")


def test_the_user_s_list_gives_the_name(world: World) -> None:
    text = packaged("functional-2025.csv").replace("机关事业单位基本养老保险缴费支出", "养老保险")
    world.write("classification/functional-2025.csv", text)
    assert not problems_of(named(world, "养老保险"))


def test_lists_are_packaged_with_a_word_on_their_sources() -> None:
    assert (ROOT / "generator/data/classification/README.md").is_file()
    assert {path.name for path in Path(PACKAGED).glob("*.csv")} == {
        *(f"{kind}-{year}.csv" for kind in ("functional", "economic") for year in (2023, 2024, 2025, 2026)),
        *("history.csv", "renamed.csv", "government.csv", "correspondence.csv"),
    }
