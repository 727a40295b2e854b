"""What a line may be, judged by its own words: a label, a heading's topic, a difficulty, something that asks."""

import re
from typing import NamedTuple

from rubrics.guides.reading.memory import remembered
from rubrics.guides.reading.words import KINDS, LABELS, TOPICS, Words

LEAD = r"^[^\w¿¡\[(\"“«„]*"
END = r"(?=$|\s|[:：\-–—.,;!?？()\[\]/|])"
QUOTES = "\"“”„«»‹›「」『』‘’'"
GLUED_DIFFICULTY = re.compile(r"^(easy|medium|hard)(?=[A-Z])", re.IGNORECASE)
GLUED_END = re.compile(r"(?<=[.?!:)\]\"”’])\s?(easy|medium|hard|beginner|intermediate|advanced)$", re.IGNORECASE)
BRACKETED = re.compile(r"[(\[【（`]\s{0,3}([^()\[\]【】（）`]{1,40})[)\]】）`]\s*")
SIDED = re.compile(r"^(\w[\w-]*)\s*(?:[:：|]|\s[–—-])\s+|(?<!\s)\s+[|–—-]\s+(\w[\w-]*)$")
MINUTES = Words(
    r"(?<!\d)(\d{1,3})(?:\s{0,3}(?:-|–|—|{numbers.to})\s{0,3}(\d{1,3}))?\s{0,3}[’']?(?:\+)?[\s-]{0,3}{numbers.minute}(?![a-z])"
)
STRONG = Words(r"\b{asking.strong}", re.NOFLAG)
DIRECT = Words(r"^{asking.direct}\w*\b", re.NOFLAG)
# A sentence about candidates is not said to one.
OTHERS = re.compile(r"\b(?:candidate|applicant|interviewer|interviewee)s?\b", re.IGNORECASE)
# A remark or a placeholder in brackets is addressed to the interviewer.
WRAPPED = re.compile(r"^\s*(?:\(.*\)|\[[^\[\]]*\])[.:]?\s*$", re.DOTALL)
OTHER_PURPOSE = Words(r"(?<![^\W_]){texts.other_purpose}(?![a-z])")
THIRD_PERSON = re.compile(
    r"^(?:[\w &/-]{2,40}:\s*)?(?:how |what |why |where |when )?"
    r"(?:do|does|did|can|could|are|is|was|were|have|has|will|would)\s+"
    r"(?:they|their|th(?:is|at|e) person|the(?:ir)? (?:candidate|applicant|answer|response)"
    r"|(?:a |this )?candidate|s/?he|he/she|he)\b",
    re.IGNORECASE,
)
ASKS_MAX, HEAD, TAIL = 1500, 160, 32
EXAMPLE = re.compile(r"examples?(?: question)?", re.IGNORECASE)
SETS_APART = re.compile("[:：–—-]")
SPEAKER = re.compile(r"(?<!\w)I(?:['’](?:m|d|ve|ll))?(?!\w)|\bmy\b")
DID_YOU_KNOW = Words(r"^{asking.invites}\b")
ADDRESSED = re.compile(r"^(?:tell|walk|give|show|talk|take) (?:me|us)\b|^describe (?:a|an|the|your)\b", re.IGNORECASE)
SELF_ASKED = re.compile(
    r"^(?:how|what|why|when|where|which|can|do|does|should|is|are|will)\b.{0,40}\b(?:i|my)\b(?!.*\b(?:you|your)\b)",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label at the start of a line: its kind, what follows it, and a difficulty that was glued before it."""

    kind: str
    rest: str
    difficulty: str | None = None
    name: str = ""


WHOLE = Words("{asking.whole}", re.NOFLAG)
STARTING = Words(r"^{asking.start}(?!\w)", re.NOFLAG)
DOING = Words(r"^{asking.doing}(?!\w)", re.NOFLAG)
ANYWHERE = Words("{asking.anywhere}", re.NOFLAG)
ADDRESS = Words(r"(?<!\w){texts.address}(?!\w)|{texts.address_within}")
INTERVIEW = Words("{texts.interview}")
LABELLED = {
    kind: Words(
        rf"{LEAD}(?P<name>{{labels.{kind}}})(?P<paren>\s*[(（][^()（）]{{0,80}}[)）])?\s*(?:[:：]+|[-–—](?=\s)|$)\s*"
    )
    for kind in LABELS
}
# For case-folded texts: a pattern that heeds case is three times as fast as one that does not.
TOPIC = {topic: Words(f"{{topics.{topic}}}", re.NOFLAG) for topic in TOPICS}
KIND = {kind: Words(f"{{kinds.{kind}}}", re.NOFLAG) for kind in KINDS}
DIFFICULTY = {
    level: Words(rf"(?<![^\W_]){{difficulties.{level}}}(?![^\W_])", re.NOFLAG) for level in ("easy", "medium", "hard")
}


@remembered
def label_of(text: str) -> Label | None:
    """“What to look for: …” as ("look_for", "…"). None when the line begins with no label."""
    head = text[:HEAD]
    if len(text) > HEAD and not SETS_APART.search(head):
        return None
    difficulty = None
    if (glued := GLUED_DIFFICULTY.match(head)) and (inner := label_of(text[glued.end() :])):
        return inner._replace(difficulty=glued[1].lower())
    for kind, regex in LABELLED.items():
        if (match := regex.match(head)) and match["name"].strip():
            if kind == "difficulty" and not difficulty_of(text[match.end() :]):
                continue
            rest = text[match.end() :].strip()
            if kind == "answer" and EXAMPLE.fullmatch(match["name"].strip()) and asks(rest):
                kind = "question"
            return Label(kind, rest, difficulty, match["name"])
    return None


@remembered
def difficulty_of(text: str) -> str | None:
    """The difficulty that a short text names and is about; None when it names none, or two."""
    found = {level for level, words in DIFFICULTY.items() if words.search(text.casefold())}
    return found.pop() if len(found) == 1 else None


@remembered
def topic_of(text: str) -> str | None:
    """What a heading is about, one of TOPICS."""
    text = bare(text).casefold()
    found = next((topic for topic, words in TOPIC.items() if words.search(text)), None)
    if found in ("tip", "marketing", "instruction", "skills", "composition", "round", "scale", "test"):
        asking = TOPIC["questions"].search(text)
        leading = TOPIC[found].match(text)
        if asking and not leading and "faq" not in text and "frequently" not in text:
            return "questions"
    return found


def forbids(text: str) -> bool:
    """Whether `topic_of` says “avoid”, without a look at what comes after it."""
    text = bare(text).casefold()
    found = next(topic for topic, words in TOPIC.items() if topic == "avoid" or words.search(text))
    return found == "avoid" and bool(TOPIC["avoid"].search(text))


@remembered
def kind_of(text: str) -> str:
    """The kind of section that a heading announces; "" when it tells nothing."""
    text = text.casefold()
    return next((kind for kind, words in KIND.items() if words.search(text)), "")


def bare(text: str) -> str:
    """Without pictures and punctuation at the start."""
    return re.sub(r"^[^\w¿]+", "", text)


def unquoted(text: str) -> str:
    """Without the quotes around the whole."""
    text = text.strip()
    if len(text) > 2 and text[0] in QUOTES and text[-1] in QUOTES and not set(text[1:-1]) & set('"“”„«»'):
        return text[1:-1].strip()
    return text


@remembered
def asks(text: str) -> int:
    """2 when the words ask or set a task, 1 when only a question mark or a task word says so, 0 otherwise."""
    if len(text) > ASKS_MAX or WRAPPED.match(text):
        return 0
    text = bare(unquoted(text)).strip()
    if not text or DID_YOU_KNOW.match(text):
        return 0
    small, marked = text.lower(), "?" in text or "？" in text or "؟" in text or text.endswith(";?")
    if not marked and ((text.isascii() and " " not in text) or (speaks(text) and not DIRECT.match(small))):
        return 0
    starting = bool(STARTING.match(small))
    if THIRD_PERSON.match(text):
        return 0
    if not marked and of_others(small) and not ADDRESSED.match(text):
        return 0
    if (marked and starting) or DIRECT.match(small) or STRONG.search(small) or asks_whole(small):
        return 2
    if marked and re.search(r"[?？؟][\"”’')\]]*\s*$", text):
        return 2 if re.search(r"\byou\b|\byour\b", text, re.IGNORECASE) else 1
    return 1 if marked or starting or (not text.isascii() and ANYWHERE.search(text)) or DOING.match(small) else 0


def speaks(text: str) -> bool:
    """Whether somebody tells of himself. Most texts have neither letter, and need no closer look."""
    return ("I" in text or "my" in text) and bool(SPEAKER.search(text))


def of_others(small: str) -> bool:
    """Whether a text in small letters is about candidates or interviewers."""
    return any(word in small for word in ("candidate", "applicant", "interviewe")) and bool(OTHERS.search(small))


def asks_whole(text: str) -> bool:
    """Whether it begins or ends as questions do in languages that ask at an end."""
    return bool(WHOLE.match(text) or WHOLE.search(text, max(0, len(text) - TAIL)))


def ends_asking(text: str) -> bool:
    """Whether a question mark closes the text."""
    return text.rstrip("\"”’')] ").endswith(("?", "？", "؟"))


def without_difficulty(text: str) -> tuple[str, str | None]:
    """A question without the difficulty that is glued to its end, or stands in brackets or behind a sign at an end."""
    if match := GLUED_END.search(text):
        return text[: match.start()].rstrip(), difficulty_of(match[1])
    end = len(text.rstrip("*_ :"))
    for match in BRACKETED.finditer(text):
        at_an_end = match.start() == 0 or match.end() >= end
        if at_an_end and len(match[1].split()) <= 3 and (level := difficulty_of(match[1])):
            return (text[: match.start()].rstrip() + " " + text[match.end() :]).strip(), level
    if (match := SIDED.search(text)) and (level := difficulty_of(match[1] or match[2])):
        return (text[: match.start()] + text[match.end() :]).strip(), level
    for sign, level in (("🟢", "easy"), ("🟡", "medium"), ("🟠", "medium"), ("🔴", "hard")):
        if text.startswith(sign) or text.endswith(sign):
            return text.strip(sign + " "), level
    return text, None


def minutes_of(text: str) -> tuple[int, int] | None:
    """The first length in minutes that a text names, as (least, most)."""
    match = MINUTES.search(text)
    if not match or not 0 < int(match[1]) <= 600:
        return None
    return int(match[1]), int(match[2] or match[1])
