"""Why a writer here says no. Each text is for the person who asked."""

from rubrics.compose import Note


class Closed(Exception):
    """The state no longer allows it: a settled plan, a withdrawn candidate."""


class Refused(ValueError):
    """What was typed cannot be kept. `field` names the field of the form, "" for the whole."""

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class PlanIncomplete(Refused):
    """A section has fewer questions than the kit asks for; `problems` says which."""

    def __init__(self, problems: tuple[Note, ...]) -> None:
        super().__init__("The plan is not settled: a section has fewer questions than the kit asks for.")
        self.problems = problems
