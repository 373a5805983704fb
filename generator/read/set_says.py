"""What a unit's set says to its reading: lines of the classification, facts it declares, and which it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.core.declared import Declared
from generator.core.overlay import Overlay
from generator.core.schemas import ALL, Asked, unit_schema
from generator.read.declared_facts import facts_of
from generator.read.names_of_year import overlays_of
from generator.read.set_chain import SetFile, chain_of, files_of
from generator.read.set_prints import asked_by, kind_of


@dataclass(frozen=True, slots=True, eq=False)
class OfSet:
    """What a set says along its chain. `lines` lie over the classification, the farthest set's first.

    `facts` are those that it declares.
    """

    kind: str
    lines: tuple[Overlay, ...]
    asked: Asked
    facts: tuple[Declared, ...] = ()

    def schema(self, kind: str, only_asked: bool = False) -> dict[str, Any]:
        """The schema of unit files of the kind; where the set is for another, everything is asked for."""
        return unit_schema(kind, self.asked if self.kind == kind else ALL, only_asked, self.facts)


def of_named(name: str, folders: Iterable[Path]) -> OfSet:
    """What the set of that name says; of one that is not there, nothing is known, so that everything is asked for."""
    return _of(chain_of(name, folders))


def of_chain(chain: Iterable[Path]) -> OfSet:
    """What a loaded set says, whose folders stand nearest first."""
    return _of(files_of(chain))


def _of(files: list[SetFile]) -> OfSet:
    return OfSet(kind_of(files), tuple(overlays_of(files)), asked_by(files), facts_of(files))
