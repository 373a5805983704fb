"""The words of every problem, Chinese and English, by code. Each says what is wrong and then what to do.

Codes are kebab-case and grouped by what they are about; `{name}` takes a detail of the problem.
"""

from __future__ import annotations

from generator.messages.amount import AMOUNT
from generator.messages.checks_tables import CHECKS_TABLES
from generator.messages.checks_texts import CHECKS_TEXTS
from generator.messages.compose import COMPOSE
from generator.messages.derive import DERIVE
from generator.messages.files import FILES
from generator.messages.narrative import NARRATIVE
from generator.messages.read import READ
from generator.messages.verify import VERIFY
from generator.messages.write import WRITE

MESSAGES: dict[str, tuple[str, str]] = {
    **READ,
    **AMOUNT,
    **DERIVE,
    **COMPOSE,
    **WRITE,
    **FILES,
    **NARRATIVE,
    **CHECKS_TABLES,
    **CHECKS_TEXTS,
    **VERIFY,
}
