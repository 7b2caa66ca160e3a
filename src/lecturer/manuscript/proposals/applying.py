"""A talk with the scenes proposed for it as points: what is shown until they are accepted, and then kept."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.proposals.proposing import Proposal, propose
from lecturer.talk.records import Point, Talk


def with_proposals(talk: Talk) -> Talk:
    """The talk that its slides are made from: one without points has its proposed scenes as points."""
    proposal = propose(talk)
    return talk if proposal is None else accepted(talk, proposal)


def accepted(talk: Talk, proposal: Proposal) -> Talk:
    """A talk without points with all scenes of a proposal as its points; not a word is changed."""
    points = tuple(
        Point(id=f"p{number}", title=scene.title, notes=scene.notes, run_on=scene.run_on)
        for number, scene in enumerate(proposal.scenes, start=1)
    )
    return msgspec.structs.replace(talk, opening=proposal.opening, points=points, closing=proposal.closing)
