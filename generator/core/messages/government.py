"""Amounts by economic code: what they are in the government's classification, and whether they are stated once."""

from __future__ import annotations

GOVERNMENT: dict[str, tuple[str, str]] = {
    "government-code-unknown": (
        "政府预算支出经济分类中没有 {code}。请改正 government_economic.codes 中 {own} 对应的编码。",
        "The government's economic classification has no {code}. Correct what {own} is under "
        "government_economic.codes.",
    ),
    "government-code-open": (
        "{code} {name}对应的政府预算经济分类不止一个：{candidates}。"
        '请在 government_economic.codes 中写明，例如 "{code}": "501"。',
        "{code} {name} may be any of these in the government's economic classification: {candidates}. Say which under "
        'government_economic.codes, such as "{code}": "501".',
    ),
    "government-code-uncertain": (
        "政府预算经济分类中用到的这些科目没有把握，请与当年《政府收支分类科目》核对：{codes}。",
        "These codes of the government's economic classification are in use and not certain; hold them against the "
        "classification of the year: {codes}.",
    ),
    "line-item-stated-twice": (
        "科目 {code} 既填了 amount，又填了 economic。请删去 amount：金额由各款相加；批复数与之有差的写在 approved。",
        "Code {code} has both amount and economic. Take amount out: it is the sum of the codes; an approved total that "
        "differs from it belongs under approved.",
    ),
    "line-item-without-amount": (
        "科目 {code} 没有金额。请填 amount，或在 economic 下按经济分类填写。",
        "Code {code} has no amount. Give it under amount, or by economic code under economic.",
    ),
}
