"""Names that begin with digits are names: of projects in their column, of duties behind their ordinal."""

from __future__ import annotations

import pytest

from generator.verify.narrative.numbering import _LISTED


@pytest.mark.parametrize("text", ["1.12345政务服务", "2. 110社会联动", "3.组织实施", "（4）其他"])
def test_an_ordinal_before_a_name_of_digits_is_read(text: str) -> None:
    assert _LISTED.match(text)


@pytest.mark.parametrize("text", ["1.5万元", "12.50%", "1.2"])
def test_a_number_with_decimals_is_no_ordinal(text: str) -> None:
    assert not _LISTED.match(text)
