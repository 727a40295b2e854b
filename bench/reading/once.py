"""One guide read in a fresh process: prints what it took as JSON. `python -m bench.reading.once LAYOUT SIZE`."""

import json
import re
import sys
import time
from collections.abc import Callable

from bench.reading.making import guide
from bench.reading.runs import peak
from rubrics.guides.reading import read

TIMES, SMALL = 3, 5_000
PATTERN = re.compile(r"\b(?:how|what|why|when|describe|tell)\b.*[?.]$", re.IGNORECASE)


def least(work: Callable[[], object]) -> float:
    """The seconds of the processor that the work takes when nothing disturbs it."""
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def baseline(text: str) -> int:
    """What any reader of lines does at least: split them, and try one pattern on each."""
    return sum(bool(PATTERN.search(line)) for line in text.splitlines())


def main(layout: str, size: int) -> None:
    # Patterns are made at the first reading; that is no question of size.
    read(guide(layout, SMALL))
    text = guide(layout, size)
    seconds, lines = least(lambda: read(text)), least(lambda: baseline(text))
    asked = sum(part.kind == "question" for part in read(text).parts)
    told = {"bytes": len(text.encode()), "seconds": seconds, "baseline": lines, "megabytes": peak(), "questions": asked}
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
