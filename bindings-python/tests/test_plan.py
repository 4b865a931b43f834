"""plan: the vectors, every day of the calendar, and the calendar file in another reader."""

from __future__ import annotations

import datetime
import json
import zoneinfo
from typing import Any

import holidays
import icalendar
import onshi
import pytest
from vectors import run

_DAY = datetime.timedelta(days=1)
_STAMP = datetime.datetime(2021, 5, 20, tzinfo=datetime.timezone.utc)


@pytest.mark.parametrize("name", ["plan", "calendar"])
def test_vectors(name: str) -> None:
    def answer(case: dict[str, Any]) -> Any:
        given = case["given"]
        try:
            if "start" in given:  # as an argument, an unknown key is Python's own error
                return onshi.plan_json(json.dumps(given))
            plan = onshi.plan(**given).to_dict()
            assert json.loads(onshi.plan_json(json.dumps(given))) == plan
            return plan
        except onshi.OnshiError as error:
            return error.to_dict()

    run(name, answer)


def _is_business_day(day: datetime.date, names: holidays.HolidayBase) -> bool:
    new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < 5 and not new_year and day not in names


def test_every_day_of_the_calendar() -> None:
    names = holidays.country_holidays("JP", years=range(2019, 2028))
    day, last = datetime.date(2019, 1, 15), datetime.date(2027, 12, 31)
    days = 0
    while day <= last:
        wanted, left = day, 5
        while left:
            wanted -= _DAY
            left -= _is_business_day(wanted, names)
        plan = onshi.plan(facility="clinic", equipment_set_up_on=day)
        assert plan.steps[3].due_on == wanted, day
        days += 1
        day += _DAY
    assert days == 3273


def test_calendar_file_in_another_reader() -> None:
    text = onshi.to_ics(
        stamp=_STAMP, facility="clinic", operation_starts_on="2021-06-30", equipment_set_up_on="2021-06-10"
    )
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 16
    by_uid = {str(event["UID"]): event for event in events}
    assert len(by_uid) == 16
    usage = by_uid["apply_for_usage.clinic_20210630_20210610@onshi"]
    assert usage.decoded("DTSTART") == datetime.date(2021, 6, 3)
    assert usage.decoded("DTEND") == datetime.date(2021, 6, 4)
    assert usage.decoded("DTSTAMP") == _STAMP
    assert "オンライン資格確認利用申請" in str(usage["SUMMARY"])
    assert "□ 用意するもの：お客さまID（IP-VPN接続方式でNTT回線を利用する場合。CAFまたはCOPで始まる）" in str(usage["DESCRIPTION"])
    alarms = [alarm.decoded("TRIGGER") for alarm in usage.walk("VALARM")]
    nine = datetime.timedelta(hours=9)
    assert alarms == [nine - 7 * _DAY, nine - _DAY]
    assert by_uid["place_order.clinic_20210630_20210610@onshi"].walk("VALARM") == []
    assert by_uid["apply_for_reader.accelerated_track.clinic_20210630_20210610@onshi"].decoded("DTSTART") == datetime.date(2021, 3, 31)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_wrong_types() -> None:
    for field in ("operation_starts_on", "equipment_set_up_on", "reader_applied_on", "as_of", "done", "deferral"):
        for value in (1.5, object(), "x", b"x"):
            with pytest.raises(onshi.OnshiError) as caught:
                onshi.plan(**{"facility": "clinic", field: value})  # type: ignore[arg-type]
            assert caught.value.field in (field, f"{field}[0]")
    with pytest.raises(TypeError):
        onshi.plan(facility="clinic", start="2021-06-30")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="language"):
        onshi.to_ics(stamp=_STAMP, language="fr", facility="clinic")
    for no_list in ({"receive_reader": False}, b"", iter(["place_order"])):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.plan(facility="clinic", done=no_list)  # type: ignore[arg-type]
        assert (caught.value.code, caught.value.field) == ("invalid_value", "done")
    assert onshi.plan(facility="clinic", done={"place_order"}).steps[2].status == "done"


def test_stamps_of_every_zone() -> None:
    tokyo = _STAMP.astimezone(zoneinfo.ZoneInfo("Asia/Tokyo"))
    fixed = _STAMP.astimezone(datetime.timezone(9 * datetime.timedelta(hours=1)))
    files = {onshi.to_ics(stamp=stamp, facility="clinic") for stamp in (_STAMP, tokyo, fixed)}
    assert len(files) == 1
    with pytest.raises(ValueError, match="time zone"):
        onshi.to_ics(stamp=datetime.datetime(2021, 5, 20), facility="clinic")
    with pytest.raises(TypeError, match="to_ics"):
        onshi.to_ics(stamp=_STAMP, start="2021-06-30")  # type: ignore[call-arg]


def test_limits_and_details() -> None:
    plan = onshi.plan(facility="clinic", reader_applied_on="2021-02-20", as_of="2021-05-20")
    first, second = plan.steps[0].limits
    assert (first.from_, first.status, first.status_label.ja) == (None, onshi.LimitStatus.MET, "満たしています")
    assert (second.from_, second.status) == (datetime.date(2022, 6, 7), "not_applicable")
    assert plan.steps[1].status_label == ("目安を過ぎています", "guideline day passed")
    kinds = {detail.task for detail in plan.steps[1].details}
    assert kinds == {True, False}
    shown = plan.to_html()
    assert "令和4年12月31日" not in shown and "（満たしています）" in shown and "目安を過ぎています" in shown
    assert "で締め切られています" in shown


def test_the_desk() -> None:
    desk = onshi.desk()
    assert (desk.telephone, desk.chatbot, desk.open) == ("0800-080-4583", "シカク", None)
    assert desk.hours[1] == (("sat",), datetime.time(8), datetime.time(16))
    assert desk.to_dict() == json.loads(onshi.desk_json())
    assert onshi.desk("2021-01-16T15:59").open is True
    assert onshi.desk(datetime.datetime(2021, 1, 16, 16)).open is False
    # 06:59 in Greenwich is 15:59 in Japan.
    assert onshi.desk(datetime.datetime(2021, 1, 16, 6, 59, tzinfo=datetime.timezone.utc)).open is True
    for at, code in (("2021-01-16T24:00", "invalid_date"), ("2028-01-04T12:00", "date_not_covered"), ("", "invalid_date")):
        with pytest.raises(onshi.OnshiError) as caught:
            onshi.desk(at)
        assert (caught.value.code, caught.value.field) == (code, "at")
    with pytest.raises(onshi.OnshiError):
        onshi.desk(datetime.datetime(1, 1, 1))


def test_notices() -> None:
    texts = {notice.code: notice.message for notice in onshi.notices()}
    assert list(texts) == ["estimate", "eligible_work", "closed", "announcement"]
    assert "締め切られています" in texts["closed"].ja
    assert [citation.document for citation in onshi.notices()[1].citations] == ["A", "C"]


def _days(stamp: str, starts: str) -> dict[str, datetime.date]:
    """Returns the day of each event, by the event's name, as another reader has it."""
    text = onshi.to_ics(stamp=datetime.datetime.fromisoformat(stamp), id="0112489", facility="clinic", operation_starts_on=starts)
    events: Any = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {str(event["UID"]): event["DTSTART"].dt for event in events}


def test_another_reader_takes_the_calendar_file_and_takes_it_again_for_the_same_events() -> None:
    first = _days("2021-05-20T00:00:00+00:00", "2021-06-30")
    due = {step.due_on for step in onshi.plan(facility="clinic", operation_starts_on="2021-06-30").steps} - {None}
    assert due and due <= set(first.values())
    # Postponed by a week: the same events on other days, none twice.
    second = _days("2021-05-21T00:00:00+00:00", "2021-07-07")
    assert second.keys() == first.keys() and second != first
