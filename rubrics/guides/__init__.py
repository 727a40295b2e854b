"""Guides as data: the draft that every layout is read into, and the kit file that it is written to."""
