"""Labelled manuscripts of every phenomenon, look-alikes among them; outlines were written before rules."""

from __future__ import annotations

import pytest
from tests.unit.manuscript.labelled import Case, imported, phenomena, scored

CASES = [*phenomena()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.name}")
def test_a_case_has_the_outline_that_was_written_for_it(case: Case) -> None:
    score = scored(case)
    assert score.got in case.trees
    if case.titles:
        assert score.title in case.titles
    if case.closing is not None:
        assert "".join(score.closing.split()) == "".join(case.closing.split())
    assert imported(case).lossless


def test_the_names_of_the_cases_are_unique() -> None:
    names = [(case.kind, case.name) for case in CASES]
    assert len(names) == len({*names})
