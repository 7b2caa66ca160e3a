"""Words as they are read aloud: numbers, units and signs in Chinese, so that syllables can be counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from lecturer.talk.blanks import blank_spans
from lecturer.talk.counts import han_count
from lecturer.text.spoken_numbers import say_digits, say_integer, say_number

BLANK_SAID = "某某"
"""What a speaker says for a blank until it is filled in: two syllables."""

_WIDE = "０１２３４５６７８９．％" + "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_NARROW = str.maketrans(_WIDE, "".join(chr(ord(wide) - 0xFEE0) for wide in _WIDE))

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_ALONE = r"(?<![\d.])"
_MEASURE = (
    r"(?!\s*[多余几来]?"
    r"[人个名位件次条项年天日月周岁元块万千百亿户家台辆页字分秒米吨公度间所篇首本道级层号斤里])"
)
"""What follows a quantity; 119人 are people, not the fire brigade."""
_UNITS = {
    "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米", "kg": "公斤", "g": "克", "mg": "毫克", "t": "吨",
    "L": "升", "ml": "毫升", "mL": "毫升", "h": "小时", "min": "分钟", "s": "秒", "kW": "千瓦",
    "kWh": "千瓦时",
    "V": "伏", "W": "瓦", "Hz": "赫兹", "MB": "兆", "GB": "吉", "TB": "太", "℃": "摄氏度", "°C": "摄氏度",
    "°": "度", "㎡": "平方米", "m²": "平方米", "m³": "立方米", "km²": "平方公里", "km/h": "公里每小时",
}  # fmt: skip
_CURRENCIES = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_SIGNS = {
    "+": "加", "=": "等于", "×": "乘", "÷": "除以", "&": "和", "@": "艾特", "℃": "摄氏度", "㎡": "平方米",
    "<": "小于", ">": "大于", "≥": "大于等于", "≤": "小于等于", "±": "正负", "→": "到",
}  # fmt: skip

_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_MOBILE = r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
_HOTLINE = r"11[0-9]|12[02]|12[13]\d{2}|100(?:86|10|00)|9[56]\d{3}"
_Say = Callable[[re.Match[str]], str]


def _say_date(match: re.Match[str]) -> str:
    year, month, day = re.split(r"\D", match[0])
    return f"{say_digits(year)}年{say_integer(month.lstrip('0'))}月{say_integer(day.lstrip('0'))}日"


def _say_time(match: re.Match[str]) -> str:
    hour, minute, *seconds = re.split("[:：]", match[0])
    said = f"{say_integer(hour.lstrip('0') or '0')}点"
    if int(minute) or seconds:
        said += f"{say_integer(minute)}分"
    return said + "".join(f"{say_integer(second)}秒" for second in seconds)


def _say_lone_four(match: re.Match[str]) -> str:
    """Four digits by themselves may be a year or a quantity: the shorter reading."""
    return min(say_digits(match[0]), say_integer(match[0]), key=len)


def _say_year(match: re.Match[str]) -> str:
    return say_digits(match[0]) if 1100 <= int(match[0]) <= 2199 else say_integer(match[0])


def _say_share(match: re.Match[str]) -> str:
    return ("百分之" if match[0][-1] == "%" else "千分之") + say_number(match[0][:-1].rstrip())


def _say_fraction(match: re.Match[str]) -> str:
    above, below = match[0].split("/")
    return f"{say_integer(below)}分之{say_integer(above)}"


def _say_money(match: re.Match[str]) -> str:
    number = re.sub("[万亿]+$", "", match[0][1:].strip())
    return say_number(number) + re.sub(r"[^万亿]", "", match[0]) + _CURRENCIES[match[0][0]]


def _say_amount(match: re.Match[str]) -> str:
    number = re.match(_NUMBER, match[0])
    end = number.end() if number else 0
    return say_number(match[0][:end]) + _UNITS[match[0][end:].strip()]


def _say_phone(match: re.Match[str]) -> str:
    return say_digits(re.sub(r"\D", "", match[0]), one="幺")


_KINDS: tuple[tuple[str, str, _Say], ...] = (
    ("date",
     rf"{_ALONE}[12]\d{{3}}(?P<dash>[-/.])(?:0?[1-9]|1[0-2])(?P=dash)(?:[12]\d|3[01]|0?[1-9])(?![\d.])",
     _say_date),
    ("phone", rf"{_ALONE}(?:{_MOBILE}|0\d{{2,3}}-\d{{7,8}}|[48]00-\d{{3}}-?\d{{4}})(?!\d)", _say_phone),
    ("time", rf"{_ALONE}(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d)", _say_time),
    ("ratio", r"(?<=\d)\s?[:：]\s?(?=\d)", lambda _: "比"),
    ("share", rf"{_NUMBER}\s?[%‰]", _say_share),
    ("year", rf"{_ALONE}\d{{4}}(?=\s?年|\s?[—–~～\-至到]+\s?\d{{4}}\s?年)", _say_year),
    ("born", rf"{_ALONE}(?:[5-9][05]|[01][05])(?=后)", lambda match: say_digits(match[0])),
    ("hotline", rf"{_ALONE}(?:{_HOTLINE})(?![\d%‰]|\.\d|,\d){_MEASURE}", _say_phone),
    ("fraction", rf"{_ALONE}\d{{1,3}}/\d{{1,3}}(?![\d/.])", _say_fraction),
    ("money", rf"[¥￥$€£]\s?{_NUMBER}[万亿]*", _say_money),
    ("amount", rf"{_NUMBER}\s?(?:{_UNIT})(?![A-Za-z])", _say_amount),
    ("lone", rf"{_ALONE}\d{{4}}(?![\d.,])", _say_lone_four),
    ("version", r"\d+(?:\.\d+){2,}", lambda match: "点".join(map(say_integer, match[0].split(".")))),
    ("number", _NUMBER, lambda match: say_number(match[0])),
    ("range", r"(?<=[\d%‰℃万亿年月日])\s?(?:[~～]|[—–\-]{1,2})\s?(?=\d)", lambda _: "到"),
    ("sign", "[" + re.escape("".join(_SIGNS)) + "]", lambda match: _SIGNS[match[0]]),
)  # fmt: skip
_SAY = {name: say for name, _, say in _KINDS}
_FIRST = r"(?=[\d\s:：~～—–\-" + re.escape("".join({*_SIGNS, *_CURRENCIES})) + "])"
"""What every kind begins with; it spares most characters the long way."""
_ANY_KIND = "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _KINDS)
_WRITTEN = re.compile(f"{_FIRST}(?:{_ANY_KIND})")
_LATIN = re.compile(r"[A-Za-z]+")


def read_aloud(words: str) -> str:
    """The words with everything that is written in digits and signs put the way it is said in Chinese."""
    for start, end in reversed(blank_spans(words)):
        words = words[:start] + BLANK_SAID + words[end:]
    return _WRITTEN.sub(lambda match: _SAY[match.lastgroup or ""](match), words.translate(_NARROW))


def syllables(said: str) -> int:
    """How many syllables the result of `read_aloud` has; a Han character is one."""
    return han_count(said) + sum(latin_syllables(match[0]) for match in _LATIN.finditer(said))


def latin_syllables(word: str) -> int:
    """Capitals are said letter by letter, W being three; other words take a syllable for three letters."""
    if word.isupper() and len(word) <= 5:
        return len(word) + 2 * word.count("W")
    return -(-len(word) // 3)
