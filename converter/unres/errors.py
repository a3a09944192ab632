"""Errors that a person reads: each says what is wrong, where, and what to do."""


class UnresError(Exception):
    """Base of every error that is shown as one clear line instead of a traceback.

    Args:
        what: what is wrong, as a clause without a full stop.
        where: the file, line, address or option concerned; empty if `what` says it.
        advice: what to do about it, as a sentence.

    >>> print(UnresError("not UTF-8 at byte 17", where="a.txt", advice="Save the file as UTF-8."))
    a.txt: not UTF-8 at byte 17. Save the file as UTF-8.
    >>> print(UnresError("no source was given"))
    no source was given
    """

    def __init__(self, what: str, where: str = "", advice: str = "") -> None:
        super().__init__(what, where, advice)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        """Return the error as one line."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line.rstrip('.')}. {self.advice}" if self.advice else line
