"""What every case of unit files reads anew and none of them changes, read once: sets, lists of codes, the style.

A fuzzer's time should go into what differs between its cases. Nothing is left out: what a case does with these is run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

from generator import stages
from generator.core import switch
from generator.core.problem import Place
from generator.read import names_of_year, unit

READ = (
    (stages, "load_set"),
    (stages, "read_style"),
    (names_of_year, "classification_of"),
    (unit, "classification_of"),
)
_known: dict[tuple[object, ...], Any] = {}


@contextmanager
def read_once() -> Iterator[None]:
    """Within it, those functions remember what they were asked; and nothing waits for the disk."""
    with ExitStack() as stack:
        stack.enter_context(without_the_disk())
        for module, name in READ:
            stack.enter_context(patch.object(module, name, _remembering(getattr(module, name))))
        yield


@contextmanager
def without_the_disk() -> Iterator[None]:
    """Within it, what is written need not be on disk."""
    with patch.object(os, "fsync", lambda _: None), patch.object(switch, "sync_folder", lambda _: None):
        yield


def _remembering(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def remembered(*given: Any) -> Any:
        # Where in a unit file the set is asked for is of no matter to what is read.
        key = (function.__name__, *(str(one) for one in given if not isinstance(one, Place)))
        if key not in _known:
            found = function(*given)
            if not found[1]:  # with problems it is told where it was asked for
                _known[key] = found
            return found
        return _known[key]

    return remembered
