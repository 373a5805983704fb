"""Dataclasses as JSON and back: with the version of their form, so that no program takes another's form for its own.

{"version": 2, "folder": "u01", "ok": true, …}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

# Goes up whenever a field of what is written here changes its name or meaning, comes or goes.
VERSION = 2
T = TypeVar("T")


class OtherForm(ValueError):
    """The text is not JSON of this version and class: made by another gongkai, or damaged."""


def to_json(tree: Mapping[str, object]) -> bytes:
    """Plain values as JSON with their version, indented for whoever reads along; amounts are texts."""
    return (json.dumps({"version": VERSION, **tree}, ensure_ascii=False, indent=1) + "\n").encode()


def as_json(value: Any) -> bytes:
    """A dataclass as JSON with its version."""
    return to_json(asdict(value))


def from_json(content: bytes, kind: type[T]) -> T:
    """The dataclass again; OtherForm where it is none of this version."""
    try:
        tree = json.loads(content)
        if tree.pop("version") != VERSION:
            raise OtherForm("another version")
        return _built(kind, tree)  # type: ignore[no-any-return]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise OtherForm(f"{type(error).__name__}: {error}") from None


def _built(kind: Any, value: Any) -> Any:
    """The value of JSON as what a field is declared to be; OtherForm where it is not that."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        if value.keys() != hints.keys():
            raise OtherForm(f"the fields {sorted(value)} are not those of {kind}")
        return kind(**{name: _built(hint, value[name]) for name, hint in hints.items()})
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:  # only X | None
        return None if value is None else _built(next(one for one in arguments if one is not NoneType), value)
    if origin is tuple:
        kinds = [arguments[0]] * len(value) if arguments[1:] == (...,) else arguments
        return tuple(_built(one, each) for one, each in zip(kinds, value, strict=True))
    if origin is Mapping:
        return {_built(arguments[0], key): _built(arguments[1], each) for key, each in value.items()}
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind and not (kind is float and type(value) is int):
        raise OtherForm(f"{value!r} is no {kind.__name__}")
    if kind is str:
        value.encode()  # ValueError for half a surrogate pair, which could not be written again
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The declared types of a dataclass by the names of its fields."""
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}
