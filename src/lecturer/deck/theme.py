"""Loads themes: built-in ones by name, the user's own from a YAML file or a PowerPoint template."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from lecturer.deck.template.theming import theme_of_template
from lecturer.deck.theme_file import WHOLE, chosen_path, known_themes, read_theme, theme_path, theme_title
from lecturer.deck.theme_records import RATIOS, USUAL_RATIO, Grounds, TextStyle, Theme
from lecturer.errors import FormatError, MissingError
from lecturer.files.suffixes import TEMPLATES
from lecturer.i18n import gettext as _
from lecturer.i18n import in_language


def theme_names() -> tuple[str, ...]:
    """The names of the themes that travel with the program, the sober one first."""
    return known_themes()


class ThemeTexts(NamedTuple):
    """What a theme is called, and what it is good for, in the user's language."""

    label: str
    use: str = ""


def theme_texts(name: str) -> ThemeTexts:
    """The texts in the file of one of our themes; a theme of the user's is called as its file is."""
    if name not in known_themes():
        return ThemeTexts(Path(name).name)
    title = theme_title(name)
    return ThemeTexts(in_language(title.label), in_language(title.use))


def load_theme(name: str, ratio: str = "", base: Path | None = None, *, is_chosen: bool = False) -> Theme:
    """The theme with that name, or of the YAML file or template at that path.

    Args:
        name: A name from `theme_names`, or a path; empty for the first theme.
        ratio: `16:9`, also when it is empty, or `4:3`; a template has its own.
        base: The folder that a relative path starts from: the talk's, which the file must lie in.
        is_chosen: A person named it, not a talk that may be a stranger's: it may lie anywhere.

    Raises:
        MissingError: When there is no such theme.
        UnreadableError: When its file cannot be read.
        FormatError: When the file says something wrong, with the line.
    """
    ratio = ratio or USUAL_RATIO
    if ratio not in RATIOS:
        raise MissingError(
            _("There is no page ratio %(ratio)s") % {"ratio": ratio}, remedy=_("Use 16:9 or 4:3")
        )
    name = name or WHOLE
    path = chosen_path(name, base or Path.cwd()) if is_chosen else theme_path(name, base)
    if path.suffix.lower() in TEMPLATES:
        return _load_template(name, path, path.stat().st_mtime_ns)
    return _load(name, ratio, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _load_template(name: str, path: Path, _changed: int) -> Theme:
    plain = load_theme(WHOLE)
    return theme_of_template(path, name, plain)


@lru_cache(maxsize=32)
def _load(name: str, ratio: str, path: Path, _changed: int) -> Theme:
    raw, where = read_theme(path, narrow=ratio == "4:3")
    try:
        theme = msgspec.convert({"name": name, "ratio": ratio, **raw}, Theme, strict=False)
    except msgspec.ValidationError as error:
        what, _sep, place = str(error).partition(" - at ")
        key = _full_key(place.strip("`").removeprefix("$.") or "theme", raw)
        raise FormatError(
            _("The theme is wrong at %(key)s: %(what)s") % {"key": key, "what": what},
            path=path,
            line=where(key),
        ) from error
    _check_colors(theme, path)
    return theme


def _full_key(key: str, raw: dict[str, Any]) -> str:
    """A key with the name of the text style in it, which msgspec leaves out."""
    if not key.startswith("text[...]"):
        return key
    for name, style in raw["text"].items():
        try:
            msgspec.convert(style, TextStyle, strict=False)
        except msgspec.ValidationError:
            return key.replace("[...]", f".{name}", 1)
    return key


def _check_colors(theme: Theme, path: Path) -> None:
    """Refuse colours that are neither `#RRGGBB` nor in the list."""
    named = theme.colors
    used = [
        theme.marker.fill,
        theme.table.rule,
        theme.table.head_rule,
        theme.picture.stroke,
    ]
    used += [theme.pips.earlier, theme.pips.current, theme.pips.later]
    used += [getattr(theme.grounds, field) for field in Grounds.__struct_fields__]
    used += [style.color for style in theme.text.values()]
    used += [c for piece in theme.decoration.values() for o in piece for c in (o.fill, o.stroke, o.color)]
    for color, known in [*((each, ()) for each in named.values()), *((each, named) for each in used)]:
        written = color.startswith("#") and len(color) == 7 and _is_hex(color[1:])
        if color and not written and color not in known:
            raise FormatError(
                _("The theme uses the unknown colour %(color)s") % {"color": color},
                path=path,
                remedy=_("Write it as #RRGGBB or add it under colors"),
            )


def _is_hex(digits: str) -> bool:
    return all(digit in "0123456789abcdefABCDEF" for digit in digits)
