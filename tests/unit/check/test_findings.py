"""What would go wrong on the day."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.builders import talk

from lecturer.check.findings import CHECKS, Finding, check
from lecturer.check.labels import place, severity_name
from lecturer.check.scene import Scene
from lecturer.check.slides import pages
from lecturer.deck.pages import Deck, Page, Step
from lecturer.talk import edits
from lecturer.talk.records import Doubt, Point, Talk
from lecturer.talk.walk import keys
from lecturer.timing.plan import plan
from lecturer.timing.rate import Rate
from lecturer.timing.rules import Rules, load_rules

SOUND = talk(
    "一、从小事做起：每天做一件看得见的小事。 / 二、坚持下去：坚持一个月，就会成为习惯。",
    title="一次只做好一件事",
    opening="同志们：",
    closing="谢谢大家！",
)


def kinds(one: Talk, **how: object) -> list[tuple[str, str, str]]:
    return [(each.severity, each.kind, each.key) for each in check(one, **how)]  # type: ignore[arg-type]


def test_a_sound_talk_has_no_findings():
    assert check(SOUND) == ()


def test_an_empty_talk_is_an_error():
    assert ("error", "empty_talk", "") in kinds(Talk())


def test_a_talk_without_points_is_said_over_the_cover():
    assert kinds(Talk(title="题目", opening="大家好！")) == [("warning", "no_points", "opening")]


def test_a_point_without_a_title_is_an_error():
    assert ("error", "no_title", "p1") in kinds(edits.set_point(SOUND, "p1", title=" "))


def test_a_talk_without_a_title_is_a_warning():
    assert kinds(edits.set_talk(SOUND, title="")) == [("warning", "no_title", "")]


def test_blanks_are_counted_and_shown_with_their_words():
    one = edits.set_words(SOUND, "p1", "请**同志和××同志到台上来领奖。")
    (finding,) = check(one)
    assert (finding.severity, finding.kind, finding.key) == ("warning", "blank", "p1")
    assert finding.what.startswith("2 blanks are left: 请**同志和")


def test_doubts_are_findings_until_they_are_settled():
    one = edits.set_point(SOUND, "p2", doubts=(Doubt("gap", "四是", "三是"),))
    assert kinds(one) == [("warning", "doubt", "p2")]
    assert kinds(edits.settle(one, "p2")) == []


def test_a_leaf_without_notes_is_a_warning_but_a_parent_may_be_silent():
    one = edits.set_words(SOUND, "p1", "")
    assert ("warning", "no_notes", "p1") in kinds(one)
    parent = talk("甲 > 乙：乙的话。", title="题")
    assert kinds(edits.set_words(parent, "p1", "")) == []


def test_a_very_long_title_is_a_hint():
    one = edits.set_point(SOUND, "p1", title="很长的标题" * 7)
    assert ("hint", "long_title", "p1") in kinds(one)


def test_siblings_of_the_same_title_are_a_hint_and_cousins_are_not():
    assert kinds(edits.set_point(SOUND, "p2", title="从小事做起")) == [("hint", "same_title", "p2")]
    cousins = talk("甲 > 小结：话。 < 乙 > 小结：话。", title="题")
    assert kinds(cousins) == []


def test_a_talk_that_is_too_long_says_by_how_much():
    one = edits.set_words(SOUND, "p1", "看得见的事情，要做好。" * 240)
    finding = next(
        each for each in check(one, rules=load_rules("contest-speech-8")) if each.kind == "over_time"
    )
    assert finding.severity == "error"
    assert "more than Speech contest, 6–8 min allows (−0.2)" in finding.what
    assert finding.remedy.startswith("Leave out about ")


def test_a_talk_that_is_too_short_says_by_how_much():
    one = edits.set_talk(SOUND, rules="contest-speech-8")
    assert ("error", "under_time", "") in kinds(one)


def test_a_talk_that_just_fits_is_to_be_rehearsed():
    total = plan(SOUND).total
    assert kinds(SOUND, rules=Rules(maximum=total + 0.5)) == [("hint", "near_limit", "")]


def test_the_rate_decides_whether_it_fits():
    total = plan(SOUND).total
    rules = Rules(maximum=total * 1.2)
    assert kinds(SOUND, rules=rules) == []
    assert ("error", "over_time", "") in kinds(SOUND, rules=rules, rate=Rate(150))


def test_a_fixed_time_in_which_nobody_can_speak_is_a_warning():
    one = edits.set_point(SOUND, "p1", seconds=1.0)
    assert kinds(one) == [("warning", "fixed_time", "p1")]


def test_a_film_without_a_length_is_a_warning():
    one = edits.set_words(SOUND, "p1", "看一段短片。（播放视频）看完了。")
    assert kinds(one) == [("warning", "cue", "p1")]
    assert kinds(edits.set_words(SOUND, "p1", "看一段短片。（播放视频，40秒）看完了。")) == []


def test_pictures(tmp_path: Path):
    path = tmp_path / "talk.yaml"
    one = edits.set_point(SOUND, "p1", image="图.png", alt="一张图")
    assert ("error", "picture_missing", "p1") in kinds(one, path=path)
    assert not any(kind == "page" for _, kind, _ in kinds(one, path=path)), "said once, not twice"


@pytest.mark.parametrize("image", ["../图.png", "/tmp/图.png", "C:\\图.png", "a/../../图.png", "..\\图.png"])
def test_a_picture_outside_the_folder_stays_behind(image: str, tmp_path: Path):
    one = edits.set_point(SOUND, "p1", image=image, alt="一张图")
    assert ("warning", "picture_outside", "p1") in kinds(one, path=tmp_path / "talk.yaml")


def test_a_picture_without_a_description_is_a_hint(tmp_path: Path):
    one = edits.set_point(SOUND, "p1", image="图.png")
    assert ("hint", "picture_alt", "p1") in kinds(one, path=tmp_path / "talk.yaml")


def test_a_theme_that_is_not_there_is_one_error():
    assert [(severity, kind) for severity, kind, _ in kinds(edits.set_talk(SOUND, theme="nope"))] == [
        ("error", "theme")
    ]


def test_rules_that_are_not_there_are_one_error():
    found = check(edits.set_talk(SOUND, rules="nope"))
    assert [(each.severity, each.kind) for each in found] == [("error", "rules")]
    assert found[0].remedy.startswith("Choose one of: ")


def test_rules_that_forbid_names():
    named = edits.set_talk(SOUND, speaker="张三", opening="我是张三。")
    rules = load_rules("contest-teaching-20")
    assert [each for each in kinds(named, rules=rules) if each[1] == "anonymous"] == [
        ("error", "anonymous", ""), ("error", "anonymous", "opening"),
    ]  # fmt: skip
    assert not any(kind == "anonymous" for _, kind, _ in kinds(SOUND, rules=rules))
    assert not any(kind == "anonymous" for _, kind, _ in kinds(named))


def test_what_the_layout_could_not_do_is_told_once_a_slide():
    page = Page(number=1, kind="list", key="p1", title="题", part="", background="#FFFFFF", frames=(),
                steps=(Step("p1", "", 0),), warnings=("The table is too wide",))  # fmt: skip
    more = Page(number=2, kind="list", key="p1", title="题 2", part="", background="#FFFFFF", frames=(),
                steps=(Step("p1", "", 0),), continuation=True)  # fmt: skip
    deck = Deck(title="", subtitle="", speaker="", unit="", language="zh-CN", theme="plain", width=1,
                height=1, fonts={}, colors={}, pages=(page, more, more))  # fmt: skip
    scene = Scene(talk=SOUND, plan=plan(SOUND), rules=Rules(), deck=deck, folder=None)
    assert [(each.kind, each.key) for each in pages(scene)] == [("page", "p1"), ("continuation", "p1")]


def test_findings_come_in_the_order_of_the_talk():
    one = talk("甲 > 乙 / 丙 < 丁", title="")
    for key in ("p4", "p2"):
        one = edits.set_words(one, key, "**还没有写。")
    order = {key: index for index, key in enumerate(("", *keys(one)))}
    places = [order[each.key] for each in check(one)]
    assert places == sorted(places)


@given(
    st.lists(
        st.builds(Point, id=st.uuids().map(str), title=st.text(max_size=5), notes=st.text(max_size=20)),
        max_size=4,
    )
)
def test_any_talk_can_be_checked(points: list[Point]):
    one = Talk(title="题", points=tuple(points))
    assert all(isinstance(each, Finding) and each.what and each.remedy for each in check(one))


def test_every_check_says_what_it_looks_for():
    assert all(each.__doc__ for each in CHECKS)


def test_places_have_names():
    assert [place(SOUND, key) for key in ("", "opening", "closing", "p1", "gone")] == [
        "The whole talk", "Opening", "Closing", "一、从小事做起", "gone",
    ]  # fmt: skip
    assert severity_name("error") == "Error"


@pytest.mark.parametrize(
    ("opening", "is_found"),
    [
        ("今天我讲三点：", True),
        ("今天我讲两点：", False),
        ("来了33个孩子，分成几组：", False),
        ("时隔3个月，我又来了。", False),
    ],
)
def test_a_count_that_the_points_do_not_keep_is_named(opening: str, is_found: bool):
    found = [
        each
        for each in check(talk("一、甲 / 二、乙", title="题", opening=opening))
        if each.kind == "announced"
    ]
    assert bool(found) == is_found


def test_words_that_go_on_are_no_point_without_a_title():
    one = talk("一、甲 > 一是乙 / 二是丙", title="题")
    tail = Point(id="p9", notes="都在这里了。", continues=True)
    first = one.points[0]
    one = edits.set_talk(one, points=(structs.replace(first, points=(*first.points, tail)),))
    assert "no_title" not in {each.kind for each in check(one)}
