"""Speed and memory by size and layout, each guide in a fresh process, beside the baseline of the same process."""

import json
import subprocess
import sys

from bench.reading.making import ENTRIES, LAYOUTS
from bench.reading.runs import MEGABYTES_MAX

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
SECOND = 1.0


def measured(layout: str, size: int) -> dict:
    command = [sys.executable, "-m", "bench.reading.once", layout, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def table() -> list[str]:
    """Prints the table; gives the limits that are broken."""
    print(f"{'layout':10}{'kB':>7}{'questions':>11}{'seconds':>10}{'kB/s':>8}{'x baseline':>12}{'MB':>6}")
    broken = []
    for layout in LAYOUTS:
        found = [measured(layout, size) for size in SIZES]
        for one in found:
            print(row(layout, one))
        pace = [one["seconds"] / one["bytes"] for one in found]
        print(f"{'':10}seconds a kB at 1 MB are {pace[-1] / pace[0]:.2f} times those at 10 kB\n")
        broken += faults(layout, found[-1])
    print("Seconds are the processor's, the least of three readings. Baseline: lines split, one pattern on each.")
    return broken


def row(layout: str, one: dict) -> str:
    size, seconds = one["bytes"] / 1000, one["seconds"]
    share = seconds / max(one["baseline"], 1e-6)
    return (
        f"{layout:10}{size:7.0f}{one['questions']:11}{seconds:10.3f}{size / seconds:8.0f}{share:12.1f}"
        f"{one['megabytes']:6.0f}"
    )


def faults(layout: str, largest: dict) -> list[str]:
    found = []
    if largest["seconds"] > SECOND:
        found.append(f"{layout}: 1 MB takes {largest['seconds']:.2f} s, more than {SECOND:.0f} s")
    if largest["megabytes"] > MEGABYTES_MAX:
        found.append(f"{layout}: 1 MB takes {largest['megabytes']:.0f} MB, more than {MEGABYTES_MAX} MB")
    if largest["questions"] % ENTRIES or not largest["questions"]:
        found.append(f"{layout}: {largest['questions']} questions were found, not {ENTRIES} a chapter")
    return found
