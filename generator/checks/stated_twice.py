"""Facts that a unit file states twice on purpose: by function and by economic class, as a whole and as a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.interval import NOTHING, Agreement, of
from generator.core.model import Figure, Figures
from generator.core.money import TEN_THOUSAND, factor
from generator.core.problem import Place, Problem, Severity
from generator.derive.operating_cost import STATED_AT

# What a functional item pays under which economic code, where the unit pays nothing else there.
PAIRS = (
    (("2080505",), "30108"),  # 机关事业单位基本养老保险缴费
    (("2080506",), "30109"),  # 职业年金缴费
    (("2101101", "2101102"), "30110"),  # 行政、事业单位医疗；职工基本医疗保险缴费
    (("2101103",), "30111"),  # 公务员医疗补助
    (("2101199",), "30114"),  # 其他行政事业单位医疗；医疗费
    (("2210201",), "30113"),  # 住房公积金
)
# The three kinds in which a budget states vehicles, with their values; final accounts have eight, without.
VEHICLES = ("general", "enforcement", "other")
# The items of 三公 and the economic 款 of each.
THREE = (
    ("abroad", "30212"),
    ("reception", "30217"),
    ("vehicle_operation", "30231"),
    ("vehicle_purchase", "31013"),
)


def place_of(figure: Figure) -> Place | None:
    """Where the first of the facts behind a figure stands."""
    return figure.origins[0] if figure.origins else None


def value(figures: Figures, key: str) -> Decimal:
    """A figure's value, zero where there is none."""
    return figures[key].value if key in figures else Decimal(0)


def exceeds(code: str, part: Figure | None, whole: Figure | None) -> Iterator[Problem]:
    """The problem that a part is more than its whole; an information where rounding may have made it so."""
    if part is None or whole is None or part.value <= whole.value:
        return
    details = {"part": part.label, "found": f"{part.value:f}", "whole": whole.label, "limit": f"{whole.value:f}"}
    yield Problem(code, place_of(part), details, severity_of(part, whole))


def severity_of(one: Figure, other: Figure) -> Severity:
    """An information where both may be the same amount, rounded."""
    agreement = of(one).against(of(other))
    return Severity.ERROR if agreement is Agreement.APART else Severity.INFO


def b11_three_public(figures: Figures) -> Iterator[Problem]:
    """“三公”经费各项不小于基本支出中的同一科目（30212、30217、30231、31013）。
    Each item of 三公 is no less than the same item of basic expenditure.

    Source: 勾稽关系 B11, B12, D07
    Severity: error
    Example: three_public.vehicle_operation 14.00，basic_expenditure "30231" 16.00
    """
    scope = "three_public.actual" if figures.unit.kind == "final" else "three_public"
    for item, code in THREE:
        whole, part = figures.get(f"{scope}.{item}"), figures.get(f"basic.{code}")
        if whole and part and part.value > whole.value:
            details = {"label": whole.label, "found": f"{whole.value:f}", "code": code, "basic": f"{part.value:f}"}
            yield Problem("b11-three-public", place_of(whole), details, severity_of(part, whole))


def _pairs(figures: Figures) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """PAIRS; where 公务员医疗补助 (30111) is booked under 行政单位医疗, as some do, both are held against both."""
    medical, aid = ("2101101", "2101102"), "2101103"
    together = value(figures, "basic.30111") and not value(figures, f"general.{aid}.basic")
    together = together and any(value(figures, f"general.{item}.basic") for item in medical)
    for items, code in PAIRS:
        pair: tuple[tuple[str, ...], tuple[str, ...]] = (items, (code,))
        if together and code in ("30110", "30111"):
            pair = (medical, ("30110", "30111")) if code == "30110" else ((), ())
        if pair[0] and _are_read(figures, *pair):
            yield pair


def _are_read(figures: Figures, items: tuple[str, ...], codes: tuple[str, ...]) -> bool:
    """Whether every amount of the items and codes could be read: of a file with errors some may be missing."""
    unit = figures.unit
    lost = any(line.code in items and line.leaf.key in unit.missing for line in unit.line_items)
    return not lost and not any(f"basic_expenditure.{code}" in unit.missing for code in codes)


def b13_pairs(figures: Figures) -> Iterator[Problem]:
    """社会保险、住房公积金按功能分类与按经济分类相同：2080505=30108，2080506=30109，2101101+2101102=30110 等。
    Insurance and housing funds are the same by function and by economic class.

    Source: 勾稽关系 B13
    Severity: warning
    Example: line_items 2210201 72.16，basic_expenditure "30113" 71.26
    """
    for items, codes in _pairs(figures):
        parts = [figures[key] for item in items if (key := f"general.{item}.basic") in figures]
        paid = [figures[key] for code in codes if (key := f"basic.{code}") in figures]
        listed, other = sum(map(of, parts), NOTHING), sum(map(of, paid), NOTHING)
        agreement = listed.against(other)
        if not (listed.value and other.value) or agreement is Agreement.SAME:
            continue
        details = {"items": "+".join(items), "sum": f"{listed.value:f}"}
        details |= {"code": "+".join(codes), "found": f"{other.value:f}"}
        severity = Severity.INFO if agreement is Agreement.ROUNDING else Severity.WARNING
        yield Problem("b13-pairs", place_of(paid[0]), details, severity)


def b19_pairs_missing(figures: Figures) -> Iterator[Problem]:
    """缴纳了社会保险、公积金的项级科目，经济分类中也有；反之亦然。
    What is paid by function is there by economic class, and the other way round.

    Source: 勾稽关系 B13
    Severity: warning
    Example: line_items 有 2080505，basic_expenditure 没有 "30108"
    """
    for items, codes in _pairs(figures):
        by_item = sum((value(figures, f"general.{item}.basic") for item in items), Decimal(0))
        by_code = sum((value(figures, f"basic.{code}") for code in codes), Decimal(0))
        keys = [f"general.{item}.basic" for item in items] if by_item else [f"basic.{code}" for code in codes]
        is_listed = by_item or value(figures, f"general.{items[0][:5]}.basic")  # some units pay all from 行政运行
        # 30114 医疗费 may be paid under other items as well.
        if is_listed and bool(by_item) != bool(by_code) and codes != ("30114",):
            place = next((place_of(figures[key]) for key in keys if key in figures and figures[key].value), None)
            details = {"items": "+".join(items), "code": "+".join(codes)}
            details |= {"sum": f"{by_item:f}", "found": f"{by_code:f}"}
            yield Problem("b19-pairs-missing", place, details)


def e09_procurement(figures: Figures) -> Iterator[Problem]:
    """小微企业包含在中小企业之内，中小企业不超过采购总额。
    Micro enterprises are among small and medium ones, and these within all procurement.

    Source: 勾稽关系 E09；政府采购促进中小企业发展管理办法
    Severity: error
    Example: reserved_sme 107.03，reserved_micro 164.05
    """
    names = ("sme", "micro") if figures.unit.kind == "final" else ("reserved_sme", "reserved_micro")
    chain = [figures.get(f"procurement.{name}" if name else "procurement") for name in ("", *names)]
    for whole, part in pairwise(chain):
        yield from exceeds("e09-procurement", part, whole)


def e10_awards(figures: Figures) -> Iterator[Problem]:
    """授予中小企业的货物、工程、服务合同金额不超过各自的采购支出。
    What small and medium enterprises were awarded of goods, works and services is within each.

    Source: 勾稽关系 E10
    Severity: error
    Example: procurement.services 10，procurement.sme.services 12
    """
    for item in ("goods", "works", "services"):
        whole, part = figures.get(f"procurement.{item}"), figures.get(f"procurement.sme.{item}")
        yield from exceeds("e10-awards", part, whole)


def e11_vehicles(figures: Figures) -> Iterator[Problem]:
    """有车辆、房屋就有价值，没有就没有价值；有公务用车运行费就有车辆。
    Vehicles and buildings have a value, and none have none; running costs need vehicles.

    Source: 勾稽关系 E11
    Severity: warning
    Example: assets.vehicles.other 数量 0、价值 20.00
    """
    counted = [(f"assets.vehicles.{kind}.count", f"assets.vehicles.{kind}.value") for kind in VEHICLES]
    for pair in (*counted, ("assets.buildings.area", "assets.buildings.value")):
        count, worth = (figures.get(key) for key in pair)
        if count and worth and bool(count.value) != bool(worth.value):
            details = {"label": count.label, "count": f"{count.value:f}", "value": f"{worth.value:f}"}
            yield Problem("e11-vehicles", place_of(worth), details)
    final = figures.unit.kind == "final"
    running = figures.get("three_public.actual.vehicle_operation" if final else "three_public.vehicle_operation")
    held = figures.get("three_public.vehicles_held" if final else "assets.vehicles.count")
    if running and held and running.value and not held.value:
        details = {"label": running.label, "value": f"{running.value:f}", "count": held.label}
        yield Problem("e11-no-vehicles", place_of(running), details)


def e12_equipment(figures: Figures) -> Iterator[Problem]:
    """有 50 万元以上的大型设备，其他资产价值就不小于其价值；100 万元以上的也在其内；要购置的，货物采购不小于其价值。
    Large equipment is part of other assets, the larger among the large, and what is to be bought within procurement.

    Source: 勾稽关系 E12
    Severity: warning
    Example: assets.equipment_500k 1，assets.other 0
    """
    ten_thousand = factor(TEN_THOUSAND, figures.unit.amounts_in)
    large, larger = figures.get("assets.equipment_500k"), figures.get("assets.equipment_1m")
    other = figures.get("assets.other")
    if large and other:
        # Each is worth 50万元 or 100万元 at least: that is what the two counts are of.
        least = max(large.value * 50, larger.value * 100 if larger else Decimal(0)) * ten_thousand
        if other.value < least:
            details = {"label": large.label, "count": f"{large.value:f}", "other": f"{other.value:f}"}
            yield Problem("e12-equipment", place_of(other), details)
    yield from exceeds("e12-larger", larger, large)
    planned, goods = figures.get("assets.planned_equipment_500k"), figures.get("procurement.goods")
    if planned and goods:
        cost = planned.value * 50 * ten_thousand
        if goods.value < cost:
            details = {"label": planned.label, "count": f"{planned.value:f}", "goods": f"{goods.value:f}"}
            yield Problem("e12-planned", place_of(planned), details)


def e13_staffing(figures: Figures) -> Iterator[Problem]:
    """在职人数不超过编制数（超编须核实）；实有人数包括离退休，不与编制比。
    Staff in service are within the establishment; those retired do not count.

    Source: 勾稽关系 E13
    Severity: warning
    Example: establishment 8，in_service 9
    """
    allowed, present = (figures.get(f"overview.staffing.{field}") for field in ("establishment", "in_service"))
    if allowed and present and present.value > allowed.value:
        details = {"found": f"{present.value:f}", "limit": f"{allowed.value:f}"}
        yield Problem("e13-staffing", place_of(present), details)


def e21_activities(figures: Figures) -> Iterator[Problem]:
    """出国（境）费、接待费与团组、人次相应：有支出就有次数，没有支出就没有。
    Money spent abroad or on receptions has its trips and guests, and none has none.

    Source: 公开规定（“三公”经费说明）
    Severity: warning
    Example: three_public.actual.reception 0.05，receptions 0
    """
    for item, fields in (("abroad", ("trips", "travellers")), ("reception", ("receptions", "guests"))):
        spent = figures.get(f"three_public.actual.{item}")
        for field in fields:
            count = figures.get(f"three_public.{field}")
            if spent and count and bool(spent.value) != bool(count.value):
                details = {"label": spent.label, "value": f"{spent.value:f}", "count": count.label}
                details["found"] = f"{count.value:f}"
                yield Problem("e21-activities", place_of(count), details)


def e07_operating_cost(figures: Figures) -> Iterator[Problem]:
    """机关运行经费只是行政单位和参照公务员法管理的事业单位的公用经费：有事业单位的部门、事业单位要写明，不由公用经费推算。
    Only administrative units and those managed like them have 机关运行经费; where there are institutions it is stated.

    Source: 勾稽关系 E07；财政部部门预算公开说明
    Severity: warning
    Example: 有下属事业单位（subordinates.institutions 2），没有写 operating_cost
    """
    cost = figures.get("operating_cost")
    if cost is None or not cost.value or not cost.inputs or cost.inputs[0] != "basic.public":
        return
    details = {"amount": f"{cost.value:f}", "key": STATED_AT[figures.unit.kind]}
    if value(figures, "overview.subordinates.institutions"):
        yield Problem("e07-institutions", place_of(cost), details)
    elif _seems_an_institution(figures):
        yield Problem("e07-operating-cost", place_of(cost), details, Severity.INFO)


def _seems_an_institution(figures: Figures) -> bool:
    """Whether it pays the medical care of institutions' staff and not that of officials."""
    staff_of_institutions = value(figures, "general.2101102")
    administrative = value(figures, "general.2101101") or value(figures, "fiscal.2101101")
    return bool(staff_of_institutions and not administrative)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    b11_three_public,
    b13_pairs,
    b19_pairs_missing,
    e07_operating_cost,
    e09_procurement,
    e10_awards,
    e11_vehicles,
    e12_equipment,
    e13_staffing,
    e21_activities,
)
