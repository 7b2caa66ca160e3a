"""Before going on: every thing that can be wrong is said, with what to do; nothing else is."""

from __future__ import annotations

import pytest

from lecturer.show.preflight import Facts, Item, preflight, worst
from lecturer.show.screens import Identity, Screen
from lecturer.timing.contest import Rules

LAPTOP = Screen(identity=Identity("eDP-1"), x=0, y=0, width=1440, height=900, is_primary=True)
EPSON = Screen(identity=Identity("HDMI-1", "EPS", "EB-2250"), x=1440, y=0, width=1920, height=1080)
MIRROR = Screen(identity=Identity("HDMI-1"), x=0, y=0, width=1440, height=900)
HUGE = Screen(identity=Identity("DP-9"), x=1440, y=0, width=800, height=600, device_ratio=4.0)
RULES = Rules(name="eight", minimum=360.0, maximum=480.0)
FINE = Facts(
    screens=(LAPTOP, EPSON), rules=RULES, planned=450.0, heard="PageDown", is_on_battery=False
)  # fmt: skip


def changed(**facts) -> Facts:
    from msgspec.structs import replace

    return replace(FINE, **facts)


def item(name: str, **facts) -> Item:
    return next(each for each in preflight(changed(**facts)) if each.name == name)


def test_when_all_is_well_nothing_asks_to_be_done():
    items = preflight(FINE)
    assert worst(items) == "ok"
    assert len(items) >= 10
    assert all(not each.remedy for each in items)


def test_it_says_which_screen_the_audience_will_see():
    assert item("screens").what == "The audience sees “EB-2250”, 1920×1080"
    assert item("screens").action == "identify"


@pytest.mark.parametrize(
    ("facts", "name", "tone", "action"),
    [
        ({"screens": (LAPTOP,)}, "screens", "warn", ""),
        ({"screens": ()}, "screens", "warn", ""),
        ({"screens": (LAPTOP, MIRROR)}, "mirrored", "over", "displays"),
        ({"screens": (LAPTOP, HUGE)}, "scale", "warn", "displays"),
        ({"missing_fonts": ("KaiTi",)}, "fonts", "warn", "theme"),
        ({"stays_awake": False}, "sleep", "warn", "power"),
        ({"is_on_battery": True}, "power", "warn", ""),
        ({"is_on_battery": True, "battery_percent": 12}, "power", "over", ""),
        ({"heard": ""}, "clicker", "warn", "teach"),
        ({"heard": "F9"}, "clicker", "warn", "teach"),
        ({"is_saved": False}, "saved", "warn", "save"),
        ({"rules": Rules()}, "rules", "warn", "rules"),
        ({"rules_problem": "There is no rule set “x”"}, "rules", "over", "rules"),
        ({"planned": 500.0}, "time", "over", ""),
        ({"planned": 200.0}, "time", "warn", ""),
        ({"blanks": 3}, "blanks", "warn", "blanks"),
        ({"lost_pictures": ("a.png",)}, "pictures", "over", "picture"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(facts: dict, name: str, tone: str, action: str):
    found = item(name, **facts)
    assert (found.tone, found.action) == (tone, action)
    assert found.remedy
    assert worst(preflight(changed(**facts))) == tone


def test_a_taught_button_counts_as_heard():
    found = item("clicker", heard="F9", learned={"F9": "black"})
    assert (found.tone, found.what) == ("ok", "Heard “F9”: Black screen")


def test_a_percent_sign_in_the_battery_is_written_once():
    assert item("power", is_on_battery=True, battery_percent=80).what == "Running on the battery, 80 % left"


def test_no_limit_no_complaint_about_the_time():
    assert item("time", rules=Rules(), planned=9000.0).tone == "ok"


def test_a_talk_without_a_title_is_asked_for_one_with_titles_from_its_words():
    items = {
        item.name: item for item in preflight(Facts(screens=(), has_title=False, titles=("一盏灯", "守望")))
    }
    assert items["title"].tone == "warn"
    assert "一盏灯" in items["title"].remedy
    assert "守望" in items["title"].remedy
    assert {item.name: item.tone for item in preflight(Facts(screens=()))}["title"] == "ok"
