"""Gives a talk in a process of its own and says on standard output, a line of JSON at a time, what it does.

python presenter.py TALK [--key KEY] [--resume]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path


def main() -> int:
    started = time.perf_counter()
    parser = argparse.ArgumentParser()
    parser.add_argument("talk", type=Path)
    parser.add_argument("--key", default="")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--walk", type=int, help="do random things, the same for the same seed")
    options = parser.parse_args()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from lecturer.deck.build import build_deck
    from lecturer.i18n import set_language
    from lecturer.show.keys import Order
    from lecturer.show.show_plan import ShowPlan
    from lecturer.store import talk_file
    from lecturer.store.settings import Settings
    from lecturer.timing.plan import plan
    from lecturer.ui.presenting.console.presentation import start_presentation
    from lecturer.ui.presenting.console.show_autosave import unfinished_show
    from lecturer.ui.widgets import style

    set_language("zh")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    style.apply(app, "light")
    talk = talk_file.load(options.talk)
    deck = build_deck(talk, base=options.talk.parent)
    kept = unfinished_show() if options.resume else None
    given = ShowPlan(talk, deck, plan(talk), options.key, options.talk, kept)
    show = start_presentation(given, Settings())

    def say(**facts: object) -> None:
        print(json.dumps(facts, ensure_ascii=False), flush=True)

    def tell() -> None:
        state = show.show
        say(
            position=state.position,
            page=state.cue.page,
            key=state.key,
            cover=state.cover,
            frozen=state.frozen_at,
            looking=state.looking,
            is_running=state.clock.is_running,
            elapsed=state.clock.elapsed(time.monotonic()),
            when=time.monotonic(),
            mode=show.assignment.mode,
        )

    def tell_focus() -> None:
        if app.focusWindow() is not None:
            say(focus=app.focusWindow().title())

    app.focusWindowChanged.connect(lambda _window: tell_focus())
    show.stepped.connect(lambda _state: tell())
    show.finished.connect(app.quit)
    if options.walk is not None:
        chance = random.Random(options.walk)

        def walk() -> None:
            order = chance.choice(("next", "next", "back", "black", "white", "freeze", "clock", "look_next"))
            say(about_to=order)
            show.carry_out(Order(order))

        steps = QTimer(app, interval=3)
        steps.timeout.connect(walk)
        steps.start()
    say(started_ms=round(1000 * (time.perf_counter() - started)))
    QTimer.singleShot(0, tell)
    QTimer.singleShot(0, tell_focus)
    code = app.exec()
    say(ended=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
