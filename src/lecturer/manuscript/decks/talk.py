"""A deck that was read as a talk: a slide is a point with what stands on it, its notes are the words."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.manuscript.decks.records import Cells, DeckRead, Line, Picture, SlideRead, one_line
from lecturer.manuscript.not_taken import NotTaken
from lecturer.talk.records import Doubt, Point, Talk

INDENT = "  "
"""What a line on a slide begins with for each level below the first."""
_MOST_COVER_LINES = 3
_SHOWN_PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM")
_BESIDE_TABLE = 0.3
"""A picture beside a table is the slide's matter when it covers as much of the slide as this."""
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 5, 4, 10
_MOST_LINES, _MOST_CHARACTERS = 6, 120
_MOST_CAPTION_LINES, _LONGEST_CAPTION = 3, 60
"""What our own lists, tables and captions hold on one page in every theme."""
_SPEAKER = re.compile(r"(主讲|汇报|演讲|报告|宣讲|作者|speaker|presenter|author|by )", re.IGNORECASE)
_DATE = re.compile(r"[\d〇○零一二三四五六七八九]{4}\s*[-年./]|\d{1,2}\s*[-月./]\s*\d{1,2}")
FOLDER = "pictures"


class TalkOfDeck(msgspec.Struct, frozen=True):
    """What became of a deck.

    Attributes:
        talk: Its slides as points.
        media: The pictures that the talk names, by their paths in it.
        left: What was seen and not taken.
        notices: The same in sentences, with all else that a person should know.
    """

    talk: Talk
    media: dict[str, bytes]
    left: tuple[NotTaken, ...]
    notices: tuple[str, ...]


def talk_of_deck(deck: DeckRead) -> TalkOfDeck:
    """The talk that a deck is; it gives a deck of as many slides again."""
    maker = _Maker(deck, {}, [*deck.left])
    talk = maker.talk()
    return TalkOfDeck(talk, maker.media, tuple(maker.left), maker.notices())


def point_of(slide: SlideRead, media: dict[str, bytes], left: list[NotTaken]) -> Point | None:
    """The point of one slide; None for an empty one.

    Args:
        slide: The slide.
        media: Takes the files of its pictures.
        left: Takes what is not in the point.
    """
    return _Maker(DeckRead(slides=(slide,)), media, left).point(slide)


class _Maker:
    def __init__(self, deck: DeckRead, media: dict[str, bytes], left: list[NotTaken]) -> None:
        self._deck = deck
        self.media, self.left = media, left
        self._counts: Counter[str] = Counter()

    def talk(self) -> Talk:
        """Cover, points, and no page that the deck does not have."""
        slides = self._deck.slides
        cover = slides[0] if slides and _is_plain_cover(slides[0]) else None
        points = tuple(
            point for slide in slides[1 if cover else 0 :] if (point := self.point(slide)) is not None
        )
        without = ("agenda", "closing") if cover else ("cover", "agenda", "closing")
        named = {name: getattr(self._deck, name) for name in ("title", "subtitle", "speaker", "date")}
        talk = Talk(points=points, without=without, **named)
        if cover is None:
            return talk
        for picture in cover.pictures:
            self._leave_picture(picture, cover)
        about = _about(cover.lines)
        return msgspec.structs.replace(talk, title=cover.title, opening=cover.notes, **about)

    def notices(self) -> tuple[str, ...]:
        """What a person should know, most important first."""
        found = []
        if count := self._counts["hidden"]:
            sentence = ngettext(
                "%(n)d hidden slide is taken over as a point that may be skipped",
                "%(n)d hidden slides are taken over as points that may be skipped",
                count,
            )
            found.append(sentence % {"n": count})
        if count := self._counts["guessed"]:
            sentence = ngettext(
                "The title of %(n)d slide was guessed from the largest text on it",
                "The titles of %(n)d slides were guessed from the largest text on them",
                count,
            )
            found.append(sentence % {"n": count})
        passed: Counter[str] = Counter(each.what for each in self.left)
        for kinds, sentence in (
            (("picture",), _("Pictures that are not taken over: %(n)d")),
            (("media",), _("Sounds and films that are not taken over: %(n)d")),
            (("object",), _("Embedded objects that are not taken over: %(n)d")),
            (("comment",), _("Comments that are not taken over: %(n)d")),
            (("hidden",), _("Hidden shapes that are not taken over: %(n)d")),
            (("furniture", "repeated"), _("Footers and what stands on every slide are left out: %(n)d")),
        ):
            count = sum(passed[kind] for kind in kinds)
            found += [sentence % {"n": count}] if count else []
        return tuple(found)

    def point(self, slide: SlideRead) -> Point | None:
        """The point of a slide; None when there is nothing on it and nothing said."""
        table, lines = _table_and_lines(slide)
        image, alt = self._image(slide, beside_table=bool(table))
        show = tuple(line for each in lines if (line := INDENT * each.level + one_line(each.shown)).strip())
        if not (slide.title or show or table or image or slide.notes.strip()):
            return None
        self._counts["hidden"] += int(slide.is_hidden)
        self._counts["guessed"] += int(slide.title_is_guess)
        is_full = _is_full(show, table, image)
        stepwise = slide.has_steps and bool(show) and not is_full and not image
        return Point(
            id=f"p{slide.number}",
            title=slide.title or ("" if slide.notes.strip() else alt),
            notes=slide.notes,
            show=show,
            image=image,
            alt=alt if image else "",
            table=table,
            layout="whole" if is_full else "list" if stepwise else "auto",
            may_skip=slide.is_hidden,
            why="guess" if slide.title_is_guess else "style",
            doubts=(Doubt("guess", said=slide.title),) if slide.title_is_guess else (),
        )

    def _image(self, slide: SlideRead, *, beside_table: bool) -> tuple[str, str]:
        """The path of the picture that the point shows, and its description; the others are named."""
        shown = ""
        alt = ""
        for picture in slide.pictures:
            matters = not beside_table or picture.share >= _BESIDE_TABLE
            if shown or not matters or not picture.data.startswith(_SHOWN_PICTURES):
                self._leave_picture(picture, slide)
            else:
                shown, alt = self._kept(picture), one_line(picture.alt)
        return shown, alt

    def _kept(self, picture: Picture) -> str:
        return kept_picture(picture, self.media)

    def _leave_picture(self, picture: Picture, slide: SlideRead) -> None:
        self.left.append(NotTaken("picture", _("slide %(n)d") % {"n": slide.number}, text=picture.name))


def kept_picture(picture: Picture, media: dict[str, bytes]) -> str:
    """Lay a picture's file among those of the talk; its path there."""
    path, number = f"{FOLDER}/{picture.name}", 1
    while media.get(path, picture.data) != picture.data:
        number += 1
        path = f"{FOLDER}/{number}-{picture.name}"
    media[path] = picture.data
    return path


def _is_plain_cover(slide: SlideRead) -> bool:
    return (
        slide.is_cover and not slide.tables and len(slide.lines) <= _MOST_COVER_LINES and not slide.is_hidden
    )


def _is_full(show: tuple[str, ...], table: Cells, image: str) -> bool:
    """Whether a slide has more than our own layouts put on one page."""
    words = sum(map(len, show))
    if table:
        too_large = len(table) > _MOST_ROWS or len(table[0]) > _MOST_COLUMNS
        return bool(show) or too_large or any(len(cell) > _LONGEST_CELL for row in table for cell in row)
    if image:
        return len(show) > _MOST_CAPTION_LINES or words > _LONGEST_CAPTION
    is_deep = any(line.startswith(INDENT) for line in show)
    return (
        is_deep or len(show) > _MOST_LINES or words > _MOST_CHARACTERS or any(len(line) > 40 for line in show)
    )


def _about(lines: tuple[Line, ...]) -> dict[str, str]:
    """What the lines under a cover's title are: subtitle, speaker, unit, and the date wherever it stands."""
    about: dict[str, str] = {}
    names = ["subtitle", "speaker", "unit"]
    for line in lines:
        text = one_line(line.shown)
        if _DATE.match(text) and "date" not in about:
            about["date"] = text
        elif _SPEAKER.match(text) and "speaker" in names:
            names.remove("speaker")
            about["speaker"] = text
        else:
            about[names.pop(0)] = text
    return about


def _table_and_lines(slide: SlideRead) -> tuple[Cells, tuple[Line, ...]]:
    """The table that the point shows; the rows of further ones are lines."""
    if not slide.tables:
        return (), slide.lines
    first = tuple(tuple(one_line(cell) for cell in row) for row in slide.tables[0])
    further = [
        Line(" ".join(filter(None, map(one_line, row)))) for table in slide.tables[1:] for row in table
    ]
    return first, (*slide.lines, *further)
