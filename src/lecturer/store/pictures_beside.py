"""Pictures that came with a manuscript, laid beside the talk's file; what lies there already stays."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path

from lecturer.files.atomic import replace_file
from lecturer.files.border import path_inside
from lecturer.files.folders import data_folder
from lecturer.store.save import unwritable
from lecturer.talk.pictures import renamed
from lecturer.talk.records import Talk


def put_beside(talk: Talk, media: dict[str, bytes], folder: Path) -> Talk:
    """Write the pictures of a talk, and name the talk's points after where they lie now.

    Args:
        talk: Names the pictures by their paths in `media`.
        media: The files, by paths inside the folder.
        folder: The folder of the talk's file.

    Returns:
        The talk; a picture whose name was taken by another one has got another name.

    Raises:
        UnwritableError: A picture cannot be written; the talk's file is untouched then.
    """
    return _laid(talk, media, folder, str)


def put_waiting(talk: Talk, media: dict[str, bytes]) -> Talk:
    """Keep the pictures of a talk that is in no file yet, by their whole paths; saving takes them along.

    Raises:
        UnwritableError: A picture cannot be written.
    """
    folder = data_folder("pictures").resolve()
    return _laid(talk, media, folder, lambda name: str(folder / name))


def _laid(talk: Talk, media: dict[str, bytes], folder: Path, named: Callable[[str], str]) -> Talk:
    names = {path: named(_placed(path, data, folder)) for path, data in media.items()}
    return renamed(talk, lambda image: names.get(image, image))


def _placed(path: str, data: bytes, folder: Path) -> str:
    """The path of a picture that holds these bytes: as wanted, or with a number where that is another one."""
    stem, suffix = posixpath.splitext(path)
    name, number = path, 1
    try:
        while (target := path_inside(name, folder)).exists():
            if target.is_file() and target.read_bytes() == data:
                return name
            number += 1
            name = f"{stem}-{number}{suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target.resolve(), data)
    except OSError as error:
        raise unwritable(error, folder / name) from error
    return name
