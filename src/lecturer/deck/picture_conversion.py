"""Turns pictures of kinds that not every program shows into PNG or JPEG, in memory.

Imported when the first such picture is met: Pillow takes 0.1 s to load.
"""

from __future__ import annotations

import io
import struct
import warnings

from pi_heif import register_heif_opener  # type: ignore[import-untyped]
from PIL import Image, ImageOps

Image.MAX_IMAGE_PIXELS = None  # Pillow only warns; `convert` asks for the size itself, before it decodes
register_heif_opener()

_JPEG_QUALITY = 92
"""A photograph of 12 megapixels then takes about 4 MB and shows no blocks on a projector."""
_PHOTOGRAPHS = frozenset({"HEIF", "AVIF"})
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
"""What Pillow's decoders raise on damaged files (its own errors are `OSError`; 13.0, by cutting files)."""
_DEEP = "I;16"
_DEEP_TO_PLAIN = 1 / 256


class CannotConvert(ValueError):
    """It is no picture that we can decode."""


def convert(content: bytes, most_pixels: int) -> tuple[bytes, int, int]:
    """The picture upright as PNG or JPEG, and its size in pixels; its first frame where it has several.

    Args:
        content: The file.
        most_pixels: A picture of more is not decoded: its size alone comes back, without content.

    Raises:
        CannotConvert: It cannot be decoded.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > most_pixels:
                return b"", image.width, image.height
            is_photograph = image.format in _PHOTOGRAPHS or (
                image.format == "WEBP" and not content[:64].count(b"VP8L")
            )
            upright = _plain(ImageOps.exif_transpose(image))
    except _BROKEN as error:
        raise CannotConvert(str(error)) from error
    made = io.BytesIO()
    if is_photograph and upright.mode == "RGB":
        upright.save(made, "JPEG", quality=_JPEG_QUALITY)
    else:
        upright.save(made, "PNG")
    return made.getvalue(), upright.width, upright.height


def _plain(image: Image.Image) -> Image.Image:
    """The picture in 8 bits a channel: grey, RGB, or RGB with transparency where any of it shows."""
    if image.mode.startswith(_DEEP):
        return image.point(lambda value: value * _DEEP_TO_PLAIN).convert("L")
    if image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        return rgba if rgba.getchannel("A").getextrema() != (255, 255) else rgba.convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
