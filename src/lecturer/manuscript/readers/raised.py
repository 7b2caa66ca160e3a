"""Characters above and below the line as what they are: m², H₂O."""

from __future__ import annotations

_FORMS = {
    "superscript": str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"),
    "subscript": str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"),
}


def placed(text: str, place: str) -> tuple[str, bool]:
    """The text above or below the line, and whether it stays plain because there are no such characters.

    Args:
        text: Some characters.
        place: `superscript`, `subscript`, or anything else for the line itself.
    """
    forms = _FORMS.get(place)
    if forms is None or not text.strip():
        return text, False
    if all(ord(char) in forms for char in text.strip()):
        return text.translate(forms), False
    return text, True
