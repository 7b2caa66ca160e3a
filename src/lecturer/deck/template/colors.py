"""The colours of a template: its scheme, its map of names, and what DrawingML does to a colour."""

from __future__ import annotations

import colorsys
from typing import NamedTuple

from lxml import etree

from lecturer.deck.template.vocabulary import A, find, number

_WHOLE = 100_000
_USUAL = {
    "dk1": "#000000", "lt1": "#FFFFFF", "dk2": "#44546A", "lt2": "#E7E6E6", "accent1": "#4472C4",
    "accent2": "#ED7D31", "accent3": "#A5A5A5", "accent4": "#FFC000", "accent5": "#5B9BD5",
    "accent6": "#70AD47", "hlink": "#0563C1", "folHlink": "#954F72",
}  # fmt: skip
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_PRESET = {
    "black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000", "blue": "#0000FF",
    "yellow": "#FFFF00", "gray": "#808080", "grey": "#808080", "orange": "#FFA500", "purple": "#800080",
    "navy": "#000080", "maroon": "#800000", "teal": "#008080", "gold": "#FFD700", "silver": "#C0C0C0",
}  # fmt: skip


class Color(NamedTuple):
    """A colour as `#RRGGBB`, and how much of it covers what is below."""

    value: str
    alpha: float = 1.0


class Palette(NamedTuple):
    """The twelve colours of a theme, and which of them a name such as `tx1` means on this master."""

    scheme: dict[str, str]
    names: dict[str, str]

    def named(self, name: str) -> str:
        """The colour of a scheme's name: `accent1`, `tx1`."""
        return self.scheme.get(self.names.get(name, name), _USUAL["dk1"])

    def color(self, holder: etree._Element | None, placeholder: str = "") -> Color | None:
        """The colour inside an element such as `a:solidFill`; None when there is none.

        Args:
            holder: The element around `a:schemeClr`, `a:srgbClr` and their like.
            placeholder: What `phClr` means, in a theme's own fills.
        """
        for element in holder if holder is not None else ():
            base = self._base(element, placeholder)
            if base:
                return _changed(base, element)
        return None

    def _base(self, element: etree._Element, placeholder: str) -> str:
        value = element.get("val", "")
        match element.tag:
            case tag if tag == f"{A}srgbClr":
                return f"#{value.upper()}" if len(value) == 6 and _is_hex(value) else ""
            case tag if tag == f"{A}schemeClr":
                return (placeholder or self.named("tx1")) if value == "phClr" else self.named(value)
            case tag if tag == f"{A}sysClr":
                last = element.get("lastClr", "")
                if len(last) == 6 and _is_hex(last):
                    return f"#{last.upper()}"
                return "#FFFFFF" if value == "window" else "#000000"
            case tag if tag == f"{A}prstClr":
                return _PRESET.get(value, "#808080")
            case tag if tag == f"{A}scrgbClr":
                return _hex(*(number(element, part) / _WHOLE for part in "rgb"))
            case tag if tag == f"{A}hslClr":
                hue = number(element, "hue") / 21_600_000
                return _hex(
                    *colorsys.hls_to_rgb(
                        hue, number(element, "lum") / _WHOLE, number(element, "sat") / _WHOLE
                    )
                )
        return ""


def palette(theme: etree._Element | None, color_map: etree._Element | None) -> Palette:
    """The palette of a master: its theme's scheme and its own map."""
    scheme = dict(_USUAL)
    none = Palette({}, {})
    for slot in scheme:
        found = none.color(find(theme, f"{A}themeElements", f"{A}clrScheme", f"{A}{slot}"))
        if found:
            scheme[slot] = found.value
    names = dict(_USUAL_MAP)
    if color_map is not None:
        names |= {str(name): str(slot) for name, slot in color_map.attrib.items()}
    return Palette(scheme, names)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return _hex(*(a + (b - a) * share for a, b in pairs))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _changed(value: str, element: etree._Element) -> Color:
    alpha = 1.0
    for change in element:
        amount = number(change, "val", _WHOLE) / _WHOLE
        red, green, blue = _parts(value)
        match change.tag:
            case tag if tag == f"{A}alpha":
                alpha = amount
            case tag if tag == f"{A}shade":
                value = _hex(*(_shown(_light(part) * amount) for part in (red, green, blue)))
            case tag if tag == f"{A}tint":
                value = _hex(*(_shown(1 - (1 - _light(part)) * amount) for part in (red, green, blue)))
            case tag if tag in {f"{A}lumMod", f"{A}lumOff", f"{A}satMod"}:
                hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
                if tag == f"{A}satMod":
                    strength = min(1.0, strength * amount)
                else:
                    light = light * amount if tag == f"{A}lumMod" else light + amount
                value = _hex(*colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), strength))
    return Color(value, min(1.0, max(0.0, alpha)))


def _parts(value: str) -> tuple[float, float, float]:
    return int(value[1:3], 16) / 255, int(value[3:5], 16) / 255, int(value[5:7], 16) / 255


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in (red, green, blue))


def _light(part: float) -> float:
    """How much light a share of a colour is; shades and tints are reckoned in light."""
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


def _shown(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def luminance(value: str) -> float:
    """How light a colour is, from 0 to 1, as the contrast of two is reckoned (WCAG 2)."""
    linear = [_light(part) for part in _parts(value)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_hex(digits: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in digits)
