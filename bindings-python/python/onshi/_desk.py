"""Who to ask, and what holds for every answer."""

import datetime
import json
from typing import Any, NamedTuple

from onshi._answers import Citation, cited, to_wire, wire_object
from onshi._error import Message
from onshi._html import MUTED, say
from onshi._onshi import desk_json, notices_json

_JAPAN = datetime.timezone(datetime.timedelta(hours=9))


class Hours(NamedTuple):
    """Hours of Japan on some days of the week ("mon" to "sun"). to: the closing minute, which is out."""

    days: tuple[str, ...]
    from_: datetime.time
    to: datetime.time


class Office(NamedTuple):
    """An office and its mail address."""

    name: str
    mail: str


class Desk(NamedTuple):
    """The Payment Fund's desk, as the pamphlet of January 2021 names it.

    portal: the portal's address, as it was in 2021. chatbot: answers at all hours. open: whether
    the telephone is answered at the time that was asked; None without one. office: the ministry's,
    which sent the notice of 2020-12-24.
    """

    name: str
    telephone: str
    mail: str
    portal: str
    search_word: str
    chatbot: str
    hours: tuple[Hours, ...]
    hours_text: Message
    open: bool | None
    office: Office
    citation: Citation

    def to_dict(self) -> dict[str, Any]:
        """Returns the desk as the wire's object."""
        hours = [{"days": list(days), "from": f"{from_:%H:%M}", "to": f"{to:%H:%M}"} for days, from_, to in self.hours]
        wire: dict[str, Any] = to_wire(self)
        return {**wire, "hours": hours}


class Notice(NamedTuple):
    """A text that holds for every answer. code: estimate, eligible_work, closed, announcement."""

    code: str
    message: Message
    citations: tuple[Citation, ...]

    def to_dict(self) -> dict[str, Any]:
        """Returns the notice as the wire's object."""
        return wire_object(self)


def desk(at: datetime.datetime | str | None = None) -> Desk:
    """Returns who to ask, and whether the desk is open at a time.

    at: a datetime, or text such as "2021-01-16T15:59". Without a time zone it is Japan's time.

    Raises OnshiError: invalid_date for a time that does not exist, date_not_covered outside 2019
    to 2027.

    >>> desk("2021-01-16T15:59").open, desk("2021-01-16T16:00").open
    (True, False)
    >>> desk().telephone
    '0800-080-4583'
    """
    if isinstance(at, datetime.datetime):
        local = at.astimezone(_JAPAN) if at.tzinfo is not None else at
        at = f"{local:%Y-%m-%dT%H:%M:%S}".rjust(19, "0")
    wire = json.loads(desk_json(at))
    hours = tuple(
        Hours(tuple(each["days"]), datetime.time.fromisoformat(each["from"]), datetime.time.fromisoformat(each["to"]))
        for each in wire["hours"]
    )
    return Desk(
        **{
            **wire,
            "hours": hours,
            "hours_text": Message(**wire["hours_text"]),
            "office": Office(**wire["office"]),
            "citation": cited(wire["citation"]),
        }
    )


def notices() -> tuple[Notice, ...]:
    """Returns what holds for every answer: an estimate, of eligible work; applications have closed.

    >>> [notice.code for notice in notices()]
    ['estimate', 'eligible_work', 'closed', 'announcement']
    """
    wire = json.loads(notices_json())["notices"]
    return tuple(Notice(each["code"], Message(**each["message"]), tuple(map(cited, each["citations"]))) for each in wire)


def notices_html(language: str, *codes: str) -> str:
    """Returns the notices of those codes as HTML."""
    texts = {notice.code: notice.message for notice in notices()}
    return "".join(f'<p style="{MUTED}">{say(texts[code], language)}</p>' for code in codes)
