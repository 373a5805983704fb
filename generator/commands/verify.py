"""The command verify: what is wrong with documents that were written, ours or somebody else's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.findings import must_be_a_format, tell
from generator.commands.shared.options import FindingsAs, Quiet, Units, with_exit_codes
from generator.commands.shared.terminal import stop, with_progress, words
from generator.core.problem import Problem

HELP = with_exit_codes(
    "核验已生成（或别人编制）的公开文件：由印出的数重新加总、重新计算每句话，并比对 facts.json、各种格式和单位文件。",
    "Verify documents: every sum and sentence recomputed from what is printed, the formats, facts.json and the unit "
    "file held against one another. Works on other people's Word files, too.",
)
Documents = Annotated[
    list[Path],
    typer.Argument(metavar="FILE...|DIR", help=words("文件，或生成的文件夹。", "Files, or a folder of outputs.")),
]


Seconds = Annotated[
    float, typer.Option("--time-limit", min=0, help=words("每个文件最多几秒；0 不限。", "Seconds a file; 0: no limit."))
]
Memory = Annotated[
    int,
    typer.Option("--memory-limit", min=0, help=words("每份文件最多多少 MB；0 不限。", "MB a document; 0: no limit.")),
]
MEGABYTE = 1_000_000


def command(
    paths: Documents,
    units: Units = Path("units"),
    wanted: FindingsAs = "text",
    quiet: Quiet = False,
    seconds: Seconds = 8.0,
    memory: Memory = 1000,
) -> None:
    """Each document on its own, whatever formats of it there are."""
    from generator.checks import Policy
    from generator.commands.shared.guarded_verify import verify_within
    from generator.publish.release.slots import Limits
    from generator.stages import policy_of_file
    from generator.verify.verification import documents_of

    must_be_a_format(wanted)
    missing = [path for path in paths if not path.exists()]
    if missing:
        stop(words(f"找不到 {missing[0]}。", f"{missing[0]} does not exist."))
    documents = documents_of(paths)
    if not documents:
        stop(words("没有可核验的文件（.docx、.pdf、.html）。", "There is nothing to verify (.docx, .pdf, .html)."))
    problems: list[Problem] = []
    faults = Faults(told=False)
    count = Counter({"documents": len(documents)})
    limits = Limits(seconds, memory * MEGABYTE)
    for name in with_progress(map(Path, documents)):
        with faults.guarded(name):
            verified = verify_within(str(name), documents[str(name)], [units], limits)
            # the unit's own word on what may stay, and its set's, hold here as when it was built
            policy = policy_of_file(verified.source) if verified.source else Policy()
            problems += policy.of_verify(verified.problems)
            count += Counter(numbers=verified.numbers, recomputed=verified.checked)
            count += Counter(tables=verified.tables, tables_read=verified.tables_read)
    tell(problems, faults, wanted, quiet, words(*_done(count)), count)


def _done(count: Counter[str]) -> tuple[str, str]:
    """What was looked at, in Chinese and in English; numbers are the amounts, shares and rates of the sentences."""
    chinese = (
        f"核验了 {count['documents']} 份文件，{count['tables']} 张表读了 {count['tables_read']} 张，"
        f"正文的 {count['numbers']} 个金额、占比和比率中有 {count['recomputed']} 个由表格和上下文重新算过"
    )
    english = (
        f"{count['documents']} documents verified, {count['tables_read']} of {count['tables']} tables read, "
        f"{count['recomputed']} of {count['numbers']} amounts, shares and rates of the narrative recomputed"
    )
    return chinese, english
