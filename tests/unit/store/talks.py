"""Strategies that make any talk a person could have."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from lecturer.talk.records import RESERVED_KEYS, Doubt, Point, Talk, Variant

_AWKWARD = (
    "12:30", "no", "0123", "1e3", "null", "~", "true", "2026-11-23", "", " ", "\n", "- a", "a: b",
    "a #b", "# a", "[a", "{a}", "'a'", "\"a\"", "a\\n", "\ta", "a\t", " a\n b", "\n\na", "a\n\n\n",
    "a\n  ", "a\r\nb", "\x85", "\u2028", "\u2029", "\ufeff", "\x00", "\x07", "\x7f", "\u200b", "&a",
    "*a", "!a", "%a", "@a", "`a", "|", ">", "?", "? a", "---", "...", "=", "<<", "一、从小事做起",
    "（一）", "1. 甲", "1.甲", "“甲”——乙", "a:", ":a", "甲：乙", "甲,乙", "..中", "... 中", "😀",
    "\U0010ffff", "\ue000", "1_000", "0x10", "1.5", ".5", "+1", "a\n\tb", "\ta\nb", "甲\n\n  乙\n 丙\n",
    "  甲\n乙", "\u3000\u3000甲\n\u3000\u3000乙\n", "a\xa0", "\xa0a\nb", "x" * 200, "甲" * 1500,
    "a\n\x0bb",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(_AWKWARD),
    st.text(max_size=40),
    st.text("甲乙丙，。\n :#-|'\"\t\r\x85", max_size=30),
    st.lists(st.sampled_from(_AWKWARD), max_size=4).map("".join),
    st.lists(st.sampled_from(_AWKWARD), max_size=4).map("\n".join),
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
_KNOWN = {*Point.__struct_fields__, *Talk.__struct_fields__, "lecturer"} - {"extra"}
extras = st.dictionaries(words.filter(lambda key: key not in _KNOWN), json_values, max_size=2)
variants = st.builds(
    Variant, name=words.filter(bool), leaves_out=st.lists(words, max_size=2).map(tuple), rules=words
)
doubts = st.builds(Doubt, kind=st.sampled_from(("gap", "head", "guess")), said=words, found=words)


_NOTHING = st.just(())


@st.composite
def points(draw, below=_NOTHING):
    """A branch whose ids are numbered later."""
    given_fields = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "marker": words,
                "title": words,
                "notes": words,
                "run_on": st.booleans(),
                "show": st.lists(words, max_size=3).map(tuple),
                "quote": words,
                "by": words,
                "image": words,
                "alt": words,
                "table": st.lists(st.lists(words, max_size=3).map(tuple), max_size=3).map(tuple),
                "layout": st.sampled_from(("auto", "quote", "table", "number")),
                "seconds": st.none() | st.floats(0, 1e9),
                "may_skip": st.booleans(),
                "why": st.sampled_from(("", "marker", "guess")),
                "doubts": st.lists(doubts, max_size=2).map(tuple),
                "extra": extras,
            },
        )
    )
    return Point(id="", **given_fields, points=draw(below))


branches = st.recursive(
    st.lists(points(), max_size=3).map(tuple),
    lambda inner: st.lists(points(inner), max_size=3).map(tuple),
    max_leaves=8,
)
ids = words.filter(lambda text: text and text not in RESERVED_KEYS)


@st.composite
def talks(draw):
    """A talk with any texts, any structure and unique ids of any looks."""
    fields = {
        name: draw(words)
        for name in ("title", "subtitle", "speaker", "unit", "date", "theme", "opening", "closing")
    }
    rules = draw(words | st.dictionaries(words, json_values, max_size=3))
    odd = draw(st.lists(ids, unique=True, max_size=3))
    taken = iter([*odd, *(f"p{n}" for n in range(1000) if f"p{n}" not in odd)])
    return Talk(
        **fields,
        rules=rules,
        points=_numbered(draw(branches), taken),
        extra=draw(extras),
        variants=tuple(draw(st.lists(variants, max_size=1))),
    )


def _numbered(branch, taken):
    return tuple(
        msgspec.structs.replace(point, id=next(taken), points=_numbered(point.points, taken))
        for point in branch
    )
