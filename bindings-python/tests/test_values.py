"""What answers are: values that copy, pickle, compare, print and show themselves."""

from __future__ import annotations

import copy
import datetime
import decimal
import doctest
import enum
import fractions
import inspect
import json
import pickle
from typing import Any

import numpy as np
import onshi
import pandas as pd
import pytest
from onshi import _code, _codes, _onshi
from test_assess import CLINIC
from vectors import run

HOSTILE = "<script>alert('&')</script>"
PROJECT = onshi.Project(facility="pharmacy", readers=1, cost=429001, reader_applied_on="2022-06-06", group_prescriptions_per_month=40000)
LATER = onshi.Edition.latest().replace({"tracks[0].applies_to": "2021-04-30", "tracks[1].applies_from": "2021-05-01"})
BREAKDOWN: Any = {"lines": [{"item": HOSTILE, "eligible": -1}], "name": HOSTILE, "issued_on": HOSTILE}


def _values() -> list[Any]:
    full = PROJECT.replace(vendor_contract_on="2022-06-07", operation_starts_on=datetime.date(2022, 6, 7), subsidy_paid=True)
    return [
        PROJECT,
        full,
        onshi.assess(PROJECT),
        onshi.assess(full, edition=LATER),
        *onshi.options(facility="hospital", cost=5, reader_applied_on="2021-04-01"),
        onshi.plan(facility="clinic", operation_starts_on="2021-06-30", as_of="2021-06-01", done=["place_order"], deferral=4),
        onshi.plan(facility="pharmacy"),
        onshi.check("receipt_breakdown", BREAKDOWN),
        onshi.Report(()),
        onshi.Edition.named("2021-01"),
        LATER,
        onshi.Edition.latest().replace({"name": 'a "quoted" \\ name'}),
        *onshi.Track,
    ]


@pytest.mark.parametrize("value", _values(), ids=lambda value: type(value).__name__)
def test_values_copy_pickle_and_their_repr_evaluates(value: Any) -> None:
    names = {**vars(onshi), "datetime": datetime}
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), eval(repr(value), names)):
        assert type(again) is type(value)
        assert again == value and hash(again) == hash(value)
    assert value != object() and value != copy
    if not isinstance(value, enum.Enum):
        with pytest.raises(AttributeError):
            value.cost = 1


def test_a_comparison_copies_too() -> None:
    compared = onshi.compare(facility="clinic", readers=1, cost=429000)
    assert (compared.before.subsidy, compared.after.subsidy, compared.gain) == (321000, 429000, 108000)
    assert pickle.loads(pickle.dumps(compared)) == copy.deepcopy(compared) == compared
    assert compared.before != compared.after and compared.before.project is None
    assert eval(repr(compared), vars(onshi)) == compared
    assert compared.before != onshi.assess(**{**CLINIC, "cost": 429000})


def test_compare_vectors() -> None:
    def answer(case: dict[str, Any]) -> Any:
        compared = onshi.compare(**case["given"], edition=case.get("edition"))
        return {"before": compared.before.to_dict(), "after": compared.after.to_dict(), "gain": compared.gain}

    run("compare", answer)


def test_options_and_projects() -> None:
    # Table: full cost 2,101,000, 2,002,000 and 1,903,000 yen at one half, cut below 1,000.
    answers = onshi.options(facility="hospital", cost=5_000_000, reader_applied_on="2021-04-01")
    assert [(answer.readers, answer.subsidy) for answer in answers] == [(1, 1_050_000), (2, 1_001_000), (3, 951_000)]
    # 429,000 × 1/2 = 214,500, cut to 214,000; the yen above the base does not count.
    answer = onshi.assess(PROJECT)
    assert (answer.subsidy, answer.self_pay, answer.counted) == (214_000, 215_001, 429_000)
    assert (answer.ratio, answer.exact, answer.cut) == (fractions.Fraction(1, 2), decimal.Decimal(214_500), decimal.Decimal(500))
    assert (answer.project, PROJECT.cost, PROJECT.reader_applied_on) == (PROJECT, 429_001, datetime.date(2022, 6, 6))
    assert onshi.assess(**PROJECT.to_dict()) == answer
    assert PROJECT.replace(facility="clinic", group_prescriptions_per_month=None).group_prescriptions_per_month is None
    with pytest.raises(onshi.OnshiError) as caught:
        PROJECT.replace(cost=1.5)
    assert (caught.value.code, caught.value.field) == ("invalid_value", "cost")
    with pytest.raises(TypeError, match="'tax'"):
        onshi.Project(tax=1, **CLINIC)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="not both"):
        onshi.assess(PROJECT, cost=1)
    with pytest.raises(TypeError, match="takes a Project"):
        onshi.options({"cost": 1})  # type: ignore[arg-type]


def test_an_edition_may_have_rows_for_more_readers_than_the_newest() -> None:
    rows = onshi.Edition.latest().to_dict()["rows"]
    fourth = [{**row, "readers": 4} for row in rows if row["readers"] == 3]
    edition = onshi.Edition.latest().replace({"rows": rows + fourth})
    project = onshi.Project(facility="hospital", readers=4, cost=1_903_000, reader_applied_on="2021-03-31")
    answer = onshi.assess(project, edition=edition)
    assert answer.subsidy == 1_903_000
    assert pickle.loads(pickle.dumps(answer)) == answer
    with pytest.raises(onshi.OnshiError) as caught:
        onshi.assess(project)
    assert caught.value.code == "readers_out_of_range" and caught.value.allowed == {"min": 1, "max": 3}
    for readers in (0, -1, 2**32):
        with pytest.raises(onshi.OnshiError, match="1 to 3 for a hospital"):
            project.replace(readers=readers)


def test_an_answer_cannot_be_made_up() -> None:
    with pytest.raises(ValueError, match="subsidy=214000"):
        onshi.Assessment(subsidy=429_000, self_pay=1, track="standard", project=PROJECT, edition="2022-08")


def test_enums_are_their_codes_and_the_core_has_the_same() -> None:
    labels = _onshi.labels()
    for name, codes in labels.items():
        assert [str(member) for member in getattr(_codes, name)] == list(codes), name
    unlabelled = {name for name, kind in vars(_codes).items() if isinstance(kind, enum.EnumType) and kind is not _code.Code} - set(labels)
    assert unlabelled == set()
    track = onshi.assess(PROJECT).track
    assert track == "standard" and track is onshi.Track.STANDARD and f"{track}" == "standard"
    assert json.dumps({track: track}) == '{"standard": "standard"}'
    assert onshi.Track.MANDATE.label.ja == "令和4年の見直しによる補助" and onshi.Channel.POST.label.en == "delivery or post"
    assert onshi.LimitReason.INTRODUCTION_COMPLETE.label.ja == "導入の完了（補助を受ける条件）"


def test_assumptions() -> None:
    # On the standard track, without a start of operation, which could move it to the mandate track.
    answer = onshi.assess(facility="hospital", readers=2, cost=2500000, reader_applied_on="2022-06-01")
    assert answer.assumptions[0].ja.startswith("運用開始日が指定されていないので")
    given = onshi.assess(facility="hospital", readers=2, cost=2500000, reader_applied_on="2022-06-01", operation_starts_on="2023-02-15")
    assert not any("The start of operation is not given" in assumption.en for assumption in given.assumptions)
    assert any("運用開始日（令和5年2月15日）が令和4年6月7日から令和5年1月31日までの間にない" in sentence.text for sentence in given.explain())


def test_explain() -> None:
    answer = onshi.assess(PROJECT)
    ja, en = answer.explain(), answer.explain("en")
    assert len(ja) == len(en) and "214,500円" in ja[-2].text and "214,500 yen" in en[-2].text
    assert [str(sentence) for sentence in ja] == answer.to_dict(explain=True)["explanation"]["ja"]
    assert [str(sentence) for sentence in en] == json.loads(answer.to_json(explain=True))["explanation"]["en"]
    for show in (answer.explain, answer.to_html, onshi.plan(facility="clinic").to_html, onshi.Report(()).to_html):
        with pytest.raises(ValueError, match="'ja' or 'en'"):
            show("fr")


def test_what_python_people_pass() -> None:
    class Day(datetime.date):
        pass

    class Count(int):
        pass

    wanted = onshi.assess(**CLINIC)
    for cost in (Count(429_000), np.int32(429_000), np.uint64(429_000)):
        assert onshi.assess(**{**CLINIC, "cost": cost}) == wanted
    for day in (Day(2021, 4, 1), pd.Timestamp("2021-04-01"), np.str_("2021-04-01")):
        assert onshi.assess(**{**CLINIC, "reader_applied_on": day}) == wanted
    assert onshi.assess(**{**CLINIC, "facility": onshi.Facility.CLINIC}, subsidy_paid=False) == wanted
    for unit in ("D", "s", "ns"):
        assert onshi.assess(**{**CLINIC, "reader_applied_on": np.datetime64("2021-04-01", unit)}) == wanted
    assert onshi.assess(**CLINIC, subsidy_paid=np.bool_(False)) == wanted  # type: ignore[arg-type]
    noon = np.datetime64("2021-04-01T12:00")
    for field, value in {"cost": np.float64(1.5), "reader_applied_on": noon, "subsidy_paid": np.int64(1), "readers": np.bool_(True)}.items():
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.assess(**{**CLINIC, field: value})
        assert (caught.value.code, caught.value.field) == ("invalid_value", field)
    # The signs for no day.
    for nothing in (pd.NaT, np.datetime64("NaT")):
        with pytest.raises(onshi.OnshiError, match="is missing"):
            onshi.assess(**{**CLINIC, "reader_applied_on": nothing})
        assert onshi.assess(**CLINIC, vendor_contract_on=nothing) == wanted  # type: ignore[arg-type]


def test_html_holds_nothing_that_was_typed_unescaped() -> None:
    report = onshi.check("receipt_breakdown", BREAKDOWN)
    hostile = onshi.Edition.latest().replace({"name": HOSTILE, "rows[3].citation.place": HOSTILE, "tracks[1].citation.place": HOSTILE})
    answer = onshi.assess(**CLINIC, edition=hostile)
    assert HOSTILE in answer.edition
    plan = onshi.plan(facility="clinic", operation_starts_on="2021-06-30", as_of="2022-01-01")
    for shown in (report, answer, plan):
        for html in (shown.to_html("ja"), shown.to_html("en"), shown._repr_html_()):
            assert "<script" not in html and html.startswith("<div") and html.endswith("</div>")
    assert "321,000円" in answer.to_html() and "321,000 yen" in answer.to_html("en") and "p.36" in answer.to_html()
    assert "&lt;script&gt;" in answer.to_html()
    assert "目安を過ぎています" in plan.to_html() and "guideline day passed" in plan.to_html("en")
    assert "lines[0].eligible" in report.to_html()


def test_examples_in_docstrings_run() -> None:
    """Those of native objects too, which pytest does not find."""
    runner, examples = doctest.DocTestRunner(), 0
    for name in onshi.__all__:
        public = getattr(onshi, name)
        parts = {name: public, **{f"{name}.{key}": part for key, part in vars(public).items()}} if isinstance(public, type) else {name: public}
        for path, part in parts.items():
            names = {**vars(onshi), "onshi": onshi, "datetime": datetime}
            test = doctest.DocTestParser().get_doctest(getattr(part, "__doc__", None) or "", names, path, None, None)
            examples += len(test.examples)
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
    assert examples >= 10


@pytest.mark.parametrize("name", [name for name in onshi.__all__ if callable(getattr(onshi, name))])
def test_every_public_name_says_what_it_is(name: str) -> None:
    public = getattr(onshi, name)
    assert public.__doc__ and inspect.signature(public) if not isinstance(public, type) else public.__doc__
    for key, part in vars(public).items() if isinstance(public, type) else ():
        if not key.startswith("_") and (callable(part) or isinstance(part, property)):
            assert part.__doc__, f"{name}.{key}"


def test_edges_that_users_found() -> None:
    for field in ("reader_applied_on", "vendor_contract_on", "operation_starts_on"):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.Project(**{**CLINIC, field: "0000-01-01"})
        assert (caught.value.code, caught.value.field) == ("invalid_date", field)
    with pytest.raises(onshi.OnshiError):
        onshi.assess(**{**CLINIC, "reader_applied_on": pd.Timestamp("2021-03-31 00:00:00.000000001")})
    assert PROJECT.__replace__(cost=5).cost == 5
    stamp = datetime.datetime(2021, 5, 20, tzinfo=datetime.timezone.utc)
    text = onshi.to_ics(stamp=stamp, facility="clinic", operation_starts_on="2021-06-30", id="a\rATTENDEE:x\0")
    assert "aATTENDEE:x" in text and "\0" not in text and "\r" not in text.replace("\r\n", "")

    class Nowhere(datetime.tzinfo):
        def utcoffset(self, when: datetime.datetime | None) -> None:
            return None

        def dst(self, when: datetime.datetime | None) -> None:
            return None

        def tzname(self, when: datetime.datetime | None) -> None:
            return None

    early = datetime.datetime.min.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=14)))
    for wrong in (early, stamp.replace(tzinfo=Nowhere()), stamp.replace(tzinfo=None)):
        with pytest.raises(ValueError, match="stamp is"):
            onshi.to_ics(stamp=wrong, facility="clinic")
    with pytest.raises(TypeError, match="changes is"):
        onshi.Edition.latest().replace({1: 1})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="language is"):
        onshi.Report(()).to_html(pd.NA)


def test_what_an_answer_holds_is_an_object_of_the_wire_too() -> None:
    plan = onshi.plan(facility="clinic", operation_starts_on="2021-06-30", reader_applied_on="2021-02-20", as_of="2021-05-25")
    wire = plan.to_dict()
    assert [step.to_dict() for step in plan.steps] == wire["steps"]
    limits = [limit.to_dict() for step in plan.steps for limit in step.limits]
    assert limits == [limit for step in wire["steps"] for limit in step["limits"]]
    assert {"from", "on", "why"} <= limits[0].keys()
    assert plan.milestones.to_dict()["as_of"] == "2021-05-25"
    assert plan.to_ics().startswith("BEGIN:VCALENDAR")
    report = onshi.check("receipt_breakdown", BREAKDOWN)
    assert [finding.to_dict() for finding in report.findings] == report.to_dict()["findings"]
    compared = onshi.compare(facility="clinic", readers=1, cost=429000).to_dict()
    # 429,000 in full beside three quarters of it, cut to thousands.
    assert (compared["before"]["subsidy"], compared["after"]["subsidy"], compared["gain"]) == (321_000, 429_000, 108_000)
    assert onshi.notices()[0].to_dict()["code"] == "estimate"
