"""Personal data: a published document must not lead to the persons whom it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.texts import MASKED_FIELDS
from generator.checks.written import Text, own_words
from generator.core.model import Figures
from generator.core.problem import Problem

# The four hundred or so most frequent surnames of one character; those of two (欧阳) are too rare to look for.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑"
    "景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
# Bounds of a number: a project code of the budget system has letters and hyphens in and beside its digits
# (51000021R000000019951-…), an amount a point, a comma or a unit of money.
_START = r"(?<![0-9A-Za-z_])(?<![0-9][.,])(?<![-－–—])"
_END = r"(?![0-9A-Za-z_])(?![-－–—])(?![.,][0-9])(?!\s*[元万亿％%])"
# A mobile number, by itself or in groups (three, four and four digits), with the country's code or without.
_MOBILE = re.compile(rf"{_START}((?:\+?86[- ]?)?1[3-9]\d(?:\d{{8}}|([- ])\d{{4}}\2\d{{4}})){_END}")
# A landline is written with its area code (010, 02x, 03xx to 09xx), a sign between and an extension after it or none.
_AREA = r"0(?:10|2\d|[3-9]\d{2})"  # "010", "021", "0994"
# "0994-1234567", "（0994）1234567", "010-12345678转12"; not "1131.42", "2025-0101".
_LANDLINE = re.compile(rf"{_START}((?:{_AREA}[-－–—]|[（(]{_AREA}[）)][-－ ]?)\d{{7,8}}(?:[-－转]\d{{1,4}})?){_END}")
# Without an area code, or with one and nothing between, only beside a word for telephone.
_NEAR_PHONE = re.compile(rf"(?:电话|手机|联系方式|热线)(?:号码?)?[为是：:\s]*((?:{_AREA} ?)?\d{{7,8}}){_END}")
# 18 digits with a day of birth, the last a check digit or X.
_IDENTITY = re.compile(
    rf"{_START}([1-9]\d{{5}}(?:18|19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx]){_END}"
)
# 62… (UnionPay, 16 to 19 digits), 4… and 51 to 55 (16), 9558… and 9559… (19), together or in groups of four.
_CARD = re.compile(rf"{_START}(\d{{4}}(?:\d{{12,15}}|(?: \d{{4}}){{3}}(?: \d{{1,3}})?)){_END}")
# "62" and 14 to 17 digits more; "4" and 15; "9558" and 15: by these the banks number their cards.
_ISSUED = re.compile(r"62\d{14,17}|(?:4\d|5[1-5])\d{14}|955[89]\d{15}")
# What stands before a number that is a code, whatever it looks like.
_CODED = re.compile(r"(?:编码|编号|代码|文号|批次号|单号|条码|序列号)[为是：:\s]*$")
_INQUIRIES = "unit.inquiries_phone"  # the telephone for questions about the disclosure, which is meant to be published
# Full-width digits, letters and marks are read as what they stand for; each is one character, so places stay.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），－％"}
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[\w-]+\.[\w.]+")  # "someone@example.cn"
_NAME = f"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"  # a surname with one or two characters: "张三三"
# The name in "解决张三三个人信访问题", "反映李四诉求".
_PETITIONER = re.compile(
    rf"(?:解决|反映|关于|处理|办理|化解|交办的?|信访人|上访人|来访人|申诉人)({_NAME})"
    r"(?=个人信访|信访(?:问题|事项|案|积案)|上访|反映|诉求|个人)"
)
_MASKED = re.compile(r"某|[*＊×XxＸ]|先生|女士|同志")  # "张某", "李**", "王女士"
# GB 11643: 2 to the power of the position from the right, modulo 11
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# Two-character beginnings of 解决… that a surname also begins but that are no names.
_WORDS = re.compile(
    r"^(?:群众|历史|企业|职工|农民|居民|涉法|党员|方面|时限|文化|成立|全[市县区州国]|和|安置|应|万|高|关|金|白|江|"
    r"路|商|单|管|盛|时|向|任|成|文|明|党|师|游|解|查|连|方)"
)


def _found(code: str, text: Text, match: re.Match[str], group: int = 1) -> Problem:
    return Problem(code, text.at(match.start(group)), {"found": _masked(match[group]), "field": text.path})


def _masked(words: str) -> str:
    """What a message shows of it: the beginning and as many signs as were there."""
    return words[0] + "＊" * (len(words) - 1) if len(words) < 5 else words[:3] + "＊" * (len(words) - 3)


def h10_phone(figures: Figures) -> Iterator[Problem]:
    """公开文件不写电话号码；公开咨询电话填在 unit.inquiries_phone。
    No phone numbers in what is published, but that for questions, under unit.inquiries_phone.

    Source: 勾稽关系 H10；个人信息保护法；政府信息公开条例第十五条
    Severity: warning, error in release
    Example: “联系电话0994-1234567”（项目编码、金额、文号不是电话）
    """
    for text in own_words(figures):
        if text.path != _INQUIRIES:
            for match in phones(text.words):
                yield _found("h10-phone", text, match)


def phones(words: str) -> Iterator[re.Match[str]]:
    """The telephone numbers in a text, each once, as group 1 of a match."""
    plain, ends = words.translate(_WIDTHS), set[int]()
    for pattern in (_MOBILE, _LANDLINE, _NEAR_PHONE):
        for match in pattern.finditer(plain):
            if match.end(1) not in ends and not _is_code(plain, match):
                ends.add(match.end(1))
                yield match


def _is_code(plain: str, match: re.Match[str]) -> bool:
    return _CODED.search(plain[max(0, match.start(1) - 8) : match.start(1)]) is not None


def h26_identity(figures: Figures) -> Iterator[Problem]:
    """公开文件不写身份证号。
    No identity numbers in what is published.

    Source: 勾稽关系 H10；GB 11643（校验码）
    Severity: warning, error in release
    Example: “身份证11010519491231002X”
    """
    for text in own_words(figures):
        for match in identities(text.words):
            yield _found("h26-identity", text, match)


def identities(words: str) -> Iterator[re.Match[str]]:
    """The identity numbers in a text, as group 1 of a match."""
    return (match for match in _IDENTITY.finditer(words.translate(_WIDTHS)) if is_identity(match[1]))


def is_identity(number: str) -> bool:
    """Whether the check digit of an 18-digit number is right (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()  # X stands for 10


def h27_card(figures: Figures) -> Iterator[Problem]:
    """公开文件不写银行卡号。
    No bank card numbers in what is published.

    Source: 勾稽关系 H10；ISO/IEC 7812（Luhn 校验）
    Severity: warning, error in release
    Example: “卡号6222020200112233446”
    """
    for text in own_words(figures):
        for match in cards(text.words):
            yield _found("h27-card", text, match)


def cards(words: str) -> Iterator[re.Match[str]]:
    """The bank card numbers in a text, as group 1 of a match."""
    plain = words.translate(_WIDTHS)
    for match in _CARD.finditer(plain):
        number = match[1].replace(" ", "")
        is_other = _IDENTITY.fullmatch(number) and is_identity(number)
        if _ISSUED.fullmatch(number) and is_card(number) and not is_other and not _is_code(plain, match):
            yield match


def is_card(number: str) -> bool:
    """Whether the number passes the Luhn test."""
    # Every second digit from the right is doubled, and its digits added: 7 gives 14, which is 5.
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(number)) > 2  # sixteen zeros pass the test too


def h28_mail(figures: Figures) -> Iterator[Problem]:
    """公开文件不写电子邮箱。
    No e-mail addresses in what is published.

    Source: 勾稽关系 H10
    Severity: warning, error in release
    Example: “邮箱 someone@example.cn”
    """
    for text in own_words(figures):
        for match in _MAIL.finditer(text.words):
            yield _found("h28-mail", text, match, 0)


def h29_petitioner(figures: Figures) -> Iterator[Problem]:
    """公开文件不写信访人姓名，写某某。
    Petitioners are not named.

    Source: 勾稽关系 H10；信访工作条例第四十三条（不得泄露信访人信息）
    Severity: warning, error in release
    Example: “用于解决张三三个人信访问题”
    """
    for text in own_words(figures):
        for match in _PETITIONER.finditer(text.words):
            if not _MASKED.search(match[1]) and not _WORDS.match(match[1]):
                yield _found("h29-petitioner", text, match)


def h30_leader(figures: Figures) -> Iterator[Problem]:
    """项目负责人、联系人和电话隐去（某某）。
    Leaders, contacts and their phones are masked.

    Source: 勾稽关系 H10；公开的个人信息规定
    Severity: warning, error in release
    Example: leader 张三三
    """
    for text in own_words(figures):
        is_field = text.path.split(".")[-1] in MASKED_FIELDS
        # "", "/", "—", "无": nobody is named.
        if is_field and not _MASKED.search(text.words) and not re.fullmatch(r"\s*(?:[/／—-]|无)?\s*", text.words):
            details = {"found": _masked(str(text.words)), "field": text.path}
            yield Problem("h30-leader", text.words.place, details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    h10_phone,
    h26_identity,
    h27_card,
    h28_mail,
    h29_petitioner,
    h30_leader,
)
