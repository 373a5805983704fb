"""Made-up units of every set: what verify finds in them is a contradiction of the data and never of a template.

One source of money, one nature of expenditure, the largest amounts in 元: data that agree with themselves but for last
year's, which is made up figure by figure.
"""

from __future__ import annotations

import pytest

from generator.compose import load_set
from generator.compose.template_set import roots, set_names
from generator.core.problem import Place, Severity
from generator.trial import try_set
from generator.verify.verification import check_document
from tests.verify.printing import printed_of
from tests.world import ROOT

FOLDERS = roots(ROOT / "unit.yaml")
SETS = [name for name in set_names(FOLDERS) if name not in {"base"}]
MADE_UP = {"verify-changes"}  # last year's total and its parts are made up each for itself


@pytest.mark.slow  # in short: test_built.py
@pytest.mark.parametrize("name", SETS)
def test_what_is_found_in_made_up_units(name: str) -> None:
    """All extremes: findings, but no exception; none at all where the data agree with themselves."""
    templates, problems = load_set(name, Place(name), FOLDERS)
    assert templates is not None, problems
    documents = try_set(templates, FOLDERS, 0).documents
    for case, document in documents.items():
        found, reading = check_document(printed_of(document))
        assert all(problem.text("zh") and problem.text("en") for problem in found)
        if case == "one-source" or (case == "largest-amounts" and templates.kind == "budget"):
            errors = [problem for problem in found if problem.severity is Severity.ERROR]
            assert {problem.code for problem in errors} <= MADE_UP, [problem.line("en") for problem in errors]
            assert reading.coverage > 0.9
