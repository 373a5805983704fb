"""The small examples of docs/templates.md, each laid over the set of the real unit: all of them compose."""

from __future__ import annotations

import re

import pytest

from generator.core.problem import Severity
from tests.world import ROOT, SET, World

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
# ```yaml try tables/03.yaml: the file of the set that the lines stand in
TRY = re.compile(r"^```\w+ try (\S+)\n(.*?)^```$", re.M | re.S)
EXAMPLES = TRY.findall(GUIDE)


@pytest.mark.parametrize(("file", "text"), EXAMPLES, ids=[f"{n}-{file}" for n, (file, _) in enumerate(EXAMPLES, 1)])
def test_each_example_of_the_guide_composes(file: str, text: str, world: World) -> None:
    """A block of set.yaml goes where the set has that block; any other file is written anew."""
    if file == "set.yaml":
        path = world.folder / SET / file
        old = path.read_text("utf-8")
        for block in re.split(r"^(?=\S)", text, flags=re.M)[1:]:
            key, _, lines = block.partition("\n")
            head = f"{key}\n" if f"\n{key}\n" in old else ""
            old = old.replace(f"\n{head}", f"\n{block}", 1) if head and lines else f"{old}{block}"
        path.write_text(re.sub(r"^checks: \{.*\}\n", "", old, flags=re.M), "utf-8")
    else:
        world.write(f"{SET}/{file}", text)
    found = [problem for problem in world.composed()[1] if problem.severity is Severity.ERROR]
    assert found == [], [problem.line("en") for problem in found]
