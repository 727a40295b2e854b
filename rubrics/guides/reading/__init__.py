"""Any published guide as parts: decode and repair -> lines with their roles -> blocks -> parts. Pure.

decode.py    bytes to clean text, every repair said
shape.py     what the text is: prose with marks, HTML, or data (CSV, JSON, YAML)
lines.py     text and Markdown as lines with their marks; page.py gives the same lines of HTML
outline.py   lines under their headings, and what each heading is about
series.py    which lines ask
words/       what guides call things, one file a language
blocks.py    scopes to parts; facts.py for the numbers; records.py for data (rows.py, trees.py)
claims.py    what the guide says of itself, compared with what was found
"""

from rubrics.guides.reading.limits import BYTES_MAX, LINES_MAX, SECONDS_MAX, Unreadable
from rubrics.guides.reading.reader import Reading, read

__all__ = ["BYTES_MAX", "LINES_MAX", "SECONDS_MAX", "Reading", "Unreadable", "read"]
