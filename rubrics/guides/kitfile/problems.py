"""What is wrong with a kit file: collected while it is read, so that one look mends them all."""

from rubrics.guides.draft import Problem


class KitFileError(ValueError):
    """A kit file that cannot be read. `problems` in order of lines; `line` and `sentence` are those of the first."""

    def __init__(self, name: str, problems: list[Problem]):
        self.name = name
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        self.line, self.sentence = self.problems[0].line, self.problems[0].text
        super().__init__("\n".join(f"{name}, line {p.line}: {p.text}" for p in self.problems))


class Problems:
    """Collects problems; a value that could not be read is None, and reading goes on."""

    def __init__(self):
        self.found: list[Problem] = []

    def add(self, line: int, code: str, sentence: str) -> None:
        self.found.append(Problem(line, code, sentence))

    def attempt(self, line: int, code: str, make, /, *values, **named):
        """What `make` returns, or None with its ValueError as a problem of this line."""
        try:
            return make(*values, **named)
        except ValueError as error:
            self.add(line, code, str(error))
            return None
