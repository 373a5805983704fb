"""The pages: an index with search over all releases, a page for each release and each unit, a map of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.core.amount import format_percent
from generator.publish.departments import counted, department_of, in_outline
from generator.publish.opendata.rows import TABLES
from generator.publish.site.chart import bars, shown
from generator.publish.summary import PublishedUnit
from generator.write.html.security_policy import security_policy

HERE = Path(__file__).parent
KINDS = {"budget": "部门预算", "final": "部门决算"}
FORMATS = (".html", ".docx", ".pdf")  # documents of a unit that the site links, in the order of the links


def site_files(releases: Mapping[str, Sequence[PublishedUnit]], address: str = "") -> dict[str, bytes]:
    """Every page by its path. `releases` are the units by release, say 2025-budget.

    `address` is where the site will stand; without it the map of the site has relative addresses.
    """
    site = _Site(releases)
    files = {"index.html": site.index()}
    for release in releases:
        files[f"{release}/index.html"] = site.release(release)
        for unit in releases[release]:
            files[f"{release}/{unit.folder}/index.html"] = site.unit(release, unit)
    files["sitemap.xml"] = _map(files, releases, address)
    return files


def title_of(release: str) -> str:
    """2025年部门预算"""
    year, _, kind = release.partition("-")
    return f"{year}年{KINDS[kind]}"


class _Site:
    def __init__(self, releases: Mapping[str, Sequence[PublishedUnit]]) -> None:
        self._releases = releases
        self._of_folder: dict[tuple[str, str], list[PublishedUnit]] = {}
        for units in releases.values():
            for unit in units:
                self._of_folder.setdefault((unit.folder, unit.kind), []).append(unit)

    def index(self) -> bytes:
        newest = sorted(self._releases, reverse=True)
        rows = [(release, *row) for release in newest for row in in_outline(self._releases[release])]
        years = sorted({unit.year for *_, unit in rows}, reverse=True)
        kinds = [kind for kind in KINDS if any(unit.kind == kind for *_, unit in rows)]
        return _page("index", "", title="部门预算、部门决算公开", rows=rows, years=years, kinds=kinds, releases=newest)

    def release(self, release: str) -> bytes:
        units = self._releases[release]
        once = counted(units)
        totals = ("income", "expenditure", "three_public")
        sums = {key: sum((Decimal(getattr(unit, key) or 0) for unit in once), Decimal(0)) for key in totals}
        classes: dict[str, Decimal] = {}
        for unit in once:
            for label, amount in unit.classes:
                classes[label] = classes.get(label, Decimal(0)) + Decimal(amount)
        by_class = [(label, str(amount)) for label, amount in sorted(classes.items())]
        largest = sorted(once, key=lambda unit: (-Decimal(unit.expenditure), unit.folder))[:20]
        return _page(
            "release",
            "../",
            title=title_of(release),
            units=in_outline(units),
            departments=sum(bool(unit.units) for unit in units),
            sums=sums,
            classes=by_class,
            chart=bars("支出按功能分类", by_class) if by_class else "",
            largest=largest,
            tables=TABLES,
            others=[other for other in sorted(self._releases, reverse=True) if other != release],
        )

    def unit(self, release: str, unit: PublishedUnit) -> bytes:
        years = sorted(self._of_folder[unit.folder, unit.kind], key=lambda one: one.year)
        three = [(f"{one.year}年", one.three_public) for one in years if one.three_public]
        last = unit.last_year.get(unit.keys["three_public"])
        if last is not None and all(one.year != unit.year - 1 for one in years):
            three = sorted([*three, (f"{unit.year - 1}年", last)])
        documents = [(name, found.size) for name, found in sorted(unit.files.items()) if name.endswith(FORMATS)]
        documents.sort(key=lambda one: FORMATS.index(Path(one[0]).suffix))
        return _page(
            "unit",
            "../../",
            title=f"{unit.name}{title_of(release)}",
            unit=unit,
            department=department_of(self._releases[release]).get(unit.folder),
            below=[row for row in in_outline(self._releases[release]) if row[1].folder in unit.units],
            release=release,
            documents=documents,
            compared=list(_compared(unit)),
            compared_chart=bars("比上年增减", [(row[0], str(change)) for row, change in _changes(unit)]),
            structure=_structure(unit),
            three=three,
            three_chart=bars("“三公”经费", three),
            others=[one for one in years if one is not unit],
        )


def _compared(unit: PublishedUnit) -> Iterator[tuple[str, str, str, str, str]]:
    """Against last year: the amount, last year's, the change and its rate, where last year is known."""
    return (row for row, _ in _changes(unit))


def _changes(unit: PublishedUnit) -> Iterator[tuple[tuple[str, str, str, str, str], Decimal]]:
    labels = {"income": "收入总计", "expenditure": "支出合计", "three_public": "“三公”经费"}
    for name, label in labels.items():
        before = unit.last_year.get(unit.keys[name])
        if before is None or not getattr(unit, name):
            continue
        now, last = Decimal(getattr(unit, name)), Decimal(before)
        rate = format_percent((now - last) / abs(last) * 100) if last else "—"
        sign = "+" if now > last else ""
        yield (label, shown(last), shown(now), f"{sign}{shown(now - last)}", rate), now - last


def _structure(unit: PublishedUnit) -> list[tuple[str, Markup, Sequence[tuple[str, str]]]]:
    """收支结构: three pictures with their rows."""
    nature = [("基本支出", unit.basic), ("项目支出", unit.project)]
    parts = [("收入来源", unit.sources), ("支出按性质", nature), ("支出按功能分类", unit.classes)]
    return [(title, bars(title, rows), rows) for title, rows in parts if rows]


def _page(name: str, up: str, **context: object) -> bytes:
    """A page with its policy: its own style and, on the index, its own script, by their hashes; nothing else."""
    css = (HERE / "site.css").read_text("utf-8").strip()
    script = (HERE / "search.js").read_text("utf-8").strip() if name == "index" else ""
    policy = Markup(security_policy(css, script, images=True))
    template = _templates().get_template(f"{name}.html.j2")
    page = template.render(**context, up=up, css=Markup(css), script=Markup(script), policy=policy, kinds_of=KINDS)
    return page.encode() + b"\n"


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(HERE)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"amount": shown, "link": quote, "release": title_of, "size": _size}
    environment.globals["bars"] = bars
    return environment


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"


def _map(pages: Iterable[str], releases: Mapping[str, Sequence[PublishedUnit]], address: str) -> bytes:
    """sitemap.xml: the pages and the documents that they lead to."""
    paths = sorted(pages)
    paths += [
        f"{release}/{unit.folder}/{name}"
        for release, units in sorted(releases.items())
        for unit in units
        for name in sorted(unit.files)
        if name.endswith(FORMATS)
    ]
    start = address.rstrip("/") + "/" if address else ""
    entries = "".join(f"<url><loc>{escape(start + quote(path))}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n".encode()
