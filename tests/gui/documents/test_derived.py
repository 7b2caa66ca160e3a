"""What is worked out from the open talk."""

from __future__ import annotations

import sys

from tests.builders import talk
from tests.gui.workspaces import wait_until

from lecturer.document.document import Document
from lecturer.ui.documents.derived import DerivedState
from lecturer.ui.documents.open_talk import OpenTalk


def test_turns_of_threads_are_short_only_while_a_deck_is_built(qapp):
    before = sys.getswitchinterval()
    derived = DerivedState(OpenTalk(Document(talk("一、甲 / 二、乙"))))
    wait_until(lambda: not derived.is_busy)
    assert derived.deck is not None
    assert sys.getswitchinterval() == before
