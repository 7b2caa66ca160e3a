"""Whole stories, labelled before the rules were run: cuts and scenes are as an editor wants them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.manuscript.proposals.labels import NEAR, STORIES, Labelled, read

from lecturer.manuscript.importing import import_text
from lecturer.manuscript.proposals.applying import with_proposals
from lecturer.manuscript.proposals.proposing import Proposal, propose
from lecturer.talk.fidelity import spoken
from lecturer.talk.records import Talk

by_story = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)


def bare(words: str) -> str:
    return "".join(words.split())


def talk_of(story: Labelled) -> Talk:
    return import_text(story.text).talk


def words_of(proposal: Proposal) -> str:
    return bare(proposal.opening + "".join(scene.notes for scene in proposal.scenes) + proposal.closing)


def cuts_of(story: Labelled, proposal: Proposal | None) -> list[int]:
    """Where the proposal cuts, behind the start of the body."""
    if proposal is None:
        return []
    places, at = [], len(bare(proposal.opening))
    for scene in proposal.scenes:
        places.append(at)
        at += len(bare(scene.notes))
    if proposal.closing:
        places.append(at)
    return [place for place in places if place > story.body + NEAR]


@by_story
def test_all_words_of_the_proposal_are_the_manuscript(path: Path):
    story = read(path)
    proposal = propose(talk_of(story))
    if proposal:
        assert words_of(proposal) == bare(story.text)
    assert spoken(with_proposals(talk_of(story))) == bare(story.text)


@by_story
def test_a_head_is_words_of_its_own_scene_in_one_piece(path: Path):
    proposal = propose(talk_of(read(path)))
    for scene in proposal.scenes if proposal else ():
        for head in (scene.title, *scene.others):
            assert bare(head) in bare(scene.notes)


@by_story
def test_a_notice_and_a_toast_are_left_whole(path: Path):
    story = read(path)
    assert (propose(talk_of(story)) is None) == story.has_no_cut


def test_cuts_and_scenes_are_as_an_editor_wants_them():
    wanted = found = made = right = fair = 0
    told = [read(path) for path in STORIES]
    told = [story for story in told if not story.has_no_cut]
    for story in told:
        proposal = propose(talk_of(story))
        cuts = cuts_of(story, proposal)
        allowed = [cut.at for cut in story.cuts] + story.first
        musts = [cut.at for cut in story.cuts if cut.is_must and cut.at > story.body + NEAR]
        wanted += len(musts)
        found += sum(any(abs(must - cut) <= NEAR for cut in cuts) for must in musts)
        made += len(cuts)
        right += sum(any(abs(each - cut) <= NEAR for each in allowed) for cut in cuts)
        fair += proposal is not None and story.fewest <= len(proposal.scenes) <= story.most
    assert found >= 0.85 * wanted
    assert right >= 0.9 * made
    assert fair >= 0.8 * len(told)
