"""`lecturer import`."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import MANUSCRIPT

from lecturer.store.generations import Generations
from lecturer.store.save import save
from lecturer.store.talk_file import load
from lecturer.talk.counts import visible_count
from lecturer.talk.edits import set_point
from lecturer.talk.walk import find, walk
from lecturer.talk.walk import manuscript as words_of_talk


def test_a_manuscript_becomes_a_talk_beside_it(lecturer, manuscript: Path):
    done = lecturer("import", manuscript)
    target = manuscript.with_suffix(".yaml")
    assert done.code == 0
    assert done.out == f"{target}: 4 points, 74 characters, about 0:30, 1 blank\n"
    assert [point.title for point in walk(load(target).points)][:1] == ["从小事做起"]


def test_a_talk_that_is_there_is_not_replaced(lecturer, manuscript: Path):
    target = manuscript.with_suffix(".yaml")
    target.write_text("mine", "utf-8")
    done = lecturer("import", manuscript)
    assert done.code == 3
    assert (
        "There is already a talk of this name. It is unchanged. Name another file with -o" in done.complaint
    )
    assert target.read_text("utf-8") == "mine"


def test_force_replaces_it(lecturer, manuscript: Path):
    target = manuscript.with_suffix(".yaml")
    target.write_text("mine", "utf-8")
    done = lecturer("import", manuscript, "--force")
    assert done.code == 0
    assert "what it held is kept among its earlier versions" in done.complaint
    assert load(target).title == "一次只做好一件事"
    assert [version.path.read_text("utf-8") for version in Generations(target).versions()] == ["mine"]


def test_the_target_can_be_named(lecturer, manuscript: Path, tmp_path: Path):
    target = tmp_path / "别处.yaml"
    assert lecturer("import", manuscript, "-o", target).code == 0
    assert load(target).title == "一次只做好一件事"


def test_rules_and_theme_are_written_into_the_talk(lecturer, manuscript: Path, tmp_path: Path):
    target = tmp_path / "t.yaml"
    lecturer("import", manuscript, "-o", target, "--rules", "micro-lesson-8", "--theme", "crimson")
    assert (load(target).rules, load(target).theme) == ("micro-lesson-8", "crimson")


def test_rules_that_do_not_exist_write_nothing(lecturer, manuscript: Path, tmp_path: Path):
    target = tmp_path / "t.yaml"
    done = lecturer("import", manuscript, "-o", target, "--rules", "nope")
    assert done.code == 3
    assert "Choose one of: micro-lesson-4, " in done.complaint
    assert not target.exists()


def test_several_manuscripts_become_several_talks(lecturer, manuscript: Path, tmp_path: Path):
    other = tmp_path / "二.txt"
    other.write_text("说说坚持\n大家好！\n一、甲\n甲的话。\n二、乙\n乙的话。\n", "utf-8")
    assert lecturer("import", manuscript, other).code == 0
    assert load(other.with_suffix(".yaml")).title == "说说坚持"


def test_one_of_several_that_fails_does_not_keep_the_others_back(lecturer, manuscript: Path, tmp_path: Path):
    done = lecturer("import", tmp_path / "fehlt.txt", manuscript)
    assert done.code == 3
    assert "fehlt.txt" in done.complaint
    assert manuscript.with_suffix(".yaml").exists()


def test_several_manuscripts_become_the_parts_of_one_talk_with_every_word(
    lecturer, manuscript: Path, tmp_path: Path
):
    other = tmp_path / "二.txt"
    second = "说说坚持\n大家好！\n一、甲\n甲的话。\n二、乙\n乙的话。\n谢谢。\n"
    other.write_text(second, "utf-8")
    target = tmp_path / "合.yaml"
    assert lecturer("import", manuscript, other, "-o", target).code == 0
    talk = load(target)
    assert [point.title for point in talk.points] == ["一次只做好一件事", "说说坚持"]
    assert [point.title for point in talk.points[1].points] == ["甲", "乙"]
    assert "".join(words_of_talk(talk).split()) == "".join((MANUSCRIPT + second).split())
    assert len({point.id for point in walk(talk.points)}) == 2 + 4 + 2


def test_the_real_manuscript(lecturer, shared, tmp_path: Path):
    source = shared / "manuscripts" / "study-talk.txt"
    target = tmp_path / "talk.yaml"
    done = lecturer("import", source, "-o", target)
    assert done.out.startswith(f"{target}: 17 points, 2913 characters, about 11:")
    assert done.out.endswith("6 blanks\n")
    assert visible_count(words_of_talk(load(target))) == visible_count(source.read_text("utf-8"))


def test_a_talk_that_cannot_be_written_speaks_of_no_window(lecturer, manuscript: Path, tmp_path: Path):
    done = lecturer("import", manuscript, "-o", tmp_path / "nowhere" / "t.yaml")
    assert done.code == 3
    said = done.complaint.replace(str(tmp_path), "")
    assert "Nothing was changed" in said
    assert "open" not in said


def test_a_new_version_gives_its_words_to_a_talk_and_settings_stay(
    lecturer, manuscript: Path, tmp_path: Path
):
    target = tmp_path / "talk.yaml"
    lecturer("import", manuscript, "-o", target)
    first = next(walk(load(target).points)).id
    save(set_point(load(target), first, seconds=33.0, may_skip=True), target)
    second = tmp_path / "second.txt"
    second.write_text(MANUSCRIPT + "\n三、再加一点\n这是新加的一段话。\n", "utf-8")
    done = lecturer("import", second, "--into", target)
    assert done.code == 0
    assert any(line.startswith("+ 三、再加一点") for line in done.out.splitlines())
    after = load(target)
    assert find(after, first).seconds == 33.0
    assert "".join(words_of_talk(after).split()) == "".join(second.read_text("utf-8").split())
    assert len(Generations(target).versions()) >= 1


def test_only_one_manuscript_goes_into_a_talk(lecturer, manuscript: Path, tmp_path: Path):
    target = tmp_path / "talk.yaml"
    lecturer("import", manuscript, "-o", target)
    before = target.read_bytes()
    assert lecturer("import", manuscript, manuscript, "--into", target).code == 3
    assert target.read_bytes() == before
