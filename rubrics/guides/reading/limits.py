"""How much a guide may be, and the refusal of what is none."""

from time import monotonic

BYTES_MAX, LINES_MAX, SECONDS_MAX = 2_000_000, 20_000, 5
# What a parser of data may take of that; the rest is for what is made of it.
PARSER_SECONDS = 3


class Unreadable(ValueError):
    """A text too large, too long, too slow to read, or no text at all. The message tells a person what to do.

    `code` is for programs: too_large, too_long, too_slow or binary.
    """

    def __init__(self, code: str, text: str):
        super().__init__(text)
        self.code = code


def refuse_lines(count: int) -> None:
    if count > LINES_MAX:
        raise Unreadable(
            "too_long", f"This text has more than {LINES_MAX:,} lines. Nothing was read: split it and send the parts."
        )


class Clock:
    """Time that is left for one reading; long stages ask it now and then."""

    def __init__(self, seconds: float = SECONDS_MAX):
        self.until = monotonic() + seconds

    def check(self) -> None:
        if monotonic() > self.until:
            raise Unreadable(
                "too_slow", "This text takes too long to read. Nothing was kept: split it and send the parts."
            )
