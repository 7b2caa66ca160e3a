"""A table of contents in front of the words is no second set of points, and nobody says it."""

from __future__ import annotations

import pytest

from lecturer.manuscript.importing import import_text
from lecturer.timing.unspoken_lines import spoken_opening

BODY = "各位朋友：\n今天讲风筝。\n一、选竹\n竹子要两年的。\n二、扎架\n横三根。\n三、糊纸\n纸要薄。"


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n一、选竹\t1\n二、扎架\t2\n三、糊纸\t3",
        "目 录\n一、选竹……………1\n二、扎架……………2\n三、糊纸……………3",
        "提纲：\n一、选竹\n二、扎架\n三、糊纸",
        "一、选竹 …… 1\n二、扎架 …… 2\n三、糊纸 …… 3",
    ],
)
def test_contents_are_kept_in_the_opening_and_not_spoken(contents: str) -> None:
    imported = import_text(f"扎风筝\n{contents}\n{BODY}")
    talk = imported.talk
    assert [point.title for point in talk.points] == ["选竹", "扎架", "糊纸"]
    assert talk.title == "扎风筝"
    assert talk.opening == f"扎风筝\n{contents}\n各位朋友：\n今天讲风筝。"
    assert spoken_opening(talk) == "各位朋友：\n今天讲风筝。"
    assert imported.lossless


def test_a_list_that_does_not_come_again_is_no_table_of_contents() -> None:
    talk = import_text("扎风筝\n提纲\n一、选竹\n要直。\n二、扎架\n要轻。").talk
    assert [point.title for point in talk.points] == ["选竹", "扎架"]
