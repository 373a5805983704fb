"""Performance indicators of two years: value, weight and result, by project and name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compare.changes import FieldChange, IndicatorChange
from generator.compare.matching import pairs
from generator.core.model import Figures, Record, Ref

OVERALL = "部门整体"  # what messages and reports call the table of the unit as a whole, which has no name
# Fields of an indicator that are compared, with their labels; `actual` and `score` stand in final accounts only.
FIELDS = {
    "level2": "二级指标",
    "target": "指标值",
    "weight": "分值权重",
    "previous": "上年完成值",
    "actual": "实际完成值",
    "score": "得分",
    "basis": "指标值设置依据",
}


@dataclass(frozen=True)
class Held:
    """An indicator of one year; numbers as the file has them."""

    name: str
    level: str
    fields: dict[str, str]


def indicators(old: Figures, new: Figures) -> Iterator[IndicatorChange]:
    """Each indicator that came, went or differs; tables are matched as projects are."""
    if old.unit.comparison_only is not None:
        return
    for before, now, _ in pairs(list(_tables(old)), list(_tables(new)), lambda table: table[0]):
        title = now[0] if now else before[0] if before else ""
        was, held = before[1] if before else [], now[1] if now else []
        for one, other, likeness in pairs(was, held, lambda entry: entry.name, fits=_of_one_level):
            changed = tuple(_fields(one, other) if one and other else _alone(one, other))
            if one and other and not changed and one.name == other.name:
                continue
            status = "changed" if one and other else "added" if other else "gone"
            names = (other.name if other else "", one.name if one else "")
            yield IndicatorChange(title, *names, status, likeness, changed)  # type: ignore[arg-type]


def _of_one_level(one: Held, other: Held) -> bool:
    return one.level == other.level


def _fields(one: Held, other: Held) -> Iterator[FieldChange]:
    for field, label in FIELDS.items():
        before, now = one.fields.get(field, ""), other.fields.get(field, "")
        if before != now:
            yield FieldChange(field, label, before, now)


def _alone(one: Held | None, other: Held | None) -> Iterator[FieldChange]:
    """What an indicator that came or went asked for, and its weight."""
    for field in ("target", "weight"):
        before, now = (held.fields.get(field, "") if held else "" for held in (one, other))
        if before or now:
            yield FieldChange(field, FIELDS[field], before, now)


def _tables(figures: Figures) -> Iterator[tuple[str, list[Held]]]:
    """The tables of targets of a budget or of the self-evaluation of final accounts, with their indicators."""
    record = figures.unit.record
    block = record.get("performance" if figures.unit.kind == "budget" else "self_evaluation")
    assert isinstance(block, Record)
    overall = block.get("overall")
    if isinstance(overall, Record):
        yield OVERALL, _held(overall, figures)
    for table in block.get("projects") or ():  # type: ignore[attr-defined]
        yield str(table.get("project") or table.get("name")), _held(table, figures)


def _held(table: Record, figures: Figures) -> list[Held]:
    return [
        Held(
            str(one.name),
            str(one.get("level1") or ""),
            {field: shown_value(one.get(field), figures) for field in FIELDS},
        )
        for one in table.get("indicators") or ()  # type: ignore[attr-defined]
    ]


def shown_value(value: object, figures: Figures) -> str:
    """A field of an indicator as text: a number by its figure, nothing as an empty text."""
    if isinstance(value, Ref):
        return f"{figures[value.key].value.normalize():f}"
    return str(value or "")
