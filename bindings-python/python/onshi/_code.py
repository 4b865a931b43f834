"""What the words of the wire have in common. Each member is its code: Track.STANDARD == "standard"."""

from __future__ import annotations

import enum

from onshi._error import Message


class Code(str, enum.Enum):
    """A word of the wire."""

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, spec: str) -> str:
        return str.__format__(self, spec)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    @property
    def label(self) -> Message:
        """What people call it."""
        from onshi._onshi import labels

        return Message(*labels()[type(self).__name__][self.value])
