"""Pictures: read once, checked before they are trusted, stored once however often they are shown."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from lecturer.deck.cropping import Crop
from lecturer.deck.orientation import UPRIGHT, Orientation, orientation_of
from lecturer.deck.pages import PictureFrame, Rect
from lecturer.deck.picture_files import LARGEST_FILE, MOST_PIXELS
from lecturer.deck.svg_files import looks_like_svg, svg_size
from lecturer.export.pptx.markup import escaped, transform
from lecturer.export.pptx.package import PackageWriter
from lecturer.export.pptx.style import Style
from lecturer.i18n import gettext as _

MEDIA_TYPES = (
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
)
"""The kinds of pictures that every PowerPoint and WPS shows, and the drawings that newer ones do."""

_TURNS_A_DEGREE = 60_000
_WHOLE = 100_000
"""A share of one in `a:srcRect` (ECMA-376 part 1, 20.1.10.40)."""
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_HEAD = 4096


class BadPicture(ValueError):
    """A picture that cannot go into the file; the message is a sentence for the user."""


class StoredPicture(NamedTuple):
    """The name of a picture in `ppt/media/`, and which way up it is to be shown.

    Attributes:
        drawing: The name of the drawing that it stands for, where the program shows SVG (PowerPoint 2016 on).
    """

    name: str
    orientation: Orientation
    drawing: str = ""


class PictureStore:
    """The pictures of one file, by their content.

    Args:
        package: Where they are written to, each before its first use.
        draw_svg: Makes a PNG of a drawing.
    """

    def __init__(self, package: PackageWriter, draw_svg: Callable[[bytes], bytes] | None = None) -> None:
        self._package = package
        self._draw_svg = draw_svg
        self._by_path: dict[str, StoredPicture | BadPicture] = {}
        self._by_content: dict[bytes, str] = {}

    def part_of(self, frame: PictureFrame) -> StoredPicture:
        """The picture of a frame as it is in the file.

        Raises:
            BadPicture: When it is missing, too large, or no picture that PowerPoint shows.
        """
        if frame.path not in self._by_path:
            try:
                self._by_path[frame.path] = self._store(frame)
            except BadPicture as problem:
                self._by_path[frame.path] = problem
        found = self._by_path[frame.path]
        if isinstance(found, BadPicture):
            raise found
        return found

    def _store(self, frame: PictureFrame) -> StoredPicture:
        path = Path(frame.path)
        content = frame.data or _read(path)
        if self._draw_svg is not None and looks_like_svg(content[:_SVG_HEAD]) and svg_size(content):
            drawing = self._kept(content, "svg")
            drawn = self._draw_svg(content)
            if drawn:
                return StoredPicture(self._kept(drawn, "png"), UPRIGHT, drawing)
        suffix = checked_kind(content, path.name)
        return StoredPicture(self._kept(content, suffix), orientation_of(content))

    def _kept(self, content: bytes, suffix: str) -> str:
        """The name of the part with that content, written when it is new."""
        digest = hashlib.sha256(content).digest()
        if digest not in self._by_content:
            name = f"image{len(self._by_content) + 1}.{suffix}"
            self._package.add(f"ppt/media/{name}", content)
            self._by_content[digest] = name
        return self._by_content[digest]


def picture_shape(
    shape_id: int,
    frame: PictureFrame,
    style: Style,
    relation_id: str,
    reference: str = "",
    orientation: Orientation = UPRIGHT,
    drawing_id: str = "",
) -> str:
    """A picture with the description its author gave it."""
    drawing = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" '
        f'r:embed="{drawing_id}"/></a:ext></a:extLst>'
        if drawing_id
        else ""
    )
    blip = f'<a:blip r:embed="{relation_id}">{drawing}</a:blip>'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{shape_id}" name="{escaped(frame.name)}" '
        f'descr="{escaped(frame.alt)}"/>'
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip if drawing else blip.replace('></a:blip>', '/>')}"
        f"{_source(frame.crop, orientation)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{_place(frame.rect, orientation)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{style.line(frame.stroke, frame.stroke_width)}</p:spPr></p:pic>"
    )


def _source(crop: Crop, orientation: Orientation) -> str:
    """What of the stored picture is shown; `crop` counts on the picture as it is seen, upright."""
    if not any(crop):
        return ""
    left, top, right, bottom = crop
    turned = {
        0: (left, top, right, bottom),
        90: (top, right, bottom, left),
        180: (right, bottom, left, top),
        270: (bottom, left, top, right),
    }
    left, top, right, bottom = turned[orientation.turn]
    if orientation.mirrored:
        left, right = right, left
    sides = zip("ltrb", (left, top, right, bottom), strict=True)
    written = "".join(f' {side}="{round(share * _WHOLE)}"' for side, share in sides if share)
    return f"<a:srcRect{written}/>"


def _place(rect: Rect, orientation: Orientation) -> str:
    """Where a picture is. One that is turned is placed as if it were not, about the same middle."""
    flip = ' flipH="1"' if orientation.mirrored else ""
    turn = f' rot="{orientation.turn * _TURNS_A_DEGREE}"' if orientation.turn else ""
    if orientation.swaps_sides:
        rect = Rect(rect.x + (rect.w - rect.h) // 2, rect.y + (rect.h - rect.w) // 2, rect.h, rect.w)
    return transform(rect, attributes=turn + flip)


def checked_kind(content: bytes, name: str) -> str:
    """The suffix for a picture's content, whatever its file is called.

    Raises:
        BadPicture: When it is no picture that PowerPoint shows, is cut off, or would unpack to a huge one.
    """
    for signature, suffix, size_of in _KINDS:
        if content.startswith(signature):
            try:
                width, height = size_of(content)
            except (struct.error, IndexError) as error:
                raise BadPicture(_("%(name)s is damaged") % {"name": name}) from error
            if width * height > MOST_PIXELS or width <= 0 or height <= 0:
                raise BadPicture(
                    _("%(name)s has %(width)d x %(height)d pixels, which is too large")
                    % {"name": name, "width": width, "height": height}
                )
            return suffix
    raise BadPicture(_("%(name)s is not a PNG, JPEG, GIF or BMP picture") % {"name": name})


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadPicture(_("%(name)s is larger than 64 MB") % {"name": path.name})
        return path.read_bytes()
    except OSError as error:
        raise BadPicture(_("%(name)s cannot be read") % {"name": path.name}) from error


def _png_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _gif_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _bmp_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<ii", content, 18)
    return width, abs(height)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """The size in the frame header, which stands behind any number of other segments."""
    at = 2
    while True:
        while content[at] != 0xFF:
            at += 1
        while content[at] == 0xFF:
            at += 1
        marker = content[at]
        if marker == 0xDA:
            raise IndexError("the picture starts before its size is known")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 4)
            return width, height
        at += 1 + struct.unpack_from(">H", content, at + 1)[0]


_KINDS: tuple[tuple[bytes, str, Callable[[bytes], tuple[int, int]]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", _png_size),
    (b"\xff\xd8\xff", "jpg", _jpeg_size),
    (b"GIF8", "gif", _gif_size),
    (b"BM", "bmp", _bmp_size),
)
