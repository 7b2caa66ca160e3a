"""A sign with its words: an icon and a text in one colour; a button when something can be done about it."""

from __future__ import annotations

from lecturer.ui.widgets.buttons import IconButton
from lecturer.ui.widgets.labels import set_tip, set_tone


class IconLabel(IconButton):
    """An icon and a text, coloured by what they mean.

    Args:
        icon: The icon's name.
        tone: ok, warn, over, blank, or empty for the plain text colour.
    """

    def __init__(self, icon: str, tone: str = "") -> None:
        super().__init__(icon, "", text=" ", size=16, color=tone or "text2")
        self.setProperty("link", True)
        set_tone(self, tone)

    def set_text(self, text: str, tone: str | None = None, icon: str = "") -> None:
        """Change the words, and the tone or icon when given."""
        self.setText(f" {text}" if text else "")
        self.setAccessibleName(text)
        set_tip(self, text)
        if tone is not None:
            set_tone(self, tone)
        if icon or tone is not None:
            self.set_icon(icon or self._icon, (tone or "text2") if tone is not None else "")
