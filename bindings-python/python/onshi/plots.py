"""Pictures for notebooks, by Altair: install onshi[plots].

Each function returns an altair chart, which a notebook shows and chart.save("picture.png") writes.
Amounts are yen. language is "ja" or "en". The colours are those of Okabe and Ito, which the
colour-blind tell apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import altair as alt
import narwhals as nw

import onshi
from onshi._error import Message
from onshi._fields import FIELDS

__all__ = ["gains", "subsidy_by_cost", "timeline"]

_BLUE, _ORANGE, _GREEN, _YELLOW, _GREY = "#0072B2", "#D55E00", "#009E73", "#E69F00", "#767676"
_FONT = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"

_COST = Message("事業費", "project cost")
_AMOUNT = Message("金額", "amount")
_SUBSIDY = Message("補助金額", "subsidy")
_SELF_PAY = Message("自己負担", "self-pay")
_BEFORE = Message("見直し前", "before the revision")
_AFTER = Message("見直し後", "after the revision")
_READERS = Message("{}（{}台）", "{}, {} reader(s)")
_DUE = Message("期日", "due")
_LIMIT = Message("補助の条件の期限", "limit")
_LIMIT_STANDS = Message("{}（{}）", "{} ({})")
_MONTH = Message(
    "(datum.value < datetime(2019, 4, 1) ? '平成31年' : year(datum.value) == 2019 ? '令和元年' : '令和' + (year(datum.value) - 2018) + '年')"
    " + (month(datum.value) + 1) + '月'",
    "timeFormat(datum.value, '%Y-%m')",
)
_TODAY = Message("基準日", "as of")
_EVENT = Message("種別", "kind")
_DAY = Message("日付", "day")
_GAIN = Message("増える", "gains")
_LOSS = Message("減る", "loses")
_CATEGORY = Message("区分", "category")
_CHANGE = Message("補助金額の増減の合計", "change of the subsidy, in all")
_FACILITIES = Message("施設数", "facilities")
_COUNT = Message("{:,}施設", "{:,} facilities")
_ALL_SAME = Message("変わらない施設 {:,}・計算できない行 {:,}", "{:,} facilities unchanged, {:,} rows without an answer")

_POINTS = 120


def subsidy_by_cost(*, edition: str | onshi.Edition | None = None, language: str = "ja") -> alt.FacetChart:
    """Draws subsidy and self-pay against cost for each category, before and after the revision.

    edition: as for onshi.assess.

    Raises OnshiError for an edition that there is not or that is unsound.
    """
    say = _spoken(language)
    if not isinstance(edition, onshi.Edition):
        edition = onshi.Edition.latest() if edition is None else onshi.Edition.named(edition)
    kinds = list(_kinds(edition))
    rows = []
    for arguments, name in kinds:
        most = 2 * onshi.compare(cost=10**12, edition=edition, **arguments).before.base
        for i in range(_POINTS + 1):
            cost = most * i // _POINTS
            compared = onshi.compare(cost=cost, edition=edition, **arguments)
            for when, answer in ((_BEFORE, compared.before), (_AFTER, compared.after)):
                for what, amount in ((_SUBSIDY, answer.subsidy), (_SELF_PAY, answer.self_pay)):
                    rows.append({"category": say(name), "cost": cost, "when": say(when), "what": say(what), "amount": amount})
    whens, whats = [say(_BEFORE), say(_AFTER)], [say(_SUBSIDY), say(_SELF_PAY)]
    chart = (
        _chart(rows)
        .mark_line(strokeWidth=2)
        .encode(
            x=_yen_axis(alt.X("cost:Q"), say(_COST), language),
            y=_yen_axis(alt.Y("amount:Q"), say(_AMOUNT), language),
            color=alt.Color("when:N", title=None, sort=whens, scale=alt.Scale(domain=whens, range=[_BLUE, _ORANGE])),
            strokeDash=alt.StrokeDash("what:N", title=None, sort=whats, scale=alt.Scale(domain=whats, range=[[1, 0], [5, 4]])),
            tooltip=[alt.Tooltip("when:N"), alt.Tooltip("what:N"), alt.Tooltip("cost:Q", format=","), alt.Tooltip("amount:Q", format=",")],
        )
        .properties(width=240, height=190)
    )
    facets = chart.facet(alt.Facet("category:N", title=None, sort=[say(name) for _, name in kinds]), columns=3)
    return _styled(facets.resolve_scale(x="independent", y="independent"))


def _kinds(edition: onshi.Edition) -> Iterator[tuple[dict[str, Any], Message]]:
    """What an edition has rows for: the arguments of compare, and its name."""
    table = edition.to_dict()
    facility = {
        "hospital": {"facility": "hospital"},
        "large_chain_pharmacy": {"facility": "pharmacy", "group_prescriptions_per_month": table["chain_threshold"]["value"]},
        "clinic_or_pharmacy": {"facility": "clinic"},
    }
    for category in onshi.Category:
        numbers = sorted({row["readers"] for row in table["rows"] if row["category"] == category})
        for readers in numbers:
            name = category.label
            if len(numbers) > 1:
                name = Message(*(one.format(kind, readers) for one, kind in zip(_READERS, category.label, strict=True)))
            yield {**facility[category], "readers": readers}, name


def _limit_kind(limit: onshi.Limit, say: Callable[[Message], str]) -> str:
    if limit.status == onshi.LimitStatus.OPEN:
        return say(_LIMIT)
    return say(_LIMIT_STANDS).format(say(_LIMIT), say(limit.status_label))


def timeline(plan: onshi.Plan, *, language: str = "ja") -> alt.LayerChart:
    """Draws a plan: each step's day, by its status, and the hard limits that apply.

    Steps whose day the plan does not know keep their line, without a mark.
    """
    say = _spoken(language)
    if not isinstance(plan, onshi.Plan):
        raise TypeError("plan is what onshi.plan returns")
    steps = [say(step.step.label) for step in plan.steps]
    # Two tables: a status of a step and one of a limit may be the same word.
    steps_look = {
        onshi.Status.DONE: (_GREEN, "circle"),
        onshi.Status.OPEN: (_BLUE, "circle"),
        onshi.Status.DUE_TODAY: (_YELLOW, "square"),
        onshi.Status.LATE: (_ORANGE, "triangle-up"),
    }
    limits_look = {
        onshi.LimitStatus.OPEN: (_GREY, "diamond"),
        onshi.LimitStatus.MET: (_GREY, "stroke"),
        onshi.LimitStatus.PASSED: (_GREY, "cross"),
    }
    # Each kind of event once, by its words, with its colour and shape.
    looks: dict[str, tuple[str, str]] = {}
    events = []
    for step in plan.steps:
        if step.due_on is not None:
            events.append((say(step.step.label), step.due_on, say(step.status_label)))
            looks[say(step.status_label)] = steps_look[step.status]
    for step in plan.steps:
        for limit in step.limits:
            if limit.status != onshi.LimitStatus.NOT_APPLICABLE:
                kind = _limit_kind(limit, say)
                events.append((say(step.step.label), limit.on, kind))
                looks[kind] = limits_look[limit.status]
    kinds = list(looks)
    # Below the picture: its sentences are long, and would take the width from the months.
    legend = alt.Legend(labelLimit=0, orient="bottom", columns=2)
    values = [
        {"step": step, "day": _midnight(day), "text": onshi.format_date(day, language), "kind": kind} for step, day, kind in events
    ]
    x = alt.X("day:T", title=say(_DAY), axis=alt.Axis(labelExpr=say(_MONTH), labelAngle=-45, grid=True))
    y = alt.Y("step:N", title=None, sort=steps, scale=alt.Scale(domain=steps), axis=alt.Axis(grid=True, labelLimit=420))
    marks = (
        _chart(values)
        .mark_point(filled=True, size=95, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "kind:N", title=say(_EVENT), scale=alt.Scale(domain=kinds, range=[colour for colour, _ in looks.values()]), legend=legend
            ),
            shape=alt.Shape(
                "kind:N", title=say(_EVENT), scale=alt.Scale(domain=kinds, range=[shape for _, shape in looks.values()]), legend=legend
            ),
            tooltip=[alt.Tooltip("step:N"), alt.Tooltip("text:N", title=say(_DAY)), alt.Tooltip("kind:N")],
        )
    )
    layers: list[alt.Chart] = [marks]
    if plan.milestones.as_of is not None:
        as_of = onshi.format_date(plan.milestones.as_of, language)
        rule = _chart([{"day": _midnight(plan.milestones.as_of), "label": f"{say(_TODAY)} {as_of}"}])
        words = rule.mark_text(align="left", dx=4, baseline="bottom", color=_GREY)
        layers.append(rule.mark_rule(strokeDash=[4, 3], color=_GREY).encode(x="day:T"))
        layers.append(words.encode(x="day:T", y=alt.YValue(-4), text="label:N"))
    return _styled(alt.layer(*layers).properties(width=560, height=alt.Step(24)))


def gains(
    frame: Any,
    edition: str | onshi.Edition,
    *,
    than: str | onshi.Edition | None = None,
    columns: Mapping[str, str] | None = None,
    language: str = "ja",
) -> alt.LayerChart:
    """Draws who gains and who loses by a what-if over a table: yen in all and how many, by category.

    frame: as for onshi.assess_table; its columns may be mapped by columns.
    edition: the what-if. than: what it is compared with; the newest edition when None.

    Raises OnshiError as onshi.assess_table does.
    """
    say = _spoken(language)
    outputs = ("subsidy", "category")
    read = _read_columns(frame, columns)
    answers = [
        nw.from_native(onshi.assess_table(read, edition=asked, columns=columns, outputs=outputs)).lazy().collect()
        for asked in (than, edition)
    ]
    old, new = (answer["subsidy"].to_list() for answer in answers)
    sums: dict[tuple[str, bool], list[int]] = {}
    same = refused = 0
    for before, after, category in zip(old, new, answers[1]["category"].to_list(), strict=True):
        if not (isinstance(before, int) and isinstance(after, int)):  # null, in each library's way
            refused += 1
        elif after == before:
            same += 1
        else:
            among = sums.setdefault((category, after > before), [0, 0])
            among[0] += int(after - before)
            among[1] += 1
    rows = [
        {
            "category": say(onshi.Category(category).label),
            "which": say(_GAIN if gained else _LOSS),
            "change": change,
            "facilities": count,
            "label": say(_COUNT).format(count),
        }
        for (category, gained), (change, count) in sums.items()
    ]
    whiches = [say(_GAIN), say(_LOSS)]
    base = _chart(rows).encode(
        y=alt.Y("category:N", title=None, sort=[say(category.label) for category in onshi.Category], axis=alt.Axis(labelLimit=300)),
        x=_yen_axis(alt.X("change:Q", scale=alt.Scale(padding=90)), None, language),
    )
    bars = base.mark_bar().encode(
        color=alt.Color("which:N", title=None, legend=alt.Legend(orient="bottom"), scale=alt.Scale(domain=whiches, range=[_BLUE, _ORANGE])),
        tooltip=[alt.Tooltip("category:N"), alt.Tooltip("which:N"), alt.Tooltip("change:Q", format=","), alt.Tooltip("facilities:Q", format=",")],
    )
    right = base.mark_text(align="left", dx=4).encode(text="label:N").transform_filter("datum.change > 0")
    left = base.mark_text(align="right", dx=-4).encode(text="label:N").transform_filter("datum.change < 0")
    subtitle = say(_ALL_SAME).format(same, refused)
    title = alt.TitleParams(say(_CHANGE), subtitle=subtitle, anchor="start")
    return _styled(alt.layer(bars, right, left).properties(width=480, height=alt.Step(40), title=title))


def _chart(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _spoken(language: str) -> Any:
    if not isinstance(language, str) or language not in Message._fields:
        raise ValueError("language is 'ja' or 'en'")
    return lambda message: getattr(message, language)


def _read_columns(frame: Any, columns: Mapping[str, str] | None) -> Any:
    """The columns that are read: others may have the names of answers. A stream is read once."""
    try:
        native = nw.from_native(frame)
    except TypeError:
        import pyarrow

        native = nw.from_native(pyarrow.table(frame))
    names = [(columns or {}).get(field, field) for field in FIELDS]
    present = native.collect_schema().names()
    return native.select([name for name in dict.fromkeys(names) if name in present]).to_native()


def _midnight(day: datetime.date) -> str:
    """A day alone would be midnight in Greenwich, and another day west of it."""
    return f"{day}T00:00:00"


def _yen_axis(channel: Any, title: str | None, language: str) -> Any:
    if language == "ja":
        label = "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',') + '億円' : format(datum.value / 1e4, ',') + (datum.value == 0 ? '円' : '万円')"
    else:
        label = "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',') + 'm yen' : format(datum.value / 1e3, ',') + (datum.value == 0 ? ' yen' : 'k yen')"
    return channel.title(title).axis(labelExpr=label, tickCount=5)


def _styled(chart: Any) -> Any:
    return chart.configure(font=_FONT).configure_view(stroke="#ddd").configure_axis(labelFontSize=11, titleFontSize=12).configure_legend(labelFontSize=12)
