"""What the kinds of parts are called in the margin, and which ones look alike. Pure."""

from rubrics.guides.parts import KEPT_APART, KINDS, OF_A_QUESTION, Part

# Word in the margin, and tone: a quiet colour that never stands without the word.
_LABELS = {
    "section": ("section", "section"),
    "question": ("question", "question"),
    "look_for": ("look for", "note"),
    "answer": ("answer", "note"),
    "follow_up": ("follow-up", "note"),
    "red_flag": ("red flag", "flag"),
    "green_flag": ("good sign", "note"),
    "kit_flag": ("red flag", "flag"),
    "kit_sign": ("good sign", "note"),
    "anchor": ("level", "kit"),
    "level": ("seniority", "kit"),
    "summary": ("intro", "kit"),
    "composition": ("how many", "kit"),
    "minutes": ("length", "kit"),
    "candidate_question": ("they ask", "kit"),
    "item": ("entry", "kit"),
    "instruction": ("advice", "apart"),
    "tip": ("tip", "apart"),
    "avoid": ("avoid", "apart"),
    "reference": ("reference", "apart"),
    "contents": ("contents", "apart"),
    "marketing": ("publisher", "apart"),
    "unknown": ("unknown", "unread"),
    "left_out": ("left out", "apart"),
}
# The unit of the number in a part; of other kinds it says nothing.
_UNITS = {
    "section": "min",
    "question": "min",
    "minutes": "min",
    "round": "min",
    "criterion": "%",
    "test": "h",
    "anchor": "",
    "scale": "",
    "threshold": "",
    "composition": "",
}
GROUPS = (
    ("Questions and sections", ("question", "section")),
    ("With a question", OF_A_QUESTION),
    (
        "The interview",
        (
            "kit_flag",
            "kit_sign",
            "scale",
            "anchor",
            "threshold",
            "composition",
            "minutes",
            "round",
            "candidate_question",
        ),
    ),
    ("Practical test", ("test", "deliverable", "criterion", "bonus")),
    ("About the kit", ("title", "role", "level", "summary", "publisher", "list", "item")),
    ("Kept apart", KEPT_APART),
)


def word_of(kind: str) -> str:
    """The word in the margin of the source."""
    return _LABELS.get(kind, (kind, ""))[0]


def tone_of(kind: str) -> str:
    """One of section, question, note, flag, kit, apart, unread."""
    return _LABELS.get(kind, ("", "kit"))[1]


def figure_of(part: Part) -> str:
    """The number in a part with its unit: "30-45 min", "25 %", "technical 4-6"; empty when its kind has none."""
    unit = _UNITS.get(part.kind)
    if unit is None or not part.value:
        return ""
    value = part.value.replace("_", "-")
    return f"{value} {unit}" if unit and value[-1].isdigit() else value


def choices() -> list:
    """All kinds for a select, in groups."""
    return [(name, [(kind, KINDS[kind]) for kind in kinds]) for name, kinds in GROUPS]
