import pytest

from lecturer.text import numerals


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("⑫", 12),
        ("㈢", 3),
        ("㉕", 25),
        ("㊵", 40),
        ("㊂", 3),
        ("➓", 10),
        ("Ⅻ", 12),
        ("甲", 1),
        ("贰佰", 200),
        ("１２", 12),
        ("7", 7),
        ("second", 2),
        ("字", 0),
        ("", 0),
    ],
)
def test_a_numeral_has_its_value(written: str, value: int) -> None:
    assert numerals.value_of(written) == value


@pytest.mark.parametrize("number", [*range(1, 130), 205, 220, 1005, 1050, 2010, 9999])
def test_numbers_are_read_as_they_are_written(number: int) -> None:
    assert numerals.value_of(numerals.chinese(number)) == number
    assert numerals.roman_value(numerals.roman(number)) == (number if number < 4000 else 0)


@pytest.mark.parametrize("number", range(1, 51))
def test_a_number_in_a_circle_is_read_back(number: int) -> None:
    assert numerals.value_of(numerals.circled(number)) == number


@pytest.mark.parametrize(
    ("marker", "written", "value"),
    [
        ("一、", "一", 1),
        ("（十二）", "十二", 12),
        ("第贰部分", "贰", 2),
        ("第一百零五节", "一百零五", 105),
        ("12.", "12", 12),
        ("第３章", "３", 3),
        ("3️⃣", "3", 3),
        ("⑫", "⑫", 12),
        ("㈢", "㈢", 3),
        ("❷", "❷", 2),
        ("甲、", "甲", 1),
        ("【丙】", "丙", 3),
        ("IV.", "IV", 4),
        ("Ⅳ、", "Ⅳ", 4),
        ("Part One", "One", 1),
        ("PART TWO:", "TWO", 2),
        ("Chapter\u00a0seven.", "seven", 7),
        ("Part 2", "2", 2),
    ],
)
def test_a_marker_counts_with_its_number(marker: str, written: str, value: int) -> None:
    assert numerals.numeral_in(marker) == (written, value)


@pytest.mark.parametrize(
    "marker",
    [
        "",
        "首先，",
        "一方面",
        "最后",
        "•",
        "On the one hand,",
        "One",
        "First,",
        "A.",
        "(c)",
        "2024年",
        "甲方",
        "VX.",
        "0.",
    ],
)
def test_a_marker_without_a_number_has_none(marker: str) -> None:
    assert numerals.numeral_in(marker) is None


@pytest.mark.parametrize(
    ("written", "quantity"),
    [
        ("两千零八", 2008),
        ("一千二百八十六", 1286),
        ("十八万", 180_000),
        ("一亿二千万", 120_000_000),
        ("十七", 17),
        ("好", 0),
    ],
)
def test_large_chinese_numbers_count(written, quantity):
    assert numerals.quantity_of(written) == quantity
