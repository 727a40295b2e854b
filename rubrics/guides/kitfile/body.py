"""What stands under one heading of a kit file: fields first, then prose or a list."""

from collections.abc import Callable

from rubrics.guides.kitfile.markup import BULLET, FIELD, NUMBERED, Line, Node, prose
from rubrics.guides.kitfile.problems import Problems


class Body:
    """The first paragraph is fields when its first line reads “- Name: value” and this heading has fields."""

    def __init__(self, node: Node, names: tuple[str, ...], problems: Problems):
        self.problems = problems
        self.number = node.number
        self.values: dict[str, tuple[int, str]] = {}
        lines = _without_outer_blanks(node.body)
        self.lines = self._take_fields(lines, names) if names else lines

    def value(self, name: str) -> str:
        return self.values.get(name, (0, ""))[1]

    def parsed(self, name: str, parse: Callable, default):
        """The value of a field as `parse` gives it; `default` when the field is absent, empty or wrong."""
        line, text = self.values.get(name, (0, ""))
        if not text:
            return default
        value = self.problems.attempt(line, "value", parse, text)
        return default if value is None else value

    def choice(self, name: str, choices: tuple[str, ...], default):
        def parse(text: str) -> str:
            word = text.lower().replace("-", "_").replace(" ", "_")
            if word not in choices:
                raise ValueError(f"{name} is “{text}”: choose one of {', '.join(choices)}.")
            return word

        return self.parsed(name, parse, default)

    def text(self) -> str:
        return prose(self.lines)

    def items(self) -> list[tuple[int, str]]:
        """Line and text of each bullet; a line without one goes on with the item above it."""
        return self._listed(lambda text: BULLET.fullmatch(text), "- ")

    def texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.items())

    def anchors(self) -> tuple[str, ...]:
        """The four texts of a scale, which must be numbered 1 to 4 in order; () and a problem when they are not."""
        items = self._listed(lambda text: NUMBERED.fullmatch(text), "1. ")
        numbers = [NUMBERED.fullmatch(line.text)[1] for line in self.lines if NUMBERED.fullmatch(line.text)]
        if numbers == ["1", "2", "3", "4"]:
            return tuple(text for _, text in items)
        sentence = "A scale has four numbered lines, 1. to 4., from worst to best: write one for each level."
        self.problems.add(self.number, "scale", sentence)
        return ()

    def _listed(self, match: Callable, marker: str) -> list[tuple[int, str]]:
        items: list[tuple[int, str]] = []
        blank = True
        for line in self.lines:
            found = match(line.text)
            if found:
                items.append((line.number, (found[found.re.groups] or "").strip()))
            elif line.text and blank:
                self.problems.add(line.number, "list", f"This line belongs to no list item: begin it with “{marker}”.")
            elif line.text:
                items[-1] = (items[-1][0], f"{items[-1][1]} {line.text.strip()}")
            blank = not line.text or not items
        return items

    def _take_fields(self, lines: tuple[Line, ...], names: tuple[str, ...]) -> tuple[Line, ...]:
        if not lines or lines[0].literal or not FIELD.fullmatch(lines[0].text):
            return lines
        end = next((i for i, line in enumerate(lines) if not line.text), len(lines))
        for line in lines[:end]:
            self._take_field(line, names)
        return _without_outer_blanks(lines[end:])

    def _take_field(self, line: Line, names: tuple[str, ...]) -> None:
        found = FIELD.fullmatch(line.text)
        if not found:
            sentence = "Between the fields, “- Name: value”, and the text stands a blank line: add it above this one."
            self.problems.add(line.number, "field", sentence)
            return
        name = next((each for each in names if each.lower() == found[1].lower()), None)
        if name is None:
            known = ", ".join(names)
            sentence = f"“{found[1]}” is no field here: use {known}, or begin the line with \\- to make it text."
            self.problems.add(line.number, "field", sentence)
        elif name in self.values:
            self.problems.add(line.number, "field", f"The field {name} stands here twice: keep one.")
        else:
            self.values[name] = (line.number, found[2].strip())


def _without_outer_blanks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    full = [index for index, line in enumerate(lines) if line.text]
    return lines[full[0] : full[-1] + 1] if full else ()
