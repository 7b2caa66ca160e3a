"""Pictures for the current point's slide: chosen, dropped or pasted; all of them lie in the talk's folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtGui import QImage

from lecturer.errors import LecturerError, UnwritableError
from lecturer.files.folders import data_folder
from lecturer.i18n import gettext as _
from lecturer.store.media_files import bring_picture, free_picture_name
from lecturer.talk import edits
from lecturer.talk.records import Layout, Picture, Point, Talk
from lecturer.ui.documents.open_talk import OpenTalk

_KEPT: frozenset[Layout] = frozenset(
    {"picture", "full_picture", "half_picture", "pictures", "person", "whole"}
)
"""Layouts that show a picture; a slide of another one becomes automatic, and its picture decides."""


class SlidePictures:
    """Puts pictures on slides.

    Args:
        open_talk: Whose slides.
        ask: Lets the user choose a picture, beginning in a folder.
        fail: Shows why it could not be done.
    """

    def __init__(
        self, open_talk: OpenTalk, ask: Callable[[str], Path | None], fail: Callable[[LecturerError], None]
    ) -> None:
        self._open_talk, self._ask, self._fail = open_talk, ask, fail

    def choose(self) -> None:
        """Let the user choose one."""
        path = self._open_talk.document.path
        chosen = self._ask(str(path.parent if path else Path.home()))
        if chosen is not None:
            self.take([chosen])

    def take(self, files: Sequence[Path]) -> None:
        """Put pictures on the current point's slide; those from elsewhere are copied into the talk's folder.

        One takes the place of the slide's own, except among several; of more the others stand beside it.
        """
        if not files:
            return
        try:
            folder = self._folder()
            names = [bring_picture(file, folder) for file in files]
        except LecturerError as error:
            self._fail(error)
            return
        self._show(names)

    def paste(self, image: QImage) -> None:
        """Put a picture of the clipboard on the slide; it becomes a file in the talk's folder."""
        try:
            name = free_picture_name(self._folder(), _("picture"))
            if not image.save(str(self._folder() / name), "PNG"):  # type: ignore[call-overload]
                raise UnwritableError(
                    _("The picture cannot be written into the talk's folder"),
                    path=self._folder() / name,
                    safe=_("The slide is as it was"),
                    remedy=_("Make room there, or save the talk elsewhere"),
                )
        except LecturerError as error:
            self._fail(error)
            return
        self._show([name])

    def keep_in_sight(self, image: str, focus: str) -> None:
        """Let a place of a picture stay in sight where the picture is cropped.

        Args:
            image: The picture, as the talk calls it.
            focus: Percent from the left and from the top.
        """
        talk, point = self._open_talk.talk, self._open_talk.point
        if point is None:
            after = edits.set_talk(talk, focus=focus) if image == talk.image else talk
        elif image == point.image:
            after = edits.set_point(talk, point.id, focus=focus)
        else:
            pictures = tuple(
                replace(each, focus=focus) if each.image == image else each for each in point.pictures
            )
            after = edits.set_point(talk, point.id, pictures=pictures)
        self._open_talk.apply(_("Picture"), after)

    def _folder(self) -> Path:
        """The talk's folder; pictures of a talk in no file wait elsewhere, and saving takes them along."""
        path = self._open_talk.document.path
        return path.parent if path else data_folder("pictures")

    def _named(self, names: list[str]) -> list[str]:
        """Pictures as the talk names them: by their whole path while it is in no file."""
        return names if self._open_talk.document.path else [str(self._folder() / each) for each in names]

    def _show(self, names: list[str]) -> None:
        """On the current point's slide; where no point is current, on the cover."""
        point, names = self._open_talk.point, self._named(names)
        if point is None:
            after = edits.set_talk(self._open_talk.talk, image=names[0], focus="")
        else:
            after = self._on_slide(point, names)
        self._open_talk.apply(_("Picture"), after)

    def _on_slide(self, point: Point, names: list[str]) -> Talk:
        joins = bool(point.image) and (point.layout == "pictures" or len(names) > 1)
        own = point.image if joins else names[0]
        more = names if joins else names[1:]
        kept = point.pictures if joins or not more else ()
        layout = point.layout if point.layout in _KEPT else "auto"
        if len(names) > 1:
            layout = "pictures"
        return edits.set_point(
            self._open_talk.talk,
            point.id,
            image=own,
            focus=point.focus if own == point.image else "",
            pictures=(*kept, *map(Picture, more)),
            layout=layout,
        )
