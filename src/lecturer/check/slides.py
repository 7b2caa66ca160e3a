"""Checks of the slides: pictures, their texts, and what the layout could not do as asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lecturer.check.finding import Finding
from lecturer.check.scene import Scene
from lecturer.files.border import OutsideError, file_inside, path_inside
from lecturer.i18n import gettext as _
from lecturer.talk.pictures import of_talk
from lecturer.talk.records import OPENING, Picture


def pictures(scene: Scene) -> Iterator[Finding]:
    """Pictures that will not be there, or that nobody can hear about."""
    for key, picture in of_talk(scene.talk):
        about = "" if key == OPENING else key
        if not _lies_inside(picture.image, scene.folder):
            yield Finding(
                "warning",
                about,
                _("The picture %(name)s lies outside the talk's folder and stays behind when it is copied")
                % {"name": picture.image},
                _("Copy it beside the talk and choose it there"),
                "picture_outside",
            )
        if _is_missing(scene, picture):
            yield Finding(
                "error",
                about,
                _("The picture %(name)s is not there") % {"name": picture.image},
                _("Put it back or choose another one"),
                "picture_missing",
            )
        if not picture.alt.strip() and key != OPENING:
            yield Finding(
                "hint",
                about,
                _("The picture has no description"),
                _("Say in a few words what it shows"),
                "picture_alt",
            )


def pages(scene: Scene) -> Iterator[Finding]:
    """What the layout could not do as asked."""
    if scene.deck is None:
        return
    known = {key for key, picture in of_talk(scene.talk) if _is_missing(scene, picture)}
    named: set[str] = set()
    for page in scene.deck.pages:
        for warning in () if page.key in known else page.warnings:
            yield Finding("warning", _key(page.key), warning, _("Look at the slide"), "page")
        if page.continuation and page.key not in named:
            named.add(page.key)
            yield Finding(
                "hint",
                _key(page.key),
                _("The slide does not hold everything; the rest is on a continuation page"),
                _("Shorten the titles of its points, or split the point"),
                "continuation",
            )


def _key(page_key: str) -> str:
    return "" if page_key == "agenda" else page_key


def _is_missing(scene: Scene, picture: Picture) -> bool:
    if scene.folder is None:
        return False
    try:
        file_inside(picture.image, scene.folder)
    except OutsideError:
        return False  # said already, in other words
    except (OSError, RuntimeError):
        return True
    return False


def _lies_inside(image: str, folder: Path | None) -> bool:
    try:
        path_inside(image, folder or Path())
    except OutsideError:
        return False
    return not os.path.isabs(image)
