"""Reading a theme's YAML: lines for the errors, the theme it is based on, the squeeze to 4:3."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from lecturer.deck.theme_records import ThemeTitle
from lecturer.errors import FormatError, MissingError
from lecturer.files.border import OutsideError, file_inside
from lecturer.files.folders import data_folder
from lecturer.files.suffixes import THEMES
from lecturer.files.yaml_tables import read_table
from lecturer.i18n import gettext as _
from lecturer.resources import asset

WHOLE = "plain"
"""The theme that says everything; what another leaves out is taken from it."""
_TITLE = ("label", "use")
_RETIRED = {"marker": ("side", "stroke", "label_size"), "rows": ("rule", "indent")}
"""What themes said while markers and rules were shapes beside the text; files may still say it."""
_MARGIN, _WIDE, _NARROW = 72.0, 960.0, 720.0
_ROUND_THINGS = 20.0
"""Discs of a larger radius shrink with the page; smaller ones are signs and keep their size."""

Lines = Callable[[str], int | None]


def known_themes() -> tuple[str, ...]:
    """The names of the shipped themes: the sober one first, then by name."""
    there = {path.stem for path in asset("themes").glob("*.yaml")}
    return (WHOLE, *sorted(there - {WHOLE}))


@cache
def theme_title(name: str) -> ThemeTitle:
    """What one of our themes is called, as its file says; by the file's name where it does not.

    A lone text counts for every language.

    Raises:
        FormatError: When the file says something wrong.
    """
    path = asset("themes") / f"{name}.yaml"
    said = read_table(path).values
    texts = {key: said[key] for key in _TITLE if key in said}
    texts = {key: text if isinstance(text, dict) else {"en": text} for key, text in texts.items()}
    try:
        return msgspec.convert({"label": {"en": name}, **texts}, ThemeTitle)
    except msgspec.ValidationError as error:
        raise FormatError(_("The theme has no name that can be shown"), path=path) from error


def theme_path(name: str, base: Path | None) -> Path:
    """The file of a theme that a talk names: one of ours by its name, else a file in the talk's folder.

    Args:
        name: As the talk has it.
        base: The talk's folder; None for a talk in no file yet, whose template waits in our own.

    Raises:
        MissingError: When there is none, or it lies anywhere else.
    """
    if name in known_themes():
        return asset("themes") / f"{name}.yaml"
    if Path(name).suffix.lower() not in THEMES:
        raise _no_theme(name)
    try:
        return file_inside(name, base or data_folder("pictures"))[0]
    except OutsideError as error:
        raise MissingError(
            _("The theme %(name)s is not in the talk's folder") % {"name": name.replace("\0", "?")},
            safe=_("The talk is unchanged"),
            remedy=_("Copy it there, or choose one of %(names)s") % {"names": ", ".join(known_themes())},
        ) from error
    except (OSError, RuntimeError) as error:  # a ring of links
        raise _no_theme(name) from error


def chosen_path(name: str, base: Path) -> Path:
    """The file of a theme that a person names, not a talk: it may lie anywhere.

    Raises:
        MissingError: When there is none.
    """
    if name in known_themes():
        return asset("themes") / f"{name}.yaml"
    path = base / name
    if Path(name).suffix.lower() in THEMES and "\0" not in name and path.is_file():
        return path.resolve()
    raise _no_theme(name)


def _no_theme(name: str) -> MissingError:
    return MissingError(
        _("There is no theme %(name)s") % {"name": name},
        safe=_("The talk is unchanged"),
        remedy=_("Choose one of %(names)s") % {"names": ", ".join(known_themes())},
    )


def read_theme(path: Path, *, narrow: bool) -> tuple[dict[str, Any], Lines]:
    """A theme's whole table, with what it is based on filled in, and the line of each of its keys.

    Args:
        path: The YAML file.
        narrow: Squeeze the places to a page of 4:3.
    """
    chain, lines = _chain(path)
    merged: dict[str, Any] = {}
    overrides: dict[str, Any] = {}
    for table in reversed(chain):
        overrides = _merge(overrides, table.pop("narrow", {}))
        for key in ("based_on", *_TITLE):
            table.pop(key, None)
        _retire(table)
        merged = _merge(merged, table)
    if narrow:
        merged = _merge(_squeezed(merged), overrides)
    return merged, lines


def _chain(path: Path) -> tuple[list[dict[str, Any]], Lines]:
    """A theme's own table, then those it is based on, the plain one last: no theme need say everything."""
    table, lines = _read(path)
    chain, whole = [table], asset("themes") / f"{WHOLE}.yaml"
    while parent := chain[-1].get("based_on"):
        if parent not in known_themes() or len(chain) > len(known_themes()):
            raise FormatError(
                _("The theme is based on %(name)s, which does not exist") % {"name": parent},
                path=path,
                line=lines("based_on"),
                remedy=_("Choose one of %(names)s") % {"names": ", ".join(known_themes())},
            )
        path = asset("themes") / f"{parent}.yaml"
        chain.append(_read(path)[0])
    if path != whole:
        chain.append(_read(whole)[0])
    return chain, lines


def _read(path: Path) -> tuple[dict[str, Any], Lines]:
    table = read_table(path)
    return table.values, lambda key: _nearest(key, table.lines)


def _nearest(key: str, places: dict[str, int]) -> int | None:
    """The line of a key, or of the nearest table around it; msgspec writes `[...]` for any member."""
    parts = re.split(r"\.|(?=\[)", key)
    while parts:
        pattern = re.escape(".".join(parts).replace(".[", "[")).replace(
            re.escape("[...]"), r"(?:\.[^.]+|\[\d+\])"
        )
        found = [line for place, line in places.items() if re.fullmatch(pattern, place)]
        if len(found) == 1 or (found and "..." not in pattern and "|" not in pattern):
            return found[0]
        parts.pop()
    return None


def _retire(table: dict[str, Any]) -> None:
    """Take out what themes no longer say."""
    for key, names in _RETIRED.items():
        if isinstance(table.get(key), dict):
            for name in names:
                table[key].pop(name, None)
            if not table[key]:
                del table[key]


def _merge(below: Any, above: Any) -> Any:  # noqa: ANN401 - YAML is any
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: _merge(below.get(key), value) for key, value in above.items()}}
    return above


def _squeezed(raw: dict[str, Any]) -> dict[str, Any]:
    """All places of a 960-point page moved to one of 720: the margins stay, the middle shrinks."""
    return {
        **raw,
        "text": {name: _squeezed_at(style) for name, style in raw.get("text", {}).items()},
        "boxes": {name: _squeezed_box(box) for name, box in raw.get("boxes", {}).items()},
        "pips": {**raw["pips"], "at": [_x(raw["pips"]["at"][0]), raw["pips"]["at"][1]]},
        "decoration": {
            kind: [_squeezed_ornament(piece) for piece in pieces]
            for kind, pieces in raw.get("decoration", {}).items()
        },
    }


def _squeezed_at(style: dict[str, Any]) -> dict[str, Any]:
    return {**style, "at": _squeezed_box(style["at"])} if "at" in style else style


def _squeezed_ornament(piece: dict[str, Any]) -> dict[str, Any]:
    if "text" in piece:
        x, y, w, h = map(float, piece["at"])
        return {**piece, "at": [_x(x), y, w, h]}
    if "rect" in piece:
        x, y, w, h = map(float, piece["rect"])
        small = w == h and w <= _ROUND_THINGS
        return {**piece, "rect": [_x(x + w / 2) - w / 2, y, w, h] if small else _squeezed_box(piece["rect"])}
    if "path" in piece:
        return {**piece, "path": _squeezed_path(str(piece["path"]))}
    if "disc" in piece:
        x, y, radius = map(float, piece["disc"])
        return {**piece, "disc": [_x(x), y, radius * _NARROW / _WIDE if radius > _ROUND_THINGS else radius]}
    if "line" in piece:
        x1, y1, x2, y2 = piece["line"]
        return {**piece, "line": [_x(x1), y1, _x(x2), y2]}
    return piece


def _squeezed_path(path: str) -> str:
    """A drawing as narrow as the page: its margins shrink with it."""
    across = 0
    made = []
    for word in path.split():
        if word.isalpha():
            across = 0
            made.append(word)
        else:
            made.append(f"{float(word) * _NARROW / _WIDE:.1f}" if across % 2 == 0 else word)
            across += 1
    return " ".join(made)


def _squeezed_box(box: list[Any]) -> list[float]:
    x, y, w, h = map(float, box)
    return [_x(x), y, _x(x + w) - _x(x), h]


def _x(place: Any) -> float:  # noqa: ANN401 - a number as YAML has it
    x = float(place)
    if x <= _MARGIN:
        return x
    if x >= _WIDE - _MARGIN:
        return x - (_WIDE - _NARROW)
    return _MARGIN + (x - _MARGIN) * (_NARROW - 2 * _MARGIN) / (_WIDE - 2 * _MARGIN)
