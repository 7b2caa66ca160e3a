"""Pages that live by their pictures: one over the whole page or half of it, up to four in a grid."""

from __future__ import annotations

from msgspec.structs import replace

from lecturer.deck.cropping import filling
from lecturer.deck.drawn.boxes import panel
from lecturer.deck.flow import fitted_at, flow
from lecturer.deck.frames import ornament_frames, rect_of
from lecturer.deck.lists import rows_or_statement
from lecturer.deck.media import picture
from lecturer.deck.pages import Frame, PictureFrame, Step
from lecturer.deck.picture_files import PictureFile, inspect, shown_name
from lecturer.deck.slides import Row, Slide
from lecturer.deck.text_fit import Fitted, fit_head
from lecturer.deck.theme_records import Box, TextStyle, Theme
from lecturer.deck.unnumbered_pages import (
    Setting,
    Sheet,
    decoration,
    fitted_frame,
    inner_sheets,
    page_title,
    shortened_warning,
)
from lecturer.talk.records import Picture

_LEAST_PIXELS = 500_000
"""Smaller pictures look soft on a projector of 1920 x 1080 when they fill half of it."""
_LANDSCAPE = 1.2
_SHORT = 24
_GAP = 16.0
_MOST = 4
_LARGE_SHARE = 0.637
"""Of three pictures the first takes this share of the width: 520 of 816 points."""
_STRIPS = (44.0, 76.0)
"""The height of a caption of one line, of two."""
_STRIP_INSET = 12.0
_TITLE_GAP = 16.0


def filled_picture(name: str, box: Box, shown: Picture, setting: Setting, alt: str) -> PictureFrame:
    """A picture that fills a place, cropped where it has another ratio."""
    file = inspect(shown.image, setting.base)
    theme = setting.theme
    return PictureFrame(
        name=name,
        rect=rect_of(box),
        path=str(file.path),
        alt=shown.alt or alt,
        image=shown.image,
        data=file.data,
        crop=filling(box, file, shown.focus),
        stroke=theme.color(theme.picture.stroke),
        stroke_width=theme.picture.stroke_width,
        missing=(setting.words.missing_picture % shown_name(shown.image)) if file.problem else "",
    )


def picture_by_form(slide: Slide, setting: Setting) -> list[Sheet]:
    """One picture; where nobody chose how, a photograph fills the page or half of it.

    Drawings and pictures of screens lose sense when they are cropped: they are shown whole.
    """
    file = inspect(slide.image, setting.base)
    is_large = file.width * file.height >= _LEAST_PIXELS
    if not slide.is_free or setting.theme.template or not (file.is_photograph and is_large):
        return picture(slide, setting)
    said = sum(map(len, slide.lines))
    if file.width >= file.height * _LANDSCAPE and len(slide.lines) <= 1 and said <= _SHORT:
        return full_picture(replace(slide, kind="full_picture"), setting)
    sheets = half_picture(replace(slide, kind="half_picture"), setting)
    return sheets if len(sheets) == 1 else picture(slide, setting)


def full_picture(slide: Slide, setting: Setting) -> list[Sheet]:
    """The picture over the page's width; title and text on a band below it."""
    theme = setting.theme
    if theme.template or not slide.image:
        return picture(replace(slide, kind="picture"), setting)
    title = fit_head(slide.title, theme.text["full_title"], prefer_lines=1)
    text = _in_one(slide.lines, theme.text["full_text"])
    if title is None or (slide.lines and text is None):
        return half_picture(replace(slide, kind="half_picture"), setting)
    frames: list[Frame] = decoration(theme, "full_picture")
    frames.append(filled_picture("Picture", theme.boxes["full_picture"], _shown(slide), setting, slide.title))
    frames.append(fitted_frame("Title", "title", theme, theme.text["full_title"], title))
    if text:
        frames.append(fitted_frame("Caption", "caption", theme, theme.text["full_text"], text))
    return [Sheet(slide, slide.title, tuple(frames), slide.steps, warnings=_warnings(slide, setting))]


def half_picture(slide: Slide, setting: Setting) -> list[Sheet]:
    """The picture on one half of the page, title and text on the other; long text goes on further pages."""
    theme = setting.theme
    if theme.template or not slide.image:
        return picture(replace(slide, kind="picture"), setting)
    style = theme.text["half_title" if slide.lines else "half_title_alone"]
    title = fit_head(slide.title, style)
    if title is None:
        return picture(replace(slide, kind="picture"), setting)
    texts: list[Fitted | None] = list(flow(slide.lines, theme.text["half_text"])) or [None]
    shown = filled_picture("Picture", theme.boxes["half_picture"], _shown(slide), setting, slide.title)
    sheets: list[Sheet] = []
    for text in texts:
        more = bool(sheets)
        words = page_title(slide, setting, continuation=more)
        head = (fit_head(words, style) if more else None) or title
        frames: list[Frame] = [*decoration(theme, "half_picture"), shown]
        frames.append(fitted_frame("Title", "title", theme, style, head))
        if text:
            rule = theme.decoration.get("half_text", ())
            frames += ornament_frames(theme, rule, name="Title rule", fixed=False)
            frames.append(fitted_frame("Caption", "caption", theme, theme.text["half_text"], text))
        steps = (Step(slide.key, "", 0),) if more else slide.steps
        warnings = () if more else (*_warnings(slide, setting), *shortened_warning(head))
        sheets.append(Sheet(slide, words, tuple(frames), steps, continuation=more, warnings=warnings))
    return sheets


def pictures(slide: Slide, setting: Setting) -> list[Sheet]:
    """Up to four pictures a page, each with a line of the slide as its caption.

    What is more than the pictures, or too long for a caption, stands on a page of its own.
    """
    shown = ((_shown(slide),) if slide.image else ()) + slide.pictures
    if len(shown) < 2:
        one = replace(slide, kind="picture", image=shown[0].image if shown else "", pictures=())
        return picture(one, setting)
    captions, rest = slide.lines[: len(shown)], slide.lines[len(shown) :]
    strip = _strip(captions, shown, setting.theme)
    if captions and strip is None:
        captions, rest = (), slide.lines
    contents = []
    for start in range(0, len(shown), _MOST):
        group = shown[start : start + _MOST]
        texts = (*captions[start : start + _MOST], *[""] * len(group))
        contents.append(_grid(group, texts, strip or 0.0, start, slide, setting))
    sheets = inner_sheets(slide, setting, contents, _warnings(slide, setting))
    if rest:
        rows = tuple(map(Row, rest))
        silent = replace(slide, kind="point", rows=rows, lines=(), steps=(Step(slide.key, "", 0),))
        sheets += [sheet._replace(continuation=True) for sheet in rows_or_statement(silent, setting)]
    return sheets


def _grid(
    group: tuple[Picture, ...],
    texts: tuple[str, ...],
    strip: float,
    start: int,
    slide: Slide,
    setting: Setting,
) -> list[Frame]:
    theme, style = setting.theme, setting.theme.text["picture_strip"]
    frames: list[Frame] = []
    for number, (place, shown) in enumerate(zip(_places(len(group), theme), group, strict=True), start + 1):
        frames.append(filled_picture(f"Picture {number}", place, shown, setting, slide.title))
        text = texts[number - start - 1]
        band = _band(place, strip)
        fitted = fitted_at((text,), style, _inside(band), style.sizes[-1]) if text else None
        if fitted:
            frames.append(panel(f"Strip {number}", band, theme.color("panel")))
            frames.append(panel(f"Strip edge {number}", band._replace(w=4), theme.color("accent")))
            frames.append(fitted_frame(f"Caption {number}", "item", theme, style, fitted))
    return frames


def _places(count: int, theme: Theme) -> list[Box]:
    """Two beside one another; a large one and two small ones; four in two rows."""
    whole = theme.boxes["pictures"]
    half_w, half_h = (whole.w - _GAP) / 2, (whole.h - _GAP) / 2
    right, below = whole.x + half_w + _GAP, whole.y + half_h + _GAP
    if count == 1:
        return [whole]
    if count == 2:
        return [whole._replace(w=half_w), Box(right, whole.y, half_w, whole.h)]
    if count == 3:
        large = whole.w * _LARGE_SHARE
        left = whole.x + large + _GAP
        small = whole.x + whole.w - left
        return [whole._replace(w=large), Box(left, whole.y, small, half_h), Box(left, below, small, half_h)]
    return [Box(x, y, half_w, half_h) for y in (whole.y, below) for x in (whole.x, right)]


def _strip(captions: tuple[str, ...], shown: tuple[Picture, ...], theme: Theme) -> float | None:
    """How high the captions' strips are, all alike; None when a caption is too long for any."""
    style = theme.text["picture_strip"]
    places = [
        place
        for start in range(0, len(shown), _MOST)
        for place in _places(min(_MOST, len(shown) - start), theme)
    ]
    for height in _STRIPS:
        pairs = [(text, place) for text, place in zip(captions, places, strict=False) if text]
        if all(fitted_at((t,), style, _inside(_band(p, height)), style.sizes[-1]) for t, p in pairs):
            return height
    return None


def _band(place: Box, height: float) -> Box:
    return place._replace(y=place.y + place.h - height, h=height)


def _inside(band: Box) -> Box:
    return band._replace(x=band.x + _STRIP_INSET, w=band.w - 2 * _STRIP_INSET)


def _in_one(lines: tuple[str, ...], style: TextStyle) -> Fitted | None:
    return next((found for size in style.sizes if (found := fitted_at(lines, style, style.at, size))), None)


def _shown(slide: Slide) -> Picture:
    return Picture(slide.image, slide.alt, slide.focus)


def _warnings(slide: Slide, setting: Setting) -> tuple[str, ...]:
    files: list[PictureFile] = [
        inspect(each.image, setting.base) for each in (_shown(slide), *slide.pictures)
    ]
    return tuple(dict.fromkeys(file.problem for file in files if file.problem and file.path.name))
