"""overview: what every row of the table pays of a cost."""

import datetime
from typing import Any, NamedTuple

from onshi._answers import wire_object
from onshi._codes import Basis, Category, Track
from onshi._error import Message
from onshi._html import box, bullets, escape, say
from onshi._onshi import Edition, Project, format_date, overview_json

_HEADINGS = (
    Message("申込日", "applied for"),
    Message("台数", "readers"),
    Message("補助上限額", "ceiling"),
    Message("補助金額", "subsidy"),
    Message("自己負担", "self-pay"),
    Message("自己負担が生じる事業費", "self-pay begins at a cost of"),
)
_YEN = Message("{}円", "{} yen")
_DAYS = Message("{}～{}", "{} to {}")


class Offer(NamedTuple):
    """Subsidy by one row of the table for a cost, without a day of reader application (amounts in yen).

    applies_from, applies_to: the days of reader application of the track. vendor_contract_by: the last day of the vendor contract that the track asks
    for, or None. operation_starts_from, operation_starts_to: the start of operation that moves an earlier applicant, who has been paid nothing yet,
    to the track, or None. base_basis, basis: whether base and ratio, and the fraction rule, are stated or inferred. ceiling: the most that is paid, whatever the cost. self_pay_from: the lowest cost at which the facility pays something itself.
    conditions: what the track asks besides the day of the reader application, and which earlier applicants it takes, in full sentences.
    """

    category: Category
    track: Track
    applies_from: datetime.date
    applies_to: datetime.date
    vendor_contract_by: datetime.date | None
    operation_starts_from: datetime.date | None
    operation_starts_to: datetime.date | None
    readers: int
    base: int
    ratio: str
    ceiling: int
    subsidy: int
    self_pay: int
    base_basis: Basis
    basis: Basis
    self_pay_from: int | None
    conditions: tuple[Message, ...]

    def to_dict(self) -> dict[str, Any]:
        """Returns the offer as the wire's object."""
        return wire_object(self)


class Overview(tuple[Offer, ...]):
    """Every number of readers on every track; a notebook shows it as a table."""

    __slots__ = ()

    def to_html(self, language: str = "ja") -> str:
        """Returns the offers as a table of HTML. language: "ja" or "en"."""
        head = "".join(f'<th scope="col">{say(heading, language)}</th>' for heading in _HEADINGS)
        rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(offer, language))}</tr>" for offer in self)
        conditions = dict.fromkeys(condition for offer in self for condition in offer.conditions)
        said = bullets(say(condition, language) for condition in conditions) if conditions else ""
        return box(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{said}")

    def _repr_html_(self) -> str:
        return self.to_html()


def _cells(offer: Offer, language: str) -> list[str]:
    yen = [offer.ceiling, offer.subsidy, offer.self_pay, offer.self_pay_from]
    days = (format_date(day, language) for day in (offer.applies_from, offer.applies_to))
    amounts = ["" if amount is None else say(_YEN, language, f"{amount:,}") for amount in yen]
    return [say(_DAYS, language, *days), escape(str(offer.readers)), *amounts]


def overview(project: Project | None = None, /, *, edition: str | Edition | None = None, **fields: Any) -> Overview:
    """Returns what each row of the table pays of a cost: every number of readers on every track, in the order of the tracks' days.

    The arguments are those of assess; readers and days may be missing, and are ignored.

    Raises OnshiError as assess does, but for readers and days.

    >>> [(offer.track.value, offer.ceiling, offer.self_pay_from) for offer in overview(facility="clinic", cost=429000, edition="2021-01")]
    [('accelerated', 429000, 429001), ('standard', 321000, 1)]
    """
    import json  # a third of the time to import onshi

    return Overview(map(_offer, json.loads(overview_json(project, edition=edition, **fields))["overview"]))


def _offer(wire: dict[str, Any]) -> Offer:
    day = datetime.date.fromisoformat

    def some(name: str) -> datetime.date | None:
        return wire[name] and day(wire[name])

    return Offer(
        Category(wire["category"]),
        Track(wire["track"]),
        day(wire["applies_from"]),
        day(wire["applies_to"]),
        some("vendor_contract_by"),
        some("operation_starts_from"),
        some("operation_starts_to"),
        wire["readers"],
        wire["base"],
        wire["ratio"],
        wire["ceiling"],
        wire["subsidy"],
        wire["self_pay"],
        Basis(wire["base_basis"]),
        Basis(wire["basis"]),
        wire["self_pay_from"],
        tuple(Message(**condition) for condition in wire["conditions"]),
    )
