"""How a figure changed, in the templates' vocabulary: against last year, another base, or another figure.

The second argument is a figure, or the name of a further comparison of the set: `增减(general, '执行数')`.
"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from generator.compose.words import Vocabulary
from generator.core.model import Figure, Ref
from generator.core.ratios import change, rate

# What stands for a rate where nothing was before, by the switch zero_base; templates/base/set.yaml says where seen.
FROM_ZERO = {"omit": "", "new": "上年无此项", "no_budget": "上年无预算"}
FROM_ZERO |= {"incomparable": "上年无该预算，增长率无可比性"}
# What stands for a change where there is none, by the switch no_change: alone, and behind 与上年预算.
NO_CHANGE = {"level": ("持平", "持平"), "same": ("相同", "相同"), "unchanged": ("无变化", "相比无变化")}


class Changes:
    """What a document says of this year's amount beside an earlier one."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._house = words.switches

    def last(self, named: object, base: str = "") -> Ref:
        """上年数: last year's amount itself, or that of another comparison; `上年数(general)|万元`."""
        return Ref(self._words.before(self._words.figure(named), str(base)).key)

    def amount_change(self, named: object, base: object = "") -> Markup:
        """增减: the direction and the amount, `增加25.03万元`, `减少2人`; the word follows the sign."""
        now = self._words.figure(named)
        changed = change(now, self._base(now, base))
        if not changed.value and self._house.no_change != "zero":
            return Markup(NO_CHANGE.get(self._house.no_change, ("", ""))[0])
        word = self._house.decrease_amount if changed.value < 0 else self._house.increase_amount
        return Markup(word) + self._words.size(changed)

    def rate_change(self, named: object, base: object = "") -> Markup:
        """升降: the direction and the rate, `增长2.26%`; how a rise from zero reads is a switch."""
        now = self._words.figure(named)
        before = self._base(now, base)
        if now.value == before.value and self._house.no_change != "zero":
            return Markup("")
        found = rate(now, before)
        if found is None:
            return self._from_zero(now, before)
        word = self._house.decrease_rate if found.value < 0 else self._house.increase_rate
        return Markup(word) + self._words.size(found)

    def level(self, base: str = "") -> Markup:
        """持平语: what is said of no change, `与上年预算持平`; nothing where the set says nothing of it."""
        found = NO_CHANGE.get(self._house.no_change)
        return Markup("与") + Markup(self._words.called(base)) + Markup(found[1]) if found else Markup("")

    def _base(self, now: Figure, base: object) -> Figure:
        if isinstance(base, str) and (not base or base in self._words.figures.called):
            return self._words.before(now, base)
        return self._words.figure(base)

    def _from_zero(self, now: Figure, before: Figure) -> Markup:
        """What the set prints instead of a rate where the base is zero (docs/rules.md §6); switch `zero_base`."""
        rise = bool(now.value)
        if not before.key.startswith(("prior.", "compared.")):
            return Markup("")  # 上年无此项 is about last year; nothing is said of another figure of the document
        if rise and self._house.zero_base != "hundred":
            return Markup(FROM_ZERO[self._house.zero_base])
        formula = "上年为零，按惯例写 100%" if rise else "本年与上年均为零"
        value = Decimal(100) if rise else Decimal(0)
        against = "" if before.key.startswith("prior.") else f",{before.key}"
        label = f"{now.label}比上年增减率"
        figure = Figure(f"rate({now.key}{against})", value, "%", label, formula, (now.key, before.key))
        return Markup(self._house.increase_rate) + self._words.print(figure)

    def reason(self, named: object, base: str = "") -> object:
        """原因: why a figure changed, from the unit file; an error where it gives no reason (docs/rules.md §3)."""
        now = self._words.figure(named)
        words = self._words.figures.reason(now.key, base)
        if words is None:
            code, block = ("comparison-reason-missing", f"compared.{base}") if base else ("reason-missing", "reasons")
            self._words.missing(code, now, block, base)
            return Markup("")
        return words

    def changed(self, named: object, base: object = "") -> bool:
        """有变动: whether the figure differs from last year's, or from the second argument."""
        now = self._words.figure(named)
        return now.value != self._base(now, base).value

    def fell(self, named: object, base: object = "") -> bool:
        """下降了: whether the figure is less than last year's, or than the second argument."""
        now = self._words.figure(named)
        return now.value < self._base(now, base).value

    def has_reason(self, named: object, base: str = "") -> bool:
        """有原因: whether the unit file gives a reason."""
        return self._words.figures.reason(self._words.figure(named).key, base) is not None
