"""The coded error."""

from __future__ import annotations

from typing import Any, NamedTuple


class Message(NamedTuple):
    """A text in both languages."""

    ja: str
    en: str

    def for_form(self, language: str = "ja") -> str:
        """Returns a message for people who fill in a form: labels in place of the names and words of the wire.

        language: "ja" or "en".
        """
        from onshi._onshi import _for_form  # the native part makes this class

        if language not in self._fields:
            raise ValueError("language is 'ja' or 'en'")
        return _for_form(getattr(self, language), language)


class OnshiError(ValueError):
    """Why there is no answer.

    code: the stable code, such as "readers_out_of_range".
    field: the wire name of the field that is wrong; None where it is the whole.
    given: what was given, as text of at most 80 characters, or None.
    allowed: a dict with "min" and "max", or with "one_of", or None.
    message: what was wrong and what to do about it; `.ja`, `.en`.
    """

    def __init__(
        self,
        code: str,
        field: str | None,
        given: str | None,
        allowed: dict[str, Any] | None,
        ja: str,
        en: str,
    ) -> None:
        super().__init__(code, field, given, allowed, ja, en)
        self.code = code
        self.field = field
        self.given = given
        self.allowed = allowed
        self.message = Message(ja, en)

    def __str__(self) -> str:
        return self.message.en

    def to_dict(self) -> dict[str, Any]:
        """Returns the error as the wire's object."""
        return {
            "code": self.code,
            "field": self.field,
            "given": self.given,
            "allowed": self.allowed,
            "message": self.message._asdict(),
        }
