"""Amounts (generator/core/amount.py)."""

from __future__ import annotations

AMOUNT: dict[str, tuple[str, str]] = {
    "amount-empty": (
        "{field}没有填写。请填数，没有的填 0。",
        "{field} is empty. Write a number, 0 for none.",
    ),
    "amount-full-width": (
        "{field}“{text}”用了全角数字或标点。请用半角，例如 1131.42。",
        "{field}: “{text}” has full-width digits or marks. Use ordinary ones, such as 1131.42.",
    ),
    "amount-minus": (
        "{field}“{text}”的负号不是普通减号。请用半角减号，例如 -13.92。",
        "{field}: the minus of “{text}” is not the ordinary one. Use a hyphen, as in -13.92.",
    ),
    "amount-brackets": (
        "{field}“{text}”带括号。负数请用减号，例如 -13.92；其他情况请去掉括号。",
        "{field}: “{text}” has brackets. Write negative amounts with a minus (-13.92); otherwise drop them.",
    ),
    "amount-percent": (
        "{field}“{text}”带百分号。请只写数。",
        "{field}: “{text}” has a percent sign. Write the number only.",
    ),
    "amount-sexagesimal": (
        "{field}“{text}”里有冒号，像是时间。请写数，例如 1131.42。",
        "{field}: “{text}” has a colon like a time. Write a number, such as 1131.42.",
    ),
    "amount-underscore": (
        "{field}“{text}”里有下划线。请删去。",
        "{field}: “{text}” has an underscore. Delete it.",
    ),
    "amount-not-finite": (
        "{field}“{text}”不是数。请填数，没有的填 0。",
        "{field}: “{text}” is no number. Write 0 for none.",
    ),
    "amount-exponent": (
        "{field}“{text}”是科学记数法。请写出全部数字，例如 1131.42。",
        "{field}: “{text}” is in scientific notation. Write all digits, as in 1131.42.",
    ),
    "amount-hexadecimal": (
        "{field}“{text}”不是十进制数。请写成 1131.42 的样子。",
        "{field}: “{text}” is not a decimal number. Write it like 1131.42.",
    ),
    "amount-unit-word": (
        "{field}“{text}”带单位。请只写数；金额的单位由 unit_of_amounts 统一规定。",
        "{field}: “{text}” has a unit. Write the number only; unit_of_amounts says the unit of all amounts.",
    ),
    "amount-blank": (
        "{field}“{text}”中间或两端有空格。请删去空格。",
        "{field}: “{text}” has blanks in or around it. Delete them.",
    ),
    "amount-separators": (
        "{field}“{text}”的千分位逗号不对。请每三位一个半角逗号（1,131.42），或不用逗号。",
        "{field}: the separators of “{text}” are wrong. Put a comma before every three digits (1,131.42), or none.",
    ),
    "amount-leading-zero": (
        "{field}“{text}”以 0 开头，像是编码。请去掉前面的 0。",
        "{field}: “{text}” begins with 0 like a code. Drop the zeros in front.",
    ),
    "amount-too-precise": (
        "{field}“{text}”的小数超过 6 位。请四舍五入后填写。",
        "{field}: “{text}” has more than 6 decimals. Round it.",
    ),
    "amount-too-long": (
        "{field}“{text}”的整数超过 12 位。请核对金额和单位。",
        "{field}: “{text}” has more than 12 digits. Check the amount and its unit.",
    ),
    "amount-form": (
        "{field}“{text}”不是数。请写成 1131.42、1,131.42、-13.92 或 0 的样子。",
        "{field}: “{text}” is no number. Write it like 1131.42, 1,131.42, -13.92 or 0.",
    ),
    "count-negative": (
        "{field}“{text}”不能是负数。请核对。",
        "{field}: “{text}” cannot be negative. Check it.",
    ),
    "count-fraction": (
        "{field}“{text}”应是整数。请去掉小数，例如 66。",
        "{field}: “{text}” must be a whole number, such as 66.",
    ),
}
