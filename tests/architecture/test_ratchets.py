"""Ratchets: modules covered to the last branch, small changes that tests notice, tests that are slow."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from scripts import mutants, mutations, perfect, slow

SOURCE = '''
LIMIT = 3
MARKS = "，。、；：？！…"


def kept(words, limit=LIMIT):
    """What is kept."""
    print(words)
    return [word for word in words if len(word) < limit and word not in MARKS]
'''


def test_the_same_seed_draws_the_same_changes():
    assert mutations.mutants_of(SOURCE, 5, "a") == mutations.mutants_of(SOURCE, 5, "a")


def test_every_change_is_one_and_still_python():
    found = mutations.mutants_of(SOURCE, 100, "a")
    plain = ast.unparse(ast.parse(SOURCE))
    assert len({each.source for each in found}) == len(found)
    for each in found:
        ast.parse(each.source)
        changed = [a for a, b in zip(plain.splitlines(), each.source.splitlines(), strict=True) if a != b]
        assert len(changed) == 1, each


@pytest.mark.parametrize(
    "change", ["LIMIT = 4", "<= limit", " or word", "word in MARKS", "    pass", "print(words)"]
)
def test_numbers_comparisons_conditions_and_calls_are_changed(change: str):
    sources = [each.source for each in mutations.mutants_of(SOURCE, 100, "a")]
    assert any(change in source for source in sources)
    assert "What is kept." in sources[0]


def test_a_character_is_taken_out_of_a_list_of_them():
    texts = {
        source.split('"')[0] for source in (each.what for each in mutations.mutants_of(SOURCE, 100, "a"))
    }
    assert any("，" in text and "->" in text for text in texts)


def test_what_changes_no_answer_is_left_as_it_is():
    source = """
@lru_cache(maxsize=1 << 16)
def kept(kind):
    assert_never(kind)


Mode = Literal["stage_only", "mirrored"]


class Mark(msgspec.Struct, frozen=True, slots=True, tag=False):
    place: int
"""
    changed = [each.what for each in mutations.mutants_of(source, 100, "a")]
    assert changed == ["False  ->  True"]


@pytest.mark.parametrize(
    ("number", "change"),
    [
        ("8 * 1024 * 1024", "8 * 1024 * 1024 * 2"),
        ("1 << 16", "(1 << 16) * 2"),
        ("20_000", "40000"),
        ("999", "1000"),
        ("0.5", "1.5"),
    ],
)
def test_a_number_is_changed_once_and_a_large_one_is_doubled(number: str, change: str):
    (mutant,) = mutations.mutants_of(f"LIMIT = {number}", 100, "a")
    assert mutant.source == f"LIMIT = {change}"


def test_a_module_that_is_no_longer_perfect_is_a_problem_and_a_new_one_is_named():
    found = {"a.py": True, "b.py": False, "c.py": True}
    problems, fresh = perfect.compare(["a.py", "b.py", "gone.py"], found)
    assert problems == ["gone.py is listed and not there", "b.py is no longer covered to the last branch"]
    assert fresh == ["c.py"]


def test_every_module_of_the_ratchet_is_there_with_its_tests():
    for module, tests in mutants.MODULES.items():
        assert (mutants.ROOT / "src" / "lecturer" / f"{module}.py").exists(), module
        for each in tests:
            assert (mutants.ROOT / "tests" / "unit" / each).exists(), each
    assert set(mutants.read_ratchet()) <= set(mutants.MODULES)


def test_as_few_tests_are_slow_as_leave_the_rest_within_the_budget(tmp_path: Path):
    report = tmp_path / "unit.xml"
    cases = "".join(
        f'<testcase classname="{where}" name="{name}" time="{seconds}"/>'
        for where, name, seconds in (
            ("tests.unit.a.test_x", "test_long[1]", 3),
            ("tests.unit.a.test_x", "test_long[2]", 3),
            ("tests.unit.a.test_x", "test_middle", 4),
            ("tests.golden.test_y", "test_short", 1),
            ("tests.gui.test_z", "test_elsewhere", 50),
        )
    )
    report.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
    seconds = slow.measured(report)
    assert slow.slow(seconds, 5) == ["tests/unit/a/test_x.py::test_long"]
    assert slow.slow(seconds, 11) == []
    assert slow.slow(seconds, 2) == [
        "tests/unit/a/test_x.py::test_long",
        "tests/unit/a/test_x.py::test_middle",
    ]


def test_every_slow_test_is_there(root: Path):
    """A name that no test has any more would hide a slow one behind it."""
    for name in slow.LIST.read_text(encoding="utf-8").split():
        path, _, function = name.partition("::")
        assert f"def {function}(" in (root / path).read_text(encoding="utf-8"), name


def test_the_scores_that_may_not_fall_are_nine_of_ten_and_eight_in_each_module():
    scores = mutants.read_ratchet()
    assert sum(noticed for noticed, _ in scores.values()) >= 0.9 * sum(tried for _, tried in scores.values())
    assert [module for module, (noticed, tried) in scores.items() if noticed < 0.8 * tried] == []
