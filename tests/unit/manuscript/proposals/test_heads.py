"""What a scene is called by its own words: one row a kind of scene, all invented."""

from __future__ import annotations

import pytest

from lecturer.manuscript.proposals.chinese_heads import MERITS
from lecturer.manuscript.proposals.heads import heads
from lecturer.manuscript.proposals.sentences import story_of

SCENES = [
    ("behind a date", "前年腊月初九，水站的泵忽然停了。大家提着桶站在门口。", "水站的泵忽然停了"),
    ("behind a place and a time", "高二那年寒假，姑妈摔伤了腰。我每天去送饭。她总说不饿。", "姑妈摔伤了腰"),
    ("a topic", "师傅记性差。扳手放在哪里，他转身就忘。锁门没有，他也要回头看。", "师傅记性差"),
    ("pointed at", "打破僵局的，是邻居的一碗热汤。她端着碗站在楼道里。", "邻居的一碗热汤"),
    ("a question", "盐为什么能化雪？因为盐水结冰要更冷。路上的雪就这样化了。", "盐为什么能化雪"),
    ("told to somebody", "我想跟你说说阁楼上的那只箱子。它一直锁着。", "阁楼上的那只箱子"),
]


@pytest.mark.parametrize(("scene", "head"), [row[1:] for row in SCENES], ids=[row[0] for row in SCENES])
def test_a_scene_is_called_by_what_happens_in_it(scene: str, head: str):
    story = story_of(scene)
    best = heads(story, 0, len(story.plain))[0]
    assert story.shadow.written(best.start, best.end) == head


def test_words_of_the_title_make_a_head_better():
    scene = "那天下着雨，街上没有人。他撑着一把蓝布伞，在桥头等我。"
    plain = heads(story_of(scene), 0, len(scene))
    named = heads(story_of(scene, "一把蓝布伞"), 0, len(scene))
    place = scene.index("撑着一把蓝布伞")
    before, after = ({each.start: each.worth for each in found} for found in (plain, named))
    assert after[place - 1] > before[place - 1]


def test_a_text_in_one_paragraph_is_looked_at_between_its_places():
    story = story_of("祖父修好了井台。祖母种了两棵枣树。枣子一年比一年多。")
    second = story.paragraphs[0].sentences[1]
    found = heads(story, second.start, second.end)
    assert all(second.start <= each.start < second.end for each in found)


def test_each_merit_has_a_name_of_its_own():
    assert len({merit.name for merit in MERITS}) == len(MERITS)
