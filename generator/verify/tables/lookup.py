"""The printed tables as answers: an index of every amount by kind of table, name, code and project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from generator.recognise.printed import Printed
from generator.verify.tables.about import is_final, is_whole, project_of, unit_name
from generator.verify.tables.asides import kinds_apart
from generator.verify.tables.entries import Entry, entries_of
from generator.verify.tables.entry_names import names_of
from generator.verify.tables.head_rows import with_head
from generator.verify.tables.kinds import kind_of
from generator.verify.tables.places import own_places, places_of_tables, with_zeros
from generator.verify.tables.scales import scale_of, scaled


@dataclass(frozen=True)
class Lookup:
    """All entries of a document's tables; `unit` is the name that stands above them.

    `titles` are those of the tables of each kind, in order.
    """

    unit: str
    entries: tuple[Entry, ...]
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: int = 0  # target tables of the unit as a whole
    is_final: bool = False  # it tells what was spent and not what is planned
    asides: tuple[Entry, ...] = ()  # the amounts of small tables in the text, of the kind of table that they repeat

    @classmethod
    def of(cls, printed: Printed) -> Lookup:
        """The index of a document."""
        entries: list[Entry] = []
        titles: dict[str, tuple[str, ...]] = {}
        project = ""  # the last that a form named: the table of its indicators follows in a table of its own
        tables = [(with_head(table), scale) for table, scale in scaled(printed)]
        places = places_of_tables(tables)
        asides: list[Entry] = []
        apart = kinds_apart([(table, kind_of(table)) for table, _ in tables])
        for (table, scale), (kind, is_aside) in zip(tables, apart, strict=True):
            if is_aside:
                asides += entries_of(table, kind, "", scale, own_places(table, places.get(scale, 0)))
                continue
            titles[kind] = (*titles.get(kind, ()), table.title)
            project = project_of(table) or project
            is_goal = kind == "performance"  # its labels say in which unit it is, not the line above
            own = scale_of(table) if is_goal else scale
            usual = places.get(own, 0) if is_goal else own_places(table, places.get(own, 0))
            entries += entries_of(table, kind, project if is_goal else "", own, usual)
        wholes = sum(1 for table in printed.tables() if is_whole(table))
        about = unit_name(printed), tuple(with_zeros(entries)), titles, wholes, is_final(printed)
        return cls(*about, asides=tuple(asides))

    def corrected(self, times: Mapping[int, Decimal]) -> Lookup:
        """The index with the amounts of some tables, by their blocks, in another unit than they say."""
        entries = (
            replace(entry, value=entry.value.times(factor), scale=entry.scale * factor)
            if (factor := times.get(entry.where.block))
            else entry
            for entry in self.entries
        )
        return replace(self, entries=tuple(entries))

    def kinds(self, *kinds: str) -> Iterator[Entry]:
        """The entries of tables of these kinds, in the tables' order."""
        return (entry for entry in self.entries if entry.kind in kinds)

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """Entries by every name under which a sentence may call them."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in names_of(entry, self.unit):
                found.setdefault(name, []).append(entry)
        return found

    @cached_property
    def by_code(self) -> dict[str, list[Entry]]:
        """Entries by the code of their row."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.code:
                found.setdefault(entry.code, []).append(entry)
        return found

    def named(self, name: str, kinds: Iterable[str]) -> list[Entry]:
        """The entries of that canonical name in tables of these kinds."""
        wanted = set(kinds)
        return [entry for entry in self.by_name.get(name, ()) if entry.kind in wanted]

    def rows(self, *kinds: str) -> Iterator[Entry]:
        """The main amounts of rows with a code, in the tables' order."""
        return (entry for entry in self.kinds(*kinds) if entry.code and entry.main)
