"""One reading in a process of its own: how long it took, how much memory, and how it ended."""

import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from dataclasses import dataclass

from rubrics.guides.assembly import assemble
from rubrics.guides.outline import outline
from rubrics.guides.reading import Unreadable, read

SECONDS_MAX, MEGABYTES_MAX = 5, 200
PATIENCE = 4 * SECONDS_MAX
UNIT = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True)
class Run:
    """`seconds` are those of the processor; `megabytes` the most memory of the whole process, Python included."""

    seconds: float
    megabytes: float
    ended: str
    error: str = ""

    @property
    def fault(self) -> str:
        """What is wrong with it, in a word; "" when nothing is."""
        if self.error:
            return "exception"
        if self.seconds > SECONDS_MAX:
            return "too slow"
        return "too large" if self.megabytes > MEGABYTES_MAX else ""


def whole(content: bytes | str, name: str = "") -> str:
    """From the source to what a program is told of it. How it ended, in a word."""
    try:
        reading = read(content, name)
    except Unreadable as refusal:
        return refusal.code
    outline(reading, assemble(reading.parts, name))
    return reading.layout


def run(content: bytes | str, name: str = "") -> Run:
    """`whole` in a forked process, which is ended when it takes far too long."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        reported(writing_end, content, name)
    os.close(writing_end)
    told = answer(reading_end, child)
    os.close(reading_end)
    _, status, used = os.wait4(child, 0)
    megabytes = used.ru_maxrss * UNIT / 1e6
    if told is None:
        ended = "killed" if os.WIFSIGNALED(status) else "lost"
        return Run(used.ru_utime, megabytes, ended, f"the process ended with status {status}")
    return Run(told["seconds"], megabytes, told["ended"], told["error"])


def reported(end: int, content: bytes | str, name: str) -> None:
    """Never returns: the process ends here, whatever happens."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    begun, ended, error = time.process_time(), "", ""
    try:
        ended = whole(content, name)
    except BaseException:
        error = traceback.format_exc()[-4000:]
    told = {"seconds": time.process_time() - begun, "ended": ended, "error": error}
    os.write(end, json.dumps(told).encode())
    os._exit(0)


def answer(end: int, child: int) -> dict | None:
    ready, _, _ = select.select([end], [], [], PATIENCE)
    if not ready:
        os.kill(child, signal.SIGKILL)
        return None
    said = os.read(end, 65_536)
    return json.loads(said) if said else None


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6
