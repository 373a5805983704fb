"""What a made-up unit says, before it is set down as a unit file."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    """An amount under an item; `initial`, `opening` and `closing` are of final accounts."""

    code: str
    source: str
    nature: str
    amount: Decimal
    initial: Decimal = Decimal(0)
    opening: Decimal = Decimal(0)
    closing: Decimal = Decimal(0)


@dataclass(frozen=True)
class Project:
    """A project with its amounts by economic class."""

    name: str
    code: str
    source: str
    economic: dict[str, Decimal]

    @property
    def amount(self) -> Decimal:
        return sum(self.economic.values(), Decimal(0))


@dataclass(frozen=True)
class Facts:
    """What a unit file says; amounts are in `amounts_in` with at most `places` decimals."""

    kind: str
    year: int
    extends: str
    amounts_in: str
    places: int
    name: str
    lines: tuple[Line, ...]
    basic: dict[str, Decimal]
    projects: tuple[Project, ...]
    three_public: dict[str, Decimal]
    staff: int
    duties: tuple[str, ...]
    switches: dict[str, str] = field(default_factory=dict)
    last_year: str = "block"  # or "file": where last year's amounts stand; "none" where all of them are nothing
    operating_cost: Decimal | None = None  # as stated: nothing in an institution, or less than 公用经费
    bought: dict[str, Decimal] = field(default_factory=dict)  # goods, works, services
    surplus_used: Decimal = Decimal(0)  # of accounts: 使用非财政拨款结余, 结余分配
    surplus_distributed: Decimal = Decimal(0)

    def quantum(self) -> Decimal:
        """The unit of the last place that is filed."""
        return Decimal(1).scaleb(-self.places)
