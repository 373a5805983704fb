"""Chinese numerals count as people count."""

from __future__ import annotations

import pytest

from generator.core.numerals import LARGEST, chinese_numeral, value_of_numeral

WRITTEN = {
    **{1: "一", 9: "九", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十"},
    **{111: "一百一十一", 200: "二百", 999: "九百九十九", 1000: "一千", 1001: "一千零一", 1010: "一千零一十"},
    **{1100: "一千一百", 1101: "一千一百零一", 9999: "九千九百九十九", 10000: "一万", 10001: "一万零一"},
    **{10010: "一万零一十", 11000: "一万一千", 100000: "十万", 1001000: "一百万一千"},
}


@pytest.mark.parametrize("number", WRITTEN)
def test_numerals(number: int) -> None:
    assert chinese_numeral(number) == WRITTEN[number]


def test_what_is_written_is_read_and_nothing_twice() -> None:
    words = [chinese_numeral(number) for number in range(1, 10000)]
    assert [value_of_numeral(one) for one in words] == list(range(1, 10000))
    assert len(set(words)) == 9999


@pytest.mark.parametrize("words", ["", "零", "一十", "一百十", "十十", "甲", "一百零", "百"])
def test_what_nobody_writes_is_no_numeral(words: str) -> None:
    assert value_of_numeral(words) == 0


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_there_is_none_for_nothing(number: int) -> None:
    with pytest.raises(ValueError, match="没有汉字序号"):
        chinese_numeral(number)
