"""The lines before the words: title, subtitle, who speaks, from where, on which day."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from lecturer.manuscript.enumerations import candidates
from lecturer.manuscript.families import found_at_start
from lecturer.manuscript.head_detection import width
from lecturer.manuscript.normalized import Line, Shadow
from lecturer.manuscript.roles import is_date, role_of
from lecturer.manuscript.source import NO_EVIDENCE, Evidence, Source
from lecturer.text.spaces import squeezed

_TITLE_WIDTH = 30
_BYLINE_WIDTH = 30
_LINES_BEFORE_WORDS = 10
_FINAL = re.compile(r"[。;,:、]$|[^.]\.$")
_ASKING = re.compile(r"[!?…]$")
_GREETED = re.compile(
    r"(?:大家|各位|你们|同学们|老师们?)[早上中下晚午]*好|\b(?:hello|hi) (?:all|everyone)\b|[~]$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"(?:(?:演讲|讲话|发言|宣讲)?(?:题目|标题|主题)|title|topic"
    r"|(?:微|主题|专题)?[党团]课(?:讲稿|讲义)?|(?:演讲|讲课|宣讲|发言)稿):\s*",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"附件\s?\d*|[^《》:]{0,12}?(?:[党团]课|讲课?稿|讲义|(?:演讲|发言|宣讲|讲话|述职)(?:稿|材料|提纲)|汇报材料|课件)"
)
_HALF_TITLE = re.compile(r"(?:[的上和与暨在、]|会|大会)$")
_REST_OF_TITLE = re.compile(
    r"(?:的)?(?:讲话|发言|致辞|讲稿|报告|演讲稿?|主持词|发言稿|宣讲稿|党课|讲义|述职)(?:提纲|稿|材料)?"
)
_SAID_TITLE = re.compile(r"(?:题目|主题|课题|名字)(?:是|为|叫做?)[::]?\s?(?:《(?P<title>[^《》]{2,30})》)")
_OTHER_LABEL = re.compile(
    r"(?:\S{0,2}(?:时间|地点|时长|对象|场合|课时|年级|教材|主持人?|参加人员|记录人?|字数|发布|来源|出处|转自|转载自?|原载|选自|摘自|字体|字号|浏览次数|点击数|更新|电话|手机|联系人"
    r"|联系方式|邮箱|微信|地址|编号|版本|责任编辑|编辑|审核|校对|阅读|点击)|duration|venue|time|source|phone|contact)"
    r"\s?:\s*\S.{0,30}",
    re.IGNORECASE,
)
_LINES_THAT_NAME = 6
_LINES_BEFORE_TITLE = 2
_BROKEN_TITLE = 8
_RUNNING_WIDTH = 12
_NO_TITLE = re.compile(
    r"(?:[上中下]午|早上|晚上|清晨|凌晨)?\s?\d{1,2}:\d{2}(?!\d)|[“\"][^“”\"]*[”\"]$|[\d\W]+$|(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}[日号]?\s+\S{1,4}$"
    r"|page \d+|https?:|www\.",
    re.IGNORECASE,
)
"""A time, a quoted sentence, a bare number, a day with its weather, a page, an address."""
_LABEL_VALUE = re.compile(r"[\u4e00-\u9fff]{1,5}:\s?[^\s。!?“”][^。!?“”]{0,23}")
_KIND_OF_TEXT = re.compile(r"(?:主持词|串词|讲稿|致辞|发言稿?|演讲稿?|讲话|党课|讲义|脚本|台词|报告|词)$")
_NAMED_TITLE = re.compile(
    r"《(?P<title>[^《》]+)》(?:微党课|党课|讲稿|讲课稿|演讲稿?|发言稿?|宣讲稿?|讲义|课件)*"
)
_SPEAKER = re.compile(
    r"(?:主讲人?|汇报人|演讲人|演讲者|宣讲人|宣讲员|作者|发言人|讲课人|授课人|讲述人|讲师|撰稿|选手|姓名|报告人|speaker|presenter|author)"
    r"\s?:\s*(?P<name>\S.*)|by\s+(?P<by>[A-Z].*)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:单位|部门|所在支部|支部|学校|院系|班级|organi[sz]ation|affiliation)\s?:\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"(?:日期|时间|date):\s*(?P<name>\S.*)", re.IGNORECASE)
_UNIT_END = re.compile(
    r"(?:[部局校室院厂所站队办处科委会组团]|公司|支部|中心|大学|社区|街道|小学|中学|银行|集团|党委|总支|车间|班组)$"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍"
    "史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧成戴谈宋庞熊纪舒屈项"
    "祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房缪解应宗丁宣邓郁杭洪包诸左石崔吉"
    "龚程邢裴陆荣翁甄封靳段焦巴谷车侯班秋宁甘厉祖武符刘景詹束龙叶司黎白怀蒲鄂赖卓屠池乔阴闻莘党翟谭贡申冉桑桂牛边燕冀尚"
    "农温庄晏柴瞿阎慕连茹习艾鱼容向古易廖庾衡耿满匡文寇广欧利师巩聂晁敖冷辛饶曾沙鞠丰关查游竺权盖公肖岳付代涂闫覃欧阳司马"
)
_NAME = re.compile(rf"[{_SURNAMES}](?: ?[\u4e00-\u9fff]){{1,3}}(?:·[\u4e00-\u9fff]{{1,6}})?")
_ENGLISH_NAME = re.compile(r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")


class Front(msgspec.Struct, frozen=True):
    """What the first lines say about the talk; all of them stay in the opening too."""

    title: str = ""
    subtitle: str = ""
    speaker: str = ""
    unit: str = ""
    date: str = ""
    lines: frozenset[int] = frozenset()


def front_of(shadow: Shadow, source: Source) -> Front:
    """Title and the rest from the first lines, and from what the file itself knows."""
    found = _read(shadow, source)
    return msgspec.structs.replace(
        found,
        title=found.title or source.title,
        subtitle=found.subtitle or source.subtitle,
        speaker=found.speaker or source.speaker,
        date=found.date or source.date,
    )


def _read(shadow: Shadow, source: Source) -> Front:
    lines = [
        line
        for line in shadow.lines
        if line.end > line.start and not source.evidence.get(line.number, NO_EVIDENCE).is_furniture
    ][:_LINES_BEFORE_WORDS]
    fields: dict[str, str] = {}
    taken: list[int] = []
    rest, used = lines, 0
    first = next((index for index, line in enumerate(lines) if _is_title(shadow, source, lines, index)), None)
    if first is not None and all(_may_precede_title(shadow, line) for line in lines[:first]):
        title, used = _title_and_kind(shadow, source, lines[first:])
        fields["title"] = title
        taken += [line.number for line in lines[first : first + used]]
        rest = lines[:first] + lines[first + used :]
    for index, line in enumerate(rest):
        field = _field(shadow, source.evidence.get(line.number, NO_EVIDENCE), line, fields)
        if field is None and "title" in fields and not taken[used:]:
            field = _second_line(shadow, source, rest[index:], fields["title"])
        if field is None:
            break
        fields |= {"title": field.pop("title")} if "title" in field else {}
        for name, words in field.items():
            fields.setdefault(name, words)
        taken.append(line.number)
    if not {"title", "speaker", "unit"} & {*fields}:
        return Front(title=_title_said(shadow, lines), date=fields.get("date", ""), lines=frozenset(taken))
    fields.setdefault("title", _title_said(shadow, lines))
    return Front(**fields, lines=frozenset(taken))


def _may_precede_title(shadow: Shadow, line: Line) -> bool:
    words = shadow.line_text(line)
    return role_of(words) in ("date", "cue", "label") or _is_labelled(words)


def _is_labelled(words: str) -> bool:
    """演讲者：某某, 电话：××: a label and what it says, but no 题目：."""
    patterns = (_SPEAKER, _UNIT, _DATE_LABEL, _OTHER_LABEL)
    return not _TITLE_LABEL.match(words) and any(pattern.fullmatch(words) for pattern in patterns)


def _title_said(shadow: Shadow, lines: list[Line]) -> str:
    """The title that the first words name: 我演讲的题目是《……》."""
    for line in lines[:_LINES_THAT_NAME]:
        match = _SAID_TITLE.search(shadow.line_text(line))
        if match:
            return shadow.written(line.start + match.start("title"), line.start + match.end("title"))
    return ""


def _is_title(shadow: Shadow, source: Source, lines: list[Line], index: int) -> bool:
    line = lines[index]
    words = shadow.line_text(line)
    evidence = source.evidence.get(line.number, NO_EVIDENCE)
    if evidence.is_title:
        return True
    if any(source.evidence.get(other.number, NO_EVIDENCE).is_title for other in lines):
        return False
    if index > _LINES_BEFORE_TITLE or _is_known(evidence):
        return False
    if _is_one_of_several(shadow, source, line, lines[index + 1 :]):
        return False
    rest = [shadow.line_text(other) for other in lines[index + 1 :]]
    if _TITLE_LABEL.match(words) or _is_bracketed_title(words, rest):
        return True
    if _cannot_be_title(words, next(iter(rest), "")):
        return False
    if _GREETED.search(words):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    if _begins_list(words, [shadow.line_text(other) for other in lines[index + 1 :]]):
        return False
    if not _ASKING.search(words):
        return True
    return following is not None and (
        following.number > line.number + 1
        or role_of(shadow.line_text(following)) in ("salutation", "subtitle", "greeting", "date")
    )


def _is_known(evidence: Evidence) -> bool:
    """Whether the file or the page says that a line is something else than a title."""
    return bool(evidence.level or evidence.is_text or evidence.marker or evidence.is_speech or evidence.lead)


def _cannot_be_title(words: str, below: str) -> bool:
    """Whether the words alone show that a line is no title: too long, a label, a time, a marker."""
    if width(words) > _TITLE_WIDTH or _FINAL.search(words) or role_of(words) or found_at_start(words):
        return True
    if _NO_TITLE.match(words) or _is_labelled(words):
        return True
    is_pair = bool(_LABEL_VALUE.fullmatch(words) and _LABEL_VALUE.fullmatch(below))
    return is_pair and not _is_labelled(below)


def _is_one_of_several(shadow: Shadow, source: Source, line: Line, following: list[Line]) -> bool:
    """A bold first line over running words, with others like it further on, is a heading like these."""
    emphasis = source.evidence.get(line.number, NO_EVIDENCE).emphasis
    if not emphasis or not following or role_of(shadow.line_text(following[0])):
        return False
    if width(shadow.line_text(following[0])) < _RUNNING_WIDTH and not _FINAL.search(
        shadow.line_text(following[0])
    ):
        return False
    below = source.evidence.get(following[0].number, NO_EVIDENCE)
    if below.emphasis or below.level or below.marker:
        return False
    others = (each for number, each in source.evidence.items() if number > line.number)
    emphases = [each.emphasis for each in others if each.emphasis and not each.marker]
    return emphasis in emphases and emphasis >= max(emphases)


def _is_bracketed_title(words: str, following: list[str]) -> bool:
    """【赏月会主持词】 above a greeting: the title, not the label of a part."""
    if not (words.startswith("【") and words.endswith("】")) or role_of(words) != "label":
        return False
    is_named = _KIND_OF_TEXT.search(words[:-1])
    return bool(is_named or role_of(next(iter(following), "")) in ("salutation", "greeting")) and not any(
        each.startswith("【") for each in following
    )


def _begins_list(words: str, following: list[str]) -> bool:
    """一是查电 二是查气, on one line or on several."""
    if next(candidates(words), None) is None:
        return False
    first, *others = [*candidates(words)]
    others += [each for other in following for each in candidates(other) if each.start == 0]
    return first.start == 0 and any(each.chain == first.chain for each in others)


def _title_and_kind(shadow: Shadow, source: Source, lines: list[Line]) -> tuple[str, int]:
    """The title, and how many lines it takes; above it may stand what kind of text it is: 党课讲稿."""
    is_kind = len(lines) > 1 and _KIND.fullmatch(shadow.line_text(lines[0]))
    if is_kind and not source.evidence and _is_title(shadow, source, lines, 1):
        words = shadow.line_text(lines[1])
        if _byline(words) is None and not any(each.fullmatch(words) for each in (_SPEAKER, _UNIT)):
            title, used = _whole_title(shadow, source, lines[1:])
            return title, used + 1
    return _whole_title(shadow, source, lines)


def _second_line(shadow: Shadow, source: Source, lines: list[Line], title: str) -> dict[str, str] | None:
    """A line right below the title and above the salutation: the other half of a couplet, or a subtitle."""
    if len(lines) < 2 or not _is_title(shadow, source, lines, 0):
        return None
    following = shadow.line_text(lines[1])
    written = " ".join(shadow.written(lines[0].start, lines[0].end).split())
    if _is_pressed_to_title(shadow, lines) and found_at_start(following) is None:
        return {"subtitle": written.strip("()（）")}
    begins = role_of(following) in ("salutation", "greeting", "date") or _SPEAKER.fullmatch(following)
    if not (begins or _dated_byline(following)):
        return None
    if title[-1:] > "\u2e80" and len(written) == len(title):
        return {"title": f"{title} {written}"}
    return {"subtitle": written.strip("()（）")}


def _is_pressed_to_title(shadow: Shadow, lines: list[Line]) -> bool:
    """A line right below the title where empty lines part all others: the occasion of the speech."""
    numbers = [line.number for line in lines]
    is_pressed = not any(line.number == numbers[0] - 1 and line.start == line.end for line in shadow.lines)
    gaps = [after - before for before, after in pairwise(numbers)]
    return is_pressed and len(gaps) > 1 and all(gap > 1 for gap in gaps)


def _whole_title(shadow: Shadow, source: Source, lines: list[Line]) -> tuple[str, int]:
    """The title, and how many lines it takes: 在全市会议上的 / 讲话."""
    first = lines[0]
    skip = source.evidence.get(first.number, NO_EVIDENCE).skip
    label = _TITLE_LABEL.match(shadow.line_text(first)[skip:])
    title = shadow.written(first.start + skip + (label.end() if label else 0), first.end)
    title = title.removesuffix("**") if skip else title
    if shadow.line_text(first).startswith("【") and title.endswith("】"):
        title = title[1:-1]
    used = 1
    for line in lines[1:3]:
        evidence = source.evidence.get(line.number, NO_EVIDENCE)
        words = shadow.line_text(line)
        is_half = bool(_HALF_TITLE.search(title)) and not role_of(words) and found_at_start(words) is None
        is_rest = is_half and bool(_REST_OF_TITLE.fullmatch(words.replace(" ", "")))
        is_rest = is_rest or (is_half and used == 1 and _is_second_half(title, words, evidence))
        if not (is_rest or (evidence.is_title and width(words) <= _TITLE_WIDTH)):
            break
        written = shadow.written(line.start, line.end)  # often spaced out: 讲 话
        title += ("" if title[-1:] > "\u2e80" else " ") + (squeezed(written) if is_rest else written)
        used += 1
    named = _NAMED_TITLE.fullmatch(title)
    title = named["title"] if named else title
    return " ".join(title.split()), used


def _is_second_half(title: str, words: str, evidence: Evidence) -> bool:
    """A short line without a full stop, below one that ends in 的 or 和: the page broke the title there."""
    is_short = width(words) <= _TITLE_WIDTH and not _FINAL.search(words) and not _GREETED.search(words)
    return is_short and width(title) >= _BROKEN_TITLE and _byline(words) is None and not evidence.level


def _field(shadow: Shadow, evidence: Evidence, line: Line, fields: dict[str, str]) -> dict[str, str] | None:
    """What a line between the title and the words says; None when the words begin here."""
    words = shadow.line_text(line)
    written = shadow.written(line.start, line.end)
    if evidence.level or evidence.marker:
        return None
    if is_date(words):
        return {"date": written.strip("()（）")}
    if evidence.is_subtitle or (words.startswith(("—", "--")) and width(words) <= 40):
        return {"subtitle": " ".join(written.strip("—-―─ \u3000").split())}
    if role_of(words) in ("cue", "label"):
        return {}
    for name, pattern in (("speaker", _SPEAKER), ("unit", _UNIT), ("date", _DATE_LABEL)):
        match = pattern.fullmatch(words)
        if match:
            group = "by" if match.groupdict().get("by") else "name"
            return {name: shadow.written(line.start + match.start(group), line.end)}
    if _OTHER_LABEL.fullmatch(words):
        return {}
    if "title" not in fields or role_of(words):
        return None
    if found_at_start(words):
        return {"subtitle": written} if _is_lone_part(shadow, line) else None
    found = _dated_byline(words) if width(words) <= _BYLINE_WIDTH else None
    return found and {name: _as_written(said, words, written) for name, said in found.items()}


def _is_lone_part(shadow: Shadow, line: Line) -> bool:
    """Lecture 3: … below the title, with no other lecture after it."""
    found = found_at_start(shadow.line_text(line))
    if found is None or not found.family.startswith("part:") or found.ordinal == 0:
        return False
    unit = found.family.partition(":")[2]
    others = (each for each in shadow.lines[line.number + 1 :] if unit in shadow.line_text(each).lower())
    marks = (found_at_start(shadow.line_text(each)) for each in others)
    return not any(mark and mark.family == found.family for mark in marks)


def _as_written(said: str, words: str, written: str) -> str:
    """What a shadow says in the spelling of the text: a name in traditional characters stays in them."""
    if said in written:
        return said
    bare, text = squeezed(words), squeezed(written)
    place = bare.find(squeezed(said))
    return text[place : place + len(squeezed(said))] if place >= 0 and len(bare) == len(text) else said


def _dated_byline(words: str) -> dict[str, str] | None:
    """A byline with a day behind it: 某某支部 2024年3月."""
    who, _, day = words.rpartition(" ")
    if who and is_date(day):
        found = _byline(who.strip())
        return None if found is None else {**found, "date": day.strip("()")}
    return _byline(words)


def _byline(words: str) -> dict[str, str] | None:
    """A line like 某某支部 张三 or Jane Doe."""
    words = words.strip("()")
    if _FINAL.search(words) or _ASKING.search(words):
        return None
    if _NAME.fullmatch(words) and len(words.replace(" ", "")) <= 4 and not _UNIT_END.search(words):
        return {"speaker": words.replace(" ", "")}
    if _ENGLISH_NAME.fullmatch(words):
        return {"speaker": words}
    unit, _, name = words.rpartition(" ")
    for size in (1, 2, 3):  # a name may be spaced out: 张 三
        parts = words.rsplit(" ", size)
        name = "".join(parts[1:])
        if len(parts) > size and _NAME.fullmatch(name) and len(name) <= 4 and len(parts[0].strip()) > 2:
            unit = parts[0].strip()
            return {"unit": unit, "speaker": name} if not _UNIT_END.search(name) else {"unit": words}
    return {"unit": words} if _UNIT_END.search(words) else None
