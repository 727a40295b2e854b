"""Numbers that a guide gives: scale, threshold, practical test with its weights, rounds, how many questions to pick."""

import re

from rubrics.guides.parts import Part
from rubrics.guides.reading.lines import Line
from rubrics.guides.reading.outline import Scope
from rubrics.guides.reading.roles import bare, label_of, minutes_of
from rubrics.guides.reading.words import Words

LEVEL = r"\d(?:\.\d)?"
BAND = re.compile(
    r"^[\"“]?(?:total |score )?(\d{1,3})\s*(?:-|–|—|to|\+)\s*(\d{1,3})?\s*(?:points?|pts)?\s*[:=–—-]+\s*(.+)$",
    re.IGNORECASE,
)
HIRES = Words("{scoring.hire}")
REFUSES = Words("{scoring.refuse}")
SCALE = Words(r"\b{scoring.scale}\b[^.\n]{0,60}?\b([01])\s*(?:-|–|—|{numbers.to})\s*(\d{1,2})\b")
RANGE = re.compile(r"\b([01])\s*(?:-|–|—|to)\s*([3-9]|10)\b(?:\s+(?:scale|rating|points?))", re.IGNORECASE)
LEVEL_CELL = re.compile(r"^(?:level |score )?(\d)(?:\s*[-–—:.)(]+\s*(.*?)\)?)?$", re.IGNORECASE)
POINTS = Words(r"(?<!\d)([01])\s*(?:-|–|—|~|～|到|至)\s*(\d{1,2})\s*{numbers.point}")
INLINE = re.compile(r"\(([0-9])\)\s*([^;()]+(?:\([^()0-9][^()]*\)[^;()]*)*?)(?=\s*;|\s*\([0-9]\)|\.?$)")
ANCHOR = Words(
    r"^[\"“]?{scoring.level}?\s*(?:of\s*)?([0-9])(?:\s*[-–]\s*[0-9])?(?:\s*(?:points?|pts?|punkte?))?"
    r"\s*(?:[-–—=:.)]|\()\s*(\S.*)$"
)
# “5 (Excellent): …” behind its number; and words that tell numbered levels from numbered steps.
BEFORE_BRACKET = re.compile(r"^([^()]*)\)\s*[:：–—-]?\s*(?=\S)")
GRADES = Words(r"\b{scoring.grade}\b")
AVERAGE = Words(r"\b{scoring.average}\b[^.\d]{0,40}?(\d(?:\.\d+)?)\s*\+?")
AT_LEAST = re.compile(
    r"(?:(?<![\d.])(\d{1,4}(?:\.\d{1,3})?)\s*(?:\+|or (?:more|higher|above)|and (?:above|up))"
    r"[^.\n]{0,40}\b(?:hire|advance|pass|proceed)"
    r"|\b(?:hire|advance|pass|proceed)\b[^.\n]{0,40}?(?:≥|>=|at least|minimum(?: of)?|score of)\s*(\d+(?:\.\d+)?)"
    r"|\bat least\s*(\d+(?:\.\d+)?)(?: points?)?[^.\n]{0,40}\b(?:hire|advance|pass|proceed))",
    re.IGNORECASE,
)
HOURS = Words(r"(\d{1,2})(?:\s*(?:-|–|to)\s*\d{1,2})?[\s-]*{numbers.hour}")
WEIGHT = re.compile(r"([^,;:()\n]{2,89}?[^\s,;:()])\s{0,3}[(:–-]\s{0,3}(\d{1,3})\s?%\)?")
DELIVERABLE = re.compile(r"\((\d)\)\s*(.+?)(?=;\s*\(\d\)|;\s*and \(\d\)|\.\s|\.?$)")
BONUS = re.compile(r"\bbonus(?: points?)?(?: for|:)?\s+([^.]+)\.?", re.IGNORECASE)
PICK = re.compile(
    r"(\d{1,2})(?:\s*(?:-|–|—|to)\s*(\d{1,2}))?\s+(technical|behaviou?ral|role[- ]?fit|cultur\w*|situational)",
    re.IGNORECASE,
)
PICKING = re.compile(r"\b(?:pick|choose|select|ask|use)\b", re.IGNORECASE)
SLOT = re.compile(r"(\d{2,3})[- ]?(?:minute|min)\b", re.IGNORECASE)
JOINING = re.compile(r"^(?:and|und|et|y|e)\s+", re.IGNORECASE)
ROUND = re.compile(
    r"([A-Za-z][\w &/,-]{2,60}?)\s*\((\d{2,4})(?:\s*(?:-|–|—|to)\s*(\d{1,3}))?\s*(?:minutes|min)\)", re.IGNORECASE
)

# Facts are looked for in what people write on a line, and bands of scores among the last parts.
TOLD_MAX, BANDS_MAX = 5000, 60


def scale_parts(builder, scope: Scope) -> None:
    """A scoring chapter: levels in prose, lists or tables, and the threshold. What is neither stays as advice."""
    graded = counts_grades(scope.lines)
    for line in scope.lines:
        if graded and line.mark == "number":
            builder.add("anchor", line.text, line, value=line.n)
        elif len(line.text) > TOLD_MAX or not (
            band_part(builder, line) or level_parts(builder, line) or threshold_part(builder, line)
        ):
            builder.add("instruction", line.text, line)


def counts_grades(lines: list[Line]) -> bool:
    """Whether the numbered lines are levels: they count up or down by one, and some name a grade."""
    numbered = [line for line in lines if line.mark == "number" and line.n.isdigit()]
    numbers = sorted(int(line.n) for line in numbered)
    if len(numbers) < 3 or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 1:
        return False
    return sum(bool(GRADES.search(line.text)) for line in numbered) >= 2


def band_part(builder, line: Line) -> bool:
    """“12-15: Hire with reservations” of a sum of scores: the lowest band that hires is the threshold."""
    match = BAND.match(line.text)
    if not match or int(match[2] or match[1]) <= 10 or REFUSES.search(match[3]) or not HIRES.search(match[3]):
        return bool(match) and int(match[2] or match[1]) > 10 and not builder.add("instruction", line.text, line)
    near = range(max(0, len(builder.parts) - BANDS_MAX), len(builder.parts))
    others = [place for place in near if builder.parts[place].kind == "threshold"]
    if not others or float(builder.parts[others[-1]].value) > float(match[1]):
        for place in others:
            builder.parts[place] = retold(builder.parts[place], "instruction")
        builder.add("threshold", line.text, line, value=match[1])
    else:
        builder.add("instruction", line.text, line)
    return True


def retold(part: Part, kind: str) -> Part:
    return Part(part.key, kind, part.text, part.line, part.end)


def level_parts(builder, line: Line) -> bool:
    """The levels that a line describes, one or all."""
    if line.cells:
        return level_row(builder, line)
    inline = INLINE.findall(line.text)
    if len(inline) >= 3:
        add_scale(builder, line)
        *others, (last, words) = inline
        first, _, rest = words.partition(". ")
        words = first if AVERAGE.search(rest) or HIRES.search(rest) else words
        for level, text in (*others, (last, words)):
            builder.add("anchor", text.strip(" .;"), line, value=level)
        threshold_part(builder, line)
        return True
    ends = SCALE.match(line.text)
    if ends and int(ends[2]) > 2 and add_scale(builder, line):
        threshold_part(builder, line)
        return True
    if (match := ANCHOR.match(line.text)) and len(line.text) < 300:
        words = BEFORE_BRACKET.sub(r"\1 — ", match[2])
        builder.add("anchor", words.strip(" -–—:)"), line, value=match[1])
        return True
    if line.mark == "number" and line.n.isdigit() and int(line.n) <= 10 and scale_above(builder):
        builder.add("anchor", line.text, line, value=line.n)
        return True
    scaled = add_scale(builder, line)
    return (scaled and threshold_part(builder, line)) or scaled


def level_row(builder, line: Line) -> bool:
    """A row of a table whose first cell is a level: “4 | Strong hire | …” or “4 — strong | …”."""
    match = LEVEL_CELL.match(line.cells[0])
    words = " — ".join(cell for cell in ((match[2] if match else ""), *line.cells[1:]) if cell)
    if not match or not words:
        return False
    builder.add("anchor", words, line, value=match[1])
    return True


def scale_above(builder) -> bool:
    return any(part.kind in ("scale", "anchor") for part in builder.parts[-12:])


def add_scale(builder, line: Line) -> bool:
    if match := SCALE.search(line.text) or RANGE.search(line.text) or POINTS.search(line.text):
        builder.add("scale", line.text if len(line.text) < 160 else match[0], line, value=f"{match[1]}-{match[2]}")
        return True
    return False


def threshold_part(builder, line: Line) -> bool:
    if match := AVERAGE.search(line.text) or AT_LEAST.search(line.text):
        value = next(group for group in match.groups() if group)
        builder.add("threshold", sentence_around(line.text, match.start()), line, value=value)
        return True
    return False


def stray_parts(builder, line: Line) -> bool:
    """A length, a scale or a threshold that is told outside of its chapter."""
    if len(line.text) > TOLD_MAX:
        return False
    label = label_of(line.text)
    if label and label.kind == "minutes" and (length := minutes_of(label.rest)):
        builder.add("minutes", line.text, line, value=str(length[1]))
        return True
    found = bool(SCALE.search(line.text)) and add_scale(builder, line)
    if HIRES.search(line.text) and AVERAGE.search(line.text):
        found = threshold_part(builder, line) or found
    return found


def sentence_around(text: str, place: int) -> str:
    start = max(text.rfind(". ", 0, place), text.rfind("; ", 0, place)) + 1
    return text[start:].strip()


def test_parts(builder, scope: Scope) -> None:
    """A practical test: its brief, what is handed in, what it is marked on, its bonus."""
    for index, line in enumerate(scope.lines):
        weights = row_weights(line) if line.cells else weights_of(line.text[:TOLD_MAX])
        handed = DELIVERABLE.findall(line.text[:TOLD_MAX])
        if (
            len(weights) >= 2
            or len(handed) >= 2
            or (index == 0 and scope.own == "test" and not (line.cells or line.level))
        ):
            prose_test(builder, line, weights, handed)
        elif weights:
            builder.add("criterion", weights[0][0], line, value=weights[0][1])
        elif line.cells or line.level:
            builder.add("instruction", line.text, line)
        elif line.mark:
            builder.add("deliverable", line.text, line)
        else:
            builder.add("test", line.text, line)


def prose_test(builder, line: Line, weights, handed) -> None:
    builder.add("test", brief_of(line.text) if handed or weights else line.text, line, value=hours_of(line.text))
    for _, text in handed:
        builder.add("deliverable", text.strip(" ;."), line)
    for name, weight in weights:
        builder.add("criterion", name, line, value=weight)
    if (handed or weights) and (bonus := BONUS.search(line.text)):
        builder.add("bonus", bonus[1], line)


def brief_of(text: str) -> str:
    """The words before deliverables and weights are listed."""
    cut = min(
        (
            match.start()
            for match in (re.search(r"\bdeliverables?\s*:", text, re.IGNORECASE), DELIVERABLE.search(text))
            if match
        ),
        default=len(text),
    )
    return text[:cut].strip()


def hours_of(text: str) -> str:
    if match := HOURS.search(text):
        return match[1]
    length = minutes_of(text)
    return str(max(1, length[1] // 60)) if length and length[1] >= 60 else ""


def weights_of(text: str) -> list[tuple[str, str]]:
    found = [
        (
            re.sub(
                r"^(?:and|we grade(?: you)? on|we score|graded on|based on|und|et|y|e)\s+",
                "",
                bare(name).strip(),
                flags=re.IGNORECASE,
            ),
            weight,
        )
        for name, weight in WEIGHT.findall(text)
    ]
    return [
        (re.sub(r"^.*\bwe grade on\s+", "", name, flags=re.IGNORECASE).strip(), weight)
        for name, weight in found
        if int(weight) <= 100
    ]


def row_weights(line: Line) -> list[tuple[str, str]]:
    """“Crust | dark | 40 %”: the name stands first."""
    weight = next(
        (match[1] for cell in line.cells[1:] if (match := re.fullmatch(r"(\d{1,3})\s*%", cell.strip()))), None
    )
    return [(line.cells[0], weight)] if weight and line.cells[0].strip() and int(weight) <= 100 else []


def composition_parts(builder, line: Line) -> bool:
    """“Pick 4-6 technical, 2-3 behavioral in 45 minutes”, from anywhere in the text; the sentence stays as advice."""
    picks = list(PICK.finditer(line.text[:TOLD_MAX]))
    if len(picks) < 2 or not PICKING.search(line.text):
        return False
    builder.add("instruction", line.text, line)
    for match in picks:
        builder.add("composition", match[0], line, value=f"{section_kind(match[3])} {match[1]}-{match[2] or match[1]}")
    if slot := SLOT.search(line.text):
        builder.add("minutes", slot[0], line, value=slot[1])
    return True


def section_kind(word: str) -> str:
    """“role-fit” as role_fit, “behavioural” as behavioral; culture is about the role, situations about behaviour."""
    word = word.casefold()
    return "role_fit" if word[0] in "rc" else "technical" if word[0] == "t" else "behavioral"


def round_parts(builder, line: Line) -> bool:
    """“Three rounds: coding (30-45 minutes), theory (45-60 minutes)”; the sentence stays as advice."""
    found = ROUND.findall(line.text[:TOLD_MAX]) if "(" in line.text else []
    if len(found) < 2:
        return False
    builder.add("instruction", line.text, line)
    for name, low, high in found:
        # Two numbers of two digits that lost their dash: told as a doubt where the text was decoded.
        low, high = (low[:2], low[2:]) if not high and len(low) == 4 else (low, high or low)
        builder.add("round", JOINING.sub("", bare(name).strip(" ,")), line, value=f"{low}-{high}")
    return True
