"""Run in a process of its own: a show on two offscreen screens, looked at pixel by pixel."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.builders import talk

from lecturer.deck.build import build_deck
from lecturer.show.show_plan import ShowPlan
from lecturer.store.settings import Settings
from lecturer.timing.plan import plan
from lecturer.ui.presenting.console.presentation import start_presentation
from lecturer.ui.widgets import style

_PRIVATE = {"#0b0d0f", "#25445b", "#0e1012"}


def colours(widget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }


def main() -> int:
    app = QApplication([])
    style.apply(app, "light")
    given = talk("一、甲：甲的话。再说一句。 > 一是乙：乙的话。 / 二是丙：话。", title="题", opening="好。")
    show = start_presentation(ShowPlan(given, build_deck(given), plan(given)), Settings())
    private_on_stage: list[str] = []
    for _ in range(len(show.show.cues)):
        app.processEvents()
        private_on_stage += sorted(_PRIVATE & colours(show.stage))
        QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    facts = {
        "mode": show.assignment.mode,
        "stage": [show.stage.screen().name(), *show.stage.window().geometry().getRect()],
        "console": [show.console.screen().name(), *show.console.window().geometry().getRect()],
        "private_on_stage": private_on_stage,
        "console_is_private": sorted(_PRIVATE & colours(show.console)),
        "picture_width": show.stage.width_px,
    }
    for _press in range(2):
        QTest.keyClick(show.console, Qt.Key.Key_S)
    app.processEvents()
    facts["after_swap"] = [show.stage.screen().name(), show.console.screen().name()]
    show.end()
    print(json.dumps(facts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
