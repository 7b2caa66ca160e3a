"""The pictures of a talk as files, called after their slides, without what cameras write in them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from lecturer.deck.picture_files import inspect
from lecturer.files.atomic import replace_file
from lecturer.talk.pictures import of_talk, renamed
from lecturer.talk.records import Talk

_QUALITY = 95
_KEPT_AS_THEY_ARE = frozenset({"GIF"})
"""A picture that moves would lose its frames."""


def own_pictures(
    talk: Talk, base: Path | None, folder: Path, *, clean: bool, pages: dict[str, int]
) -> tuple[Talk, tuple[Path, ...]]:
    """Copy the pictures into a folder; the talk with the new names, and the files.

    Args:
        talk: The talk.
        base: Its folder.
        folder: Where to; must exist.
        clean: Leave out what else a file holds beside the picture (place, time, camera, author).
        pages: The number of the first slide of each point, which the names begin with.
    """
    names: dict[str, str] = {}
    made: list[Path] = []
    for key, picture in of_talk(talk):
        image = picture.image
        found = inspect(image, base)
        if found.problem or image in names:
            continue
        target = folder / _free(names, f"P{pages.get(key, 1):02}", found.path.suffix.lower())
        replace_file(target, _content(found.path, clean=clean))
        names[image] = target.name
        made.append(target)
    return renamed(talk, lambda image: names.get(image, image)), tuple(made)


def _content(path: Path, *, clean: bool) -> bytes:
    data = path.read_bytes()
    return _without_metadata(data) if clean else data


def _without_metadata(data: bytes) -> bytes:
    """The picture alone, upright; what Pillow does not read is left as it is, the search after it tells."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            kind = image.format or "PNG"
            if kind in _KEPT_AS_THEY_ARE:
                return data
            upright = ImageOps.exif_transpose(image)
            upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
            content = io.BytesIO()
            upright.save(content, kind, quality=_QUALITY)
    except (UnidentifiedImageError, OSError, ValueError):
        return data
    return content.getvalue()


def _free(names: dict[str, str], stem: str, suffix: str) -> str:
    taken, number, name = set(names.values()), 1, f"{stem}{suffix}"
    while name in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name
