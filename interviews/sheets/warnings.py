"""The warnings of the review page in words."""

from collections.abc import Sequence

from interviews.operations.review import Doubt, Row, review

from .lines import Line


def warnings_of(lines: Sequence[Line], overall: str) -> list[tuple[str, str]]:
    """(what it is about, a sentence) for each warning."""
    return [_words(warning) for warning in review([_row(line) for line in lines], overall)]


def _row(line: Line) -> Row:
    return Row(line.question.title, line.counted, line.note, line.ticked, line.state == "not_asked")


def _words(warning: Doubt) -> tuple[str, str]:
    about = warning.title or "The whole card"
    if warning.code == "bare":
        return (
            about,
            f"A {warning.words[0]} without a note or a tick. Others will ask what you heard; a line is enough.",
        )
    if warning.code == "heard":
        return about, "Marked as not asked, yet you ticked what you heard. If it was asked, give it a score."
    if warning.code == "same":
        return about, f"Every score is a {warning.words[0]}. It may be right. Read the anchors once more."
    about = warning.title or "Overall note"
    quoted = ", ".join(f"“{word}”" for word in warning.words)
    return about, (
        f"The note says {quoted}, which may touch {warning.ground}. Nobody may be judged by it, and notes are read in "
        "disputes. Keep it only if it belongs to the answer; describe what was said about the work."
    )
