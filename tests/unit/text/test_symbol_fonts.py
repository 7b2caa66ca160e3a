"""Signs of symbol fonts are the characters that look like them."""

import pytest

from lecturer.text.symbol_fonts import is_symbol_font, shown_in


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "l", "●"),
        ("wingdings", "\uf0fc", "✔"),
        ("Symbol", "\uf061", "α"),
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings 2", "\uf052", "☑"),
        ("Wingdings 3", "\uf070", "▲"),
        ("Webdings", "\uf061", "✔"),
        ("SimSun", "l\uf0d8", "l\uf0d8"),
        ("Wingdings", "甲 ", "甲 "),
    ],
)
def test_a_sign_is_the_character_that_looks_like_it(font: str, written: str, shown: str):
    assert shown_in(font, written) == shown


def test_only_fonts_of_signs_are_symbol_fonts():
    assert is_symbol_font("Wingdings 3")
    assert not is_symbol_font("Noto Sans CJK SC")
