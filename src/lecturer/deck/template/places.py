"""Maps the texts of a deck to the placeholders of a template, with the room that each has."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from lecturer.deck.pages import FontRole, PageKind
from lecturer.deck.template.masters import Layout, Placeholder
from lecturer.deck.theme_records import (
    OWN_GROUNDS,
    PAGE_HEIGHT,
    SMALLEST_TEXT,
    Box,
    Ornament,
    TextStyle,
    Theme,
)

_PLAIN_BODY = Box(72, 144, 816, 348)
"""The place for content in the plain theme, from which everything without a place of its own is moved."""
_ELSEWHERE = frozenset({"title", "title_long", "footer", "page_number", "section_numeral"})
"""What has a placeholder of its own or no place; all other text is moved with the place for content."""
_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
_LARGEST_TEXT = 40.0
_GAP = 48.0
_SMALLEST_HEIGHT = 120.0
_INDENT, _NUMERAL = 40.0, 72.0
_EDGE = 6.0
"""What titles that grow leave free at the page's edge."""
_LEAST_LINE = 36.0
_SMALLEST_TITLE = 18.0
"""A template's own titles may be smaller than the text of ours, but not than this."""


class Places:
    """The text styles, boxes and moved decoration of a template's theme.

    Args:
        layouts: By kind of page.
        plain: The plain theme.
        width: Of the page, in points.
        fonts: The font role of headings (`+mj-`) and of the rest (`+mn-`).
    """

    def __init__(
        self, layouts: Mapping[PageKind, Layout], plain: Theme, width: float, fonts: Mapping[str, FontRole]
    ) -> None:
        self._layouts = layouts
        self._plain = plain
        self._width = width
        self._fonts = fonts
        inner = layouts["list"]
        self.body = self._body_of(inner)
        self.text: dict[str, TextStyle] = {
            role: self._moved(role, style) for role, style in plain.text.items() if role not in _ELSEWHERE
        }
        self.boxes = {name: self._in_body(box) for name, box in plain.boxes.items()}
        self.decoration: dict[str, tuple[Ornament, ...]] = {}
        self._titles(inner)
        self._rows(inner)
        self._outer("cover", ("cover_title", "subtitle", "speaker"))
        self._outer("closing", ("closing_title", "closing_line", "closing_speaker"))
        self._section()
        self._quote()
        self._columns()
        self._picture()
        self._number()
        self._feet(inner)

    def _body_of(self, layout: Layout) -> Box:
        """The place for content: that of a layout, or what its title leaves of the page."""
        place = layout.content()
        if place is not None and place.at.h >= _SMALLEST_HEIGHT:
            return _on_page(place.at, self._width)
        title = layout.first("title", "ctrTitle")
        top = title.at.y + title.at.h + 24 if title and title.at.y < PAGE_HEIGHT / 3 else 144.0
        left = title.at.x if title else 72.0
        box = Box(left, top, max(300.0, self._width - 2 * left), max(_SMALLEST_HEIGHT, 492 - top))
        return _on_page(box, self._width)

    def _in_body(self, box: Box) -> Box:
        across, down = self.body.w / _PLAIN_BODY.w, self.body.h / _PLAIN_BODY.h
        return Box(
            self.body.x + (box.x - _PLAIN_BODY.x) * across,
            self.body.y + (box.y - _PLAIN_BODY.y) * down,
            box.w * across,
            box.h * down,
        )

    def _moved(self, role: str, style: TextStyle) -> TextStyle:
        at = self._in_body(style.at)
        font = self._fonts["+mj-"] if style.bold and role != "agenda_numeral" else self._fonts["+mn-"]
        return replace(style, at=at, font=font, sizes=_below(style.sizes, at.h / style.spacing))

    def _styled(self, place: Placeholder, like: TextStyle, sizes: tuple[float, ...]) -> TextStyle:
        """A style in a placeholder, as it looks."""
        return replace(
            like,
            at=_on_page(place.at, self._width),
            grow=0.0,
            sizes=_below(sizes, place.at.h / like.spacing),
            anchor=place.anchor,
            align=place.align,
            bold=place.bold,
            color=place.color,
            font=self._fonts["+mj-" if place.family.startswith("+mj") else "+mn-"],
        )

    def _title(self, place: Placeholder, like: TextStyle, most: float, bottom: float) -> TextStyle:
        """A title in the template's size; its box grows where it is too low for a line of that."""
        sizes = _smaller(place.size, most)
        style = replace(self._styled(place, like, sizes), sizes=sizes)
        at = _grown(style, sizes[0] * like.spacing, bottom)
        return replace(style, at=at, sizes=_below(sizes, at.h / like.spacing))

    def _titles(self, inner: Layout) -> None:
        plain = self._plain.text
        for kind, layout in self._layouts.items():
            if kind in OWN_GROUNDS or (layout is inner and kind != "list"):
                continue
            place = layout.first("title", "ctrTitle") or inner.first("title", "ctrTitle")
            if place is None:
                break
            bottom = self.body.y if place.at.y < self.body.y else float(PAGE_HEIGHT)
            style = self._title(place, plain["title"], 54.0, bottom)
            smallest = min(SMALLEST_TEXT, style.sizes[-1])
            long = replace(style, sizes=(min(28.0, style.sizes[-1]), smallest), spacing=1.2)
            long = replace(long, at=_grown(long, 2 * long.sizes[0] * long.spacing, bottom))
            suffix = "" if kind == "list" else f"_{kind}"
            self.text |= {f"title{suffix}": style, f"title_long{suffix}": long}
        if "title" not in self.text:
            at = Box(self.body.x, max(8.0, self.body.y - 80), self.body.w, 64)
            self.text["title"] = replace(plain["title"], at=at, font=self._fonts["+mj-"])
            self.text["title_long"] = replace(self.text["title"], sizes=(28.0, 24.0), spacing=1.2)
        title = self.text["title"]
        self.text["context"] = replace(plain["context"], at=title.at, align=title.align, font=title.font)
        statement = replace(self.text["statement"], align=title.align, color=title.color, bold=title.bold)
        self.text["statement"] = replace(statement, at=self.body)
        self.text["missing"] = plain["missing"]

    def _rows(self, inner: Layout) -> None:
        place = inner.content()
        body, color = self.body, "body"
        largest = min(_LARGEST_TEXT, max(28.0, place.size if place else 32.0))
        sizes = tuple(size for size in (40.0, 36.0, 32.0, 28.0, 26.0, 24.0) if size <= largest)
        row = {"rows": (), "sizes": sizes, "color": color}
        at = Box(body.x + _INDENT, body.y, body.w - _INDENT, body.h)
        self.text["list"] = replace(self.text["list"], at=at, **row)
        at = Box(body.x + _NUMERAL, body.y, body.w - _NUMERAL, body.h)
        self.text["agenda"] = replace(self.text["agenda"], at=at, **row)
        self.text["agenda_numeral"] = replace(
            self.text["agenda_numeral"], at=Box(body.x, body.y, _NUMERAL, body.h)
        )

    def _outer(self, kind: PageKind, roles: tuple[str, str, str]) -> None:
        """A cover or closing: its title, and its subtitle's place for the line below and the speaker."""
        layout, plain = self._layouts[kind], self._plain.text
        title, below = layout.first("ctrTitle", "title"), layout.first("subTitle", "body", "obj")
        if layout.is_ordinary:
            title = below = None
        at = title.at if title else Box(self.body.x, 132, self.body.w, 156)
        if title is not None:
            under = below.at.y if below and below.at.y > title.at.y else float(PAGE_HEIGHT)
            style = self._title(title, plain[roles[0]], 60.0, max(under, title.at.y + title.at.h))
            self.text[roles[0]], at = style, style.at
        else:
            self.text[roles[0]] = replace(plain[roles[0]], at=at, font=self._fonts["+mj-"])
        if below is None:
            top = min(at.y + at.h + 12, 400.0)
            place, look = Box(at.x, top, at.w, 96), self.text[roles[0]]
            look = replace(plain[roles[1]], at=place, align=look.align, font=self._fonts["+mn-"])
        else:
            look = self._styled(below, plain[roles[1]], (30.0, 28.0, 26.0, 24.0))
            place = _apart(_tall_enough(look.at), at)
        if kind == "closing":
            self.text["closing_call"] = self.text[roles[0]]
        half = place.h / 2
        upper, lower = place._replace(h=half), place._replace(y=place.y + half, h=half)
        self.text[roles[1]] = replace(look, at=upper, anchor="top", sizes=(30.0, 28.0, 26.0, 24.0))
        self.text[roles[2]] = replace(look, at=lower, anchor="top", sizes=(26.0, 24.0))

    def _section(self) -> None:
        layout, plain = self._layouts["section"], self._plain.text
        title, words = layout.first("title", "ctrTitle"), layout.first("body", "subTitle", "obj")
        if title is None or layout.is_ordinary:
            at = Box(self.body.x, 150, self.body.w, 200)
            style = replace(plain["section_title"], at=at, font=self._fonts["+mj-"])
        else:
            style = self._title(title, plain["section_title"], 60.0, float(PAGE_HEIGHT))
        self.text["section_title"] = self.text["section_title_alone"] = style
        if words is not None and not layout.is_ordinary:
            look = self._styled(words, plain["section_numeral"], (36.0, 32.0, 28.0, 24.0))
            self.text["section_numeral"] = replace(look, spacing=1.3, at=_apart(look.at, style.at))

    def _quote(self) -> None:
        layout, plain = self._layouts["quote"], self._plain.text
        body, title = self._body_of(layout), layout.first("title", "ctrTitle")
        top = body.y if title is None else min(body.y, title.at.y)
        region = Box(body.x, max(40.0, top), body.w, body.y + body.h - max(40.0, top))
        head, foot = 48.0, 48.0
        inner = region._replace(y=region.y + head, h=region.h - head)
        font = self._fonts["+mj-"]
        look = {"font": font, "color": "title", "align": "left"}
        self.text["quote"] = replace(plain["quote"], at=inner._replace(h=inner.h - foot - 16), **look)
        self.text["quote_alone"] = replace(plain["quote_alone"], at=inner, **look)
        self.text["quote_context"] = replace(plain["quote_context"], at=region._replace(h=head))
        bottom = region.y + region.h - foot
        self.text["byline"] = replace(plain["byline"], at=region._replace(y=bottom, h=foot), grow=16.0)

    def _columns(self) -> None:
        layout = self._layouts["columns"]
        body, (heads, text) = self._body_of(layout), layout.columns()
        if text:
            left, right = (_on_page(each.at, self._width) for each in text)
        else:
            half = (body.w - _GAP) / 2
            left, right = body._replace(w=half), body._replace(x=body.x + half + _GAP, w=half)
        head, text_style = self.text["column_head"], self.text["column_text"]
        if heads and heads[0].at.y < left.y:
            head_box = heads[0].at
            top = left
        else:
            head_box = left._replace(h=52.0)
            top = left._replace(y=left.y + 64, h=left.h - 64)
        bottom = top.y + top.h
        self.boxes["left"] = Box(left.x, head_box.y, left.w, bottom - head_box.y)
        self.boxes["right"] = Box(right.x, head_box.y, right.w, bottom - head_box.y)
        self.text["column_head"] = replace(
            head, at=Box(0, head_box.y, left.w, head_box.h), anchor="bottom", color="accent"
        )
        self.text["column_text"] = replace(text_style, at=Box(0, top.y, left.w, top.h), rows=())

    def _picture(self) -> None:
        layout = self._layouts["picture"]
        frame, caption = layout.first("pic"), layout.first("body")
        if frame is None:
            return
        self.boxes["picture"] = self.boxes["picture_alone"] = _on_page(frame.outer, self._width)
        self.boxes["picture_above"] = self.boxes["picture"]
        if caption is not None:
            style = self._styled(caption, self._plain.text["caption"], (28.0, 26.0, 24.0))
            self.text["caption"] = self.text["caption_below"] = replace(style, spacing=1.3, font="sans")

    def _number(self) -> None:
        """The number above the middle of the body, its unit on the same foot, the words below."""
        body = self.body
        half = body.h * 0.52
        for role in ("number", "unit"):
            style = self.text[role]
            lift = 0 if role == "number" else half * 0.14
            at = Box(body.x, body.y, body.w, half - lift)
            self.text[role] = replace(style, at=at, sizes=_below(style.sizes, at.h / style.spacing))
        below = Box(body.x, body.y + half + 12, body.w, body.h - half - 12)
        self.text["number_line"] = replace(self.text["number_line"], at=below, sizes=(36.0, 32.0, 28.0, 24.0))

    def _feet(self, inner: Layout) -> None:
        for kind, role in (("ftr", "footer"), ("sldNum", "page_number")):
            place = inner.first(kind)
            if place is not None:
                style = self._styled(place, self._plain.text[role], (max(10.0, min(16.0, place.size)),))
                self.text[role] = replace(style, bold=False)


def _smaller(size: float, most: float = 54.0) -> tuple[float, ...]:
    """A title's own size and the next ones below it, down to the floor; its own where that is lower."""
    first = min(most, max(_SMALLEST_TITLE, size))
    floor = min(SMALLEST_TEXT, first)
    sizes = [first, *(round(first * share) for share in _SHRINK[1:])]
    kept = dict.fromkeys(float(max(floor, each)) for each in sizes)
    return tuple(kept)


def _below(sizes: tuple[float, ...], highest: float) -> tuple[float, ...]:
    """The sizes of which a line fits a height; the smallest in any case."""
    return tuple(size for size in sizes if size <= highest) or sizes[-1:]


def _grown(style: TextStyle, height: float, bottom: float) -> Box:
    """A style's box made high enough, around where its text is anchored, as far as there is room."""
    box = style.at
    more = height - box.h
    if more <= 0:
        return box
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[style.anchor]
    top = max(_EDGE, box.y - more * share)
    end = min(max(bottom, box.y + box.h), top + height)
    return box._replace(y=max(_EDGE, min(top, end - height)), h=end - max(_EDGE, min(top, end - height)))


def _apart(box: Box, title: Box) -> Box:
    """A box without what lies over the title, or moved below it where little is left."""
    if min(box.x + box.w, title.x + title.w) <= max(box.x, title.x):
        return box
    bottom = title.y + title.h
    if box.y >= bottom or box.y + box.h <= title.y:
        return box
    if box.y < title.y and title.y - box.y >= _LEAST_LINE:
        return box._replace(h=title.y - box.y)
    if PAGE_HEIGHT - _EDGE - bottom < _LEAST_LINE:
        return box
    return box._replace(y=bottom, h=max(_LEAST_LINE, min(box.h, PAGE_HEIGHT - _EDGE - bottom)))


def _on_page(box: Box, width: float) -> Box:
    """The part of a box that is on the page."""
    left, top = max(0.0, box.x), max(0.0, box.y)
    right, bottom = min(width, box.x + box.w), min(float(PAGE_HEIGHT), box.y + box.h)
    return Box(left, top, max(48.0, right - left), max(24.0, bottom - top))


def _tall_enough(box: Box) -> Box:
    """A box for two lines at least, as far as the page goes."""
    height = max(box.h, 88.0)
    return box._replace(y=min(box.y, PAGE_HEIGHT - 24 - height), h=height)
