"""Chinese numerals as they count headings and rows: 一, 十, 二十一, 一百零一, 一百一十, 一千零一十.

Written and read here, so that what one stage counts another counts alike.
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
PLACES = (("千", 1000), ("百", 100), ("十", 10), ("", 1))
MYRIAD = 10_000
LARGEST = MYRIAD * MYRIAD - 1
# What a numeral is written with, for a pattern: `[零一…万]+`.
CHARACTERS = DIGITS + "十百千万"


def chinese_numeral(number: int) -> str:
    """1 to 99,999,999: 十二, not 一十二; but 一百一十二."""
    if not 0 < number <= LARGEST:
        raise ValueError(f"没有汉字序号：{number}")
    myriads, rest = divmod(number, MYRIAD)
    words = f"{_below_myriad(myriads)}万" if myriads else ""
    if rest:
        words += "零" if myriads and rest < MYRIAD // 10 else ""
        words += _below_myriad(rest)
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_myriad(number: int) -> str:
    """千, 百, 十 and ones; one 零 for each gap between two digits: 一千零一."""
    words = ""
    for name, worth in PLACES:
        digit, number = divmod(number, worth)
        if digit:
            words += DIGITS[digit] + name
        elif words and number and not words.endswith("零"):
            words += "零"
    return words


def value_of_numeral(words: str) -> int:
    """一百一十 is 110; 0 of what is no numeral that `chinese_numeral` writes."""
    total = section = digit = 0
    worths = {name: worth for name, worth in PLACES if name}
    for character in words:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in worths:
            section, digit = section + (digit or 1) * worths[character], 0
        elif character == "万":
            total, section, digit = total + (section + digit) * MYRIAD, 0, 0
        else:
            return 0
    value = total + section + digit
    return value if 0 < value <= LARGEST and chinese_numeral(value) == words else 0
