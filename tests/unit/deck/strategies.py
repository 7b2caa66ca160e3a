"""Random talks: Chinese, Latin, long, short, deep, with everything a point may show."""

from __future__ import annotations

from itertools import count
from typing import get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from lecturer.talk.records import ChosenLayout, Picture, Point, Talk

_HAN = "学习党的二十大精神一做好件事从小处起看见得懂问句为什么开始"
_PUNCTUATION = "，。、；：？！“”《》（）—…·"
_LATIN = " abcXYZ019.,-/%()"
characters = st.sampled_from(_HAN * 4 + _PUNCTUATION * 2 + _LATIN)
short_text = st.text(characters, max_size=30)
any_text = st.one_of(
    short_text,
    st.text(characters, max_size=300),
    st.sampled_from(
        [
            "",
            "甲",
            "—" * 40,
            "W" * 120,
            "https://example.org/" + "path/" * 30,
            "“" * 20,
            " 　 ",
            "\n",
            "🎉" * 12,
            "👨‍👩‍👧‍👦一家",
            "supercalifragilisticexpialidocious" * 3,
            "一段长话，不停地说下去。" * 67,
            "关于进一步加强和改进新形势下社区消防安全宣传教育工作全面提升居民自防自救能力"
            "切实保障人民群众生命财产安全的若干意见和具体实施办法的说明",
        ]
    ),
)
layouts = st.one_of(st.just("auto"), st.sampled_from(get_args(ChosenLayout)))
numbers = st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9])?(%|万元|人)?", fullmatch=True)
tables = st.one_of(
    st.lists(st.lists(short_text, max_size=9).map(tuple), max_size=9).map(tuple),
    st.lists(st.tuples(short_text, numbers), min_size=3, max_size=9).map(tuple),
)
images = st.sampled_from(["", "", "", "none.png", "../up.png", "photo.jpg", "drawing.png"])
pictures = st.lists(
    st.builds(Picture, image=images.filter(bool), focus=st.sampled_from(["", "0 100"])), max_size=5
)


def _point(children: st.SearchStrategy[tuple[Point, ...]]) -> st.SearchStrategy[Point]:
    return st.builds(
        Point,
        id=st.just("?"),
        marker=st.sampled_from(["", "一、", "（二）", "3.", "首先，", "一方面，"]),
        title=any_text,
        notes=st.text(characters, max_size=60),
        continues=st.sampled_from([False, False, False, True]),
        points=children,
        show=st.one_of(st.just(()), st.lists(any_text, max_size=9).map(tuple)),
        quote=st.one_of(st.just(""), any_text),
        by=st.one_of(st.just(""), short_text),
        image=images,
        pictures=st.one_of(st.just(()), pictures.map(tuple)),
        chart=st.sampled_from(["", "", "bar", "line", "pie"]),
        table=st.one_of(st.just(()), tables),
        layout=layouts,
    )


points = st.recursive(
    st.lists(_point(st.just(())), max_size=4).map(tuple),
    lambda inner: st.lists(_point(inner), max_size=4).map(tuple),
    max_leaves=12,
)


def _numbered(talk: Talk) -> Talk:
    numbers = count(1)

    def named(point: Point) -> Point:
        point_id = f"p{next(numbers)}"
        return replace(point, id=point_id, points=tuple(map(named, point.points)))

    return replace(talk, points=tuple(map(named, talk.points)))


_built = st.builds(
    Talk,
    title=any_text,
    subtitle=any_text,
    speaker=any_text,
    unit=short_text,
    opening=st.text(characters, max_size=60),
    points=points,
    closing=st.text(characters, max_size=60),
)


@st.composite
def _talks(draw: st.DrawFn) -> Talk:
    """A drawn value has no recipe: writing those of all the nested parts of a failing talk took hours."""
    return _numbered(draw(_built))


talks = _talks()
