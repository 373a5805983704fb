"""What facts.json must look like: it comes with other people's documents, and is asked before it is used."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

LONGEST = 20  # digits before the point of any amount: a quintillion yuan, and no budget has it
FINEST = 40  # digits after the point: rates have the 28 of their division


def faults_of_facts(tree: object) -> Iterator[str]:
    """The places that are not as the schema says, as `numbers.3.text`; nothing where all is well."""
    if not isinstance(tree, dict):
        yield "{}"
        return
    numbers, figures = tree.get("numbers"), tree.get("figures")
    if not isinstance(numbers, list) or not isinstance(figures, dict):
        yield "numbers" if not isinstance(numbers, list) else "figures"
        return
    for at, number in enumerate(numbers):
        yield from (f"numbers.{at}.{name}" for name in _wrong_in_number(number))
    for key, figure in figures.items():
        if not _is_text(key):
            yield "figures"
        yield from (f"figures.{key}.{name}" for name in _wrong_in_figure(figure))


def _wrong_in_number(number: object) -> Iterator[str]:
    """The fields of a printed number that have another kind of value."""
    if not isinstance(number, dict):
        yield "{}"
        return
    if not _is_text(number.get("text")):
        yield "text"
    if number.get("figure") is not None and not _is_text(number["figure"]):
        yield "figure"
    if not _are_texts(number.get("source")):
        yield "source"


def _wrong_in_figure(figure: object) -> Iterator[str]:
    """The fields of a figure that have another kind of value."""
    if not isinstance(figure, dict):
        yield "{}"
        return
    yield from (name for name in ("label", "unit") if not _is_text(figure.get(name)))
    if not _is_amount(figure.get("value")):
        yield "value"
    if not _are_texts(figure.get("inputs")):
        yield "inputs"


def _is_text(value: object) -> bool:
    """A text that can be written in UTF-8: half a surrogate pair cannot."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _are_texts(value: object) -> bool:
    """A list of texts, or none at all."""
    return value is None or (isinstance(value, list) and all(map(_is_text, value)))


def _is_amount(value: object) -> bool:
    """A number written as text, of a size that can be reckoned with; not NaN, not 1e999999."""
    if not _is_text(value):
        return False
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return False
    exponent = number.as_tuple().exponent
    return number.is_finite() and number.adjusted() < LONGEST and isinstance(exponent, int) and exponent >= -FINEST
