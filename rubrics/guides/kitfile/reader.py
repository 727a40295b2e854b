"""A kit file in Markdown as a guide."""

from rubrics.guides.draft import (
    DIFFICULTIES,
    KINDS,
    POOLINGS,
    READINGS,
    Guide,
    NamedList,
    PracticalTest,
    Question,
    RedFlag,
    Section,
    in_order,
)
from rubrics.guides.kitfile import values
from rubrics.guides.kitfile.body import Body
from rubrics.guides.kitfile.markup import Node, numbered_lines, tree
from rubrics.guides.kitfile.problems import KitFileError, Problems
from rubrics.guides.words import exact, slug

BYTES_MAX, LINES_MAX = 2_000_000, 20_000
GUIDE_FIELDS = (
    "Role", "Level", "Source", "Interview", "Hire at", "Pooling", "Reading",
    "Difficulty weights", "Section weights", "Running average",
)  # fmt: skip
KIT_HEADINGS = ("Scale", "Section", "Red flags", "Practical test", "Rounds", "Questions from the candidate", "List")
QUESTION_LISTS = ("Look for", "Follow-ups", "Red flags", "Green flags")
QUESTION_HEADINGS = (*QUESTION_LISTS, "Answer", "Scale")
TEST_HEADINGS = ("Deliverables", "Criteria", "Bonus")
REPEATED = ("Section", "List")


def read_markdown(text: str, name: str = "kit file") -> Guide:
    """The guide that a Markdown kit file holds. Raises KitFileError with every problem found, each with its line."""
    problems = Problems()
    guide = _Reader(problems).guide(text)
    if problems.found or guide is None:
        raise KitFileError(name, problems.found)
    return guide


class _Reader:
    """One method for each kind of heading. Whatever cannot be read becomes a problem, and reading goes on."""

    def __init__(self, problems: Problems):
        self.problems = problems
        self.keys: list[str] = []

    def guide(self, text: str) -> Guide | None:
        if len(text.encode("utf-8", "replace")) > BYTES_MAX or text.count("\n") > LINES_MAX:
            self.problems.add(1, "size", "This file is larger than 2 MB or 20,000 lines: split it.")
            return None
        lines, unclosed = numbered_lines(text)
        if unclosed:
            self.problems.add(unclosed, "fence", "This code block never ends: close it with a line of ```.")
        root = tree(lines)
        tops = [node for node in root.children if node.level == 1]
        stray = [line for line in root.body if line.text] + [n for n in root.children if n.level > 1] + tops[1:]
        for thing in stray:
            self.problems.add(thing.number, "heading", "A kit file has one “# Title”: everything else stands under it.")
        if not tops:
            self.problems.add(1, "heading", "This file has no title: begin it with a line “# Title of the kit”.")
        return self.kit(tops[0]) if tops else None

    def kit(self, node: Node) -> Guide | None:
        body = Body(node, GUIDE_FIELDS, self.problems)
        children = self.children(node, KIT_HEADINGS)
        sections = self.sections([child for name, child in children if name == "Section"])
        blocks = {name: child for name, child in children if name not in REPEATED}
        lists = tuple(filter(None, (self.named_list(child) for name, child in children if name == "List")))
        values_of = self.rule(body, tuple(self.keys)) | self.parts(blocks)
        words = {name.lower(): body.value(name) for name in ("Role", "Level", "Source")}
        if self.problems.found:
            return None
        everything = {"sections": sections, "lists": lists, **words, **values_of}
        return self.problems.attempt(node.number, "kit", Guide, node.title, summary=body.text(), **everything)

    def rule(self, body: Body, keys: tuple[str, ...]) -> dict:
        def weights_of(names, what):
            return lambda text: in_order(values.weights(text), names, what)

        return {
            "minutes": body.parsed("Interview", values.whole, None),
            "threshold": body.parsed("Hire at", exact, None),
            "pooling": body.choice("Pooling", POOLINGS, "question"),
            "reading": body.choice("Reading", READINGS, "answers"),
            "weights_difficulty": body.parsed("Difficulty weights", weights_of(DIFFICULTIES, "difficulty"), ()),
            "weights_section": body.parsed("Section weights", weights_of(keys, "section"), ()),
            "show_average": body.choice("Running average", ("shown", "hidden"), "shown") == "shown",
        }

    def parts(self, blocks: dict[str, Node]) -> dict:
        flags = self.made(blocks, "Red flags", lambda line, text: RedFlag(text, line=line))
        return {
            "anchors": self.leaf(blocks["Scale"]).anchors() if "Scale" in blocks else (),
            "red_flags": flags,
            "practical_test": self.practical_test(blocks.get("Practical test")),
            "rounds": self.made(blocks, "Rounds", lambda line, text: values.round_of(text)),
            "candidate_questions": self.texts(blocks, "Questions from the candidate"),
        }

    def sections(self, nodes: list[Node]) -> tuple[Section, ...]:
        found = [section for section in map(self.section, nodes) if section]
        for index, section in enumerate(found):
            if section.key in [earlier.key for earlier in found[:index]]:
                sentence = (
                    f"The key “{section.key}” belongs to an earlier section: give this one a “- Key:” of its own."
                )
                self.problems.add(section.line, "key", sentence)
        return tuple(found)

    def section(self, node: Node) -> Section | None:
        body = Body(node, ("Key", "Kind", "Pick"), self.problems)
        low, high = body.parsed("Pick", values.pick, (None, None))
        name = _after_colon(node.title)
        key = body.value("Key") or slug(name)
        self.keys.append(key)
        questions = tuple(filter(None, (self.question(child) for child in node.children)))
        return self.problems.attempt(
            node.number, "section", Section, key, name,
            kind=body.choice("Kind", KINDS, "technical"), pick_min=low, pick_max=high,
            intro=body.text(), questions=questions, line=node.number,
        )  # fmt: skip

    def question(self, node: Node) -> Question | None:
        if node.level > 3:
            sentence = "This stands under no question: put “### Title of the question” above it."
            self.problems.add(node.number, "heading", sentence)
            return None
        body = Body(node, ("Difficulty", "Minutes"), self.problems)
        blocks = dict(self.children(node, QUESTION_HEADINGS))
        lists = {name.lower().replace(" ", "_").replace("-", "_"): self.texts(blocks, name) for name in QUESTION_LISTS}
        return self.problems.attempt(
            node.number, "question", Question, body.text(), node.title,
            difficulty=body.choice("Difficulty", DIFFICULTIES, None),
            minutes=body.parsed("Minutes", values.whole, None),
            answer=self.leaf(blocks["Answer"]).text() if "Answer" in blocks else "",
            anchors=self.leaf(blocks["Scale"]).anchors() if "Scale" in blocks else (), line=node.number, **lists,
        )  # fmt: skip

    def practical_test(self, node: Node | None) -> PracticalTest | None:
        if node is None:
            return None
        body = Body(node, ("Length", "Pass mark"), self.problems)
        blocks = dict(self.children(node, TEST_HEADINGS))
        return self.problems.attempt(
            node.number, "test", PracticalTest, body.text(), hours=body.parsed("Length", values.whole, None),
            deliverables=self.texts(blocks, "Deliverables"),
            criteria=self.made(blocks, "Criteria", lambda line, text: values.criterion_of(text, line)),
            bonus=self.leaf(blocks["Bonus"]).text() if "Bonus" in blocks else "",
            pass_mark=body.parsed("Pass mark", exact, "3"), line=node.number,
        )  # fmt: skip

    def named_list(self, node: Node) -> NamedList | None:
        return self.problems.attempt(node.number, "list", NamedList, _after_colon(node.title), self.leaf(node).texts())

    def texts(self, blocks: dict[str, Node], name: str) -> tuple[str, ...]:
        return self.leaf(blocks[name]).texts() if name in blocks else ()

    def made(self, blocks: dict[str, Node], name: str, make) -> tuple:
        """What `make` gives for the line and text of each item in the list under this heading."""
        items = self.leaf(blocks[name]).items() if name in blocks else []
        values_made = [self.problems.attempt(line, "item", make, line, text) for line, text in items]
        return tuple(value for value in values_made if value is not None)

    def leaf(self, node: Node) -> Body:
        self.children(node, ())
        return Body(node, (), self.problems)

    def children(self, node: Node, names: tuple[str, ...]) -> list[tuple[str, Node]]:
        """The headings right under this one with their names; anything else is a problem."""
        found: list[tuple[str, Node]] = []
        for child in node.children:
            name = _known(child.title, names) if child.level == node.level + 1 else None
            if name is None:
                self.problems.add(child.number, "heading", _unknown_heading(child, node.level + 1, names))
            elif name not in REPEATED and name in [known for known, _ in found]:
                self.problems.add(child.number, "heading", f"“{name}” stands here twice: keep one.")
            else:
                found.append((name, child))
        return found


def _known(title: str, names: tuple[str, ...]) -> str | None:
    head, colon, _ = title.partition(":")
    name = next((name for name in names if name.lower() == head.strip().lower()), None)
    return name if name in REPEATED or not colon else None


def _after_colon(title: str) -> str:
    return title.partition(":")[2]


def _unknown_heading(node: Node, level: int, names: tuple[str, ...]) -> str:
    sentence = f"“{node.title}” is no heading that can stand here"
    if not names:
        return f"{sentence}: write \\# at its start to make it text."
    choices = ", ".join(f"{name}: name" if name in REPEATED else name for name in names)
    return f"{sentence}: write {'#' * level} and one of {choices}."
