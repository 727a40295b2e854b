"""Odd texts, one after the other, each in a process of its own: what broke, what was slowest, what took most memory."""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.reading.bombs import bomb
from bench.reading.making import LAYOUTS, guide
from bench.reading.mutations import mutated
from bench.reading.runs import MEGABYTES_MAX, SECONDS_MAX, Run, run, whole

MADE, BOMB, BYTES_MAX, KEPT = 8_000, 1_000_000, 2_000_000, 5
NAMES = ("", "guide.md", "interview.html", "questions.csv", "notes.txt")


@dataclass
class Tally:
    """What happened so far. `runs` are (seconds, megabytes, bytes, what was done, how it ended)."""

    runs: list[tuple[float, float, int, str, str]] = field(default_factory=list)
    faults: list[tuple[str, str, Path]] = field(default_factory=list)

    def add(self, done: str, content: bytes, one: Run, folder: Path) -> None:
        self.runs.append((one.seconds, one.megabytes, len(content), done, one.ended))
        if one.fault:
            path = folder / str(len(self.runs))
            path.write_bytes(content)
            self.faults.append((one.fault, f"{done}: {one.error.strip()[-600:] or one.seconds}", path))


def sources(paths: Sequence[str]) -> list[bytes]:
    """The files that were named; guides of ours in every layout when none was."""
    return [Path(path).read_bytes() for path in paths] or [guide(layout, MADE).encode() for layout in LAYOUTS]


def fuzzed(rng: random.Random, contents: Sequence[bytes]) -> tuple[str, bytes]:
    """Three mutations to one text that was made to be slow."""
    return bomb(rng, BOMB) if rng.random() < 0.25 else mutated(rng, contents)


def warm() -> None:
    """Patterns are made before the first fork, so that each run measures its reading alone."""
    for layout in LAYOUTS:
        whole(guide(layout, MADE))


def many(make: Callable, contents: Sequence[bytes], seed: str, goes_on: Callable[[int, float], bool]) -> Tally:
    """Runs until told to stop. The same seed and files give the same texts in the same order."""
    warm()
    tally, begun, folder = Tally(), time.monotonic(), Path(tempfile.mkdtemp(prefix="guides-"))
    while goes_on(len(tally.runs), time.monotonic() - begun):
        rng = random.Random(f"{seed}:{len(tally.runs)}")
        done, content = make(rng, contents)
        content = content[:BYTES_MAX]
        tally.add(done, content, run(content, rng.choice(NAMES)), folder)
    if not tally.faults:
        folder.rmdir()
    return tally


def told(tally: Tally) -> list[str]:
    """Prints the tally; gives the limits that are broken."""
    kinds = Counter(fault for fault, _, _ in tally.faults)
    print(f"runs        {len(tally.runs)}")
    print(f"exceptions  {kinds['exception']}")
    print(f"over {SECONDS_MAX} s    {kinds['too slow']}")
    print(f"over {MEGABYTES_MAX} MB {kinds['too large']}")
    print(
        "ended as    "
        + ", ".join(f"{how} {count}" for how, count in Counter(one[4] for one in tally.runs).most_common())
    )
    for name, place, unit in (("slowest", 0, "s"), ("largest", 1, "MB")):
        for one in sorted(tally.runs, key=lambda one: -one[place])[:KEPT]:
            print(f"{name}     {one[place]:7.2f} {unit:3}{one[2]:9} bytes  {one[4]:9} {one[3]}")
    for fault, text, path in tally.faults[:KEPT]:
        print(f"\n{fault}, kept in {path}\n{text}", file=sys.stderr)
    return [f"{count} runs ended with: {fault}" for fault, count in kinds.items()]
