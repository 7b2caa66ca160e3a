"""A talk while the edits of its deck are gathered: fields, lines and cells, applied all at once."""

from __future__ import annotations

import re

from lecturer.deck.drawn.from_words import quotation_in
from lecturer.deck.point_slides import tidy, title_of
from lecturer.export.pptx.slide_record import SPEAKER_JOINTS, SPEAKER_LINE, Place
from lecturer.manuscript.decks.records import Cells
from lecturer.talk import edits
from lecturer.talk.records import CLOSING, OPENING, Point, Talk
from lecturer.talk.walk import walk
from lecturer.text.spaces import squeezed

_INDENT = re.compile(r"^[ \t]*")
_ROLE_JOINTS = ("\u3000", ", ")
_DASHES = "—–- "


SPOKEN = frozenset({"notes", OPENING, CLOSING})
"""Fields whose words are spoken; pages that were made of words show stretches of them."""


class _Slot:
    """One line (or row) of a field, and what was put after it."""

    def __init__(self, value: object) -> None:
        self.value = value
        self.after: list[object] = []


class Draft:
    """Gathers what changes in a talk.

    Args:
        talk: As it was exported.
    """

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.points: dict[str, Point] = {point.id: point for point in walk(talk.points)}
        self._fields: dict[tuple[str, str], object] = {}
        self._lists: dict[tuple[str, str], list[_Slot]] = {}
        self._children: list[tuple[str, str, str]] = []
        self._hidden: dict[str, set[str]] = {}
        self._spoken: dict[tuple[str, str], list[tuple[Place, str]]] = {}
        self.gone: set[str] = set()
        """Points that are gone with all below them."""

    def change(self, place: Place, text: str) -> bool:
        """Put other words in a place; whether the talk has such a place."""
        text = text.strip()
        if place.field in ("show", "table") and place.key in self.points:
            return self._change_slot(place, text)
        if place.field == SPEAKER_LINE:
            return self._change_speaker(place, text)
        if not place.field or (place.key and place.key not in self.points):
            return False
        if place.field == "by" and place.key:
            return self._change_source(place, text)
        if place.field in SPOKEN:
            self._spoken.setdefault((place.key, place.field), []).append((place, text))
            return True
        self._fields[place.key, place.field] = self._with(place, text)
        if place.field == "quote" and place.key:
            self._keep_quotation(place.key)
        return True

    def remove(self, place: Place) -> bool:
        """Take the words of a place away; whether that can be said in the talk."""
        if place.field in ("show", "table") and place.key in self.points:
            return self._change_slot(place, "" if place.start >= 0 else None)
        if place.field in ("title", "marker", "") or place.field in SPOKEN:
            return False
        return self.change(place, "")

    def insert_line(self, key: str, after: int, text: str, level: int) -> None:
        """Put a new line on the slide of a point; `after` is -1 for the first."""
        self._insert(key, "show", after, "  " * level + text.strip())

    def insert_row(self, key: str, after: int, row: tuple[str, ...]) -> None:
        """Put a new row into the table of a point."""
        self._insert(key, "table", after, row)

    def remove_row(self, key: str, row: int) -> None:
        """Take a row out of the table of a point."""
        slots = self._slots(key, "table")
        if 0 <= row < len(slots) - 1:
            slots[row + 1].value = None

    def insert_child(self, parent: str, after: str, title: str) -> None:
        """Put a new point with a title below another one, after one of those there."""
        self._children.append((parent, after, title.strip()))

    def hide_row(self, parent: str, key: str) -> None:
        """Leave a point out of the list that its parent shows; it is spoken as before."""
        self._hidden.setdefault(parent, set()).add(key)

    def set(self, key: str, **fields: object) -> None:
        """Set fields of a point, or of the talk."""
        self._fields.update({(key, name): value for name, value in fields.items()})

    def value(self, key: str, field: str) -> object:
        """A field as it will be."""
        owner: Point | Talk = self.points[key] if key else self.talk
        return self._fields.get((key, field), getattr(owner, field))

    def applied(self) -> Talk:
        """The talk with all of it."""
        talk = self.talk
        fields = dict(self._fields)
        for parent, hidden in self._hidden.items():
            shown = (child for child in self.points[parent].points if child.id not in hidden | self.gone)
            rows = tuple(str(self._fields.get((child.id, "title")) or title_of(child)) for child in shown)
            fields[parent, "show"] = rows
        for (key, field), slots in self._lists.items():
            values = [value for slot in slots for value in (slot.value, *slot.after) if value is not None]
            fields[key, field] = tuple(values)
        for (key, field), changes in self._spoken.items():
            fields[key, field] = _respoken(str(self.value(key, field)), changes)
        for (key, field), value in fields.items():
            talk = (
                edits.set_point(talk, key, **{field: value})
                if key
                else edits.set_talk(talk, **{field: value})
            )
        for parent, after, title in reversed(self._children):
            siblings = next(point for point in walk(talk.points) if point.id == parent).points
            index = next((place + 1 for place, each in enumerate(siblings) if each.id == after), 0)
            talk = edits.insert(talk, (Point(id="", title=title),), parent, index)
        return talk

    def _slots(self, key: str, field: str) -> list[_Slot]:
        """The lines of a field; the first slot stands before the first line and is always empty."""
        if (key, field) not in self._lists:
            lines = getattr(self.points[key], field)
            self._lists[key, field] = [_Slot(None), *map(_Slot, lines)]
        return self._lists[key, field]

    def _insert(self, key: str, field: str, after: int, value: object) -> None:
        slots = self._slots(key, field)
        slots[max(0, min(after + 1, len(slots) - 1))].after.append(value)

    def _change_slot(self, place: Place, text: str | None) -> bool:
        slots = self._slots(place.key, place.field)
        number = place.at[0] + 1 if place.at else 0
        if not 0 < number < len(slots) or slots[number].value is None:
            return False
        was = slots[number].value
        if place.field == "show":
            line = str(was)
            indent = _INDENT.match(line)
            lead = indent[0] if indent else ""
            slots[number].value = None if text is None else lead + _replaced(tidy(line), place, text)
            return True
        row, column = list(was) if isinstance(was, tuple) else [], place.at[1]
        if text is None or not 0 <= column < len(row):
            return False
        row[column] = _replaced(str(row[column]), place, text)
        slots[number].value = tuple(row)
        return True

    def _change_speaker(self, place: Place, text: str) -> bool:
        """The line that joins speaker, unit and date: each from its part, when there are as many."""
        names = [name for name in ("speaker", "unit", "date") if tidy(getattr(self.talk, name))]
        for joint in SPEAKER_JOINTS:
            was, now = place.text.split(joint), text.split(joint)
            if 1 < len(was) <= len(names) and len(was) == len(now):
                for name, old, new in zip(names, was, now, strict=False):
                    if old != new:
                        self._fields["", name] = new.strip()
                return True
        if len(names) == 1:
            self._fields["", names[0]] = text
            return True
        return False

    def _with(self, place: Place, text: str) -> str:
        """What a field becomes when the words in a place of it do."""
        field = place.field
        if field == "title" and place.key:
            return _title(title_of(self.points[place.key]), place, text)
        if place.start < 0:
            return text
        return _replaced(str(self.value(place.key, field)).strip(), place, text)

    def _change_source(self, place: Place, text: str) -> bool:
        """Whose words a quotation is, and what that person does, which stands in the notes."""
        joint = next((each for each in _ROLE_JOINTS if each in place.text), "")
        was, role = place.text.rsplit(joint, 1) if joint else (place.text, "")
        now, found, new_role = text.rpartition(joint.strip() or " ") if joint else (text, "", "")
        if joint and not found:
            return False
        if role != new_role.strip():
            notes = self.points[place.key].notes
            if role not in notes or not new_role.strip():
                return False
            spoken = Place(role, place.key, "notes", start=notes.find(role))
            self._spoken.setdefault((place.key, "notes"), []).append((spoken, new_role.strip()))
        if was != now.strip():
            is_dashed = was.startswith(("—", "–", "-"))
            self._fields[place.key, "by"] = now.strip().lstrip(_DASHES) if is_dashed else now.strip()
            self._keep_quotation(place.key)
        return True

    def _keep_quotation(self, key: str) -> None:
        """A quotation found in the words that becomes one by hand keeps the rest of its page."""
        point = self.points[key]
        found = None if point.quote.strip() else quotation_in(point)
        if found is None:
            return
        rest = {"quote": found.quote, "by": point.by or found.by}
        if found.kind == "person" and point.layout == "auto":
            rest["layout"] = "person"
        for name, value in rest.items():
            if value:
                self._fields.setdefault((key, name), value)


def cells_as_rows(cells: Cells) -> list[str]:
    """The rows of a table as lines to compare."""
    return ["\x1f".join(squeezed(cell) for cell in row) for row in cells]


def _respoken(words: str, changes: list[tuple[Place, str]]) -> str:
    """Words with stretches of them changed, from the last to the first, so that places stay right."""
    for place, text in sorted(changes, key=lambda change: -change[0].start):
        words = _replaced(words, place, text)
    return words


def _title(title: str, place: Place, text: str) -> str:
    """A title without what the page had put after it: a mark that it goes on, or comes again."""
    added = place.text.removeprefix(title) if place.text.startswith(title) else ""
    return text.removesuffix(added) if added and text.endswith(added) else text


def _replaced(whole: str, place: Place, text: str) -> str:
    """A text with the words of a place changed: where they stood, else where they stand nearest to it."""
    if place.start < 0:
        return text
    found = [at.start() for at in re.finditer(f"(?={re.escape(place.text)})", whole)]
    if not found:  # somebody has changed them already, where they are spoken
        return whole
    start = min(found, key=lambda at: abs(at - place.start))
    return whole[:start] + text + whole[start + len(place.text) :]
