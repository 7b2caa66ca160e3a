"""Pictures and templates of a talk: they lie in its folder, so that folder and talk travel together."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from msgspec.structs import replace

from lecturer.deck.picture_files import inspect
from lecturer.errors import LecturerError, UnreadableError, UnwritableError
from lecturer.files.atomic import drafting
from lecturer.files.folders import data_folder
from lecturer.i18n import gettext as _
from lecturer.talk.edits import set_point, set_talk
from lecturer.talk.records import Talk
from lecturer.talk.walk import walk

_MOST_NAMESAKES = 1000


def bring_picture(source: Path, folder: Path) -> str:
    """How a talk names a picture; one from elsewhere is copied into the talk's folder first.

    Args:
        source: The picture.
        folder: The talk's folder.

    Raises:
        UnreadableError: It is no picture that slides show, or cannot be read.
        UnwritableError: The folder takes no copy.
    """
    found = inspect(source.name, source.absolute().parent)
    if found.problem:
        raise UnreadableError(
            found.problem,
            path=source,
            safe=_("The slide is as it was"),
            remedy=_("Choose a PNG, JPEG, GIF, BMP, WebP, TIFF, HEIC or SVG"),
        )
    return bring(source, folder)


def free_picture_name(folder: Path, stem: str) -> str:
    """The name of a new PNG that no file in the folder has.

    Raises:
        UnwritableError: There are too many of that name.
    """
    for number in range(1, _MOST_NAMESAKES):
        name = f"{stem}-{number}.png"
        if not (folder / name).exists():
            return name
    raise UnwritableError(_("There are too many files of that name in the talk's folder"), path=folder)


def bring(source: Path, folder: Path) -> str:
    """How a talk names a file: by its place in the talk's folder, where a copy is made of one from elsewhere.

    Raises:
        UnreadableError: The file cannot be read.
        UnwritableError: The folder takes no copy.
    """
    source, folder = source.resolve(), folder.resolve()
    if source.is_relative_to(folder):
        return source.relative_to(folder).as_posix()
    target = _free_name(source, folder)
    if not target.exists():
        _copy(source, target)
    return target.name


def waiting(source: Path) -> str:
    """How a talk in no file names a file: by the whole path of a copy that waits for the talk's folder.

    Raises:
        UnreadableError: The file cannot be read.
        UnwritableError: Our own folder takes no copy.
    """
    folder = data_folder("pictures")
    return str(folder.resolve() / bring(source, folder))


def _free_name(source: Path, folder: Path) -> Path:
    """A name that is free in the folder, or has the same content already."""
    for number in range(1, _MOST_NAMESAKES):
        name = source.name if number == 1 else f"{source.stem}-{number}{source.suffix}"
        target = folder / name
        if not target.exists() or _is_same(source, target):
            return target
    raise UnwritableError(_("There are too many files of that name in the talk's folder"), path=folder)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _copy(source: Path, target: Path) -> None:
    """A copy that is whole or not there."""
    try:
        with drafting(target) as draft:
            shutil.copyfile(source, draft)
    except OSError as error:
        raise _why(error, source, target) from error


def _why(error: OSError, source: Path, target: Path) -> LecturerError:
    reason = error.strerror or errno.errorcode.get(error.errno or 0, "?")
    if error.filename and Path(error.filename) == source:
        return UnreadableError(
            _("The file cannot be read: %(why)s") % {"why": reason},
            path=source,
            safe=_("The slide is as it was"),
        )
    return UnwritableError(
        _("The file cannot be copied into the talk's folder: %(why)s") % {"why": reason},
        path=target,
        safe=_("The slide is as it was"),
        remedy=_("Copy it there yourself, then choose it again"),
    )


def settled(talk: Talk, folder: Path) -> Talk:
    """The talk with its pictures and its template in a folder: what waited for one is copied there.

    Args:
        talk: The talk; pictures that wait for their folder are named by their whole path.
        folder: The folder of the talk's file.

    Raises:
        UnreadableError: A picture cannot be read.
        UnwritableError: The folder takes no copy.
    """
    folder_of_waiting = data_folder("pictures").resolve()

    def placed(name: str) -> str:
        path = Path(name)
        is_waiting = bool(name) and path.is_absolute() and path.resolve().is_relative_to(folder_of_waiting)
        return bring(path, folder) if is_waiting and path.exists() else name

    for point in walk(talk.points):
        pictures = tuple(replace(each, image=placed(each.image)) for each in point.pictures)
        talk = set_point(talk, point.id, image=placed(point.image), pictures=pictures)
    return set_talk(talk, image=placed(talk.image), theme=placed(talk.theme))
