"""An outline in Markdown and a manuscript in Word come back as the talk that they were written from."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from tests.unit.deck.strategies import talks

from lecturer.deck.build import build_deck
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.export.markdown import export_markdown
from lecturer.export.markdown_deck import markdown_deck
from lecturer.export.pptx.travelling_talk import portable
from lecturer.manuscript.importing import Import, import_file
from lecturer.store.talk_file import open_talk
from lecturer.talk.records import Point, Talk
from lecturer.talk.revision_merge import revised
from lecturer.talk.walk import pieces, walk_paths

ROOT = Path(__file__).parents[3]
GOLDEN = sorted((ROOT / "tests" / "golden" / "manuscript").glob("*.txt"))
SAMPLES = sorted((ROOT / "slides").glob("*.yaml"))
SOURCES = [*GOLDEN, *SAMPLES]
WRITERS = {".md": export_markdown, ".docx": export_docx}
FIELDS = ("title", "subtitle", "speaker", "unit", "date")


def there_and_back(talk: Talk, folder: Path, suffix: str, *, notes: bool = True) -> Import:
    path = folder / f"a{suffix}"
    WRITERS[suffix](talk, build_deck(talk), path, Options(notes=notes))
    return import_file(path, names_untitled=False)


def tree(talk: Talk) -> list[tuple[str, str, int]]:
    return [(point.marker, point.title, len(path)) for path, point in walk_paths(talk.points)]


def words(talk: Talk) -> list[str]:
    return ["".join(said.split()) for _key, said in pieces(talk)]


def fields(talk: Talk) -> list[str]:
    return [getattr(talk, name) for name in FIELDS]


def expect_itself(source: Path, suffix: str, folder: Path) -> None:
    """A manuscript's talk comes back with its tree, its words, its fields, and an account that is whole."""
    talk = open_talk(source).talk if source.suffix == ".yaml" else import_file(source).talk
    back = there_and_back(talk, folder, suffix)
    assert (words(back.talk), fields(back.talk)) == (words(talk), fields(talk))
    if talk.points:  # a file without headings is read like any other text
        assert tree(back.talk) == tree(talk)
        assert list(pieces(back.talk)) == list(pieces(talk))
        assert back.lossless, back.account.left


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_manuscript_comes_back_from_markdown(source: Path, tmp_path: Path):
    expect_itself(source, ".md", tmp_path)


@pytest.mark.parametrize("source", SOURCES[::11], ids=lambda path: path.stem)
def test_manuscripts_come_back_from_word(source: Path, tmp_path: Path):
    expect_itself(source, ".docx", tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_manuscript_comes_back_from_word(source: Path, tmp_path: Path):
    expect_itself(source, ".docx", tmp_path)


@pytest.mark.parametrize(("suffix", "examples"), [(".md", 30), (".docx", 8)])
def test_any_talk_comes_back(suffix: str, examples: int, tmp_path_factory: pytest.TempPathFactory):
    @given(talk=talks)
    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow])
    def comes_back(talk: Talk) -> None:
        talk = portable(talk)[0]
        assume(talk.points or any(words(talk)))  # a file without a word is refused
        back = there_and_back(talk, tmp_path_factory.mktemp("round"), suffix).talk
        assert msgspec.structs.replace(back, manuscript=None) == talk

    comes_back()


SPEECH = Talk(
    title="一次只做好一件事", subtitle="微党课", speaker="张三", unit="某某支部",
    opening="一次只做好一件事\n——微党课\n某某支部　张三\n\n同志们：\n今天我讲两点。",
    points=(
        Point(id="a", marker="一、", title="从小事做起", notes="一、从小事做起\n小事最难。", seconds=60.0,
              points=(Point(id="b", marker="一是", title="看得见", notes="一是看得见。就在手边。"),)),
        Point(id="c", marker="二、", title="持之以恒", notes="二、持之以恒\n天天如此。"),
    ),
    closing="谢谢大家。",
)  # fmt: skip


def markdown_of(talk: Talk, folder: Path) -> tuple[str, Path]:
    there_and_back(talk, folder, ".md")
    return (folder / "a.md").read_text(encoding="utf-8"), folder / "a.md"


def seen(text: str) -> str:
    """A Markdown text without its remarks."""
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def test_nothing_stands_twice_in_the_outline(tmp_path: Path):
    text = seen(markdown_of(SPEECH, tmp_path)[0])
    for once in ("一次只做好一件事", "微党课", "张三", "一、从小事做起", "一是看得见", "二、持之以恒"):
        assert text.count(once) == 1
    assert re.findall(r"(?m)^#+ .*$", text) == [
        "# 一次只做好一件事", "## 一、从小事做起", "### 一是看得见。", "## 二、持之以恒",
    ]  # fmt: skip


def test_what_is_edited_in_the_outline_is_read(tmp_path: Path):
    text, path = markdown_of(SPEECH, tmp_path)
    text = text.replace("小事最难。", "小事最要紧。").replace("## 二、持之以恒", "## 三、贵在坚持")
    text = text.replace("## 三、", "## 二、新的一点\n\n新的话。\n\n## 三、").replace("谢谢大家。", "谢谢。")
    path.write_text(text, encoding="utf-8")
    back = import_file(path).talk
    assert tree(back) == [
        ("一、", "从小事做起", 1), ("一是", "看得见", 2), ("二、", "新的一点", 1), ("三、", "贵在坚持", 1),
    ]  # fmt: skip
    assert [point.notes for _path, point in walk_paths(back.points)] == [
        "一、从小事做起\n小事最要紧。", "一是看得见。就在手边。",
        "二、新的一点\n新的话。", "三、贵在坚持\n天天如此。",
    ]  # fmt: skip
    assert (back.points[0].id, back.points[0].seconds, back.closing) == ("a", 60.0, "谢谢。")


def test_names_before_the_words_are_edited_as_fields(tmp_path: Path):
    talk = msgspec.structs.replace(SPEECH, opening="同志们：\n今天我讲两点。")
    text, path = markdown_of(talk, tmp_path)
    text = text.replace("# 一次只做好一件事", "# 磨刀不误砍柴工").replace("张三　某某支部", "李四　某某支部")
    path.write_text(text, encoding="utf-8")
    back = import_file(path).talk
    assert fields(back) == ["磨刀不误砍柴工", "微党课", "李四", "某某支部", ""]
    assert back.opening == talk.opening


def test_an_edited_outline_is_no_base_to_join_with(tmp_path: Path):
    text, path = markdown_of(SPEECH, tmp_path)
    path.write_text(text.replace("小事最难。", "小事最要紧。"), encoding="utf-8")
    assert import_file(path).base is None
    path.write_text(markdown_deck(SPEECH, "marp").replace("小事最难。", "小事最要紧。"), encoding="utf-8")
    assert import_file(path).base is None
    back = revised(SPEECH, import_file(path).talk)
    assert back.points[0].notes == "一、从小事做起\n小事最要紧。"


def test_an_outline_moved_by_hand_keeps_its_points(tmp_path: Path):
    text, path = markdown_of(SPEECH, tmp_path)
    path.write_text(text.replace("### 一是", "## 一是"), encoding="utf-8")
    back = import_file(path).talk
    assert [(point.id, point.title) for point in back.points] == [
        ("a", "从小事做起"), ("b", "看得见"), ("c", "持之以恒"),
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", WRITERS)
def test_without_notes_no_word_of_them_travels(suffix: str, tmp_path: Path):
    talk = msgspec.structs.replace(SPEECH, opening="悄悄话。")
    back = there_and_back(talk, tmp_path, suffix, notes=False).talk
    assert (tree(back), fields(back)) == (tree(talk), fields(talk))
    assert not "".join(words(back))


def test_a_damaged_remark_is_no_obstacle(tmp_path: Path):
    text, path = markdown_of(SPEECH, tmp_path)
    path.write_text(text.replace('"heads"', '"heads'), encoding="utf-8")
    assert "小事最难。" in "".join(said for _key, said in pieces(import_file(path).talk))


def test_a_word_file_has_tables_and_quotations_of_its_own(tmp_path: Path):
    rows = (("年", "数"), ("一", "2"))
    point = Point(
        id="a",
        title="数字",
        notes="请看表。",
        quote="日拱一卒。",
        by="古语",
        table=rows,
    )
    talk = Talk(title="题目", points=(point,))
    back = there_and_back(talk, tmp_path, ".docx").talk
    assert back.points == talk.points
    document = docx.Document(str(tmp_path / "a.docx"))
    (table,) = document.tables
    assert tuple(tuple(cell.text for cell in row.cells) for row in table.rows) == rows
    quoted = [each.text for each in document.paragraphs if each.style.name == "Quote"]
    assert quoted == ["日拱一卒。", "—— 古语"]
