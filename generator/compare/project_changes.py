"""Projects of two years: by name, then by likeness; their amounts by economic class, their texts word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.changes import Change, Item, ProjectChange, TextChange
from generator.compare.figure_changes import Amounts
from generator.compare.matching import pairs
from generator.compare.text_changes import text_change
from generator.core.model import Figures, Record
from generator.core.money import factor


@dataclass(frozen=True)
class Held:
    """A project of one year: its name, its functional code, amounts by economic class, texts by label."""

    name: str
    code: str
    amount: Decimal
    economic: dict[str, Decimal]
    texts: dict[str, str]


def projects(amounts: Amounts) -> Iterator[ProjectChange]:
    """The later year's projects in their order, then those that have gone."""
    unit, names = amounts.new.unit.amounts_in, amounts.new.unit.classification
    old = _held(amounts.before, unit) if amounts.is_whole else []  # a file for comparison lists no projects
    for before, now, likeness in pairs(old, _held(amounts.new, unit), lambda one: one.name):
        last, this = before or now, now or before
        assert last and this
        key = f"project.{this.name}"
        change = Change(key, this.name, unit, before.amount if before else None, now.amount if now else None)
        codes = sorted({*(before.economic if before else ()), *(now.economic if now else ())})
        economic = tuple(
            Item(
                code,
                names.economic.get(code, code),
                Change(f"{key}.{code}", names.economic.get(code, code), unit, _of(before, code), _of(now, code)),
            )
            for code in codes
        )
        texts = tuple(_texts(before, now)) if before and now else ()
        yield ProjectChange(now.name if now else "", before.name if before else "", change, likeness, economic, texts)


def _of(held: Held | None, code: str) -> Decimal | None:
    return held.economic.get(code, Decimal(0)) if held else None


def _texts(before: Held, now: Held) -> Iterator[TextChange]:
    for label in dict.fromkeys((*now.texts, *before.texts)):
        change = text_change(
            f"project.{now.name}.{label}", label, before.texts.get(label, ""), now.texts.get(label, "")
        )
        if change.status != "same":
            yield change


def _held(figures: Figures, unit: str) -> list[Held]:
    scale = factor(figures.unit.amounts_in, unit)
    return list(_of_final(figures, scale) if figures.unit.kind == "final" else _of_budget(figures, scale))


def _of_budget(figures: Figures, scale: Decimal) -> Iterator[Held]:
    for number, project in enumerate(figures.unit.projects, 1):
        record = project.record
        economic: dict[str, Decimal] = {}
        for part in project.parts:
            for code, leaf in part.economic.items():
                economic[code] = economic.get(code, Decimal(0)) + leaf.value * scale
        texts = {
            "设立的政策依据": str(record.get("policy_basis") or ""),
            "资金分配情况": "\n".join(str(line) for line in record.get("allocation") or ()),  # type: ignore[attr-defined]
            "项目承担单位": str(record.get("undertaker") or ""),
        }
        code = project.parts[0].code
        yield Held(str(project.name), code, figures[f"project.{number}"].value * scale, economic, texts)


def _of_final(figures: Figures, scale: Decimal) -> Iterator[Held]:
    block = figures.unit.record.get("self_evaluation")
    projects = block.get("projects") if isinstance(block, Record) else None
    for number, project in enumerate(projects or (), 1):  # type: ignore[arg-type,var-annotated]
        texts = {"预期目标": str(project.goal), "实际完成情况": str(project.result)}
        amount = figures[f"evaluation.project.{number}"].value * scale
        yield Held(str(project.name), "", amount, {}, texts)
