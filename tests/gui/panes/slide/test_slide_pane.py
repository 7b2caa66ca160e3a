"""The slide's pane: the right page and step, settings that are edits, themes switched live."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.builders import talk
from tests.gui.workspaces import make_desk, wait_until
from tests.template_files import png, template

from lecturer.deck.page_words import texts_of
from lecturer.deck.pages import Page, PictureFrame, Rect
from lecturer.talk.bindings import parsed, read, write
from lecturer.talk.edits import set_point
from lecturer.talk.records import Point, Talk
from lecturer.talk.walk import walk
from lecturer.ui.editing.slide_material import cells_in, pictures_in
from lecturer.ui.panes.slide.preview import picture_place
from lecturer.ui.panes.slide.time_field import seconds_in
from lecturer.ui.widgets import style


@pytest.fixture
def desk(qtbot):
    made = make_desk(qtbot)
    made.open_talk.apply("", talk("一、甲 > 一是丙：话 / 二是丁：话 < 二、乙：乙的话", title="例子"))
    wait_until(lambda: made.derived.is_current)
    return made


def test_the_page_of_the_point_is_shown_at_its_step(desk):
    slide = desk.window.slide
    desk.open_talk.select("p3")
    page = desk.derived.page_of("p3")
    step = next(number for number, each in enumerate(page.steps, 1) if each.key == "p3")
    shown = {label.text() for label in slide.findChildren(QLabel)}
    assert {f"Slide {page.number}", f"Step {step}"} <= shown


def test_walking_the_steps_walks_the_points(desk):
    desk.open_talk.select("p2")
    desk.actions["next_step"].trigger()
    assert desk.open_talk.key == "p3"
    desk.actions["previous_step"].trigger()
    assert desk.open_talk.key == "p2"


def test_a_page_chosen_in_the_strip_selects_its_point(desk):
    page = desk.derived.page_of("p4")
    desk.window.slide.thumbnails.setCurrentIndex(desk.window.slide.thumbnails.model().index(page.number - 1))
    assert desk.open_talk.key == "p4"


def test_the_title_on_the_slide_is_the_points_and_undoable(desk):
    desk.open_talk.select("p4")
    field = desk.window.slide.point_settings.title
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "new")
    assert desk.open_talk.point.title == "new"
    desk.open_talk.undo()
    assert desk.open_talk.point.title == "乙"
    assert field.text() == "乙"


def test_layouts_are_edits(desk):
    desk.open_talk.select("p4")
    buttons = desk.window.slide.point_settings.layouts.findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "Quote").click()
    assert desk.open_talk.point.layout == "quote"
    desk.actions["layout_auto"].trigger()
    assert desk.open_talk.point.layout == "auto"


def test_only_the_fields_of_the_layout_are_shown(desk):
    desk.open_talk.select("p4")
    settings = desk.window.slide.point_settings
    desk.actions["layout_picture"].trigger()
    shown = {name for name, field in settings.fields.items() if field.isVisibleTo(settings)}
    assert shown == {"show", "image", "alt"}


def test_the_planned_time_is_fixed_and_freed(desk):
    desk.open_talk.select("p4")
    settings = desk.window.slide.point_settings
    settings.time.chosen.emit("fixed")
    settings.seconds.setText("1:20")
    settings.seconds.editingFinished.emit()
    assert desk.open_talk.point.seconds == 80
    settings.time.chosen.emit("auto")
    assert desk.open_talk.point.seconds is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:36", 36), ("36", 36), ("1:20", 80), ("1：05", 65), ("", None), ("x", None), ("0", None)],
)
def test_times_are_read_as_people_write_them(text, seconds):
    assert seconds_in(text) == seconds


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("show", "一\n二", ("一", "二")),
        ("show", " ", ()),
        ("table", "甲 | 乙\n1|2", (("甲", "乙"), ("1", "2"))),
        ("quote", "话", "话"),
    ],
)
def test_fields_are_read_and_written(name, text, value):
    assert parsed(name, text) == value
    after = write(Talk(points=(Point(id="p1"),)), "p1", name, text)
    assert parsed(name, read(after.points[0], name)) == value


def test_the_theme_is_switched_live_and_undone(desk):
    combo = desk.window.slide.theme
    combo.setCurrentIndex(combo.findData("night"))
    combo.activated.emit(combo.currentIndex())
    wait_until(lambda: desk.derived.deck.theme == "night")
    desk.open_talk.undo()
    wait_until(lambda: desk.derived.deck.theme == "plain")


def test_a_missing_theme_is_told_and_replaced(desk):
    desk.open_talk.apply("", Talk(theme="nowhere.yaml", points=desk.open_talk.talk.points))
    wait_until(lambda: desk.derived.is_current)
    assert desk.derived.problem is not None
    assert desk.derived.deck.pages


def test_the_cover_is_edited_at_the_opening(desk):
    desk.open_talk.select("opening")
    field = desk.window.slide.talk_settings.fields["speaker"]
    field.setFocus()
    QTest.keyClicks(field, "A")
    assert desk.open_talk.talk.speaker == "A"


def test_the_pictures_are_painted(desk):
    wait_until(lambda: desk.derived.is_current)
    image = desk.window.slide.preview.grab().toImage()
    colors = {image.pixelColor(x, image.height() // 3).name() for x in range(0, image.width(), 3)}
    assert len(colors) > 2
    assert desk.window.slide.thumbnails.grab().width() > 100


def test_words_of_the_notes_go_to_the_slide_by_one_key(desk):
    desk.open_talk.select("p4")
    edit = desk.window.notes.edit
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(2, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    QTest.keyClick(
        edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert desk.open_talk.point.show == ("二、",)
    wait_until(lambda: desk.derived.is_current)
    shown = [frame for frame in desk.derived.page_of("p4").frames if getattr(frame, "role", "") == "body"]
    assert shown[0].paragraphs[0].spans[0].text == "二、"


def test_words_put_on_a_quotation_are_its_words(desk):
    desk.open_talk.select("p4")
    desk.actions["layout_quote"].trigger()
    desk.editing.put_on_slide("一句话")
    assert desk.open_talk.point.quote == "一句话"
    assert desk.open_talk.point.show == ()


def test_a_template_is_taken_as_theme_live(desk, tmp_path):
    template(tmp_path / "house.pptx", "zh")
    desk.side.take_theme(tmp_path / "house.pptx")
    wait_until(lambda: desk.derived.is_current and desk.derived.deck.template != "")
    assert desk.derived.problem is None
    assert desk.window.slide.theme.currentText() == "house.pptx"
    assert desk.derived.deck.width * 3 == desk.derived.deck.height * 4


def test_a_template_from_elsewhere_is_copied_beside_the_talk(desk, tmp_path):
    (tmp_path / "talk").mkdir()
    template(tmp_path / "house.pptx", "zh")
    desk.open_talk.mark_saved(desk.open_talk.talk, tmp_path / "talk" / "t.yaml")
    desk.side.take_theme(tmp_path / "house.pptx")
    assert desk.open_talk.talk.theme == "house.pptx"
    assert (tmp_path / "talk" / "house.pptx").exists()
    wait_until(lambda: desk.derived.is_current and desk.derived.deck.template != "")


def test_a_bad_template_is_told_and_the_talk_left_alone(desk, tmp_path):
    (tmp_path / "bad.pptx").write_bytes(b"PK not really")
    before = desk.open_talk.talk
    desk.side.take_theme(tmp_path / "bad.pptx")
    assert desk.open_talk.talk is before
    assert [error.path for error in desk.messages.errors] == [tmp_path / "bad.pptx"]


def test_a_picture_is_chosen_copied_and_shown(desk, tmp_path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "p.png").write_bytes(png(8, 8, (200, 0, 0)))
    desk.open_talk.mark_saved(desk.open_talk.talk, tmp_path / "talk" / "t.yaml")
    desk.open_talk.select("p4")
    desk.window.slide.dropped.emit(file_of(tmp_path / "p.png"))
    assert (desk.open_talk.point.image, desk.open_talk.point.layout) == ("p.png", "auto")
    assert (tmp_path / "talk" / "p.png").exists()
    wait_until(lambda: desk.derived.is_current)
    assert desk.derived.page_of("p4").warnings == ()


def test_a_picture_of_a_talk_in_no_file_waits_for_its_folder_and_goes_with_it(desk, tmp_path):
    (tmp_path / "p.png").write_bytes(png(8, 8, (200, 0, 0)))
    desk.open_talk.select("p4")
    desk.side.pictures.take([tmp_path / "p.png"])
    assert Path(desk.open_talk.point.image).is_absolute()
    wait_until(lambda: desk.derived.is_current)
    assert desk.derived.page_of("p4").warnings == ()
    (tmp_path / "talk").mkdir()
    desk.dialogs.chosen = tmp_path / "talk" / "t.yaml"
    assert desk.file.save()
    assert desk.open_talk.point.image == "p.png"
    assert (tmp_path / "talk" / "p.png").exists()


def test_a_picture_is_pasted_with_one_key(desk, qapp):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    qapp.clipboard().setImage(image)
    desk.open_talk.select("p4")
    desk.window.slide.preview.setFocus()
    QTest.keyClick(desk.window.slide.preview, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.open_talk.point.image.endswith(".png")
    desk.actions["remove_picture"].trigger()
    assert (desk.open_talk.point.image, desk.open_talk.point.layout) == ("", "auto")


def test_cells_of_a_sheet_become_a_table_that_can_be_removed(desk, qapp):
    qapp.clipboard().setText("年\t数\r\n2024\t三百\r\n")
    desk.open_talk.select("p4")
    desk.actions["paste_on_slide"].trigger()
    assert desk.open_talk.point.table == (("年", "数"), ("2024", "三百"))
    assert desk.open_talk.point.layout == "table"
    desk.actions["remove_table"].trigger()
    assert (desk.open_talk.point.table, desk.open_talk.point.layout) == ((), "auto")
    assert not desk.actions["remove_table"].isEnabled()


def test_a_table_is_begun_from_a_small_grid(desk):
    desk.open_talk.select("p4")
    desk.actions["table_3"].trigger()
    assert [len(row) for row in desk.open_talk.point.table] == [3, 3, 3]


@pytest.mark.parametrize(
    ("text", "rows"), [("a b", 0), ("a\tb\nc", 0), ("a\tb", 1), ("a\tb\n\nc\td\te\n", 2)]
)
def test_only_lines_with_tabs_are_cells(text: str, rows: int):
    found = cells_in(text)
    assert len(found) == rows
    assert len({len(row) for row in found}) <= 1


def test_a_layout_says_what_it_needs_until_it_has_it(desk):
    desk.open_talk.select("p4")
    preview = desk.window.slide.preview
    for layout, words in (("picture", "picture"), ("quote", "quote"), ("table", "table")):
        desk.editing.set_layout("p4", layout)
        assert words in preview.need
    desk.actions["table_2"].trigger()
    assert preview.need == ""


def click_on(desk, text: str) -> None:
    """Click on a text of the page that is shown."""
    preview = desk.window.slide.preview
    spot = next(each for each in texts_of(preview.page) if each.text == text)
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton, pos=preview.on_widget(spot.rect).center().toPoint())


def test_a_click_on_a_text_edits_it_where_it_stands(desk):
    desk.open_talk.select("p4")
    wait_until(lambda: desk.derived.is_current)
    title = desk.window.slide.preview.page.title
    click_on(desk, title)
    line = desk.window.slide.editor.line
    assert line.isVisible()
    assert line.text() == title
    line.selectAll()
    QTest.keyClicks(line, "New")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert desk.open_talk.document.undo_label == "Text on the slide"
    assert any(point.title == "New" for point in walk(desk.open_talk.talk.points))
    desk.actions["undo"].trigger()
    assert not any(point.title == "New" for point in walk(desk.open_talk.talk.points))


def test_enter_goes_to_a_new_line_and_tab_to_the_next_text(desk):
    desk.open_talk.select("p4")
    desk.open_talk.apply("x", set_point(desk.open_talk.talk, "p4", show=("one",), layout="list"))
    wait_until(lambda: desk.derived.is_current and desk.window.slide.preview.page is not None)
    wait_until(lambda: any(each.text == "one" for each in texts_of(desk.window.slide.preview.page)))
    click_on(desk, "one")
    line = desk.window.slide.editor.line
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert line.text() == ""
    QTest.keyClicks(line, "two")
    assert desk.open_talk.point.show == ("one", "two")
    QTest.keyClick(line, Qt.Key.Key_Escape)


def test_the_slide_and_the_pages_have_a_menu_of_our_own(desk):
    desk.open_talk.select("p4")
    slide = desk.window.slide
    for asked in (slide.preview.menu_wanted, slide.thumbnails.customContextMenuRequested):
        asked.emit(QPoint(5, 5))
        menu = QApplication.activePopupWidget()
        assert menu is not None
        assert {"Layout and &settings", "Insert a &table"} <= {action.text() for action in menu.actions()}
        menu.close()


def file_of(path: Path) -> QMimeData:
    """A file as it is dragged."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_several_pictures_stand_beside_one_another_and_a_further_one_joins_them(desk, tmp_path):
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / name).write_bytes(png(8, 8, (200, 0, 0)))
    desk.open_talk.mark_saved(desk.open_talk.talk, tmp_path / "t.yaml")
    desk.open_talk.select("p4")
    desk.side.pictures.take([tmp_path / "a.png", tmp_path / "b.png"])
    desk.side.pictures.take([tmp_path / "c.png"])
    point = desk.open_talk.point
    assert (point.image, point.layout) == ("a.png", "pictures")
    assert [each.image for each in point.pictures] == ["b.png", "c.png"]


def test_a_picture_is_pasted_on_the_slide(desk, tmp_path, qapp):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    qapp.clipboard().setImage(image)
    desk.open_talk.mark_saved(desk.open_talk.talk, tmp_path / "t.yaml")
    desk.open_talk.select("p4")
    QTest.keyClick(desk.window.slide.preview, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / desk.open_talk.point.image).read_bytes().startswith(b"\x89PNG")


def test_a_click_says_what_stays_in_sight():
    rect = Rect(100, 100, 200, 100)
    frame = PictureFrame(name="P", rect=rect, path="/a.jpg", image="a.jpg", alt="", crop=(0.25, 0, 0.25, 0))
    page = Page(
        number=1, kind="half_picture", key="a", title="", part="", background="#FFFFFF", frames=(frame,),
        steps=(),
    )  # fmt: skip
    assert picture_place(page, 100, 200) == ("a.jpg", "25 100")
    assert picture_place(page, 200, 150) == ("a.jpg", "50 50")
    assert picture_place(page, 99, 150) is None


def test_what_is_kept_in_sight_is_the_points_own(desk, tmp_path):
    (tmp_path / "a.png").write_bytes(png(8, 8, (200, 0, 0)))
    desk.open_talk.mark_saved(desk.open_talk.talk, tmp_path / "t.yaml")
    desk.open_talk.select("p4")
    desk.side.pictures.take([tmp_path / "a.png"])
    desk.window.slide.preview.focus_chosen.emit("a.png", "20 80")
    assert desk.open_talk.point.focus == "20 80"


def test_only_pictures_may_be_dropped_on_the_slide():
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/b.PNG"), QUrl.fromLocalFile("/a/c.heic")])
    assert pictures_in(data) == [Path("/a/b.PNG"), Path("/a/c.heic")]
    data.setUrls([QUrl.fromLocalFile("/a/b.txt")])
    assert pictures_in(data) == []


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
def test_the_last_of_the_talks_own_fields_is_not_cut(qtbot, size):
    desk = make_desk(qtbot)
    desk.window.showNormal()
    desk.window.resize(*size)
    desk.open_talk.apply("", talk("一、甲：话很多。", title="例子"))
    desk.open_talk.select("opening")
    settings = desk.window.slide.talk_settings
    if not settings.isVisible():
        desk.actions["slide_sheet"].trigger()
    view = settings.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: settings.isVisible() and settings.height() > 0)
    desk.window.layout().activate()
    qtbot.waitUntil(lambda: settings.geometry().bottom() < view.height(), timeout=2000)


def test_the_text_on_the_slide_keeps_its_height_when_the_style_is_applied_anew(qapp, desk):
    desk.open_talk.select("p4")
    desk.actions["layout_picture"].trigger()
    field = desk.window.slide.point_settings.fields["show"]
    wait_until(lambda: field.isVisible() and field.height() == field.minimumHeight())
    before = field.minimumHeight()
    for look in ("dark", "light"):
        style.apply(qapp, look)
        assert field.minimumHeight() == before


def test_the_shape_of_the_pages_is_the_talks_and_the_preview_has_it(desk):
    desk.open_talk.select("opening")
    field = desk.window.slide.talk_settings.ratio
    assert field.currentText() == "16:9"
    field.setCurrentIndex(1)
    field.activated.emit(1)
    assert desk.open_talk.talk.ratio == "4:3"
    wait_until(lambda: desk.derived.is_current)
    assert desk.derived.deck.width * 3 == desk.derived.deck.height * 4
    desk.open_talk.undo()
    assert desk.open_talk.talk.ratio == ""
    assert field.currentText() == "16:9"
