"""Why a writer here says no. Each text is for the person who asked."""


class NotYours(Exception):
    """Somebody rules on a flag that they raised themselves."""


class IllegalMove(Exception):
    """The state does not allow it: a ruling that is already given, a decision about somebody who withdrew."""


class Moved(Exception):
    """What the person read has changed since; nothing was kept."""


class Incomplete(ValueError):
    """A reason is missing, or a level is off the scale."""
