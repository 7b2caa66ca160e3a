"""A manuscript that was edited in a word processor: exactly those edits come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.template_files import png
from tests.unit.deck.strategies import talks

from lecturer.deck.build import build_deck
from lecturer.export.docx.paragraphs import paragraphs, written_words
from lecturer.export.docx_file import export_docx
from lecturer.export.job import Options
from lecturer.manuscript.importing import Import, import_file
from lecturer.manuscript.ledger.account import account_of
from lecturer.manuscript.ledger.text_census import plain_entries
from lecturer.manuscript.readers.word_edits import Line, edited
from lecturer.talk.edits import set_point, set_talk
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk
from lecturer.text.spaces import squeezed

PNG = png(40, 30, (200, 30, 30))
OTHER = png(30, 40, (30, 30, 200))
TALK = Talk(
    title="把井打深", subtitle="读书会", speaker="周禾", unit="南街书屋",
    opening="把井打深\n读书会\n\n各位书友：\n今天说两件事。",
    points=(
        Point(id="a", marker="一、", title="选地方", notes="一、选地方\n先看草色。\n\n再问老人。",
              seconds=90.0, points=(
                  Point(id="b", marker="一是", title="看草", notes="一是看草。草密处水浅。"),
                  Point(id="c", marker="二是", title="问人", run_on=True, notes="二是问人。老人记得旧井。"),
              )),
        Point(id="d", marker="二、", title="下力气", notes="二、下力气\n一锹一锹挖。",
              quote="锲而不舍。", by="荀子", table=(("日", "深"), ("一", "2 米"), ("二", "3 米"))),
        Point(id="e", title="收尾", notes="井水甜了。", layout="whole", may_skip=True,
              show=("井深三丈", "  水清见底")),
    ),
    closing="谢谢各位。",
)  # fmt: skip


def paragraph(document: Document, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if words in each.text)


def change(document: Document, old: str, new: str) -> None:
    """Put words in the place of others, in the run where they are."""
    for each in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        each.text = (each.text or "").replace(old, new)


def comes_back(folder: Path, edit: Callable[[Document], None], talk: Talk = TALK) -> Import:
    path = folder / "a.docx"
    export_docx(talk, build_deck(talk), path, Options())
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return import_file(path)


def notes(key: str, words: str, **fields: object) -> Talk:
    return set_point(TALK, key, notes=words, **fields)


REPLACED = [
    ("先看草色。", "先看土色。", notes("a", "一、选地方\n先看土色。\n\n再问老人。")),
    ("草密处水浅。", "草密的地方水浅。", notes("b", "一是看草。草密的地方水浅。")),
    ("老人记得旧井。", "老人都记得旧井。", notes("c", "二是问人。老人都记得旧井。")),
    ("二是问人", "二是请教", notes("c", "二是请教。老人记得旧井。", title="请教")),
    ("一、选地方", "一、选好地方", notes("a", "一、选好地方\n先看草色。\n\n再问老人。", title="选好地方")),
    ("收尾", "尾声", set_point(TALK, "e", title="尾声")),
    ("锲而不舍。", "锲而不舍，金石可镂。", set_point(TALK, "d", quote="锲而不舍，金石可镂。")),
    ("—— 荀子", "—— 《荀子》", set_point(TALK, "d", by="《荀子》")),
    ("3 米", "4 米", set_point(TALK, "d", table=(("日", "深"), ("一", "2 米"), ("二", "4 米")))),
    ("周禾", "周苗", set_talk(TALK, speaker="周苗")),
    ("谢谢各位。", "谢谢大家。", set_talk(TALK, closing="谢谢大家。")),
    ("今天说两件事。", "今天说三件事。", set_talk(TALK, opening=TALK.opening.replace("两", "三"))),
    ("把井打深", "把井打好", set_talk(TALK, title="把井打好", opening=TALK.opening.replace("深", "好"))),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wanted"), REPLACED, ids=[row[0] for row in REPLACED])
def test_words_that_were_changed(old: str, new: str, wanted: Talk, tmp_path: Path):
    back = comes_back(tmp_path, lambda document: change(document, old, new))
    assert back.talk == wanted
    assert back.base == TALK
    assert back.lossless, back.account.left


def added_line(document: Document) -> None:
    paragraph(document, "一锹一锹挖。").insert_paragraph_before("不要急。", style="Normal")


def removed_line(document: Document) -> None:
    element = paragraph(document, "再问老人。")._element
    element.getparent().remove(element)


def removed_point(document: Document) -> None:
    for words in ("收尾", "井水甜了。", "井深三丈", "水清见底"):
        element = paragraph(document, words)._element
        element.getparent().remove(element)


def new_point(document: Document) -> None:
    head = paragraph(document, "收尾")
    head.insert_paragraph_before("三、守住它", style="Heading 1")
    head.insert_paragraph_before("年年淘井。", style="Normal")


def moved_point(document: Document) -> None:
    target = paragraph(document, "一、选地方")._element
    for words in ("收尾", "井水甜了。"):
        target.addprevious(paragraph(document, words)._element)


def moved_and_changed(document: Document) -> None:
    moved_point(document)
    change(document, "一锹一锹挖。", "一锹一锹地挖。")


def deeper_point(document: Document) -> None:
    paragraph(document, "收尾").style = "Heading 2"


def split_paragraph(document: Document) -> None:
    first = paragraph(document, "一是看草")
    second = deepcopy(first._element)
    first._element.addnext(second)
    runs = first.runs
    for run in runs[2:]:
        run._element.getparent().remove(run._element)
    for run in Paragraph(second, first._parent).runs[:2]:
        second.remove(run._element)


def changed_item(document: Document) -> None:
    change(document, "水清见底", "水清如镜")


def added_item(document: Document) -> None:
    last = paragraph(document, "水清见底")
    second = deepcopy(last._element)
    last._element.addnext(second)
    Paragraph(second, last._parent).runs[0].text = "四季不干"


def removed_item(document: Document) -> None:
    gone = paragraph(document, "井深三丈")._element
    gone.getparent().remove(gone)


NEW = Point(id="p1", marker="三、", title="守住它", notes="三、守住它\n年年淘井。")
A, D, E = TALK.points
MOVED = msgspec.structs.replace(TALK, points=(E, A, D))
EDITS = [
    (added_line, notes("d", "二、下力气\n不要急。\n一锹一锹挖。")),
    (removed_line, notes("a", "一、选地方\n先看草色。")),
    (removed_point, msgspec.structs.replace(TALK, points=(A, D))),
    (new_point, msgspec.structs.replace(TALK, points=(A, D, NEW, E))),
    (moved_point, MOVED),
    (moved_and_changed, set_point(MOVED, "d", notes="二、下力气\n一锹一锹地挖。")),
    (deeper_point, msgspec.structs.replace(TALK, points=(A, msgspec.structs.replace(D, points=(E,))))),
    (split_paragraph, set_point(TALK, "c", run_on=False)),
    (changed_item, set_point(TALK, "e", show=("井深三丈", "  水清如镜"))),
    (added_item, set_point(TALK, "e", show=("井深三丈", "  水清见底", "四季不干"))),
    (removed_item, set_point(TALK, "e", show=("  水清见底",))),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "wanted"), EDITS, ids=[row[0].__name__ for row in EDITS])
def test_lines_that_were_changed(edit: Callable[[Document], None], wanted: Talk, tmp_path: Path):
    back = comes_back(tmp_path, edit)
    assert back.talk == wanted
    assert back.lossless, back.account.left


def everything(talk: Talk) -> Iterator[str]:
    """All words of a talk; a head that its words say by chance is not written apart."""
    yield from (written_words(talk), talk.title, talk.subtitle, talk.unit + talk.speaker, talk.date)
    for point in walk(talk.points):
        yield from (
            point.marker + point.title,
            point.notes,
            *point.show,
            *point.quote.split("\n"),
            f"——{point.by}",
        )


@given(talk=talks, data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_line_is_lost_whatever_was_edited(talk: Talk, data: st.DataObject):
    lines = [
        Line(text, paragraph.level)
        for paragraph in paragraphs(talk)
        for text in paragraph.lines
        if squeezed(text)
    ]
    assert edited(talk, lines) == talk
    now = data.draw(st.permutations(lines)) if data.draw(st.booleans()) else [*lines]
    new = st.builds(Line, st.sampled_from(["新的一行。", "三、新的一点", "先看草色。"]), st.integers(0, 3))
    for _number in range(data.draw(st.integers(0, 3))):
        now.insert(data.draw(st.integers(0, len(now))), data.draw(new))
    back = edited(talk, now)
    census = plain_entries("\n".join(line.text for line in now))
    assert account_of(census, Talk(opening="\n".join(everything(back)))).is_whole


def test_a_file_saved_again_has_no_edit(tmp_path: Path):
    back = comes_back(tmp_path, lambda document: None)
    assert (back.talk, back.base) == (TALK, TALK)
    assert not back.is_edited_deck


def test_pictures_go_into_the_file_and_come_out_again(tmp_path: Path):
    (tmp_path / "well.png").write_bytes(PNG)
    talk = set_point(TALK, "e", image="well.png", alt="一口井", layout="auto")
    export_docx(talk, build_deck(talk, base=tmp_path), tmp_path / "a.docx", Options())
    (shape,) = docx.Document(str(tmp_path / "a.docx")).inline_shapes
    assert shape._inline.docPr.get("descr") == "一口井"
    back = import_file(tmp_path / "a.docx")
    assert (back.talk, back.media, back.notices) == (talk, {"well.png": PNG}, ())
    assert back.lossless, back.account.left


def with_picture(folder: Path) -> tuple[Talk, Document]:
    (folder / "well.png").write_bytes(PNG)
    talk = set_point(TALK, "e", image="well.png", alt="一口井", layout="auto")
    export_docx(talk, build_deck(talk, base=folder), folder / "a.docx", Options())
    return talk, docx.Document(str(folder / "a.docx"))


def test_a_picture_that_another_was_put_for_comes_back(tmp_path: Path):
    talk, document = with_picture(tmp_path)
    (shape,) = document.inline_shapes
    (tmp_path / "new.png").write_bytes(OTHER)
    relation, _image = document.part.get_or_add_image(str(tmp_path / "new.png"))
    shape._inline.graphic.graphicData.pic.blipFill.blip.embed = relation
    shape._inline.docPr.set("name", "Picture 5")
    document.save(str(tmp_path / "a.docx"))
    back = import_file(tmp_path / "a.docx")
    assert back.talk == set_point(talk, "e", image="well-2.png")
    assert back.base == talk
    assert back.media["well-2.png"] == OTHER


def test_a_picture_that_was_taken_out_is_gone_from_its_point_only(tmp_path: Path):
    talk, document = with_picture(tmp_path)
    gone = document.inline_shapes[0]._inline.getparent().getparent()
    gone.getparent().remove(gone)
    document.save(str(tmp_path / "a.docx"))
    assert import_file(tmp_path / "a.docx").talk == set_point(talk, "e", image="")


def test_a_picture_that_word_does_not_show_is_named(tmp_path: Path):
    (tmp_path / "well.png").write_bytes(PNG[:40])
    talk = set_point(TALK, "e", image="well.png", layout="picture")
    report = export_docx(talk, build_deck(talk, base=tmp_path), tmp_path / "a.docx", Options())
    assert import_file(tmp_path / "a.docx").talk == talk
    assert not docx.Document(str(tmp_path / "a.docx")).inline_shapes
    assert report.warnings == ("well.png is damaged",)


def test_white_space_is_no_edit(tmp_path: Path):
    def spaced(document: Document) -> None:
        change(document, "再问老人。", " 再问老人。  ")
        paragraph(document, "收尾").insert_paragraph_before("", style="Normal")

    assert comes_back(tmp_path, spaced).talk == TALK
