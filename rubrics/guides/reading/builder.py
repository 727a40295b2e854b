"""Parts as they are found, one after the other, with the place where the next note belongs."""

from dataclasses import dataclass, field, replace

from rubrics.guides.parts import OF_A_QUESTION, Part
from rubrics.guides.reading.lines import Line


@dataclass
class Builder:
    """Parts as they are found, with the place where the next note belongs."""

    parts: list[Part] = field(default_factory=list)
    question: Line | None = None
    asked: int = 0
    noted: bool = False
    expecting: bool = False
    label: str = ""
    whole: bool = False
    unlabelled: str = "answer"

    def add(self, kind: str, text: str, line: Line, **more) -> None:
        if text := text.strip():
            whole = self.whole and kind in OF_A_QUESTION
            self.parts.append(Part(len(self.parts) + 1, kind, text, line.number, line.end, whole=whole, **more))

    def extend(self, kind: str, text: str, line: Line, joint: str = "\n") -> None:
        """One more line of the part above, where it is of that kind; else a part of its own."""
        last = self.parts[-1] if self.parts else None
        if last and last.kind == kind and last.whole == (self.whole and kind in OF_A_QUESTION):
            self.parts[-1] = replace(last, text=f"{last.text}{joint}{text}", end=max(last.end, line.end or line.number))
        else:
            self.add(kind, text, line)

    def reach(self, line: Line) -> None:
        """A label alone on its line says nothing itself: the part above reaches down to it, so that no line is lost."""
        last = self.parts[-1]
        self.parts[-1] = replace(last, end=max(last.end, line.end, line.number))

    def close(self) -> None:
        self.question, self.label, self.whole = None, "", False
