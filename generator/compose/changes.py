"""How a figure changed, in the templates' vocabulary: against last year, or against another figure of the document."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from generator.compose.words import Vocabulary
from generator.core.model import Figure, change, rate


class Changes:
    """What a document says of this year's amount beside an earlier one; a second argument is another base."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._house = words.switches

    def amount_change(self, named: object, base: object = None) -> Markup:
        """增减: the direction and the amount, `增加25.03万元`, `减少2人`; the word follows the sign.

        Against last year, or against the second figure where there is one.
        """
        now = self._words.figure(named)
        changed = change(now, self._base(now, base))
        if not changed.value and self._house.no_change != "zero":
            return Markup("持平" if self._house.no_change == "level" else "")
        word = self._house.decrease_amount if changed.value < 0 else self._house.increase_amount
        return Markup(word) + self._words.size(changed)

    def rate_change(self, named: object, base: object = None) -> Markup:
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

    def _base(self, now: Figure, base: object) -> Figure:
        return self._words.last_year(now) if base is None else self._words.figure(base)

    def _from_zero(self, now: Figure, before: Figure) -> Markup:
        """What the set prints instead of a rate where the base is zero (docs/rules.md §6); switch `zero_base`."""
        rise = bool(now.value)
        if not before.key.startswith("prior."):
            return Markup("")  # 上年无此项 is about last year; nothing is said of another base
        if rise and self._house.zero_base != "hundred":
            return Markup("上年无此项" if self._house.zero_base == "new" else "")
        formula = "上年为零，按惯例写 100%" if rise else "本年与上年均为零"
        value = Decimal(100) if rise else Decimal(0)
        label = f"{now.label}比上年增减率"
        figure = Figure(f"rate({now.key})", value, "%", label, formula, (now.key, before.key))
        return Markup(self._house.increase_rate) + self._words.print(figure)

    def reason(self, named: object) -> object:
        """原因: why a figure changed, from the unit file; an error where it gives no reason (docs/rules.md §3)."""
        now = self._words.figure(named)
        words = self._words.figures.reason(now.key)
        if words is None:
            self._words.missing("reason-missing", now, "reasons")
            return Markup("")
        return words

    def changed(self, named: object, base: object = None) -> bool:
        """有变动: whether the figure differs from last year's, or from the second figure."""
        now = self._words.figure(named)
        return now.value != self._base(now, base).value

    def fell(self, named: object, base: object = None) -> bool:
        """下降了: whether the figure is less than last year's, or than the second figure."""
        now = self._words.figure(named)
        return now.value < self._base(now, base).value

    def has_reason(self, named: object) -> bool:
        """有原因: whether the unit file gives a reason."""
        return self._words.figures.reason(self._words.figure(named).key) is not None
