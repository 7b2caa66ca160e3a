"""Markers inside one line: what each counts, how firm the place is where it stands, and what is none.

The lines are shadows, as the importer sees them: full-width commas and colons are plain ones.
"""

from __future__ import annotations

import pytest

from lecturer.manuscript.enumerations import Candidate, candidates, quotations


def found(words: str) -> list[Candidate]:
    return list(candidates(words))


def written(words: str) -> list[str]:
    return [words[each.start : each.end] for each in candidates(words)]


@pytest.mark.parametrize(
    ("words", "ordinals"),
    [
        ("第一,甲;第二,乙;第十一,丙;第20,丁", [1, 2, 11, 20]),
        ("首先甲,其次乙,再次丙,再者丁,然后戊,接着己,最后庚", [1, 2, 0, 0, 0, 0, -1]),
        ("一方面,甲;另一方面,乙", [1, 2]),
        ("first, a; second, b; next, c; then, d; finally, e; last, f; lastly, g", [1, 2, 0, 0, -1, -1, -1]),
        ("firstly, a; first of all, b; fourth, c; fifthly, d", [1, 1, 4, 5]),
        ("the first is a. the last one is b. the final is c. my third rule was d", [1, -1, -1, 3]),
        ("one: a. two: b. number seven: c", [1, 2, 7]),
        ("on the one hand, a; on the other hand, b", [1, 2]),
        ("(i)a(ii)b(iv)c(viii)d", [1, 2, 4, 8]),
        ("i.甲;ii.乙;iv.丙;v.丁", [1, 2, 4, 5]),
        ("a.甲;b.乙;h.丙", [1, 2, 8]),
        ("A.甲;B.乙;H.丙", [1, 2, 8]),
        ("(a)one(c)two", [1, 3]),
        ("①甲②乙⑳丙", [1, 2, 20]),
        ("一是甲,二是乙", [1, 2]),
        ("其一,甲,其三,乙", [1, 3]),
        ("步骤一:甲。步骤2:乙", [1, 2]),
        ("step one: a. step 2: b", [1, 2]),
        ("1、断电2、报警", [1, 2]),
    ],
)
def test_what_a_marker_counts(words: str, ordinals: list[int]):
    assert [each.ordinal for each in found(words)] == ordinals


@pytest.mark.parametrize(
    ("before", "strength"),
    [
        ("", 3), ("  ", 3), (" " * 11, 3),
        ("甲。", 2), ("甲!", 2), ("甲?", 2), ("甲;", 2), ("甲:", 2), ("甲…", 2), ("甲—", 2), ("甲。  ", 2),
        ("甲。”", 2), ("甲。’", 2), ('甲。"', 2), ("(甲.)", 2), ("【甲!】", 2), ("《甲?》", 2), ("甲….)", 2),
        ("甲;)", 2),
        ("a. ", 2), ("b. and ", 2), ("甲。以及", 2),
        ("甲,", 1), ("甲,   ", 1), ("甲,以及", 1), ("甲,和", 1), ("甲, and ", 1), ("甲 ", 1),
    ],
)  # fmt: skip
def test_how_firm_the_place_is_where_a_marker_stands(before: str, strength: int):
    words = f"{before}第二,乙"
    assert [(each.ordinal, each.strength) for each in found(words)][-1] == (2, strength)
    assert written(words)[-1] == "第二"


@pytest.mark.parametrize(
    "before",
    ["甲", "甲以及", "甲”", "”", "”。”"[:1], "(甲)", "a ", "a", "甲.", " " * 12, "甲,和其他的很多人以及其他"],
)
def test_where_there_is_no_pause_there_is_no_marker_that_needs_one(before: str):
    assert found(f"{before}第二,乙") == []


def test_a_marker_that_needs_no_pause_is_weak_without_one():
    assert [(each.ordinal, each.strength) for each in found("甲一是乙")] == [(1, 0)]
    assert [(each.ordinal, each.strength) for each in found("甲。一是乙")] == [(1, 2)]


@pytest.mark.parametrize("words", ["统一是好", "星期一要来", "万一要来"])
def test_a_numeral_that_belongs_to_the_word_before_it_is_no_marker(words: str):
    assert found(words) == []
    assert [each.strength for each in found(f"{words[0]},{words[words.index('一') :]}")] == [1]


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("一是甲,二要乙", ["是", "要"]),
        ("一则是甲,二来乙", ["则", "来"]),
        ("步骤一:甲。好处二:乙", ["步骤", "好处"]),
        ("Step one: a. Reason two: b", ["step", "reason"]),
        ("第一,甲,其二,乙", ["", ""]),
    ],
)
def test_what_stands_beside_the_number(words: str, verbs: list[str]):
    assert [each.verb for each in found(words)] == verbs


def test_the_words_that_both_members_begin_with_belong_to_the_marker():
    words = "我带的第一样是甲。我带的第二样是乙"
    assert written(words) == ["我带的第一样是", "我带的第二样是"]
    assert [(each.verb, each.strength) for each in found(words)] == [("我带的", 3), ("我带的", 2)]
    assert written("好。一二三四五六的第一样是甲") == ["一二三四五六的第一样是"]
    assert written("一二三四五六的第一样是甲") == ["一二三四五六的第一样是"]
    assert written("好。一二三四五六七的第一样是甲") == []
    assert written("好,我带的第一样是甲") == []
    assert written("好,第一样是甲") == ["第一样是"]
    assert [each.verb for each in found("我带的。第一样是甲")] == [""]


@pytest.mark.parametrize(
    ("words", "markers"),
    [
        ("甲2、乙", ["2、"]),
        ("甲(2)乙", ["(2)"]),
        ("甲(2)b", []),
        ("a(2)乙", []),
        ("a,(2)乙", ["(2)"]),
        ("a,2、b", ["2、"]),
        *((f"甲乙丙{word}2、乙", []) for word in "式图表例见约共和与及或由至到在附案号"),
        *((f"甲乙丙{word}(2)乙", []) for word in "第式图表例见约共和与及或由至到在附案号"),
        ("看图纸2、图纸乙", []),
        ("看图纸2、甲乙图纸", []),
        ("看图纸2、甲乙丙图纸", ["2、"]),
        ("甲1.5乙", []),
    ],
)
def test_a_digit_between_han_needs_no_pause_unless_it_is_told_of(words: str, markers: list[str]):
    assert written(words) == markers


def test_digits_in_a_row_open_no_list():
    (one,) = found("1、2、3")
    assert (one.start, one.end, one.is_open) == (0, 2, False)
    (half,) = found("甲,1.5乙")
    assert (half.start, half.end, half.is_open, half.strength) == (2, 4, False, 1)
    (spaced,) = found("1. 2乙")
    assert (spaced.end, spaced.is_open) == (2, False)
    (open_one,) = found("1、甲")
    assert (open_one.end, open_one.is_open, open_one.is_bare) == (2, True, False)


def test_a_number_without_a_pause_only_goes_on_with_a_list():
    (bare,) = found("甲,第三把窗关好。")
    assert (bare.rule, bare.chain, bare.is_open, bare.is_bare) == ("di_bare", "di", False, True)
    assert [each.is_open for each in found("第一,甲")] == [True]


@pytest.mark.parametrize("number", ["第一", "其一"])
def test_a_number_and_a_blank_count_at_the_start_of_a_line_alone(number: str):
    assert [each.strength for each in found(f"{number} 甲")] == [3]
    assert found(f"甲。{number} 甲") == []
    assert [each.strength for each in found(f"甲。{number},甲")] == [2]


def test_marks_of_one_chain_count_on_to_each_other():
    assert [each.chain for each in found("①甲㈠乙⑴丙⒈丁")] == ["h5", "h2", "h4", "h3"]
    assert [each.rule for each in found("①甲㈠乙⑴丙⒈丁")] == ["h5", "h2_sign", "h4_sign", "h3_sign"]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("“甲”", [(0, 2)]),
        ('"a" b "c"', [(0, 2), (6, 8)]),
        ('甲"', []),
        ('"a', []),
        ('"a" b"', [(0, 2)]),
        ("“甲“乙”丙”", [(0, 6)]),
        ("“甲(乙”丙)", [(0, 4)]),
        ("甲”乙“", []),
        ("[a]【b】《c》‘d’(e)", [(0, 2), (3, 5), (6, 8), (9, 11), (12, 14)]),
        ("“““甲”", [(2, 4)]),
        ("((甲)", [(1, 3)]),
        ("(甲)(乙)", [(0, 2), (3, 5)]),
        ("‘(((((((甲’", [(0, 9)]),
        ("‘((((((((甲’", []),
        ("", []),
    ],
)
def test_where_quotations_and_brackets_stand(words: str, spans: list[tuple[int, int]]):
    assert quotations(words) == spans


@pytest.mark.parametrize("pair", ["“”", "‘’", "()", "《》", "【】", "[]", '""'])
def test_what_is_quoted_holds_no_marker(pair: str):
    opening, closing = pair
    words = f"第一,甲。{opening}他说。第二,乙。{closing}。第三,丙。{opening}第四,丁。{closing},第五,戊"
    assert [each.ordinal for each in found(words)] == [1, 3, 5]
    assert [each.ordinal for each in found(f"{opening}甲。第二,乙")] == [2]


def test_a_marker_may_itself_be_a_bracket():
    assert [each.ordinal for each in found("(1)甲;(2)乙(3)丙")] == [1, 2, 3]
