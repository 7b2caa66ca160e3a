"""Assigns screens to audience and speaker: a policy over plain records, never over coordinates.

A projector is known by what it is (maker, model, serial number, name), not by where it stands. What is lost
for a moment changes no choice.

Privacy is a rule over screens, in every mode. The audience's screens are the stage's and those that were the
stage's in this show. The console may be on a screen that is none of them and that no other screen repeats;
anywhere else only when the speaker asked for that, and then the badge says so. Screens that show the same
part of the desktop count as one.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

Mode = Literal["two", "windowed", "stage_only", "mirrored", "away", "private"]
Privacy = Literal["only_you", "open", "hidden"]

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
        projector: The screen the stage was on last beside a console; None before it was on any.
        console: The screen the console was on last in this show.
        known: Every screen seen in this show.
        audience: Every screen that was the audience's in this show, until it is given to the speaker.
        notes_anyway: The speaker wants the notes where others may see them.
        is_private: A rehearsal: the stage is on no screen, whatever is plugged in.
    """

    remembered: Identity | None = None
    projector: Identity | None = None
    console: Identity | None = None
    known: frozenset[Identity] = frozenset()
    audience: frozenset[Identity] = frozenset()
    notes_anyway: bool = False
    is_private: bool = False


class Assignment(msgspec.Struct, frozen=True):
    """What is on the screens; None where it is on none.

    Attributes:
        stage: The screen of the audience's page.
        console: The screen of the notes.
        mode: `two`: each fills its own screen. `stage_only`: the page alone, as on a single screen.
            `mirrored`: the screens show the same, so the page alone. `windowed`: both in windows on one
            screen, as the speaker asked. `away`: the projector was lost, the console stays alone.
            `private`: a rehearsal, the console alone.
        curtains: Screens that stay black: the audience saw them earlier in this show.
    """

    stage: Identity | None
    console: Identity | None
    mode: Mode
    curtains: tuple[Identity, ...] = ()


def assign(screens: tuple[Screen, ...], session: Session) -> tuple[Assignment, Session]:
    """What goes where now, and what to remember.

    Args:
        screens: All that are plugged in, in any order; may be empty.
        session: What was remembered.
    """
    assignment = _assignment(screens, session)
    assignment = replace(assignment, curtains=_curtains(screens, session, assignment))
    session = replace(session, known=session.known | {screen.identity for screen in screens})
    if assignment.mode == "two" and assignment.stage is not None:
        session = replace(
            session,
            projector=assignment.stage,
            console=assignment.console,
            audience=session.audience | {assignment.stage},
            notes_anyway=session.notes_anyway and privacy(screens, session, assignment) != "only_you",
        )
    elif assignment.mode in ("away", "private") and assignment.console:
        session = replace(session, console=assignment.console)
    return assignment, session


def swap(screens: tuple[Screen, ...], session: Session) -> Session:
    """The two screens exchanged; where notes are hidden, they are shown after all, or hidden again.

    After a projector was lost the speaker gives up waiting for it: what is left is looked at anew.
    """
    now, session = assign(screens, session)
    if now.mode == "two" and now.console and now.stage:
        return _given_to_the_speaker(screens, session, speakers=now.stage, projector=now.console)
    if now.mode == "away" and screens:
        return replace(session, projector=None, notes_anyway=False)
    is_about_notes = now.mode in ("windowed", "stage_only", "mirrored") or session.notes_anyway
    return replace(session, notes_anyway=not session.notes_anyway) if is_about_notes else session


def choose(screens: tuple[Screen, ...], session: Session, projector: Identity) -> Session:
    """The user says which screen the audience sees; kept for the next show too.

    The screen that the audience saw until now stays dark, unless it is the only one left for the notes.
    """
    now, session = assign(screens, session)
    if now.mode == "two" and now.stage and now.console == projector and not _others(screens, session, now):
        return _given_to_the_speaker(screens, session, speakers=now.stage, projector=projector)
    console = None if session.console == projector else session.console
    return replace(session, remembered=projector, projector=projector, console=console, notes_anyway=False)


def privacy(screens: tuple[Screen, ...], session: Session, assignment: Assignment) -> Privacy:
    """Who can see the notes: computed from where they are, whatever mode this is.

    `only_you`: no screen of the audience shows or repeats them. `open`: others may see them. `hidden`: they
    are on no screen.
    """
    console = find(screens, assignment.console)
    if console is None:
        return "hidden"
    is_seen = console.identity in session.audience | {assignment.stage}
    return "open" if is_seen or any(console.mirrors(other) for other in screens) else "only_you"


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
        return _rehearsal(screens, session)
    if _is_one_place(screens):
        return _alone(screens, session)
    stage = _projector(screens, session)
    if stage is None:
        return _without_projector(screens, session)
    beside = tuple(screen for screen in screens if screen != stage and not screen.mirrors(stage))
    allowed = _allowed(beside, screens, session)
    if allowed:
        return Assignment(stage.identity, _console_screen(allowed, session).identity, "two")
    if session.notes_anyway:
        return Assignment(stage.identity, stage.identity, "windowed")
    return _page_alone(stage, screens)


def _rehearsal(screens: tuple[Screen, ...], session: Session) -> Assignment:
    """The speaker's screen, and no other; a projector that is known is the last to be taken."""
    allowed = _allowed(screens, screens, session)
    projector = find(screens, session.remembered)
    usual = tuple(screen for screen in allowed if screen != projector) or allowed
    if usual:
        return Assignment(None, _console_screen(usual, session).identity, "private")
    return _page_alone(_projector(screens, session) or screens[0], screens)


def _alone(screens: tuple[Screen, ...], session: Session) -> Assignment:
    """One place to look at: it is the projector's, or what is left without it, or all there ever was."""
    projector = find(screens, session.projector)
    if session.projector is not None and projector is None:
        return _without_projector(screens, session)
    stage = projector or _projector(screens, session) or screens[0]
    if session.notes_anyway:
        return Assignment(stage.identity, stage.identity, "windowed")
    return _page_alone(stage, screens)


def _without_projector(screens: tuple[Screen, ...], session: Session) -> Assignment:
    allowed = _allowed(screens, screens, session)
    if allowed:
        return Assignment(None, _console_screen(allowed, session).identity, "away")
    return _page_alone(_console_screen(screens, session), screens)


def _page_alone(stage: Screen, screens: tuple[Screen, ...]) -> Assignment:
    return Assignment(stage.identity, None, "mirrored" if are_mirrored(screens) else "stage_only")


def _allowed(
    candidates: tuple[Screen, ...], screens: tuple[Screen, ...], session: Session
) -> tuple[Screen, ...]:
    """The screens of these on which only the speaker sees the notes; all, if the speaker says so."""
    allowed = tuple(
        screen
        for screen in candidates
        if screen.identity not in session.audience and not any(screen.mirrors(other) for other in screens)
    )
    return allowed or (candidates if session.notes_anyway else ())


def _others(screens: tuple[Screen, ...], session: Session, now: Assignment) -> tuple[Screen, ...]:
    """The screens for the notes besides the two in use."""
    free = tuple(screen for screen in screens if screen.identity not in (now.stage, now.console))
    return _allowed(free, screens, replace(session, notes_anyway=False))


def _curtains(screens: tuple[Screen, ...], session: Session, assignment: Assignment) -> tuple[Identity, ...]:
    """What the audience saw before stays black, except where the notes or the page are now."""
    used = [screen for screen in screens if screen.identity in (assignment.stage, assignment.console)]
    return tuple(
        screen.identity
        for screen in screens
        if screen.identity in session.audience
        and screen not in used
        and not any(screen.mirrors(other) for other in used)
    )


def _given_to_the_speaker(
    screens: tuple[Screen, ...], session: Session, *, speakers: Identity, projector: Identity
) -> Session:
    """The guess was wrong: the audience's screen is the speaker's from now on, unless another repeats it."""
    given = find(screens, speakers)
    is_repeated = given is None or any(given.mirrors(other) for other in screens)
    kept = session.audience if is_repeated else session.audience - {speakers}
    return replace(
        session,
        remembered=projector,
        projector=projector,
        console=speakers,
        audience=kept | {projector},
        notes_anyway=False,
    )


def _is_one_place(screens: tuple[Screen, ...]) -> bool:
    """Whether every screen shows a part of what one of them shows."""
    return any(all(one == other or one.mirrors(other) for other in screens) for one in screens)


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
    candidates = outside or [screen for screen in screens if screen != console] or list(screens)
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
