"""A difference as JSON: amounts as text, so that no reader makes floats of them."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal

# What follows from the others and readers should not have to compute.
DERIVED = {"Change": ("status", "amount", "rate"), "Item": ("renamed",), "TextChange": ("status",)}
DERIVED |= {"ProjectChange": ("renamed",)}


def as_json(value: object) -> str:
    """The value and all below it, keys in the order of the model."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"


def plain(value: object) -> object:
    """Dataclasses as mappings, tuples as lists, Decimal as text; rates are rounded to six places."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        derived = DERIVED.get(type(value).__name__, ())
        return found | {name: plain(getattr(value, name)) for name in derived}
    if isinstance(value, Decimal):
        return f"{round(value, 6).normalize():f}"  # amounts have six decimals at most; a rate may have no end
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value
