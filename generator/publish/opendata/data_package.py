"""A release's open data: one CSV a table and datapackage.json (Frictionless Data Package with fiscal column types)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from generator.core.money import FILED, TEN_THOUSAND
from generator.publish.opendata.rows import TABLES, Column, DataTable, Row

# What the columnType of a column means: the Fiscal Data Package's taxonomy for budgets.
TAXONOMY = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"
# Anybody may use the data, and names the source.
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}
# What spreadsheet programs take for a formula when it begins a cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def package_files(release: str, title: str, units: Iterable[Mapping[str, list[Row]]]) -> dict[str, bytes]:
    """The files of the folder `data/`: every unit's rows, in the order given."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for unit in units:
        for name, found in unit.items():
            rows[name] += found
    files = {f"{table.name}.csv": _csv(table, rows[table.name]) for table in TABLES}
    files["datapackage.json"] = _descriptor(release, title, files)
    return files


def _csv(table: DataTable, rows: Iterable[Row]) -> bytes:
    """UTF-8 with a mark, which Excel asks for; commas, CRLF (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    numbers = {column.name for column in table.columns if column.type in ("number", "integer")}
    for row in rows:
        writer.writerow([row.get(name, "") if name in numbers else harmless(row.get(name, "")) for name in names])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe (OWASP)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _descriptor(release: str, title: str, files: Mapping[str, bytes]) -> bytes:
    resources = [
        {
            "name": table.name,
            "title": table.title,
            "path": f"{table.name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "bytes": len(files[f"{table.name}.csv"]),
            "profile": "tabular-data-resource",
            "schema": {"fields": [_field(column) for column in table.columns]},
        }
        for table in TABLES
    ]
    package = {
        "name": release,
        "title": title,
        "profile": "tabular-data-package",
        "columnTypes": TAXONOMY,
        "licenses": [LICENCE],
        "currency": "CNY",
        "factor": int(FILED[TEN_THOUSAND]),
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _field(column: Column) -> dict[str, str]:
    field = {"name": column.name, "title": column.title, "type": column.type}
    return field | ({"columnType": column.fiscal} if column.fiscal else {})
