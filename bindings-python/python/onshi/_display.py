"""What a notebook shows of an assessment: HTML without scripts, every text escaped."""


from onshi._desk import notices_html
from onshi._error import Message
from onshi._html import MUTED, box, bullets, escape, say
from onshi._onshi import Assessment

_SUBSIDY = Message("補助金額", "Subsidy")
_SELF_PAY = Message("自己負担", "Self-pay")
_WORKING = Message("計算過程", "Working")
_ASSUMPTIONS = Message("前提", "Assumptions")
_EDITION = Message("{}版", "edition {}")
_YEN = Message("{:,}円", "{:,} yen")


def assessment(answer: Assessment, language: str) -> str:
    """Amount, working, sources and assumptions."""
    amounts = "".join(
        f'<div style="margin-right:2.5em"><div style="{MUTED}">{say(label, language)}</div>'
        f'<div style="font-size:1.7em;font-weight:600">{say(_YEN, language, amount)}</div></div>'
        for label, amount in ((_SUBSIDY, answer.subsidy), (_SELF_PAY, answer.self_pay))
    )
    working = "".join(
        f'<li>{escape(sentence.text)}<br><span style="{MUTED}">{escape(sentence.source)}</span></li>'
        for sentence in answer.explain(language)
    )
    assumptions = [say(assumption, language) for assumption in answer.assumptions]
    assumed = f"<p>{say(_ASSUMPTIONS, language)}</p>{bullets(assumptions)}" if assumptions else ""
    heading = f"{say(_WORKING, language)} ({say(_EDITION, language, answer.edition)})"
    return box(
        f'<div style="display:flex;flex-wrap:wrap">{amounts}</div>'
        f"<details open><summary>{heading}</summary><ol>{working}</ol>{assumed}</details>"
        f"{notices_html(language, 'estimate', 'eligible_work', 'closed')}"
    )
