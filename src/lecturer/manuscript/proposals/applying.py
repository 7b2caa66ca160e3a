"""A talk with the scenes proposed for it as points: what is shown until they are accepted, and then kept."""

from __future__ import annotations

import msgspec

from lecturer.manuscript.proposals.choosing import choice_of
from lecturer.manuscript.proposals.proposing import Proposal, propose
from lecturer.talk.records import Talk


def with_proposals(talk: Talk) -> Talk:
    """The talk that its slides are made from: one without points has its proposed scenes as points.

    Scenes are told one after the other: until somebody makes an outline of them, no agenda announces them.
    """
    proposal = propose(talk)
    if proposal is None:
        return talk
    return msgspec.structs.replace(accepted(talk, proposal), without=(*talk.without, "agenda"))


def accepted(talk: Talk, proposal: Proposal) -> Talk:
    """A talk without points with all scenes of a proposal as its points; not a word is changed."""
    return choice_of(proposal).applied(talk)
