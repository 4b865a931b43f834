"""Pieces of HTML for a notebook: no scripts, every text escaped."""

from collections.abc import Iterable

from onshi._error import Message

MUTED = "opacity:.75;font-size:.85em"
# Legible on light and on dark, and told apart by the colour-blind; the words say the same.
_COLOURS = {"late": "#d55e00", "error": "#d55e00", "due_today": "#b07d00", "warning": "#b07d00", "done": "#009e73"}


def escape(text: str) -> str:
    """Escapes a text for HTML."""
    # Here, as most programs show no HTML, and it takes long to import.
    from html import escape as escaped

    return escaped(text)


def badge(code: str, label: Message, language: str) -> str:
    """Returns a label in the colour of its code."""
    colour = _COLOURS.get(code, "currentColor")
    style = f"border:1px solid {colour};color:{colour};border-radius:3px;padding:0 .4em;font-size:.85em"
    return f'<span style="{style}">{say(label, language)}</span>'


def bullets(items: Iterable[str]) -> str:
    """Returns pieces of HTML as a list."""
    return f'<ul style="margin-top:.2em">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def box(html: str) -> str:
    """Returns HTML in a box of a width for reading."""
    return f'<div style="max-width:60em;line-height:1.5">{html}</div>'


def say(message: Message, language: str, *values: object) -> str:
    """Returns a text in one language with its values, escaped."""
    if not isinstance(language, str) or language not in Message._fields:
        raise ValueError("language is 'ja' or 'en'")
    text: str = getattr(message, language)
    return escape(text.format(*values) if values else text)
