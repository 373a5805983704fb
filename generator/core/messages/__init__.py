"""The words of every problem, Chinese and English, by code. Each says what is wrong and then what to do.

Codes are kebab-case and grouped by what they are about; `{name}` takes a detail of the problem.
"""

from __future__ import annotations

from generator.core.messages.audit import AUDIT
from generator.core.messages.checks_one_amount import CHECKS_ONE_AMOUNT
from generator.core.messages.checks_plausibility import CHECKS_PLAUSIBILITY
from generator.core.messages.checks_prior_year import CHECKS_PRIOR_YEAR
from generator.core.messages.checks_tables import CHECKS_TABLES
from generator.core.messages.checks_texts import CHECKS_TEXTS
from generator.core.messages.comparisons import COMPARISONS
from generator.core.messages.compose import COMPOSE
from generator.core.messages.department import DEPARTMENT
from generator.core.messages.derive import DERIVE
from generator.core.messages.faults import FAULTS
from generator.core.messages.filesystem import FILES
from generator.core.messages.government import GOVERNMENT
from generator.core.messages.narrative import NARRATIVE
from generator.core.messages.number_forms import AMOUNT
from generator.core.messages.read import READ
from generator.core.messages.verify import VERIFY
from generator.core.messages.write import WRITE
from generator.core.messages.yaml_text import YAML

MESSAGES: dict[str, tuple[str, str]] = {
    **YAML,
    **READ,
    **AMOUNT,
    **DERIVE,
    **DEPARTMENT,
    **COMPOSE,
    **COMPARISONS,
    **GOVERNMENT,
    **FAULTS,
    **WRITE,
    **FILES,
    **NARRATIVE,
    **CHECKS_ONE_AMOUNT,
    **CHECKS_PLAUSIBILITY,
    **CHECKS_PRIOR_YEAR,
    **CHECKS_TABLES,
    **CHECKS_TEXTS,
    **VERIFY,
    **AUDIT,
}
