"""The window of proposals: scenes are accepted, refused, renamed and moved by keys, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from tests.builders import talk
from tests.gui.workspaces import wait_until

from lecturer.document.document import Document
from lecturer.manuscript.importing import Import
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Talk
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.importing.import_review import Reviewing, needs_proposals
from lecturer.ui.importing.proposals.window import ProposalWindow
from lecturer.ui.widgets.user_settings import UserSettings

BEGINNINGS = ("那年我九岁，爷爷把一只木船交给我。", "十八岁那年，我离开了家。", "去年冬天，我又回到了河边。")
REST = "船不大，油漆掉了一半，坐上去吱吱地响，可是他说它认得路。"
STORY = Talk(title="木船", opening="\n".join(f"{each}{REST * 5}" for each in BEGINNINGS))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def proposals(qtbot) -> Callable[..., ProposalWindow]:
    def show(made: Talk = STORY, **options: object) -> ProposalWindow:
        window = ProposalWindow(made, name="木船.txt", **options)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


def states(window: ProposalWindow) -> list[str]:
    return [row.state for row in window.choosing.rows]


def press(qtbot, window: ProposalWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(window.rows, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_a_key_accepts_the_scene_in_hand_and_goes_on(qtbot, proposals):
    window = proposals()
    press(qtbot, window, Qt.Key.Key_Y)
    assert states(window) == ["taken", "open", "open"]
    assert window.choosing.index == 1


def test_a_refused_scene_joins_the_one_before_and_comes_back_by_undo(qtbot, proposals):
    window = proposals()
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_N)
    assert states(window) == ["open", "refused", "open"]
    assert len(window.choosing.talk.points) == 2
    assert spoken(window.choosing.talk) == spoken(STORY)
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert states(window) == ["open", "open", "open"]


def test_one_key_accepts_all_and_once_more_uses_them(qtbot, proposals):
    window = proposals()
    used: list[Talk] = []
    window.accepted.connect(used.append)
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    assert states(window) == ["taken"] * 3
    assert used == []
    press(qtbot, window, Qt.Key.Key_Return, CONTROL)
    assert [point.title for point in used[0].points] == [row.title for row in window.choosing.rows]
    assert spoken(used[0]) == spoken(STORY)


def test_each_way_is_one_key_and_one_undo(qtbot, proposals):
    window = proposals()
    press(qtbot, window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert (window.choosing.way, window.choosing.talk) == (None, STORY)
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.choosing.way == "paragraphs"
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert window.choosing.way is None


def test_no_letter_answers_while_a_title_is_typed(qtbot, proposals):
    window = proposals()
    press(qtbot, window, Qt.Key.Key_F2)
    field = window.focusWidget()
    qtbot.keyClicks(field, "YN")
    assert states(window) == ["open", "open", "open"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.choosing.rows[0].title == "YN"


def test_esc_leaves_the_title_as_it_was_and_only_then_the_window(qtbot, proposals):
    window = proposals()
    title = window.choosing.rows[0].title
    press(qtbot, window, Qt.Key.Key_F2)
    qtbot.keyClicks(window.focusWidget(), "abc")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.choosing.rows[0].title == title
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_cut_is_moved_by_a_sentence(qtbot, proposals):
    window = proposals()
    press(qtbot, window, Qt.Key.Key_Down)
    before = window.choosing.talk.points[0].notes
    press(qtbot, window, Qt.Key.Key_Down, CONTROL)
    assert len(window.choosing.talk.points[0].notes) > len(before)
    assert spoken(window.choosing.talk) == spoken(STORY)


def test_pages_are_painted_beside_the_scenes(proposals):
    window = proposals()
    wait_until(lambda: len(window.rows.images) == 3)


@pytest.mark.language("zh")
def test_a_row_says_why_and_how_long(proposals):
    window = proposals()
    assert window.choosing.rows[1].reasons[0] == "换了时间：十八岁"


def test_a_long_text_without_points_opens_the_proposals(qtbot, qapp):
    parent = OpenTalk(Document(STORY))
    assert needs_proposals(STORY)
    assert not needs_proposals(talk("一、甲 / 二、乙"))
    assert not needs_proposals(Talk(opening="请大家入座。"))
    assert needs_proposals(Talk(opening="邻居每天来敲门，放下一把青菜。\n后来她搬走了，我才知道地只有三分。"))
    assert parent.talk is STORY


def test_the_review_opens_the_proposals_and_goes_on_to_the_outline(qtbot):
    from_import = Import(talk=STORY, source=STORY.opening)
    window = ProposalWindow(STORY)
    qtbot.addWidget(window)
    reviewing = Reviewing(window, UserSettings())
    settled: list[Talk] = []
    reviewing.settled.connect(lambda imported, _source: settled.append(imported.talk))
    reviewing.review(from_import, None)
    assert reviewing.window is None
    reviewing.proposals.use()
    reviewing.card.take()
    assert len(settled[0].points) == 3
    reviewing.review(from_import, None)
    reviewing.proposals.review()
    assert len(reviewing.window.open_talk.talk.points) == 3
    reviewing.window.deleteLater()


def test_slides_are_made_of_the_proposals_until_they_are_accepted(qapp):
    open_talk = OpenTalk(Document(STORY))
    derived = DerivedState(open_talk)
    wait_until(lambda: not derived.is_busy)
    assert len(derived.deck.pages) >= 4
    assert derived.is_current
    assert open_talk.talk.points == ()
    assert len(derived.shown.points) == 3
    assert derived.shown is derived.shown
    assert {finding.key for finding in derived.findings} <= {"", "opening", "closing"}


def test_where_only_paragraphs_are_on_offer_nothing_is_cut_unasked(qtbot, proposals):
    short = Talk(opening="邻居每天来敲门，放下一把青菜。\n后来她搬走了，我才知道地只有三分。")
    window = proposals(short)
    assert window.choosing.way is None
    assert window.choosing.talk == short
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.choosing.way == "paragraphs"
    assert len(window.choosing.talk.points) == 2


def test_a_key_goes_through_the_kinds_of_page_and_comes_back(qtbot, proposals):
    words = "1998 年，他来到石板沟，一共带来 17 个孩子和 412 封信。校长说：“沟里黑，你去给娃娃们照个亮。”"
    window = proposals(msgspec.structs.replace(STORY, opening=STORY.opening.replace("我离开了家。", words)))
    press(qtbot, window, Qt.Key.Key_Down)
    seen = []
    for _round in range(12):
        seen.append(window.choosing.rows[1].layout)
        press(qtbot, window, Qt.Key.Key_T)
    assert seen[0] == "auto"
    assert len({*seen}) > 1
    assert seen.count("auto") > 1
    assert window.choosing.talk.points[1].layout == window.choosing.rows[1].layout
    for _round in range(12):
        press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert window.choosing.rows[1].layout == "auto"
