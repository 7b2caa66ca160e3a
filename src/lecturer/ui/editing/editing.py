"""The commands on points: each one is a step of the history, on all points selected."""

from __future__ import annotations

from collections.abc import Callable

from lecturer.i18n import gettext as _
from lecturer.i18n import ngettext
from lecturer.manuscript.head_detection import head_choices, head_of
from lecturer.talk import edits
from lecturer.talk.counts import visible_count
from lecturer.talk.records import CLOSING, OPENING, Layout, Talk
from lecturer.talk.walk import at, find, path_to, walk, words_of
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.editing import clipboard
from lecturer.ui.widgets.messages import Choice, Messages, Question

_TITLE_LENGTH = 30
_ENDS = "，。！？；：、,.!?;:\n"


class Editing:
    """The structural commands, applied to what is selected."""

    def __init__(self, open_talk: OpenTalk, messages: Messages) -> None:
        self._open_talk = open_talk
        self._messages = messages

    def promote(self) -> None:
        """Move the selected branches one level up."""
        self._each(_("Promote"), edits.promote)

    def demote(self) -> None:
        """Move the selected branches one level down."""
        self._each(_("Demote"), edits.demote)

    def move_up(self) -> None:
        """Move the selected branches before the one above, across parents."""
        self._each(_("Move up"), edits.move_up, stop=True)

    def move_down(self) -> None:
        """Move the selected branches after the one below, across parents."""
        self._each(_("Move down"), edits.move_down, backwards=True, stop=True)

    def can_move(self, ids: tuple[str, ...], parent_id: str | None, index: int) -> bool:
        """Whether branches can be dropped there: not into themselves, nor to where they are."""
        return edits.move_to(self._talk, ids, parent_id, index) is not self._talk

    def move(self, ids: tuple[str, ...], parent_id: str | None, index: int) -> None:
        """Move branches to where they were dropped."""
        self._apply(_("Move"), edits.move_to(self._talk, ids, parent_id, index))

    def add(self) -> str:
        """Add an empty point after the current one; its key."""
        after = edits.add_after(self._talk, self._open_talk.key)
        return self._select_new(_("Add a point"), after)

    def duplicate(self) -> None:
        """Put a copy after each of the selected branches."""
        talk = self._talk
        for key in self._tops():
            talk = edits.duplicate(talk, key)
        if talk is not self._talk:
            self._select_new(_("Duplicate"), talk)

    def split(self, offset: int) -> None:
        """Make a point of the current words from a character on; it is named by their first sentence."""
        words = words_of(self._talk, self._open_talk.key)[offset:]
        marker, title = suggested_head(words)
        after = edits.split(self._talk, self._open_talk.key, offset, title, marker)
        self._select_new(_("Split"), after)

    def merge(self) -> None:
        """Join the next point's words to the current one; with several selected, join these."""
        tops = self._points()
        if len(tops) > 1:
            talk = self._talk
            for key in reversed(tops[1:]):
                talk = edits.dissolve(talk, key)
            self._open_talk.select(tops[0])
            self._apply(_("Merge"), talk)
            return
        self._apply(_("Merge"), edits.merge_with_next(self._talk, self._open_talk.key))

    def dissolve(self) -> None:
        """Make the selected points none; their words join those before."""
        self._each(_("Remove the point, keep its words"), edits.dissolve, backwards=True)

    def remove(self) -> None:
        """Delete the selected branches; words are deleted only when a person says so."""
        tops = self._tops()
        branches = [find(self._talk, key) for key in tops]
        length = sum(visible_count(point.notes) for point in walk(tuple(branches)))
        if not tops:
            return
        answer = self._ask_about_words(branches[0].title, len(tops), length) if length else "delete"
        if answer == "keep":
            self._each(_("Remove the point, keep its words"), edits.dissolve, backwards=True)
        elif answer == "delete":
            self._each(_("Delete"), edits.remove)

    def cut(self) -> None:
        """Take the selected branches to the clipboard."""
        if self.copy():
            self._each(_("Cut"), edits.remove)

    def copy(self) -> bool:
        """Put the selected branches on the clipboard; whether there were any."""
        branches = tuple(find(self._talk, key) for key in self._tops())
        if branches:
            clipboard.put(branches)
        return bool(branches)

    def paste(self) -> None:
        """Put the branches of the clipboard after the current point."""
        branches = clipboard.take()
        if not branches:
            return
        key = self._open_talk.key
        if key == OPENING:
            parent, index = None, 0
        elif key == CLOSING:
            parent, index = None, len(self._talk.points)
        else:
            path = path_to(self._talk, key)
            parent, index = (at(self._talk, path[:-1]).id if len(path) > 1 else None), path[-1] + 1
        self._select_new(_("Paste"), edits.insert(self._talk, branches, parent, index))

    def put_on_slide(self, words: str) -> None:
        """Add words to the lines on the current point's slide, or to its quotation where it is one."""
        point = self._open_talk.point
        lines = tuple(line.strip() for line in words.split("\n") if line.strip())
        if point is not None and lines:
            if point.layout == "quote":
                quote = "\n".join(filter(None, (point.quote.strip(), *lines)))
                after = edits.set_point(self._talk, point.id, quote=quote)
            else:
                after = edits.set_point(self._talk, point.id, show=point.show + lines)
            self._apply(_("Put on the slide"), after)

    def rename(self, key: str, title: str) -> None:
        """Give a point another title."""
        if key in (OPENING, CLOSING):
            return
        self._apply(_("Rename"), edits.set_point(self._talk, key, title=title), key=key)

    def head_choices(self, key: str) -> tuple[str, ...]:
        """The heads that a point could have by its own words: the one it has first."""
        point = find(self._talk, key)
        return tuple(dict.fromkeys(filter(None, (point.title, *head_choices(point.notes)))))

    def set_layout(self, key: str, layout: Layout) -> None:
        """Choose the layout of a point's slide."""
        self._apply(_("Layout"), edits.set_point(self._talk, key, layout=layout), key=key)

    def toggle_may_skip(self) -> None:
        """Mark the selected points as those to leave out when time is short, or take that back."""
        point = self._open_talk.point
        if point is None:
            return
        wanted = not point.may_skip
        self._each(
            _("May be skipped"),
            lambda talk, key: edits.set_point(talk, key, may_skip=wanted),
            all_points=True,
        )

    @property
    def _talk(self) -> Talk:
        return self._open_talk.talk

    def _points(self) -> tuple[str, ...]:
        return tuple(key for key in self._open_talk.selection if key not in (OPENING, CLOSING))

    def _tops(self) -> tuple[str, ...]:
        """The selected points, without those inside another selected branch."""
        paths = {key: path_to(self._talk, key) for key in self._points()}
        return tuple(
            key
            for key, path in paths.items()
            if not any(len(other) < len(path) and path[: len(other)] == other for other in paths.values())
        )

    def _each(
        self,
        label: str,
        edit: Callable[[Talk, str], Talk],
        *,
        backwards: bool = False,
        stop: bool = False,
        all_points: bool = False,
    ) -> None:
        """Apply an edit to one selected point after the other, as one step.

        Args:
            label: What undo calls it.
            edit: From a talk and an id to the talk after it.
            backwards: Begin with the last point.
            stop: When the first cannot be done, none is.
            all_points: Also to points inside a selected branch.
        """
        keys = self._points() if all_points else self._tops()
        talk = self._talk
        for number, key in enumerate(reversed(keys) if backwards else keys):
            after = edit(talk, key)
            if after is talk and stop and number == 0:
                return
            talk = after
        self._apply(label, talk)

    def _apply(self, label: str, after: Talk, key: str = "") -> None:
        self._open_talk.close_step()
        self._open_talk.apply(label, after, key=key)
        self._open_talk.close_step()

    def _select_new(self, label: str, after: Talk) -> str:
        before = {point.id for point in walk(self._talk.points)}
        added = next((point.id for point in walk(after.points) if point.id not in before), "")
        if added:
            self._apply(label, after, key=added)
            self._open_talk.select(added)
        return added

    def _ask_about_words(self, title: str, count: int, length: int) -> str:
        what = (
            _("Delete “%(title)s”?") % {"title": title}
            if count == 1
            else ngettext("Delete %(n)d point?", "Delete %(n)d points?", count) % {"n": count}
        )
        details = ngettext(
            "%(n)d character of your words is in it. Undo brings it back.",
            "%(n)d characters of your words are in it. Undo brings them back.",
            length,
        ) % {"n": length}
        return self._messages.ask(
            Question(
                what=what,
                details=details,
                choices=(
                    Choice("keep", _("Keep the words")),
                    Choice("delete", _("Delete with its words"), destructive=True),
                    Choice("cancel", _("Cancel")),
                ),
            )
        )


def suggested_head(words: str) -> tuple[str, str]:
    """A marker and a title for a point that begins with these words."""
    start = words.strip()
    head = head_of(start.split("\n", 1)[0])
    if head.title:
        return head.marker, head.title[:_TITLE_LENGTH]
    cut = next((index for index, char in enumerate(start) if char in _ENDS), len(start))
    return head.marker, start[: min(cut, _TITLE_LENGTH)]
