"""One way to name contents, and the only module that knows how."""

from __future__ import annotations

from pathlib import Path

from generator.core.hashing import sha256, sha256_of_file, sha256_of_json, sha256_of_source
from tests.world import ROOT

# Of "abc", from FIPS 180-2, appendix B.1.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_contents_have_the_names_that_the_standard_gives_them(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert sha256(b"abc") == sha256_of_file(tmp_path / "abc") == ABC
    assert sha256_of_source("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="


def test_a_large_file_has_the_name_of_its_whole_content(tmp_path: Path) -> None:
    content = b"0123456789" * 300_000
    (tmp_path / "large").write_bytes(content)
    assert sha256_of_file(tmp_path / "large") == sha256(content)


def test_equal_values_have_one_name_whatever_the_order_of_their_keys() -> None:
    assert sha256_of_json({"a": 1, "b": [2]}) == sha256_of_json({"b": [2], "a": 1})
    assert sha256_of_json({"a": 1, "b": [2]}) != sha256_of_json({"a": 1, "b": [3]})


def test_no_other_module_hashes() -> None:
    users = [path.name for path in (ROOT / "generator").rglob("*.py") if "hashlib" in path.read_text("utf-8")]
    assert users == ["hashing.py"]
