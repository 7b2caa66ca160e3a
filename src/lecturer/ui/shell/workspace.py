"""A window at work: the talk, its panes, its commands, and the connections between them."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices

from lecturer.document.document import Document
from lecturer.files.folders import data_folder, folder_problem
from lecturer.store.leftovers import sweep
from lecturer.talk.merging import Merge
from lecturer.talk.records import Talk
from lecturer.talk.search import Match
from lecturer.ui.commands.actions import Actions
from lecturer.ui.commands.enablement import follow
from lecturer.ui.documents.autosave import Autosave
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.external_changes import ExternalChanges
from lecturer.ui.documents.join import JoinDialog
from lecturer.ui.documents.open_file import OpenFile
from lecturer.ui.documents.open_talk import OpenTalk
from lecturer.ui.documents.opening import Opener, PathDialogs
from lecturer.ui.documents.paths import FileDialogs
from lecturer.ui.documents.single_instance import SingleInstance
from lecturer.ui.editing import clipboard
from lecturer.ui.editing.editing import Editing
from lecturer.ui.editing.renumber import renumber
from lecturer.ui.editing.slide_material import SlideMaterial
from lecturer.ui.home.page import HomePage
from lecturer.ui.importing.import_review import Reviewing
from lecturer.ui.importing.revision_flow import Revising
from lecturer.ui.main_window.status_bar import StatusBar
from lecturer.ui.main_window.toolbar import ToolBar
from lecturer.ui.main_window.walking import focus_menus, go_round
from lecturer.ui.main_window.window import MainWindow
from lecturer.ui.panes.notes.pane import NotesPane
from lecturer.ui.panes.outline.pane import OutlinePane
from lecturer.ui.panes.slide.pane import SlidePane
from lecturer.ui.presenting.preflight.opening import Preflight
from lecturer.ui.presenting.resume import Resume
from lecturer.ui.presenting.start import Presenting
from lecturer.ui.rehearsing.time_work import TimeWork
from lecturer.ui.shell.home_work import HomeWork, ways_to
from lecturer.ui.shell.recent_menu import keep_recent_menu
from lecturer.ui.shell.side_windows import SideWindows
from lecturer.ui.shell.words_work import WordsWork
from lecturer.ui.widgets.composition import Composition
from lecturer.ui.widgets.messages import Messages
from lecturer.ui.widgets.user_settings import UserSettings, rate_of

_TABLE_ROWS = 3


class Workspace(QObject):
    """Builds the main window over one open talk.

    Args:
        settings: The user's settings.
        messages: Where errors and questions go; by default boxes over the window.
        dialogs: Asks for paths; by default the system's dialogs.
        monotonic: The clock of shows; tests bring their own.
    """

    def __init__(
        self,
        settings: UserSettings,
        *,
        messages: Messages | None = None,
        dialogs: PathDialogs | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.open_talk = OpenTalk(Document(Talk()), self)
        self.derived = DerivedState(self.open_talk, rate_of(settings.value), self)
        self.messages = messages or Messages()
        self.actions = Actions(self)
        self.composition = Composition(self)
        self.editing = Editing(self.open_talk, self.messages)
        self.home_page = HomePage()
        self.window = self._make_window()
        self.messages.set_window(self.window)
        self.dialogs = dialogs or FileDialogs(self.window)
        self.autosave = Autosave(self.open_talk, self.messages, self)
        self.file = OpenFile(self.open_talk, self.messages, settings, self.dialogs, self.autosave, self._join)
        self.external_changes = ExternalChanges(
            self.file, self.open_talk, self.messages, self._offer, partial(self._offer, tone="over"), self
        )
        self.single_instance = SingleInstance(self)
        self.reviewing = Reviewing(self.window, settings, self._choose_theme)
        self.files = Opener(self.file, self.messages, settings, self.dialogs, self.reviewing.review)
        self.revising = Revising(
            self.window, self.open_talk, self.messages, self._choose_manuscript, self._join_slides
        )
        self.side = SideWindows(
            self.window, self.open_talk, self.derived, self.messages, settings, self.dialogs
        )
        self.material = SlideMaterial(self.open_talk, self.side.pictures, self.editing.paste)
        self.words = WordsWork(self.open_talk, self.files, self.editing, self.window, self.messages.notice)
        self.presenting = Presenting(
            self.open_talk, self.derived, self.messages, settings, self.window, monotonic
        )
        self.preflight = Preflight(
            self.window, self.open_talk, self.derived, self.file, self.presenting, settings
        )
        self.resume = Resume(self.open_talk, self.files, self.presenting, self.messages)
        self.time = TimeWork(
            self.window, self.open_talk, self.derived, self.presenting, self.messages, self.dialogs
        )
        self.home = HomeWork(self.home_page, self.window, self.open_talk, self.files, self.autosave, settings)
        self._problem_told = ""
        self.window.restore(settings.window("main"), settings.window("columns"))
        self._bind_commands()
        self._connect_window()
        self._connect_file()
        self._connect_time()

    def open_first(self, path: Path | None) -> bool:
        """Open what the program was started with, else show the home page; whether it could be opened."""
        is_open = path is None or self.files.open(path)
        if path is None or not is_open:
            self.home.show()
        return is_open

    def start_work(self, *, present: bool) -> None:
        """Once the window is up: the show, if that is wanted or one broke off, else what a crash left."""
        sweep()
        if problem := folder_problem():
            self.window.notices.show_notice(problem, "warn")
        if present:
            self.resume.present()
        elif not self.resume.offer() and not self.home.is_shown:
            self.autosave.offer_recovery(self._offer, self.files.adopt_recovered)

    def keep_safe(self) -> None:
        """Have the journal on the disk, and remember the window; the session may end at any moment."""
        self.autosave.sync()
        self.home.remember_place()
        self.settings.remember_windows(**self.window.state())

    def open_files(self, paths: list[Path]) -> None:
        """Open what was dropped on the window: the first talk or manuscript."""
        if paths:
            self.files.open(paths[0])

    def _offer(self, text: str, button: str, then: Callable[[], object], tone: str = "warn") -> None:
        self.window.notices.show_notice(text, tone, offer=button, then=then)

    def _join(self, merged: Merge) -> Talk | None:
        return JoinDialog(merged, self.window).choose()

    def _choose_theme(self) -> Path | None:
        return self.dialogs.theme_file(self.file.folder)

    def _join_slides(self, merged: Merge) -> Talk | None:
        return JoinDialog(merged, self.window, theirs_is_deck=True).choose()

    def _choose_manuscript(self) -> Path | None:
        return self.dialogs.open_manuscript(self.file.folder)

    def _make_window(self) -> MainWindow:
        size = self.settings.value.editor_font
        toolbar = ToolBar(self.open_talk, self.actions)
        outline = OutlinePane(self.open_talk, self.derived, self.editing, self.actions)
        slide = SlidePane(self.open_talk, self.derived, self.editing, self.actions)
        notes = NotesPane(self.open_talk, self.derived, size, self.actions)
        status = StatusBar(self.open_talk, self.derived)
        window = MainWindow(toolbar, outline, slide, notes, status, self.home_page)
        self.actions.fill(window.menuBar())
        return window

    def _on_close_wanted(self, event: QCloseEvent) -> None:
        if not self.file.may_leave():
            event.ignore()
            return
        self.keep_safe()
        self.autosave.close()
        self.file.release()
        self.home.close()

    def _connect_window(self) -> None:
        window, files, side = self.window, self.files, self.side
        window.close_wanted.connect(self._on_close_wanted)
        window.dropped.connect(lambda urls: self.open_files([Path(url.toLocalFile()) for url in urls]))
        window.words_dropped.connect(files.import_words)
        window.activated.connect(self.external_changes.watch)
        window.look_changed.connect(self.actions.refresh_icons)
        window.notes.size_changed.connect(lambda size: self.settings.update(editor_font=size))
        window.slide.theme_file_wanted.connect(side.theme_file)
        window.slide.picture_wanted.connect(side.pictures.choose)
        window.slide.dropped.connect(self.material.take)
        window.slide.words_wanted.connect(window.notes.select_words)
        window.slide.preview.focus_chosen.connect(side.pictures.keep_in_sight)
        window.status.next_blank_requested.connect(window.notes.go_to_next_blank)
        self.messages.noticed.connect(window.notices.show_notice)
        self.derived.deck_changed.connect(self._tell_problem)
        self.actions.given.connect(self.composition.commit)
        self.actions.given.connect(window.notes.edit.commit_composition)
        self.home.shown.connect(self.actions.set_at_home)
        self.home_page.guide_wanted.connect(self.actions["shortcuts"].trigger)
        self.home_page.keys_wanted.connect(self.actions["shortcuts"].trigger)
        follow(self.actions, self.open_talk)
        keep_recent_menu(self.actions, self.settings, files.open)

    def _connect_file(self) -> None:
        self.file.held.connect(self.single_instance.listen)
        self.single_instance.wanted.connect(self.window.come_to_front)
        self.reviewing.settled.connect(self.files.adopt)
        self.side.exported.connect(
            lambda path, text, tone: self.window.notices.show_notice(text, tone, offers=ways_to(path))
        )
        self.side.match_chosen.connect(self._show_match)
        self.side.version_chosen.connect(self.files.open_beside)
        self.window.status.save_requested.connect(self.file.save)
        self.file.state.changed.connect(self.window.status.show_saved)
        self.file.state.changed.connect(self._show_name)

    def _connect_time(self) -> None:
        status, toolbar, time = self.window.status, self.window.toolbar, self.time
        status.fit_requested.connect(time.fit)
        toolbar.add_choice(time.choice)
        toolbar.rules_edit_wanted.connect(time.edit_rules)
        time.rules_held.connect(toolbar.hold_rules)
        time.rehearsed_changed.connect(status.show_rehearsed)
        time.save_wanted.connect(self.file.save)
        time.rate_wanted.connect(lambda rate: self.settings.update(rate=round(rate, 1)))
        self.settings.changed.connect(lambda: self.derived.set_rate(rate_of(self.settings.value)))
        self.preflight.blanks_wanted.connect(self.side.blanks)
        self.preflight.rules_wanted.connect(self.window.choose_rules)
        self.preflight.theme_wanted.connect(self.window.choose_theme)

    def _show_match(self, match: Match) -> None:
        if match.where == "title":
            self.open_talk.select(match.key)
        else:
            self.window.notes.select_words(match.key, match.start, match.end)

    def _show_name(self) -> None:
        if not self.home.is_shown:
            self.window.show_name(self.file.name, is_modified=self.file.has_unsaved)

    def _bind_commands(self) -> None:
        files, editing, window, side, time = self.files, self.editing, self.window, self.side, self.time
        outline, slide, notes = window.outline, window.slide, window.notes
        self.actions.bind({
            "new": files.new, "open": files.open, "home": self.home.show, "sample": files.open_sample,
            "import": files.import_manuscript, "revise": self.revising.revise,
            "import_clipboard": lambda: files.import_words(*clipboard.copied()),
            "save": self.file.save, "save_as": self.file.save_as,
            "versions": side.versions, "history": side.history, "export": side.export, "kit": side.kit,
            "preferences": side.preferences, "quit": window.close,
            "undo": self.open_talk.undo, "redo": self.open_talk.redo,
            "cut": editing.cut, "copy": editing.copy, "paste": self.words.paste, "find": side.find,
            "next_blank": notes.go_to_next_blank, "blanks": side.blanks,
            "add": self._add, "rename": outline.list.rename,
            "duplicate": editing.duplicate, "promote": editing.promote, "demote": editing.demote,
            "move_up": editing.move_up, "move_down": editing.move_down,
            "split": self.words.cut, "merge": editing.merge, "dissolve": editing.dissolve,
            "remove": editing.remove, "may_skip": editing.toggle_may_skip,
            "renumber": lambda: renumber(self.open_talk), "propose": side.propose,
            "put_on_slide": lambda: editing.put_on_slide(notes.edit.selected_words),
            "slide_sheet": slide.settings.toggle, "picture": side.pictures.choose,
            "paste_on_slide": self.material.paste,
            "remove_picture": self.material.remove_picture, "remove_table": self.material.remove_table,
            "next_step": lambda: slide.go(1), "previous_step": lambda: slide.go(-1),
            "present": self.presenting.begin, "preflight": self.preflight.open,
            "present_here": lambda: self.presenting.begin(self.open_talk.key),
            "palette": lambda: side.palette(self.actions),
            "rehearse": time.rehearsing.begin,
            "practise": lambda: time.rehearsing.practise(self.open_talk.selection),
            "takes": time.takes.open_page, "rules": time.edit_rules, "fit": time.fit,
            "filter": outline.start_filter, "focus_branch": outline.focus_branch,
            "whole_outline": lambda: outline.model.set_focus(""), "unfold": lambda: outline.model.fold_to(99),
            "focus_outline": outline.list.setFocus, "focus_slide": slide.focus_slide,
            "focus_notes": notes.focus_words, "menu_bar": lambda: focus_menus(window),
            "next_pane": lambda: go_round(window), "previous_pane": lambda: go_round(window, -1),
            "whole_talk": lambda: notes.set_whole(not notes.is_whole),
            "larger": lambda: notes.change_size(1), "smaller": lambda: notes.change_size(-1),
            "full_screen": self._toggle_full_screen, "shortcuts": lambda: side.shortcuts(self.actions),
            "log": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_folder("log")))),
            "about": side.about,
        })  # fmt: skip
        self.actions.bind_family("table", lambda count: self.material.new_table(_TABLE_ROWS, int(count)))
        self.actions.bind_family("mark", notes.put_mark)
        self.actions.bind_family("fold", lambda level: outline.model.fold_to(int(level)))
        self.actions.bind_family("layout", lambda layout: editing.set_layout(self.open_talk.key, layout))

    def _add(self) -> None:
        if self.editing.add():
            self.window.outline.list.rename()

    def _tell_problem(self) -> None:
        problem = self.derived.problem
        if problem is not None and str(problem) != self._problem_told:
            self.messages.notice(str(problem), "warn")
        self._problem_told = str(problem or "")

    def _toggle_full_screen(self) -> None:
        window = self.window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()
