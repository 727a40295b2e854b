"""The one table that turns notes into sentences."""

from collections.abc import Callable, Mapping

from .model import DEFAULT_MINUTES, Note

Names = Mapping[str, str]


def note_words(note: Note, names: Names | None = None) -> str:
    """The sentence of a note; `names` maps section keys to what people call them."""
    return _WORDS[note.code](note, names or {})


def questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def span(least: int | None, most: int | None) -> str:
    """The range as people write it: "4–6", "3", "at least 2"."""
    if most is None:
        return f"at least {least}"
    return str(least) if least == most else f"{least}–{most}"


def _section(note: Note, names: Names) -> str:
    return names.get(note["section"], str(note["section"]).replace("_", " "))


def _range(note: Note) -> str:
    return span(note["min"], note["max"])


def _below(note: Note, names: Names) -> str:
    short = questions(note["min"] - note["chosen"])
    return f"{_section(note, names)} needs {short} more: {note['chosen']} chosen, the kit asks for {_range(note)}."


def _over(note: Note, names: Names) -> str:
    return f"{_section(note, names)} has {questions(note['chosen'])}; the kit asks for {_range(note)}."


def _over_minutes(note: Note, names: Names) -> str:
    return f"The plan takes {minutes(note['used'])}, {note['over']} more than the interview has ({note['minutes']})."


def _missing(note: Note, names: Names) -> str:
    return f"No {note['difficulty']} question is chosen; the kit has {note['offered']}."


def _held(note: Note, names: Names) -> str:
    return f"{_section(note, names)}: {questions(note['chosen'])}, within the range of the kit ({_range(note)})."


def _too_small(note: Note, names: Names) -> str:
    return f"{_section(note, names)}: {note['chosen']} of {note['min']}; the kit has no more questions there."


def _spread(note: Note, names: Names) -> str:
    return "Difficulties: " + ", ".join(f"{count} {name}" for name, count in note["counts"].items()) + "."


def _fit(note: Note, names: Names) -> str:
    return f"It takes {note['used']} of {minutes(note['minutes'])}{_briefing(note)}."


def _too_few(note: Note, names: Names) -> str:
    return (
        f"The least that the ranges ask for takes {minutes(note['used'])}{_briefing(note)}; "
        f"the interview has {note['minutes']}. Make it longer, or ask for fewer questions in the kit."
    )


def _briefing(note: Note) -> str:
    return f", {note['briefing']} of them to hand over the practical test" if note["briefing"] else ""


def _guessed(note: Note, names: Names) -> str:
    verb = "has" if note["questions"] == 1 else "have"
    return f"{questions(note['questions'])} {verb} no minutes in the kit and count as {DEFAULT_MINUTES} each."


def _role_fit(note: Note, names: Names) -> str:
    return f"Senior position: “{note['title']}” is added, because role-fit weighs more."


def _role_fit_instead(note: Note, names: Names) -> str:
    return f"Senior position: “{note['title']}” (role-fit) takes the place of “{note['old']}”."


def _harder(note: Note, names: Names) -> str:
    return f"Senior position: “{note['title']}” is harder than “{note['old']}” and takes its place."


_WORDS: dict[str, Callable[[Note, Names], str]] = {
    "below_range": _below,
    "over_range": _over,
    "over_minutes": _over_minutes,
    "difficulty_missing": _missing,
    "range_held": _held,
    "kit_too_small": _too_small,
    "spread": _spread,
    "minutes_fit": _fit,
    "minutes_too_few": _too_few,
    "minutes_guessed": _guessed,
    "senior_role_fit": _role_fit,
    "senior_role_fit_instead": _role_fit_instead,
    "senior_harder": _harder,
}
