"""gongkai: the yearly budget and final-account disclosures of a government unit, from one YAML file.

What a program may rely on is here; see docs/api.md. Everything is imported when it is asked for, so that the package
itself costs nothing:

    from generator import build, check, has_errors
    problems = check("units/office/2025-budget.yaml")

The stages behind these functions, in order: read, derive, compose, layout, write (see ARCHITECTURE.md).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.core.model import Unit
    from generator.core.problem import Place, Problem, Severity, has_errors
    from generator.pipeline import Built, build
    from generator.read.unit import read_unit
    from generator.stages import check_unit as check
    from generator.verify.verification import Verified, verify

__version__ = "0.2.0"
__all__ = [
    "Built",
    "Place",
    "Problem",
    "Severity",
    "Unit",
    "Verified",
    "__version__",
    "build",
    "check",
    "has_errors",
    "read_unit",
    "verify",
]

# Where each public name is, and what it is called there.
_PUBLIC = {
    "Built": ("generator.pipeline", "Built"),
    "Place": ("generator.core.problem", "Place"),
    "Problem": ("generator.core.problem", "Problem"),
    "Severity": ("generator.core.problem", "Severity"),
    "Unit": ("generator.core.model", "Unit"),
    "Verified": ("generator.verify.verification", "Verified"),
    "build": ("generator.pipeline", "build"),
    "check": ("generator.stages", "check_unit"),
    "has_errors": ("generator.core.problem", "has_errors"),
    "read_unit": ("generator.read.unit", "read_unit"),
    "verify": ("generator.verify.verification", "verify"),
}


def __getattr__(name: str) -> Any:
    """A public name, imported now."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, there = _PUBLIC[name]
    return getattr(import_module(module), there)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
