"""Numbers that find a person are found; codes, amounts, dates and document numbers that only look like them are not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.checks.privacy import cards, identities, is_card, is_identity, phones
from tests.checks.test_checks import found
from tests.world import World, paragraphs

MANY = 1000
AREAS = ("010", "021", "029", "0371", "0731", "0994", "0999")
INSTITUTES = ("51000021R", "65230023P", "62010024T", "13000022Y", "")


def digits(choose: random.Random, count: int) -> str:
    return "".join(choose.choice("0123456789") for _ in range(count))


def code(choose: random.Random) -> str:
    """A project code of the budget system: 21 signs with a letter or 21 digits, the name behind a hyphen."""
    head = choose.choice(INSTITUTES)
    return f"{head}{digits(choose, 21 - len(head))}{choose.choice(('', '-', '－'))}项目经费"


def listed(choose: random.Random) -> str:
    return f"项目编码：{choose.choice('13')}{digits(choose, choose.choice((10, 15, 18)))}"


def amount(choose: random.Random) -> str:
    number = choose.randint(1, 10 ** choose.randint(1, 12))
    form = choose.choice(("{:d}元", "{:d}.00", "{:d}.25元", "{:d} 万元", "{:,d}.50", "{:,d}元"))
    return "安排资金" + form.format(number)


def day(choose: random.Random) -> str:
    year, month, day = choose.randint(1949, 2030), choose.randint(1, 12), choose.randint(1, 28)
    form = choose.choice(("{}-{:02}-{:02}", "{}年{}月{}日", "{}{:02}{:02}", "{}{:02}{:02}-{}1231"))
    return form.format(year, month, day, year)


def document(choose: random.Random) -> str:
    return f"《关于批复预算的通知》（新财预〔{choose.randint(2000, 2026)}〕{choose.randint(1, 9999)}号）"


def classified(choose: random.Random) -> str:
    """Codes of units and of the classification, with hyphens between."""
    return f"{digits(choose, 3)}{choose.choice(('', '001'))}-2{digits(choose, 6)}-{digits(choose, 5)}"


@pytest.mark.parametrize("make", [code, listed, amount, day, document, classified])
def test_what_is_no_personal_data(make: Callable[[random.Random], str]) -> None:
    choose = random.Random(13)
    for _ in range(MANY):
        text = f"实施{make(choose)}，按规定使用。"
        assert not [*phones(text), *identities(text), *cards(text)], text


def mobile(choose: random.Random) -> str:
    number = f"1{choose.randint(3, 9)}{digits(choose, 9)}"
    apart = choose.choice(("-", " "))
    return choose.choice((number, f"+86{number}", apart.join((number[:3], number[3:7], number[7:]))))


def landline(choose: random.Random) -> str:
    area, number = choose.choice(AREAS), digits(choose, choose.choice((7, 8)))
    return choose.choice((f"{area}-{number}", f"（{area}）{number}", f"{area}-{number}转{digits(choose, 3)}"))


def identity(choose: random.Random) -> str:
    born = f"{choose.randint(1940, 2010)}{choose.randint(1, 12):02}{choose.randint(1, 28):02}"
    number = f"{choose.randint(1, 8)}{digits(choose, 5)}{born}{digits(choose, 3)}"
    return next(number + last for last in "0123456789X" if is_identity(number + last))


def card(choose: random.Random) -> str:
    number = f"62{digits(choose, choose.choice((13, 16)))}"
    number = next(number + last for last in "0123456789" if is_card(number + last))
    groups = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return choose.choice((number, groups))


@pytest.mark.parametrize(
    ("make", "find"), [(mobile, phones), (landline, phones), (identity, identities), (card, cards)]
)
def test_made_up_numbers_are_found(make: Callable[..., str], find: Callable[[str], Iterator[object]]) -> None:
    choose = random.Random(13)
    for _ in range(MANY):
        number = make(choose)
        for text in (number, f"联系人某某,{number}。", f"联系某某（{number}）", f"某某{number}、某某"):
            assert len(list(find(text))) == 1, text


def test_digits_of_full_width_are_digits() -> None:
    match = next(iter(phones("请拨１３８００００１２３４咨询")))
    assert match.start(1) == 2


def test_the_telephone_for_questions_is_allowed_in_its_field_alone(tmp_path: Path) -> None:
    phone = "0994-0000000"
    world = World(tmp_path / "a").facts(("  signed: 2025", f"  inquiries_phone: {phone}\n  signed: 2025"))
    assert "h10-phone" not in {one.code for one in found(world.unit, in_release=True)}
    assert f"公开咨询电话：{phone}" in paragraphs(world.document())
    world = World(tmp_path / "b").facts(("goal: 2025年昌吉市", f"goal: 咨询电话{phone}，2025年昌吉市"))
    assert "h10-phone" in {one.code for one in found(world.unit)}
