"""Which screen the audience sees and which the speaker: a policy over plain records, never over coordinates.

A projector is known by what it is (maker, model, serial number, name), not by where it stands. What is lost
for a moment changes no choice; whatever happens, the console is never on the audience's screen.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

Mode = Literal["two", "windowed", "stage_only", "mirrored", "away", "private"]

_LAPTOP_PREFIXES = ("edp", "lvds", "dsi", "built-in", "color lcd", "internal")


class Identity(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a screen is, wherever it stands."""

    name: str
    manufacturer: str = ""
    model: str = ""
    serial: str = ""


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """A screen as the system reports it. Its place serves to notice a mirror, and nothing else.

    Attributes:
        identity: What it is.
        x: Left edge on the desktop.
        y: Upper edge on the desktop.
        width: Logical pixels.
        height: Logical pixels.
        device_ratio: Device pixels a logical one.
        is_primary: The system's main screen; there may be none.
    """

    identity: Identity
    x: int
    y: int
    width: int
    height: int
    device_ratio: float = 1.0
    is_primary: bool = False

    @property
    def is_laptop(self) -> bool:
        """Whether it is built into the computer."""
        named = (self.identity.name, self.identity.model)
        return any(text.lower().startswith(_LAPTOP_PREFIXES) for text in named)

    def mirrors(self, other: Screen) -> bool:
        """Whether the two show the same part of the desktop."""
        return (
            self.identity != other.identity
            and self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """What a show remembers about screens.

    Attributes:
        remembered: The projector chosen at an earlier show, or now; kept in the settings.
        projector: The screen the stage was on last in this show; None before it was on any.
        console: The screen the console was on last in this show.
        known: Every screen seen in this show.
        alone: What to do with one screen only: console and stage in windows, or the stage alone.
        is_windowed: The user wants the stage in a window, to share it in a call.
        is_private: A rehearsal: the stage is on no screen, whatever is plugged in.
    """

    remembered: Identity | None = None
    projector: Identity | None = None
    console: Identity | None = None
    known: frozenset[Identity] = frozenset()
    alone: Literal["windowed", "stage_only"] = "windowed"
    is_windowed: bool = False
    is_private: bool = False


class Assignment(msgspec.Struct, frozen=True):
    """Where the two windows go; None hides the window.

    Attributes:
        mode: `two`: each full-screen on its own. `windowed`: both in windows. `stage_only`: the stage alone.
            `mirrored`: all screens show the same, so the stage alone. `away`: the projector was lost, the
            console stays alone. `private`: a rehearsal, the console alone.
    """

    stage: Identity | None
    console: Identity | None
    mode: Mode


def assign(screens: tuple[Screen, ...], session: Session) -> tuple[Assignment, Session]:
    """Where the windows go now, and what to remember.

    Args:
        screens: All that are plugged in, in any order; may be empty.
        session: What was remembered.
    """
    assignment = _assignment(screens, session)
    session = replace(session, known=session.known | {screen.identity for screen in screens})
    if assignment.mode == "two":
        session = replace(session, projector=assignment.stage, console=assignment.console)
    elif assignment.mode == "away" and assignment.console:
        session = replace(session, console=assignment.console)
    return assignment, session


def swap(screens: tuple[Screen, ...], session: Session) -> Session:
    """The roles of the two screens exchanged; with one screen, the stage alone or both in windows."""
    now, session = assign(screens, session)
    if now.mode == "two" and now.console:
        return replace(session, remembered=now.console, projector=now.console, console=now.stage)
    if now.mode in ("windowed", "stage_only"):
        other: Literal["windowed", "stage_only"] = "stage_only" if now.mode == "windowed" else "windowed"
        return replace(session, alone=other, is_windowed=other == "windowed" and session.is_windowed)
    return session


def choose(session: Session, projector: Identity) -> Session:
    """The user says which screen the audience sees; kept for the next show too."""
    console = None if session.console == projector else session.console
    return replace(session, remembered=projector, projector=projector, console=console, is_windowed=False)


def find(screens: tuple[Screen, ...], wanted: Identity | None) -> Screen | None:
    """The screen that is the wanted one: all of it, else maker, model and serial, else the name and model."""
    if wanted is None:
        return None
    for matches in (_is_same, _is_same_device, _has_same_name):
        found = [screen for screen in screens if matches(screen.identity, wanted)]
        if len(found) == 1:
            return found[0]
    return None


def are_mirrored(screens: tuple[Screen, ...]) -> bool:
    """Whether any two screens show the same part of the desktop."""
    return any(one.mirrors(other) for index, one in enumerate(screens) for other in screens[index + 1 :])


def _assignment(screens: tuple[Screen, ...], session: Session) -> Assignment:
    if not screens:
        return Assignment(None, None, "away")
    if session.is_private:
        return Assignment(None, _console_screen(screens, session).identity, "private")
    if len(screens) == 1:
        return _alone(screens[0], session)
    stage = _projector(screens, session)
    if stage is None:
        return _without_projector(screens, session)
    private = tuple(screen for screen in screens if screen != stage and not screen.mirrors(stage))
    if not private:
        return Assignment(stage.identity, None, "mirrored")
    console = _console_screen(private, session)
    if session.is_windowed:
        return Assignment(console.identity, console.identity, "windowed")
    return Assignment(stage.identity, console.identity, "two")


def _alone(screen: Screen, session: Session) -> Assignment:
    """One screen: it is the projector itself, or what is left without it, or all there ever was."""
    here = screen.identity
    if session.projector is not None and not session.is_windowed:
        if find((screen,), session.projector):
            return Assignment(here, None, "stage_only")
        return Assignment(None, here, "away")
    if session.alone == "stage_only":
        return Assignment(here, None, "stage_only")
    return Assignment(here, here, "windowed")


def _without_projector(screens: tuple[Screen, ...], session: Session) -> Assignment:
    return Assignment(None, _console_screen(screens, session).identity, "away")


def _projector(screens: tuple[Screen, ...], session: Session) -> Screen | None:
    """The one in use; when that is lost, one that is new; at first the remembered one, or a guess."""
    in_use = find(screens, session.projector)
    if in_use:
        return in_use
    console = find(screens, session.console)
    outside = [screen for screen in screens if not screen.is_laptop and screen != console]
    if session.projector is not None:
        new = [screen for screen in outside if screen.identity not in session.known]
        return find(tuple(new), session.remembered) or (new[0] if len(new) == 1 else None)
    remembered = find(screens, session.remembered)
    if remembered:
        return remembered
    candidates = outside or [screen for screen in screens if screen != console]
    return next((screen for screen in candidates if not screen.is_primary), candidates[0])


def _console_screen(private: tuple[Screen, ...], session: Session) -> Screen:
    """Where the speaker looks: where the console was, the laptop's own screen, the main one, any."""
    was = find(private, session.console)
    if was:
        return was
    return next((s for s in private if s.is_laptop), None) or next(
        (s for s in private if s.is_primary), private[0]
    )


def _is_same(one: Identity, other: Identity) -> bool:
    return one == other


def _is_same_device(one: Identity, other: Identity) -> bool:
    return bool(one.serial) and (one.manufacturer, one.model, one.serial) == (
        other.manufacturer,
        other.model,
        other.serial,
    )


def _has_same_name(one: Identity, other: Identity) -> bool:
    return one.name == other.name
