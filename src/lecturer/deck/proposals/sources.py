"""Whose words they are: authors that are quoted, books, sayings, and people with a name and a trade."""

from __future__ import annotations

import re
from typing import NamedTuple

from lecturer.resources import asset

_AUTHORS = asset("words/authors.txt").read_text(encoding="utf-8").split()
_TITLES = r"(?:同志|主席|总书记|总理|先生|女士|院士|教授)?"
AUTHOR = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _AUTHORS), key=len, reverse=True))}|毛主席|周总理|总书记|"
    rf"国家主席){_TITLES}"
)
BOOK = re.compile(r"《[^《》“”]{1,24}》(?:[·・][^，。：“”]{1,8})?")
SAYING = re.compile(
    r"老话儿?|俗话|俗语|常言|古语|古话|古训|家训|古人|先贤|前人|谚语|民谚|农谚|民谣|歌谣|童谣|老祖宗|"
    r"古诗|诗人|名言|格言|校训|有道是|民间(?=[^，。]{0,6}(?:说法|话))"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路"
    "岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净"
    "阴闫佘虞邝仇宗冷卓荣晏滕应闻全宫粟迟茅"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|阿布|买买提|古丽"
_STYLES = (
    "师傅|大爷|大妈|大娘|大叔|大婶|大姐|大哥|大伯|大嫂|奶奶|爷爷|阿姨|叔叔|老师|医生|大夫|教授|院士|书记|"
    "主任|校长|站长|队长|支书|班长|连长|排长|"
    "老板|先生|女士|同志|护士|警官|教练|工|总|导|老"
)
_BAD_GIVEN = frozenset("的了们我你他她它这那说道是着过和与在对把被就也都还又很最更没谁什么怎会要能可")
_NAME = re.compile(
    rf"(?:[老小阿][\u4e00-\u9fff](?:{_STYLES})?|[{_SURNAMES}](?:{_STYLES})|"
    rf"(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:{_STYLES})?"
    r"|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8})$"
)
_TRADES = (
    "员|师|长|工|兵|手|匠|农|医|警|生|者|家|司机|教授|主任|书记|支书|老板|干部|教师|老师|师傅|医生|博士|"
    "院士|护士|模范|英雄|战士|校长|村民|"
    "居民|渔民|牧民|农民|老人|代表|志愿者|科学家|传承人|守护人|带头人|负责人|创始人|主人|艄公|邮差|木匠|"
    "店主|掌柜|保安|保姆|夫妇|厨子|妈妈|姑娘|小伙子|主理人|人"
)
_ROLE = re.compile(rf"(?:[\u4e00-\u9fff0-9]{{1,12}}的)?[\u4e00-\u9fff]{{1,8}}?(?:{_TRADES})$|(?:{_TRADES})$")
_STOPS = re.compile(
    r"(?:住着|坐着|站着|有着|等着|跟着|叫做|名叫|一位|一名|一个|那位|这位|那个|这个|位|名叫|叫|是|了|着|"
    r"过|见到|遇到|采访|请教|认识|在|和|跟|与|问|找到|找|听|见|由|让|请)"
)
_AFTER_NAME = (
    r"[，,]?(?:今年)?(?:[一二三四五六七八九十0-9]{1,4}岁[，,])?(?:就是|是|当过|做过|干的是)?"
    r"(?:一名|一位|一个|个|我们的|我们|当地的|这里的|镇上的|村里的)*"
)


_INTRODUCED = re.compile(
    rf"(?:叫|名叫|名字叫|叫做|{_TRADES})(?P<name>[{_SURNAMES}老小阿][\u4e00-\u9fff]{{1,2}})"
)


_FULL_NAME = 3
_NICKNAME, _NAME_ALONE = 0.45, 0.7


class Source(NamedTuple):
    """Whose words: the name as written, what that person does, and whether it is a person who was met."""

    by: str
    role: str = ""
    is_person: bool = False
    weight: float = 1.0


def known_source(words: str) -> Source | None:
    """The author, book or saying that stands in a few words around a quotation; author and book together."""
    author, book = _last(AUTHOR, words), _last(BOOK, words)
    if author and book:
        return Source(author[0] + book[0])
    if author or book:
        return Source((author or book)[0])  # type: ignore[index]
    saying = _last(SAYING, words)
    return Source(saying[0]) if saying else None


def person_at_end(words: str, notes: str) -> Source | None:
    """The person whose name ends some words: 护林员陈有田."""
    match = _name_at_end(words)
    return _person(match, words, notes) if match else None


def person_at_start(words: str, notes: str) -> Source | None:
    """The person named at the beginning of some words: 社区食堂的厨师赵玉兰，六十一岁."""
    first = re.split(r"[，。、；：:,\s]", words, maxsplit=1)[0]
    for end in range(len(first), 1, -1):
        head = first[:end]
        rest = first[end:]
        if rest and rest[0] not in "写说讲在的对留告当晚年老曾常是为从":
            continue
        if match := _name_at_end(head):
            return _person(match, head, notes)
    return None


def introduced(notes: str) -> Source | None:
    """The one person whom some words introduce with name and trade; None for nobody or several."""
    found = {}
    for match in _INTRODUCED.finditer(notes):
        for length in (3, 2):
            name = match["name"][:length]
            follows = notes[match.start("name") + length : match.start("name") + length + 1]
            if (
                len(name) == length
                and (not follows or follows in "，。、；是在有的，,")
                and _name_at_end(name)
            ):
                found[name] = role_in(notes[: match.start("name")]) or _role_elsewhere(name, notes)
                break
    named = [(name, role) for name, role in found.items() if role]
    return Source(*named[0], is_person=True, weight=0.85) if len(named) == 1 else None


def _name_at_end(words: str) -> str | None:
    for length in (8, 5, 4, 3, 2):
        tail = words[-length:]
        match = _NAME.fullmatch(tail) if len(tail) == length else None
        if match is None:
            continue
        given = tail[1:]
        if set(given) & _BAD_GIVEN and not tail.endswith(tuple(_STYLES.split("|"))):
            continue
        before = words[: len(words) - length]
        if (
            length == 4
            and "·" not in tail
            and not re.match(_COMPOUND, tail)
            and not tail.endswith(tuple(_STYLES.split("|")))
        ):
            continue
        if not before or _may_precede(before):
            return tail
    return None


def _may_precede(before: str) -> bool:
    return bool(re.search(rf"(?:{_TRADES}|的|[，。、；：\s]|{_STOPS.pattern}|岁|后来|于是|只有)$", before))


def _person(name: str, words: str, notes: str) -> Source | None:
    before = words[: len(words) - len(name)]
    role = role_in(before) or _role_elsewhere(name, notes)
    # A name alone may be anybody in a story who talks; with a trade it is somebody whom the speaker presents.
    nickname = name[0] in "老小阿" or len(name) < _FULL_NAME
    return Source(name, role, is_person=True, weight=1.0 if role else _NICKNAME if nickname else _NAME_ALONE)


def role_in(before: str) -> str:
    """The trade that stands right before a name, as far back as it reaches."""
    phrase = re.split(r"[，。、；：:,“”\s]", before)[-1]
    pieces = _STOPS.split(phrase)
    phrase = pieces[-1] if pieces else phrase
    phrase = re.sub(r"^(?:的|我们|当地|里|上|中)", "", phrase)
    return phrase if phrase and _ROLE.fullmatch(phrase) and len(phrase) > 1 else ""


def _role_elsewhere(name: str, notes: str) -> str:
    for match in re.finditer(re.escape(name), notes):
        sentence_start = max(notes.rfind(mark, 0, match.start()) for mark in "。！？\n”") + 1
        if role := role_in(notes[sentence_start : match.start()]):
            return role
        after = notes[match.end() :]
        following = re.match(
            rf"{_AFTER_NAME}(?P<role>[\u4e00-\u9fff]{{2,12}}?(?:{_TRADES}))(?=[，。；]|$)", after
        )
        if following and re.match(r"[，,是就]", after):
            return following["role"]
    return ""


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match, which stands nearest to the words that are quoted."""
    return max(pattern.finditer(words), key=re.Match.start, default=None)
