"""Judging printed documents with no code of ours that made them (gongkai verify).

`from generator import verify` is a function, and this folder has its name: once anything has imported a module from
here, Python gives the folder under that name. So the folder can be called, and does what the function does.
"""

import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **named: Any) -> Any:
        from generator.verify.verification import verify

        return verify(*arguments, **named)


sys.modules[__name__].__class__ = _Callable
