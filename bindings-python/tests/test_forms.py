"""check and draft: the vectors, as values and as text, and what is no form."""

from __future__ import annotations

import datetime
import decimal
import json
import math
import pickle
import pathlib
from typing import Any

import onshi
import pytest
from vectors import run

FORMS = [
    "institution_code",
    "reader_application",
    "estimate_request",
    "usage_application",
    "receipt_breakdown",
    "completion_report",
    "subsidy_application",
]
BREAKDOWN: onshi.ReceiptBreakdown = {
    "issued_on": datetime.date(2021, 3, 20),
    "prefecture": "01",
    "score_table": 1,
    "institution_code": "0112489",
    "name": "おんし医院",
    "lines": [
        {"item": "資格確認端末", "eligible": 200000, "ineligible": 0},
        {"item": "設置・設定", "eligible": 100000, "ineligible": 20000},
    ],
}


def test_the_types_of_forms_are_those_of_the_core() -> None:
    for form in FORMS:
        kind = getattr(onshi, form.title().replace("_", ""))
        fields = onshi.form_fields(form)  # type: ignore[arg-type]
        assert list(kind.__annotations__) == [field["name"] for field in fields], form
        lines = [field["fields"] for field in fields if field["kind"] == "lines"]
        assert lines == [] or list(onshi.ReceiptLine.__annotations__) == [field["name"] for field in lines[0]]


def _answer(call: Any) -> Any:
    try:
        return call()
    except onshi.OnshiError as error:
        return error.to_dict()


def _as_people_write(answer: dict[str, Any]) -> set[tuple[str, str]]:
    """The findings of an answer, but for those that depend on how a value is written: of people more is read."""
    written = ("invalid_date", "invalid_value", "unknown_word")
    findings = answer.get("findings", [])
    return {(finding["code"], finding["path"]) for finding in findings if finding["code"] not in written}


@pytest.mark.parametrize("form", FORMS)
def test_vectors(form: Any) -> None:
    def answer(case: dict[str, Any]) -> Any:
        given = case["given"]
        text = given if isinstance(given, str) else json.dumps(given, separators=(",", ":"))
        by_text = _answer(lambda: json.loads(onshi.check_json(form, text)))
        by_value = _answer(lambda: onshi.check(form, given).to_dict())
        if "findings" in by_text:
            assert _as_people_write(by_value) == _as_people_write(by_text)
        elif "findings" not in by_value:
            assert (by_value["code"], by_value["field"]) == (by_text["code"], by_text["field"])
        else:
            # An error of the wire for its type: for people a finding at the same place, or a number that can be read.
            assert all(f["path"] == by_text["field"] for f in by_value["findings"] if f["code"] == "invalid_value")
        if isinstance(given, dict):
            assert _answer(lambda: onshi.check(form, **given).to_dict()) == by_value
        return by_text

    run(f"check_{form}", answer)


def test_five_planted_faults() -> None:
    form = onshi.draft("receipt_breakdown", BREAKDOWN)
    assert (form["subtotal_eligible"], form["total"]) == (300000, 320000)
    assert onshi.check("receipt_breakdown", form) == onshi.Report(())
    lines = form["lines"] or []
    lines[1]["ineligible"] = -20000
    form.update({"issued_on": "2021-02-30", "institution_code": "0112480", "total": 330000})
    form.update({"subtotal_eligible": 310000, "receipt_total": 352000})
    report = onshi.check("receipt_breakdown", form)
    assert [(finding.code, finding.path) for finding in report.findings] == [
        ("invalid_date", "issued_on"),
        ("check_digit_mismatch", "institution_code"),
        ("negative_amount", "lines[1].ineligible"),
        ("subtotal_eligible_mismatch", "subtotal_eligible"),
        ("receipt_total_mismatch", "receipt_total"),
    ]
    assert all(f.message.ja and f.message.en for f in report.findings)


def test_an_application_from_facts() -> None:
    project: onshi.ProjectFields = {
        "facility": "clinic",
        "readers": 1,
        "cost": 300000,
        "reader_applied_on": datetime.date(2021, 4, 1),
    }
    form = onshi.draft("subsidy_application", project=project, breakdown=BREAKDOWN)
    assert form["amount"] == 225000
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.draft("subsidy_application", project={"facility": "clinic"})
    assert caught.value.field == "project.readers"


class _Loop(dict[str, Any]):
    """Holds itself."""


def test_what_is_no_form() -> None:
    loop = _Loop()
    loop["report"] = loop
    check: Any = onshi.check
    wrong: list[Any] = [1, 1.5, math.inf, True, [1], object(), "\ud800", b"x", {"a": 1}, loop]
    for value in wrong:
        for field in ("issued_on", "name", "total", "lines"):
            if (field, value) in [("total", 1), ("name", 1), ("name", "\ud800"), ("issued_on", "\ud800")]:
                continue
            findings = check("receipt_breakdown", {field: value}).findings
            found = {f.code for f in findings if f.path.startswith(field)}
            assert found & {"invalid_value", "invalid_date"}, (field, value)
        if value != "\ud800":
            with pytest.raises(onshi.OnshiError):
                check("receipt_breakdown", value)
    # Half of a surrogate pair becomes U+FFFD, as in every language.
    (half,) = [f for f in onshi.check("receipt_breakdown", {"name": "\ud800"}).findings if f.path == "name"]
    assert half.code == "not_printable"
    with pytest.raises(onshi.OnshiError) as caught:
        check("receipt", {})
    assert (caught.value.code, caught.value.field) == ("invalid_value", "form")
    with pytest.raises(TypeError):
        check("receipt_breakdown", {}, name="x")
    with pytest.raises(TypeError):
        check(5)
    with pytest.raises(onshi.OnshiError):
        onshi.draft("institution_code", {})  # type: ignore[call-overload]


def test_what_python_people_pass() -> None:
    assert onshi.check("institution_code", "０１－１－０１１２４８９").ok
    scope: Any = {"equipment", "systems", "network"}
    assert onshi.check("estimate_request", reader_applied=False, scope=scope).ok
    assert onshi.check("estimate_request", {"reader_applied": False, "scope": scope}).ok
    pair: Any = tuple(scope)
    assert onshi.check("estimate_request", reader_applied=False, scope=pair).ok
    numbers: Any = {"total": 2**70}
    codes = {f.code for f in onshi.check("receipt_breakdown", numbers).findings}
    assert "amount_too_large" in codes
    assert not onshi.check("receipt_breakdown").ok


def test_what_people_type_in_a_dict() -> None:
    form: Any = {
        "issued_on": "令和3年3月20日",
        "prefecture": "０１",
        "score_table": "1",
        "institution_code": 1112489,
        "name": "おんし医院",
        "lines": [{"item": "端末", "eligible": "20万円", "ineligible": 0.0}, {"item": "設置", "eligible": "abc", "ineligible": None}],
        "total": True,
    }
    report = onshi.check("receipt_breakdown", form)
    assert [(f.path, f.code) for f in report.findings] == [
        ("institution_code", "check_digit_mismatch"),
        ("lines[1].eligible", "invalid_value"),
        ("lines[1].ineligible", "missing"),
        ("subtotal_eligible", "missing"),
        ("subtotal_ineligible", "missing"),
        ("total", "invalid_value"),
    ]
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.check("receipt_breakdown", {"nmae": "x"})  # type: ignore[call-overload]
    assert caught.value.code == "unknown_field"


def test_a_typed_form() -> None:
    typed = onshi.check_typed(
        "receipt_breakdown",
        {
            "issued_on": datetime.date(2021, 3, 20),
            "prefecture": "01",
            "score_table": "1",
            "institution_code": "0112489",
            "name": "おんし医院",
            "lines[0].item": "端末",
            "lines[0].eligible": "20万円",
            "lines[0].ineligible": "5千円",
            "lines[1].item": "",
        },
    )
    assert typed.report.ok and typed.report.findings == ()
    assert typed.sums == onshi.Sums(200_000, 5_000, 205_000)
    assert typed.subsidy is None and typed.form["total"] == 205_000
    assert pickle.loads(pickle.dumps(typed)) == typed
    assert json.loads(json.dumps(typed.to_dict()))["sums"]["total"] == 205_000
    # A clinic, standard track: 400,000 × 3/4.
    project = {"facility": "診療所", "readers": "1", "cost": "40万円", "reader_applied_on": "令和3年4月1日"}
    typed = onshi.check_typed("subsidy_application", {"project": project, "csrf": "x"})
    assert typed.subsidy == 300_000 and typed.sums is None
    assert typed.report.findings[-1].path == "csrf" and typed.report.findings[-1].code == "not_applicable"
    with pytest.raises(onshi.OnshiError):
        onshi.check_typed("receipt", {})  # type: ignore[arg-type]
    # Databases give amounts as decimals.
    rows: Any = [{"item": "x", "eligible": decimal.Decimal("429000"), "ineligible": decimal.Decimal("0.00")}]
    typed = onshi.check_typed("receipt_breakdown", {"lines": rows})
    assert typed.sums == onshi.Sums(429_000, 0, 429_000)
    for wrong in (object(), b"x", math.inf, decimal.Decimal("NaN"), decimal.Decimal("1e999999999"), [[object()]]):
        with pytest.raises(TypeError):
            onshi.check_typed("receipt_breakdown", {"name": wrong})
    with pytest.raises(onshi.OnshiError):
        onshi.check_typed("receipt_breakdown", {"lines[0].eligible": "1", "lines": [{"eligible": "2"}]})


def test_the_letter_to_the_vendor() -> None:
    request: onshi.EstimateRequest = {"has_electronic_chart": False, "wants_medicine_and_checkup_data": True, "reader_product": "<b>Caora"}
    letter = onshi.paper("estimate_request", request)
    # The two additional works of a clinic without an electronic chart.
    assert "薬剤情報・特定健診情報閲覧用端末の増設" in letter and "回線の引き込み" in letter
    assert letter.splitlines()[2].startswith("未記入の項目：導入を希望する時期、")
    page = onshi.paper("estimate_request", **request, output="html", language="en")
    assert page.startswith("<!DOCTYPE html>") and "&lt;b&gt;Caora" in page and "<b>Caora" not in page
    for wrong in ({"output": "pdf"}, {"language": "fr"}):
        with pytest.raises(ValueError):
            onshi.paper("estimate_request", request, **wrong)  # type: ignore[call-overload]
    with pytest.raises(onshi.OnshiError):
        onshi.paper("receipt_breakdown", {"scoop": 1})  # type: ignore[call-overload]


def test_forms_on_paper_have_their_sums_and_amount() -> None:
    sheet = onshi.paper("receipt_breakdown", lines=[{"item": "端末", "eligible": 200000, "ineligible": 5000}])
    assert "合計（①＋②）：205,000\n" in sheet
    project: onshi.ProjectFields = {"facility": "clinic", "readers": 1, "cost": 300000, "reader_applied_on": "2021-04-01"}
    # 300,000 × 3/4.
    assert "補助金申請額：225,000円\n" in onshi.paper("subsidy_application", project=project)


def test_messages_for_forms() -> None:
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(facility="school", readers=1, cost=1, reader_applied_on="2021-04-01")  # type: ignore[arg-type]
    message = caught.value.message
    assert message.for_form() == "施設区分は病院、診療所、薬局のいずれかにしてください（指定：「school」）"
    assert message.for_form("en") == "kind of facility must be one of hospital, clinic, pharmacy, got “school”"
    with pytest.raises(ValueError, match="language"):
        message.for_form("fr")


def test_fields_have_labels() -> None:
    for form in FORMS:
        fields = onshi.form_fields(form)  # type: ignore[arg-type]
        assert fields and all(field["label"]["ja"] and field["label"]["en"] for field in fields)
    by_name = {field["name"]: field for field in onshi.form_fields("subsidy_application")}
    assert [line["name"] for line in by_name["project"]["fields"]][:2] == [
        "facility",
        "group_prescriptions_per_month",
    ]


def test_the_vectors_are_of_these_forms() -> None:
    folder = pathlib.Path(__file__).parents[2] / "tests" / "vectors"
    assert {path.stem for path in folder.glob("check_*.json")} == {f"check_{form}" for form in FORMS}
