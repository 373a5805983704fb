"""Sources of funds: the groups in which the tables of a budget show them (收支总表, 收入总表).

The names are those of `source` in a unit file's line items (data/budget.schema.yaml). `own` is money of the unit's
own level of government, `transfer` what comes from the level above (转移支付).
"""

from __future__ import annotations

GENERAL = ("own", "transfer")  # 一般公共预算
FUND = ("fund_own", "fund_transfer")  # 政府性基金预算
CAPITAL = ("capital_own", "capital_transfer")  # 国有资本经营预算
UNIT_FUNDS = ("business", "superior_subsidy", "affiliated", "operating", "other")  # 单位资金
CARRYOVER_FISCAL = ("carryover_general", "carryover_fund", "carryover_capital")  # 财政拨款结转
CARRYOVER_NONFISCAL = ("carryover_special_account", "carryover_unit")  # 非财政拨款结转结余

FISCAL = (*GENERAL, *FUND, *CAPITAL)  # 财政拨款 of this year
FISCAL_WITH_CARRYOVER = (*FISCAL, *CARRYOVER_FISCAL)
GENERAL_WITH_CARRYOVER = (*GENERAL, "carryover_general")
CURRENT = (*FISCAL, "special_account", *UNIT_FUNDS)  # 本年收入
CARRYOVER = (*CARRYOVER_FISCAL, *CARRYOVER_NONFISCAL)
ALL = (*CURRENT, *CARRYOVER)  # 收入总计

# What each source and group is called, with the sources it holds; "" is all of them.
INCOME_COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("收入总计", ALL),
    "current": ("本年收入", CURRENT),
    "fiscal": ("财政拨款（补助）小计", FISCAL),
    "local": ("本级安排的财政资金", ("own", "fund_own", "capital_own")),
    "superior": ("上级安排的财政资金", ("transfer", "fund_transfer", "capital_transfer")),
    "nonfiscal": ("非财政拨款资金", ("special_account", *UNIT_FUNDS, *CARRYOVER)),
    "general": ("一般公共预算拨款", GENERAL),
    "own": ("一般公共预算", ("own",)),
    "transfer": ("上级一般公共预算安排的转移支付资金", ("transfer",)),
    "fund": ("政府性基金预算拨款", FUND),
    "fund_own": ("政府性基金预算", ("fund_own",)),
    "fund_transfer": ("上级政府性基金安排的转移支付资金", ("fund_transfer",)),
    "capital": ("国有资本经营预算拨款", CAPITAL),
    "capital_own": ("国有资本经营预算", ("capital_own",)),
    "capital_transfer": ("上级国有资本经营预算安排的转移支付资金", ("capital_transfer",)),
    "special_account": ("财政专户核拨", ("special_account",)),
    "unit": ("单位资金", UNIT_FUNDS),
    "business": ("事业收入", ("business",)),
    "superior_subsidy": ("上级补助收入", ("superior_subsidy",)),
    "affiliated": ("附属单位上缴收入", ("affiliated",)),
    "operating": ("事业单位经营收入", ("operating",)),
    "other": ("其他收入", ("other",)),
    "carryover": ("上年结转结余", CARRYOVER),
    "carryover_fiscal": ("财政拨款结转", CARRYOVER_FISCAL),
    "carryover_general": ("一般公共预算拨款结转", ("carryover_general",)),
    "carryover_fund": ("政府性基金预算拨款结转", ("carryover_fund",)),
    "carryover_capital": ("国有资本经营预算拨款结转", ("carryover_capital",)),
    "carryover_nonfiscal": ("非财政拨款结转结余", CARRYOVER_NONFISCAL),
    "carryover_special_account": ("财政专户核拨结转结余", ("carryover_special_account",)),
    "carryover_unit": ("单位资金结转结余", ("carryover_unit",)),
}

# The natures of expenditure; basic expenditure is personnel and public funds, or not split.
BASIC = ("basic", "personnel", "public")
