"""What answers hold, as values: frozen, equal where their parts are."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from onshi._codes import Basis, FindingCode, Severity
from onshi._error import Message
from onshi._html import badge, box, bullets, escape, say
from onshi._onshi import Assessment

_NO_FINDING = Message("問題は見つかりませんでした。", "No problems were found.")
_WHOLE = Message("全体", "the whole")


class Sentence(NamedTuple):
    """A sentence of an explanation; as text, with its source in brackets."""

    text: str
    source: str
    language: str

    def __str__(self) -> str:
        return f"{self.text}（{self.source}）" if self.language == "ja" else f"{self.text} ({self.source})"


class Comparison(NamedTuple):
    """The pamphlet's two columns: before and after the revision, and the gain (yen)."""

    before: Assessment
    after: Assessment
    gain: int

    def to_dict(self) -> dict[str, Any]:
        """Returns the comparison as the wire's object."""
        return {"before": self.before.to_dict(), "after": self.after.to_dict(), "gain": self.gain}


class Citation(NamedTuple):
    """A source: the document's code, the place as headed there, how firmly it is said."""

    document: str
    place: str
    basis: Basis

    def to_dict(self) -> dict[str, Any]:
        """Returns the citation as the wire's object."""
        return wire_object(self)


class Finding(NamedTuple):
    """A problem: a stable code, where it is (as "lines[2].eligible"), and what to do."""

    code: FindingCode
    severity: Severity
    path: str
    message: Message
    citation: Citation | None

    def to_dict(self) -> dict[str, Any]:
        """Returns the finding as the wire's object."""
        return wire_object(self)

    @classmethod
    def _of(cls, wire: dict[str, Any]) -> "Finding":
        code, severity = FindingCode(wire["code"]), Severity(wire["severity"])
        return cls(code, severity, wire["path"], Message(**wire["message"]), wire["citation"] and cited(wire["citation"]))


class Report(NamedTuple):
    """Every problem of a form or an edition, in its order; ok where none is an error."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity != "error" for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Returns the report as the wire's object."""
        return {"findings": to_wire(self.findings), "ok": self.ok}

    def to_json(self) -> str:
        """Returns the report in the wire's JSON."""
        import json  # a third of the time to import onshi

        return json.dumps(self.to_dict(), ensure_ascii=False)

    def to_html(self, language: str = "ja") -> str:
        """Returns the findings as HTML, everything escaped. language: "ja" or "en"."""
        return box(findings_html(self.findings, language) if self.findings else f"<p>{say(_NO_FINDING, language)}</p>")

    def _repr_html_(self) -> str:
        return self.to_html()

    @classmethod
    def _of(cls, wire: dict[str, Any]) -> "Report":
        return cls(tuple(map(Finding._of, wire["findings"])))


class Sums(NamedTuple):
    """The sums of the rows of a receipt breakdown (yen); None where an amount is missing or cannot be read."""

    subtotal_eligible: int | None
    subtotal_ineligible: int | None
    total: int | None

    def to_dict(self) -> dict[str, Any]:
        """Returns the sums as the wire's object."""
        return wire_object(self)


class TypedForm(NamedTuple):
    """A form that a person typed.

    report: the findings.
    sums: the sums of the rows of its receipt breakdown; None for a form without one.
    subsidy: what the newest edition assesses for its project (yen); None where there is no answer.
    form: the form as it was read; what could not be read is None.
    """

    report: Report
    sums: Sums | None
    subsidy: int | None
    form: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Returns the answer as the wire's object."""
        rest = self._asdict()
        return {**rest.pop("report").to_dict(), **to_wire(rest)}

    @classmethod
    def _of(cls, wire: dict[str, Any]) -> "TypedForm":
        sums = wire["sums"] and Sums(**wire["sums"])
        return cls(Report._of(wire), sums, wire["subsidy"], wire["form"])


def findings_html(findings: Iterable[Finding], language: str) -> str:
    """Returns each finding with where it is and what to do, as HTML."""
    return bullets(
        f"{badge(finding.severity, finding.severity.label, language)} "
        f"<code>{escape(finding.path) or say(_WHOLE, language)}</code> {say(finding.message, language)}"
        for finding in findings
    )


def cited(wire: dict[str, str]) -> Citation:
    """Reads a citation of the wire."""
    return Citation(wire["document"], wire["place"], Basis(wire["basis"]))


def to_wire(value: Any) -> Any:
    """Turns values into what JSON has."""
    if hasattr(value, "_asdict"):
        return to_wire(value._asdict())
    if isinstance(value, dict):
        # Python has `from` for itself.
        return {key.removesuffix("_"): to_wire(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_wire(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def wire_object(value: Any) -> dict[str, Any]:
    """Turns a value with named parts into an object of JSON."""
    wire: dict[str, Any] = to_wire(value)
    return wire
