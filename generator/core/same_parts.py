"""Sums that have the same parts every year, as data: what is added up, and so what a unit file must state for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SameParts:
    """A sum by the keys of its parts; of amounts where no unit (人, 辆) is named."""

    key: str
    label: str
    parts: tuple[str, ...]
    unit: str = ""


# The eight kinds in which final accounts state vehicles (docs/rules.md §3), from 副部（省）级以上领导用车 to 其他用车.
VEHICLES = (
    *("senior_leaders", "heads", "confidential", "emergency"),
    *("enforcement", "special", "retired_service", "other"),
)
_BOUGHT = ("goods", "works", "services")
_STAFF = ("in_service", "retired", "veteran_retired")
_CARS = ("general", "enforcement", "other")


def _below(start: str, names: tuple[str, ...], end: str = "") -> tuple[str, ...]:
    return tuple(f"{start}.{name}{end}" for name in names)


def _three_public(start: str, vehicles: str, whole: str, order: tuple[str, ...]) -> tuple[SameParts, ...]:
    cars = _below(start, ("vehicle_purchase", "vehicle_operation"))
    return SameParts(f"{start}.vehicles", vehicles, cars), SameParts(start, whole, _below(start, order))


THREE_PUBLIC_OF_BUDGET = _three_public(
    "three_public", "公务用车购置及运行费", "财政拨款“三公”经费", ("abroad", "reception", "vehicles")
)
REST_OF_BUDGET = (
    SameParts("procurement", "政府采购预算", _below("procurement", _BOUGHT)),
    SameParts("assets.vehicles.count", "车辆数量", _below("assets.vehicles", _CARS, ".count"), "辆"),
    SameParts("assets.vehicles.value", "车辆价值", _below("assets.vehicles", _CARS, ".value")),
    SameParts("overview.staffing", "实有人数", _below("overview.staffing", _STAFF), "人"),
)
OF_FINAL = (
    *(
        one
        for side, words in (("budget", "预算数"), ("actual", "决算数"))
        for one in _three_public(
            f"three_public.{side}",
            f"公务用车购置及运行维护费{words}",
            f"财政拨款“三公”经费{words}",
            ("abroad", "vehicles", "reception"),
        )
    ),
    SameParts("procurement", "政府采购支出总额", _below("procurement", _BOUGHT)),
    SameParts("procurement.sme", "授予中小企业合同金额", _below("procurement.sme", _BOUGHT)),
    SameParts("assets.vehicles", "车辆", _below("assets.vehicles", VEHICLES), "辆"),
)
# By kind and key.
SAME_PARTS = {
    "budget": {one.key: one for one in (*THREE_PUBLIC_OF_BUDGET, *REST_OF_BUDGET)},
    "final": {one.key: one for one in OF_FINAL},
}
