"""A talk with the scenes proposed for it as points: what is shown until they are accepted, and then kept."""

from __future__ import annotations

from lecturer.manuscript.proposals.choosing import choice_of
from lecturer.manuscript.proposals.proposing import Proposal, propose
from lecturer.talk.records import Talk


def with_proposals(talk: Talk) -> Talk:
    """The talk that its slides are made from: one without points has its proposed scenes as points."""
    proposal = propose(talk)
    return talk if proposal is None else accepted(talk, proposal)


def accepted(talk: Talk, proposal: Proposal) -> Talk:
    """A talk without points with all scenes of a proposal as its points; not a word is changed."""
    return choice_of(proposal).applied(talk)
