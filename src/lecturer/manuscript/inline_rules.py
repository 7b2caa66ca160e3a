"""The table of list markers inside the words: 一是 … 二是 …, 首先 … 其次 …, ①②③, First … Second ….

A row is a rule. Its example is found by it and its counter-example by none; both are run as tests, so a row
can be read, changed or added without knowing the others. Patterns are for the shadow of a text.
"""

from __future__ import annotations

import re

import msgspec

from lecturer.i18n import Message, lazy
from lecturer.manuscript.marker_words import CITED, COUNTED, ENGLISH_LABELS, ENGLISH_NUMBER, LABELS, PEOPLE, N

LINE_START = 3
SENTENCE = 2
VERBS = (
    "要靠抓看讲查改建防重学练比创曰者来则有为在促强愿祝谢敬盼怕保守护树争用管带求忌戒补亮提推做办思悟忆赞颂爱问"
    "避除治扶引育聚备听读写洗关换拆装穿拿"
)
"""What may follow 一, 二, 三 in a list; each has an example in the tests that fails without it."""
NO_RESCUE = frozenset(
    "统唯惟之第万单同周期初五六七八十不专逐其归合划如拜高大百千挑数说二三四九一两几某另任每排"
)
"""What 一 belongs to when it stands before it: 统一是, 星期一要; each has an example in the tests."""
CLASSIFIER = (
    r"(?:個|點|步骤|方面|阶段|环节|部分"
    r"|[个点步招关件句条种类层项份张块把道段幕篇课堂站棒首本封幅枚根盏扇颗粒笔针样味杯碗支门面盘座片束双剂桶重大环])"
    r"[\u4e00-\u9fff]{0,4}?"
)
_TOLD = "[从在由被跟和][^,。;]{1,20}的[,。;]"
"""第二封信是从南京寄来的: how, where or by whom something was done, and no item of a list."""
_NO_NOUN = "组第共约达近过至到和与及或在于为是有了的年月日时分秒版本号"
_NOUN = rf"[\u4e00-\u9fff](?![{PEOPLE}{_NO_NOUN}])[\u4e00-\u9fff]"


class InlineRule(msgspec.Struct, frozen=True):
    """One way of numbering inside the words.

    Attributes:
        name: The group of the pattern that holds the number, or what `number` says of it.
        pattern: What it looks like.
        why: What makes it a list's marker, for people.
        example: A text in which it makes points.
        counter: A text that looks like it and has none.
        needs: The weakest boundary before it: 0 none, 1 a comma, 2 a sentence's end, 3 the line's start.
        chain: The rule whose numbers it shares, when not its own.
        number: The group that holds the number, when the group of the name holds a word before it.
        is_tight: Between Han it needs no boundary: 1、断电2、报警.
        takes_prefix: The same words may stand before each: 我带的第一样, 我带的第二样.
        is_bare: It only goes on with a list that is open.
    """

    name: str
    pattern: str
    why: Message
    example: str
    counter: str
    needs: int = 1
    chain: str = ""
    number: str = ""
    is_tight: bool = False
    takes_prefix: bool = False
    is_bare: bool = False


RULES: tuple[InlineRule, ...] = (
    InlineRule(
        "steps",
        rf"第(?P<steps>[{N}])(?P<turn>[步招关])(?=[\u4e00-\u9fff])(?!是|就|便|也|都|才|要|棋|骤|工作|任务|计划|目标)",
        lazy("第一步, 第二步, 第三步 without a pause: three at least"),
        "修伞的三步，第一步看骨，第二步补面，第三步试雨。",
        "第一步走错了，第二步也就错了。",
    ),
    InlineRule(
        "di",
        rf"""第(?P<di>[{N}]{{1,3}}|\d{{1,2}})
        (?:(?=[,、:：])|(?:就)?是(?!否|不是|{_TOLD})|(?=[要得靠我])
          |(?:{CLASSIFIER}|位)(?:(?<!的)就?是(?!否|{_TOLD})|(?=[,、:]|\s?\([^()]{{1,20}}\)\s?[,、:]))
          |(?:{CLASSIFIER})?(?P<disp>(?=\ )|$))""",
        lazy("第 and a number before a pause or 是"),
        "第一，断电；第二，报警；第三，疏散。",
        "第一，第二，第三……都很重要。",
        takes_prefix=True,
    ),
    InlineRule(
        "di_bare",
        rf"第(?P<di_bare>[{N}])(?=[\u4e00-\u9fff])(?![个位组次届天年名季部期号排班批轮代任声遍回封本张块件样双支扇盏颗群队页章节课场方者{N}])",
        lazy("第 and a number without a pause, where 首先 and 其次 count on to it"),
        "首先把门关好，其次把灯关好，第三把窗关好。",
        "首先谢谢大家，第三组的同学请坐。",
        chain="di",
        is_bare=True,
    ),
    InlineRule(
        "di_line",
        rf"第(?P<di_line>[{N}])[个位](?:人|故事|问题|原因|理由|方面|变化|孩子|朋友|老师|学生|客人|同学|字|词|瞬间|片段)(?=[\u4e00-\u9fff])",
        lazy("第 and a number with its noun at the start of a line, where the lines before were numbered so"),
        "第一个，是修车的大姐。她手快。\n第二个，是卖票的大叔。他嗓门大。\n第三个人我没有见过。他写过信。",
        "第三个人我没有见过。",
        needs=LINE_START,
        chain="di",
        is_bare=True,
    ),
    InlineRule(
        "qi",
        rf"其(?P<qi>[{N}])(?:是|(?=[,、:])|(?P<apart>(?=\ )))",
        lazy("其 and a number before a pause or 是"),
        "其一，读书可以明理；其二，读书可以养性。",
        "他只知其一，不知其二。",
    ),
    InlineRule(
        "fangmian",
        r"(?P<fangmian>另一方面|一方面)",
        lazy("一方面 with its 另一方面"),
        "一方面，要把书读薄。抓住主线。另一方面，要把书读厚。联系实际。",
        "他一方面忙工作，一方面忙家务。",
    ),
    InlineRule(
        "xian",
        r"(?P<xian>首先|其次(?![才就])|再次|再者|然后|接着|最后(?!一[^点步条招件项句着]))(?:(?:要?讲|谈)?是(?!否|不是))?",
        lazy("首先 with its 其次 or 第二, or 然后 and one more"),
        "首先，关闭电源；其次，使用灭火毯；最后，撤离并报警。",
        "首先，请允许我感谢各位的到来。",
    ),
    InlineRule(
        "shu",
        rf"(?P<shu>[{N}]{{1,2}})(?P<verb>是(?!否)|[{VERBS}](?:(?<=[则来])是)?)"
        rf"(?!(?P=shu)(?:[^\u4e00-\u9fff]|[{N}]|$))",
        lazy("一, 二, 三 before one and the same verb"),
        "一靠制度，二靠工具，三靠习惯。",
        "一是一，二是二，检查记录不能含糊。",
        needs=0,
    ),
    InlineRule(
        "same",
        rf"(?P<same>[{N}])(?P<again>[\u4e00-\u9fff])(?<![{COUNTED}])(?=[,:])",
        lazy("一, 二, 三 before one and the same word and a pause: three at least"),
        "一变，路宽了。牛车换汽车。\n二变，水清了。鱼也多了。\n三变，人多了。店也开了。",
        "一天，下雨。\n二天，下雪。\n三天，天晴了。",
        needs=SENTENCE,
    ),
    InlineRule(
        "bu",
        rf"(?P<bu>[{N}])(?=不[\u4e00-\u9fff])",
        lazy("一不, 二不, 三不: three at least"),
        "三不：一不喊叫，二不乱跑，三不乘电梯。",
        "一不怕苦，二不怕累。",
    ),
    InlineRule(
        "keycap",
        r"(?P<keycap>\d)\u20e3(?=\ ?[^\s,;。、])",
        lazy("a digit in a key"),
        "步骤：1\u20e3断电2\u20e3报警。",
        "按1\u20e3。",
        needs=0,
    ),
    InlineRule(
        "h5",
        r"(?P<h5>[①-⑳❶-❿])(?=\ ?[^\s,;。、])",
        lazy("a number in a circle"),
        "步骤包括：①断电②报警③疏散。",
        "答案是②。",
        needs=0,
    ),
    InlineRule(
        "h4",
        rf"\(\s?(?P<h4>\d{{1,2}})\s?\)(?!{CITED.pattern})",
        lazy("a digit in brackets"),
        "演练分三步：（1）发现火情；（2）启动预案；（3）清点人数。",
        "见图（1）和图（2），两盏灯不一样。",
        is_tight=True,
        needs=0,
    ),
    InlineRule(
        "h4_sign",
        r"(?P<h4_sign>[⑴-⒇])(?=\ ?[^\s,;。、])",
        lazy("a digit in brackets as one sign"),
        "演练分三步：⑴发现火情；⑵启动预案；⑶清点人数。",
        "答案是⑵。",
        needs=0,
        chain="h4",
    ),
    InlineRule(
        "h4p",
        r"(?<![(\d.])(?P<h4p>\d{1,2})\)(?=\ ?[^\s,;。、)])",
        lazy("a digit before a bracket"),
        "演练分两步：1) 发现火情；2) 启动预案。",
        "一共（12)人。",
        chain="h4)",
    ),
    InlineRule(
        "letter",
        r"\((?P<letter>[a-h])\)(?=\ ?\w)",
        lazy("a letter in brackets"),
        "To hang a lamp (a) cut the power; (b) join the wires.",
        "Rules (a) and (b) do not matter here.",
        needs=0,
    ),
    InlineRule(
        "upper",
        r"(?<![A-Za-z、])(?P<upper>(?-i:[A-H]))[.、](?=\ ?[\u4e00-\u9fff])",
        lazy("a capital and a full stop before Han"),
        "装一盏灯有三步：A.接线；B.拧泡；C.试亮。",
        "票分A、B、C三等，我们买的是C等。",
        needs=SENTENCE,
    ),
    InlineRule(
        "roman",
        r"(?<![A-Za-z])(?P<roman>(?-i:i{1,3}|iv|v))[.、](?=\ ?[\u4e00-\u9fff])",
        lazy("a small Roman number and a full stop before Han"),
        "装一盏灯有两步：i.接线；ii.拧泡。",
        "字母i、字母v都要大写。",
        needs=SENTENCE,
    ),
    InlineRule(
        "lower",
        r"(?<![A-Za-z])(?P<lower>(?-i:[a-h]))[.、](?=\ ?[\u4e00-\u9fff])",
        lazy("a small letter and a full stop before Han"),
        "装一盏灯有两步：a.接线；b.拧泡。",
        "见附表a、附表b。",
        needs=SENTENCE,
    ),
    InlineRule(
        "h2",
        rf"\((?P<h2>[{N}]{{1,3}})\)(?!{CITED.pattern})",
        lazy("a Chinese number in brackets"),
        "应做到：（一）台账齐全；（二）通道畅通。",
        "（一）（二）项要求由物业负责。",
    ),
    InlineRule(
        "h2_sign",
        r"(?P<h2_sign>[㈠-㈩])(?=\ ?[^\s,;。、])",
        lazy("a Chinese number in brackets as one sign"),
        "次序是㈠接线㈡拧泡㈢试亮。",
        "答案是㈡。",
        needs=0,
        chain="h2",
    ),
    InlineRule(
        "h3_sign",
        r"(?P<h3_sign>[⒈-⒛])(?=\ ?[^\s,;。、])",
        lazy("a digit and a full stop as one sign"),
        "次序是⒈接线⒉拧泡⒊试亮。",
        "答案是⒉。",
        needs=0,
        chain="h3",
    ),
    InlineRule(
        "h3",
        r"(?<![\d.])(?P<h3>\d{1,2})[.、](?P<digit>\s?\d)?",
        lazy("a digit and a full stop or 、"),
        "演练分三步：1. 发现火情；2. 启动预案；3. 清点人数。",
        "水量是1.5吨，2.5吨就漫了。",
        is_tight=True,
        needs=0,
    ),
    InlineRule(
        "h1",
        rf"(?P<h1>[{N}]{{1,2}})、(?![{N}百千万])",
        lazy("a Chinese number and 、"),
        "要求有：一、早到；二、早走；三、早睡。",
        "一、二、三，放！",
    ),
    InlineRule(
        "h1c",
        rf"(?P<h1c>[{N}]{{1,2}})(?=,)",
        lazy("a Chinese number before a comma"),
        "有两句话。一，灯要亮。二，门要关。",
        "一，二，一，二，大家齐步走。",
    ),
    InlineRule(
        "en",
        r"""\b(?P<en>first(?:\ of\ all|ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?
        |sixth|seventh|next|then|finally|last(?:ly)?)(?=\s?[,:])""",
        lazy("First, Second before a pause"),
        "Two rules. First, knock. Second, wait.",
        "First, let me thank you all for coming.",
    ),
    InlineRule(
        "the",
        r"""\b(?:the|my|our)\ (?P<the>first|second|third|fourth|fifth|last|final)
        (?:\ [a-z]+){0,2}?\ (?:is|was)\b""",
        lazy("the first … is"),
        "The first rule is to knock. The second rule is to wait.",
        "The first train was late.",
    ),
    InlineRule(
        "count",
        r"\b(?:number\ )?(?P<count>one|two|three|four|five|six|seven)(?=[:,])",
        lazy("One: Two:"),
        "Two rules here. One: knock. Two: wait.",
        "I counted: one, two, three, and jumped.",
        needs=SENTENCE,
    ),
    InlineRule(
        "label",
        rf"(?<![^。!?;:…\s”])(?P<label>[\u4e00-\u9fff]{{0,2}}(?:{LABELS})|{_NOUN})(?P<nth>[{N}]{{1,2}}|\d{{1,2}})(?=[:,、])(?!:\d)",
        lazy("a noun with a number: 步骤一, 好处1"),
        "好处1、直。木条不弯。好处2、便宜。街口就有。",
        "学生1：我来。学生2：我接着读。",
        needs=SENTENCE,
        number="nth",
    ),
    InlineRule(
        "lesson",
        rf"\b(?P<lesson>{ENGLISH_LABELS})\s(?:no\.\s?|number\s|\#)?(?P<nth_lesson>{ENGLISH_NUMBER})(?=[:.,])",
        lazy("Step 1, Reason two"),
        "Step one: knock. Step two: wait.",
        "See step 1, please.",
        needs=SENTENCE,
        number="nth_lesson",
    ),
    InlineRule(
        "minor",
        r"\((?P<minor>i{1,3}|iv|vi{0,3})\)(?=\ ?\w)",
        lazy("a small Roman number in brackets"),
        "Three jobs are left: (i) sweep; (ii) feed the cat; (iii) lock up.",
        "Rules (i) and (ii) do not matter.",
        needs=0,
    ),
    InlineRule(
        "hand",
        r"\b(?P<hand>on\ (?:the\ )?one\ hand|on\ the\ other(?:\ hand)?)\b",
        lazy("on the one hand"),
        "On the one hand, we are late. On the other hand, so are they.",
        "I carry it on one hand.",
    ),
)
"""All rows; where two fit at one place, the first does."""

MARK = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES), re.VERBOSE | re.IGNORECASE)
