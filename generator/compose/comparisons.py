"""Comparisons of two amounts of one year in the templates' vocabulary: completion rates, larger or smaller, grades."""

from __future__ import annotations

from markupsafe import Markup

from generator.compose.words import Vocabulary
from generator.core.ratios import completion

# Best first: the first that is reached counts. The set's constants have the least score of each (docs/rules.md §9:
# 90, 80, 60).
GRADES = ("优", "良", "中")
LOWEST = "差"  # below the least score of the grades above


class Comparisons:
    """What final accounts and self-evaluations say about actual against budget."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def completion(self, actual: object, budget: object) -> Markup:
        """完成率: `138.17%`, the actual amount as a share of the budget; nothing where the budget is zero."""
        found = completion(self._words.figure(actual), self._words.figure(budget))
        return self._words.print(found) if found else Markup("")

    def larger(self, actual: object, budget: object) -> Markup:
        """大小: 大于, 小于 or 等于, as the first stands to the second."""
        difference = self._words.figure(actual).value - self._words.figure(budget).value
        return Markup("大于" if difference > 0 else "小于" if difference < 0 else "等于")

    def equal(self, one: object, other: object) -> bool:
        """相等: whether two figures are the same."""
        return self._words.figure(one).value == self._words.figure(other).value

    def grade(self, score: object) -> Markup:
        """等级: 优, 良, 中 or 差, by the constants of the set that have these names."""
        points = self._words.figure(score).value
        found = (word for word in GRADES if points >= self._words.figure(f"constant.{word}").value)
        return Markup(next(found, LOWEST))
