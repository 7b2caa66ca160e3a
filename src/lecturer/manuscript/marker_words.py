"""The words that the tables of markers are made of: numerals, labels, units, bullets."""

from __future__ import annotations

import re

N = "一二三四五六七八九十"
PEOPLE = "员生友师人客民者手家长孩甲乙丙丁们"
"""What the names of those who speak end in: 学生1：, 队员2： lead in words, no points."""
COUNT = rf"[{N}百零〇\d]{{1,4}}"
CITED = re.compile(
    r"\(|项(?!目)|款(?![项待])|条(?![件例理])|目(?![标的前录光])|班(?![子组级长车次主前后])|号(?![召称])"
)
"""What makes a number in brackets part of a name: （一）项, （3）班; not （一）项目."""
UNIT = re.compile(
    "[万亿百米元吨倍月秒克升折余]|千(?!万)|个(?![人性体])|年(?![轻度级代])|日(?!常)|小时|时(?![间代刻光机])|分(?![析享组类层工布])"
    "|度(?!过)|平方|公[里斤顷分升]|版(?!权)|点(?![燃滴亮评赞])|多(?![元方样])|级(?!别)|号(?!召)"
)
BULLETS = "•●■◆★➤▶◇▪◦‣▸►▷➢※\uf0b7\uf0a7\uf0d8\uf06c\uf06e\uf075\uf076\uf0fc"
"""The last ones are those of Symbol and Wingdings as copied words have them."""
COUNTED = (
    "天年月日时分秒点刻周岁代世个位名人口家户组班队排级年届期次回遍趟声下番轮度层楼号路线条道张片块件份本册页章节篇段句字"
    "行步关项样种类等类只头匹条根棵朵颗粒杯碗盘瓶桶锅包袋箱套双对副把台架辆艘座栋间所扇面百千万亿两斤克吨米里寸尺元角毛"
    "一二三四五六七八九十"
)
"""What 一, 二, 三 count when it stands behind them: 一天, 二组; no word of a list."""
EMOJI = "[\u2600-\u2775\u2794-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
ENGLISH_NUMBER = r"\d{1,2}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten"
LABELS = (
    "问题|步骤|案例|故事|要点|重点|关键词?|任务|环节|策略|方法|阶段|场景|镜头|画面|话题|板块|篇章|主题|单元|专题"
    "|观点|措施|建议|误区|启示|体会|感悟|心得|原则|目标|特点|经验|做法|思考|感受|对策|原因|路径|举措|片段|例|图|表"
    "|好处|坏处|长处|短处|优点|缺点|用处|毛病|办法|理由|条件|要求|难点|亮点|看点|提醒|收获|发现|篇"
    "|情景|实验|活动|知识点|考点|招|技巧|秘诀|模块|部分|议题|疑问|变化|优势|挑战|维度|层面|方面"
)
ENGLISH_LABELS = "step|point|reason|tip|rule|question|idea|myth|example|story|principle|key|week|day|q"
