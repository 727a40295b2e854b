"""Kit files: Markdown that a hiring manager can read and edit. The form is described in docs/kit-files.md.

`read(write(guide)) == guide` for every `Guide`. `read` raises `KitFileError` with every problem found and its line.
"""

from rubrics.guides.kitfile.problems import KitFileError
from rubrics.guides.kitfile.reader import read
from rubrics.guides.kitfile.writer import write

__all__ = ["KitFileError", "read", "write"]
