"""A deck that was made of proposed scenes comes back as the talk itself, which has none of them as points."""

from __future__ import annotations

from lecturer.export.scenes_record import scenes_record, without_scenes
from lecturer.talk.records import Talk


def unaccepted(kept: Talk, shown: Talk, back: Talk) -> Talk | None:
    """The talk itself with the words that were edited in its deck; None when scenes were edited too.

    Args:
        kept: The talk itself, without points.
        shown: The same with the proposed scenes as its points, as its deck was made.
        back: That with the edits: whoever edits a scene's head, its lines or its place has accepted them.
    """
    record = scenes_record(kept, shown)
    return without_scenes(record, back) if record is not None else None
