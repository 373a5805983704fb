"""The codes and names from which units are drawn: items by fund, economic codes, names of every form."""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.classification import Classification, classification_of

# 款 under which the money of a government fund is spent; what is not among them or under 223 is the general budget's.
FUND_GROUPS = ("21208", "21210", "21213", "21214", "22904", "22960")
CAPITAL_CLASS = "223"
# Classes that are no department's: transfers between governments, debt, reserves.
NO_DEPARTMENT = ("227", "230", "231", "232", "233")
# Pairs of siblings that a unit has one of this year and the other last year.
SIBLINGS = (
    ("2101101", "2101102"),
    ("2080501", "2080502"),
    ("2080505", "2080506"),
    ("2010301", "2010350"),
)
INSURANCE = {"2080505": "30108", "2080506": "30109", "2101103": "30111", "2210201": "30113"}
WAGES = ("30101", "30102", "30103", "30107", "30199")
GOODS = ("30201", "30202", "30205", "30206", "30207", "30211", "30213", "30226", "30227", "30228", "30229", "30239")
RETIRED = ("30301", "30302", "30305", "30309")
CAPITAL = ("31002", "31003")
THREE_PUBLIC = {"abroad": "30212", "reception": "30217", "vehicle_operation": "30231", "vehicle_purchase": "31013"}
PERSONNEL = ("301", "303")  # the economic classes of 人员经费

# Names that begin or end with digits, hold a code, a mark, a quotation; and long ones.
PROJECT_NAMES = (
    "12345热线运行费",
    "110指挥中心运维费",
    "2023年办公设备购置",
    "20803专项工作经费",
    "城市维护费2025",
    "“雪亮工程”运行维护费",
    "智慧城市（一期）建设",
    "5G基站协调工作经费",
    "A级景区创建补助",
    "三公经费审计专项",
    "政府购买服务岗位人员经费",
    "基本公共卫生服务补助（中央直达资金）",
    "第七次全国人口普查后续工作经费",
    "党的二十大精神宣讲经费",
    "2024-2025年度取暖补贴",
    "信息化建设",
    "办公楼维修",
    "困难群众救助",
    "乡村振兴衔接资金项目管理费",
    "全市行政事业单位网络安全等级保护测评与整改及机房设备更新改造项目",
)
PLACES = ("示例市", "示例县", "示例自治州", "示例区", "示例市高新技术产业开发区")
BODIES = (
    "财政局",
    "12345政务服务便民热线中心",
    "教育局",
    "第110中学",
    "人民政府办公室",
    "城市管理综合行政执法局",
    "档案馆",
    "应急值守点110",
    "驻外办事处（2号楼）",
)


@dataclass(frozen=True)
class Codes:
    """The year's codes: items by fund, and whatever the year's classification says of them."""

    names: Classification
    general: tuple[str, ...]
    fund: tuple[str, ...]
    capital: tuple[str, ...]


def codes_of(year: int) -> Codes:
    """The codes of a year whose classification ships; of the items those that the year before had too.

    Each unit drawn has a file of the year before, under the same codes.
    """
    names, problems = classification_of(year, [])
    if names is None or problems:
        raise ValueError(f"no classification of {year}")
    before = classification_of(year - 1, [])[0] or names
    items = sorted(code for code in names.functional.keys() & before.functional.keys() if len(code) == 7)
    fund = tuple(code for code in items if code[:5] in FUND_GROUPS)
    capital = tuple(code for code in items if code.startswith(CAPITAL_CLASS))
    rest = (code for code in items if code not in fund and code not in capital)
    general = tuple(code for code in rest if not code.startswith(NO_DEPARTMENT) and code not in INSURANCE)
    return Codes(names, general, fund, capital)
