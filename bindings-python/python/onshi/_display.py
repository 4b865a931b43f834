"""What a notebook shows of an answer: HTML without scripts, every text escaped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from onshi._desk import notices
from onshi._error import Message
from onshi._onshi import format_date

if TYPE_CHECKING:
    from onshi._answers import Finding, Report
    from onshi._onshi import Assessment
    from onshi._plan import Limit, Plan, PlannedStep

_SUBSIDY = Message("補助金額", "Subsidy")
_SELF_PAY = Message("自己負担", "Self-pay")
_WORKING = Message("計算過程", "Working")
_ASSUMPTIONS = Message("前提", "Assumptions")
_EDITION = Message("{}版", "edition {}")
_YEN = Message("{:,}円", "{:,} yen")
_EARLIEST = Message("最短の運用開始日（目安）：{}", "Earliest start of operation (guideline): {}")
_BY = Message("{}まで", "by {}")
_ANY_DAY = Message("日付なし", "no day")
_NO_FINDING = Message("問題は見つかりませんでした。", "No problems were found.")
_WHOLE = Message("全体", "the whole")
_IN_BRACKETS = Message("（{}）", " ({})")
_MUTED = "opacity:.75;font-size:.85em"
# Legible on light and on dark, and told apart by the colour-blind; the words say the same.
_COLOURS = {"late": "#d55e00", "error": "#d55e00", "due_today": "#b07d00", "warning": "#b07d00", "done": "#009e73"}


def assessment(answer: Assessment, language: str) -> str:
    """Amount, working, sources and assumptions."""
    amounts = "".join(
        f'<div style="margin-right:2.5em"><div style="{_MUTED}">{_say(label, language)}</div>'
        f'<div style="font-size:1.7em;font-weight:600">{_say(_YEN, language, amount)}</div></div>'
        for label, amount in ((_SUBSIDY, answer.subsidy), (_SELF_PAY, answer.self_pay))
    )
    working = "".join(
        f'<li>{escape(sentence.text)}<br><span style="{_MUTED}">{escape(sentence.source)}</span></li>'
        for sentence in answer.explain(language)
    )
    assumptions = [assumption["message"][language] for assumption in answer.to_dict(explain=True)["assumptions"]]
    assumed = f"<p>{_say(_ASSUMPTIONS, language)}</p>{_list(map(escape, assumptions))}" if assumptions else ""
    heading = f"{_say(_WORKING, language)} ({_say(_EDITION, language, answer.edition)})"
    return _box(
        f'<div style="display:flex;flex-wrap:wrap">{amounts}</div>'
        f"<details open><summary>{heading}</summary><ol>{working}</ol>{assumed}</details>"
        f"{_notices(language, 'estimate', 'eligible_work', 'closed')}"
    )


def plan(planned: Plan, language: str) -> str:
    """The steps by stage, each with its day, its status and its limits."""
    parts = []
    if planned.earliest_operation_on is not None:
        parts.append(f"<p>{_say(_EARLIEST, language, format_date(planned.earliest_operation_on, language))}</p>")
    parts.append(_findings(planned.findings, language) if planned.findings else "")
    for stage, steps in itertools.groupby(planned.steps, key=lambda step: step.stage):
        among = list(steps)
        heading = f"{escape(among[0].number)} {_say(stage.label, language)}".strip()
        items = (_planned_step(step, language) for step in among)
        parts.append(f'<p style="font-weight:600;margin-bottom:0">{heading}</p>{_list(items)}')
    if planned.note is not None:
        parts.append(f'<p style="{_MUTED}">{_say(planned.note, language)}</p>')
    parts.append(_notices(language, "closed"))
    return _box("".join(parts))


def _planned_step(step: PlannedStep, language: str) -> str:
    day = _say(_BY, language, format_date(step.due_on, language)) if step.due_on else _say(_ANY_DAY, language)
    limits = "".join(
        f'<br><span style="{_MUTED}">{_say(_BY, language, format_date(limit.on, language))}: {_say(limit.label, language)}{_stands(limit, language)}</span>'
        for limit in step.limits
        if limit.status != "not_applicable"
    )
    kind = _say(step.due_kind.label, language)
    return (
        f"{_badge(step.status, step.status_label, language)} <b>{_say(step.label, language)}</b> — {day} ({kind})"
        f'<br><span style="{_MUTED}">{_say(step.reason, language)}</span>{limits}'
    )


def _stands(limit: Limit, language: str) -> str:
    """The status of a limit, where it is known."""
    return "" if limit.status == "open" else _say(_IN_BRACKETS, language, getattr(limit.status_label, language))


def _notices(language: str, *codes: str) -> str:
    texts = {notice.code: notice.message for notice in notices()}
    return "".join(f'<p style="{_MUTED}">{_say(texts[code], language)}</p>' for code in codes)


def report(found: Report, language: str) -> str:
    """The findings, each where it is and what to do."""
    return _box(_findings(found.findings, language) if found.findings else f"<p>{_say(_NO_FINDING, language)}</p>")


def _findings(findings: Iterable[Finding], language: str) -> str:
    return _list(
        f"{_badge(finding.severity, finding.severity.label, language)} "
        f"<code>{escape(finding.path) or _say(_WHOLE, language)}</code> {_say(finding.message, language)}"
        for finding in findings
    )


def _badge(code: str, label: Message, language: str) -> str:
    colour = _COLOURS.get(code, "currentColor")
    style = f"border:1px solid {colour};color:{colour};border-radius:3px;padding:0 .4em;font-size:.85em"
    return f'<span style="{style}">{_say(label, language)}</span>'


def _list(items: Iterable[str]) -> str:
    return f'<ul style="margin-top:.2em">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def _box(html: str) -> str:
    return f'<div style="max-width:60em;line-height:1.5">{html}</div>'


def _say(message: Message, language: str, *values: object) -> str:
    if not isinstance(language, str) or language not in Message._fields:
        raise ValueError("language is 'ja' or 'en'")
    text: str = getattr(message, language)
    return escape(text.format(*values) if values else text)
