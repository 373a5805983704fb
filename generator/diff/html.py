"""The report as one self-contained web page: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.diff.picture import Picture
from generator.diff.report import Amount, Marked, Report
from generator.write.html.security_policy import security_policy

HERE = Path(__file__).parent


def as_html(report: Report, pictures: Mapping[int, Picture]) -> bytes:
    """The page as UTF-8; `pictures` by the number of their section."""
    css = (HERE / "report.css").read_text("utf-8").strip()
    page = _template().render(
        report=report,
        pictures={at: Markup(one.svg) for at, one in pictures.items()},
        css=Markup(css),
        policy=Markup(security_policy(css)),
    )
    return page.encode() + b"\n"


@cache
def _template() -> Template:
    loader = FileSystemLoader(HERE)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.tests["amount"] = lambda cell: isinstance(cell, Amount)
    environment.tests["marked"] = lambda cell: isinstance(cell, Marked)
    return environment.get_template("report.html.j2")
