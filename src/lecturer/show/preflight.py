"""The checks before going on stage, each with its state and remedy, from plain facts."""

from __future__ import annotations

from typing import Literal

import msgspec

from lecturer.i18n import gettext as _
from lecturer.i18n import in_language
from lecturer.show.console_commands import KEYS, TAUGHT, Command
from lecturer.show.screens import Screen, Session, are_mirrored, assign, find
from lecturer.timing.contest import Rules
from lecturer.timing.format import clock_text

Tone = Literal["ok", "warn", "over"]
Action = Literal["", "identify", "displays", "power", "save", "rules", "blanks", "picture", "theme", "teach"]

_SCALES = (1.0, 3.0)
_LOW_PERCENT = 30


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand on this computer and in this talk.

    Attributes:
        screens: All that are plugged in.
        session: What is remembered about the projector.
        missing_fonts: First families of the theme's fonts of which none is installed.
        stays_awake: Whether the system agreed to keep its screens on.
        is_on_battery: Whether the computer runs on its battery; None when nothing is known.
        battery_percent: What is left in it; None when nothing is known.
        input_method: What the system calls the input method that is on; empty for none.
        is_saved: Whether a file holds the talk as it is.
        rules: What the contest allows.
        rules_problem: Why the rules cannot be read; empty when they can.
        planned: Seconds that the talk takes by plan.
        blanks: How many blanks are left.
        lost_pictures: The names of pictures that are not there.
        has_title: Whether the talk is called something.
        titles: What it might be called, from its own words, when it is not.
        heard: The clicker's button that was pressed last; empty while none was.
        learned: What buttons were taught.
    """

    screens: tuple[Screen, ...]
    session: Session = Session()
    missing_fonts: tuple[str, ...] = ()
    stays_awake: bool = True
    is_on_battery: bool | None = None
    battery_percent: int | None = None
    input_method: str = ""
    is_saved: bool = True
    rules: Rules = Rules()
    rules_problem: str = ""
    planned: float = 0.0
    blanks: int = 0
    lost_pictures: tuple[str, ...] = ()
    has_title: bool = True
    titles: tuple[str, ...] = ()
    heard: str = ""
    learned: dict[str, Command] = {}


class Item(msgspec.Struct, frozen=True):
    """One thing that was looked at.

    Attributes:
        name: What it is about; the same in every language.
        tone: Fine, to be looked at, or in the way of the show.
        what: How it stands, one sentence without a full stop.
        remedy: What to do, likewise; empty when nothing is.
        action: What one click can do about it; empty when it takes hands.
    """

    name: str
    tone: Tone
    what: str
    remedy: str = ""
    action: Action = ""


def preflight(facts: Facts) -> tuple[Item, ...]:
    """Everything, in the order in which one would look."""
    return (
        _screens(facts), _mirrored(facts), _scale(facts), _fonts(facts), _sleep(facts), _power(facts),
        _input_method(facts), _clicker(facts), _saved(facts), _rules(facts), _time(facts), _blanks(facts),
        _pictures(facts), _title(facts),
    )  # fmt: skip


def worst(items: tuple[Item, ...]) -> Tone:
    """The tone of the whole."""
    tones = {item.tone for item in items}
    return "over" if "over" in tones else "warn" if "warn" in tones else "ok"


def _screens(facts: Facts) -> Item:
    assignment, _session = assign(facts.screens, facts.session)
    stage = find(facts.screens, assignment.stage)
    if len(facts.screens) < 2 or stage is None:
        return Item(
            "screens", "warn", _("One screen: the page will be in a window beside the notes"),
            _("Plug the projector in; it is found by itself, during the show too"),
        )  # fmt: skip
    ratio = stage.device_ratio
    size = {"width": round(stage.width * ratio), "height": round(stage.height * ratio)}
    what = _("The audience sees “%(name)s”, %(width)d×%(height)d") % {"name": _called(stage), **size}
    return Item("screens", "ok", what, action="identify")


def _mirrored(facts: Facts) -> Item:
    if are_mirrored(facts.screens):
        return Item(
            "mirrored", "over", _("The screens show the same picture, so the notes will stay hidden"),
            _("Set the displays to “extend”"), "displays",
        )  # fmt: skip
    if len(facts.screens) < 2:
        return Item(
            "mirrored", "ok", _("In a call, share the window of the page only; the notes are in another")
        )
    return Item("mirrored", "ok", _("Each screen shows its own picture; only you see the notes"))


def _title(facts: Facts) -> Item:
    if facts.has_title:
        return Item("title", "ok", _("The cover has a title"))
    remedy = _("Write it in the settings of the opening")
    if facts.titles:
        remedy = _("Write it in the settings of the opening; the words offer: %(titles)s") % {
            "titles": _(", ").join(facts.titles)
        }
    return Item("title", "warn", _("The talk has no title, and the cover says so"), remedy)


def _scale(facts: Facts) -> Item:
    lowest, highest = _SCALES
    odd = [screen for screen in facts.screens if not lowest <= screen.device_ratio <= highest]
    told = ", ".join(f"{_called(screen)} {screen.device_ratio:.0%}" for screen in odd or facts.screens)
    if odd:
        return Item("scale", "warn", told, _("Set the scale between 100 % and 300 %"), "displays")
    return Item("scale", "ok", _("Scale: %(scales)s; pages are drawn sharp") % {"scales": told})


def _fonts(facts: Facts) -> Item:
    if facts.missing_fonts:
        return Item(
            "fonts", "warn",
            _("A font of the theme is not installed: %(names)s") % {"names": ", ".join(facts.missing_fonts)},
            _("Install it, or choose another theme; another font stands in until then"), "theme",
        )  # fmt: skip
    return Item("fonts", "ok", _("All fonts of the theme are installed"))


def _sleep(facts: Facts) -> Item:
    if facts.stays_awake:
        return Item("sleep", "ok", _("The screens will stay awake during the show"))
    return Item(
        "sleep", "warn", _("The system does not promise to keep the screens awake"),
        _("Switch the screen saver and sleep off in the system's settings"), "power",
    )  # fmt: skip


def _power(facts: Facts) -> Item:
    if not facts.is_on_battery:
        return Item("power", "ok", _("Running on mains power"))
    left = facts.battery_percent
    what = _("Running on the battery") if left is None else _("Running on the battery, %(n)d %% left")
    is_low = left is not None and left < _LOW_PERCENT
    return Item("power", "over" if is_low else "warn", what % {"n": left or 0}, _("Plug the charger in"))


def _input_method(facts: Facts) -> Item:
    named = _("The input method (%(name)s) is off during the show; every key works")
    plain = _("Every key works, whatever input method is on")
    return Item("input_method", "ok", named % {"name": facts.input_method} if facts.input_method else plain)


def _clicker(facts: Facts) -> Item:
    if not facts.heard:
        return Item(
            "clicker", "warn", _("No button of a clicker was heard yet"),
            _("Press one now, while this window is in front"), "teach",
        )  # fmt: skip
    command = facts.learned.get(facts.heard) or KEYS.get(facts.heard)
    if facts.heard == "Enter":
        command = "next"
    action = next((in_language(row.texts) for row in TAUGHT if row.name == command), "")
    if not action:
        what = _("The button “%(key)s” means nothing yet") % {"key": facts.heard}
        return Item("clicker", "warn", what, _("Teach it what to do"), "teach")
    what = _("Heard “%(key)s”: %(action)s") % {"key": facts.heard, "action": action}
    return Item("clicker", "ok", what, action="teach")


def _saved(facts: Facts) -> Item:
    if facts.is_saved:
        return Item("saved", "ok", _("The talk is saved"))
    return Item("saved", "warn", _("The talk has changes that are in no file"), _("Save it"), "save")


def _rules(facts: Facts) -> Item:
    if facts.rules_problem:
        return Item("rules", "over", facts.rules_problem, _("Choose the rules again"), "rules")
    if facts.rules == Rules():
        return Item(
            "rules", "warn", _("No rules are chosen, so no limit is shown"),
            _("Choose those of the contest"), "rules",
        )  # fmt: skip
    return Item("rules", "ok", _("Rules: %(name)s") % {"name": facts.rules.label})


def _time(facts: Facts) -> Item:
    planned, rules = facts.planned, facts.rules
    times = {"time": clock_text(planned)}
    if rules.maximum is not None and planned > rules.maximum:
        what = _("The plan takes %(time)s, over the limit of %(limit)s")
        remedy = _("Shorten it, or mark points that may be skipped")
        return Item("time", "over", what % {**times, "limit": clock_text(rules.maximum)}, remedy)
    if rules.minimum is not None and planned < rules.minimum:
        what = _("The plan takes %(time)s, under the minimum of %(limit)s")
        return Item(
            "time", "warn", what % {**times, "limit": clock_text(rules.minimum)}, _("Speak more slowly")
        )
    return Item("time", "ok", _("The plan takes %(time)s") % times)


def _blanks(facts: Facts) -> Item:
    if not facts.blanks:
        return Item("blanks", "ok", _("No blanks are left"))
    what = _("Blanks that are not filled in: %(n)d") % {"n": facts.blanks}
    return Item("blanks", "warn", what, _("Fill them in"), "blanks")


def _pictures(facts: Facts) -> Item:
    if not facts.lost_pictures:
        return Item("pictures", "ok", _("All pictures are there"))
    what = _("Pictures that are not found: %(names)s") % {"names": ", ".join(facts.lost_pictures)}
    remedy = _("Put them beside the talk's file again, or choose others")
    return Item("pictures", "over", what, remedy, "picture")


def _called(screen: Screen) -> str:
    return screen.identity.model or screen.identity.name
