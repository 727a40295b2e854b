"""Kit files: Markdown that a hiring manager can read and edit, and JSON for programs. docs/kit-files.md describes both.

`read(write(guide)) == guide` and `read(write_json(guide)) == guide` for every `Guide`. Whatever cannot be read raises
`KitFileError` with the problems found and their lines.
"""

from rubrics.guides.draft import Guide
from rubrics.guides.kitfile.json_reader import read_json
from rubrics.guides.kitfile.json_writer import write_json
from rubrics.guides.kitfile.problems import KitFileError
from rubrics.guides.kitfile.reader import read_markdown
from rubrics.guides.kitfile.writer import write

__all__ = ["KitFileError", "read", "read_json", "read_markdown", "write", "write_json"]


def read(text: str, name: str = "kit file") -> Guide:
    """The guide of a kit file in either form, told by what it begins with. Raises KitFileError."""
    is_json = text.removeprefix("\ufeff").lstrip().startswith("{")
    return read_json(text, name) if is_json else read_markdown(text, name)
