"""Reads plain text, whatever its encoding."""

from __future__ import annotations


def unified(text: str) -> str:
    """The text with line feeds between its lines, whatever system it comes from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
