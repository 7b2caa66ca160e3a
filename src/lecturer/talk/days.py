"""Days as people write them: the day a talk is given, how far off it is, when something was last touched."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from lecturer.i18n import current_language, ngettext
from lecturer.i18n import gettext as _

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})")
_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?,?\s+(?P<y>(?:19|20)\d\d)")
_MONTH_DAY = re.compile(r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)")
_WEEK = timedelta(days=6)


def day_in(text: str) -> date | None:
    """The day that a text names with its year; None when it names none, or one that does not exist."""
    for pattern in (_NUMBERS, _DAY_MONTH, _MONTH_DAY):
        if match := pattern.search(text):
            month = match["m"].lower()[:3]
            number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
            try:
                return date(int(match["y"]), number, int(match["d"]))
            except ValueError:
                return None
    return None


def written_day(day: date) -> str:
    """A day as the cover shows it, in a form that `day_in` reads."""
    if current_language() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def days_left_text(text: str, today: date) -> str:
    """How far off the day is that a text names; nothing for none and for one that is over."""
    day = day_in(text)
    if day is None or day < today:
        return ""
    left = (day - today).days
    return (
        ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left} if left else _("today is the day")
    )


def when_text(when: datetime, now: datetime) -> str:
    """When something was: today its time, yesterday, this week the day of the week, before that the date."""
    clock = when.strftime("%H:%M")
    days = (now.date() - when.date()).days
    if days <= 0:
        return clock
    if days == 1:
        return _("yesterday %(time)s") % {"time": clock}
    if now.date() - when.date() <= _WEEK:
        return f"{_weekday(when)} {clock}"
    return _date(when, with_year=when.year != now.year)


def _weekday(when: datetime) -> str:
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[when.weekday()]


def _date(when: datetime, *, with_year: bool) -> str:
    if current_language() == "zh":
        return (f"{when.year}年" if with_year else "") + f"{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1].capitalize()}" + (f" {when.year}" if with_year else "")
