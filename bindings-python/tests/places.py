"""Answers the questions of `tests/places` in CPython: `python tests/places.py FOLDER`."""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Callable
from typing import Any

import onshi


def _answer(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except onshi.OnshiError as error:
        return {"error": error.to_dict()}


def _by_text(ask: str, text: str) -> Any:
    match ask:
        case "assess":
            return _answer(lambda: json.loads(onshi.assess_json(text, explain=True)))
        case "plan":
            return _answer(lambda: json.loads(onshi.plan_json(text)))
        case form:
            return _answer(lambda: json.loads(onshi.check_json(form, text)))  # type: ignore[arg-type]


def _by_value(ask: str, given: Any) -> Any:
    match ask:
        case "assess":
            return _answer(lambda: onshi.assess(**given).to_dict(explain=True))
        case "plan":
            return _answer(lambda: onshi.plan(**given).to_dict())
        case form:
            return _answer(lambda: onshi.check(form, given).to_dict())  # type: ignore[call-overload]


def _keyword_refused(ask: str, answer: Any) -> bool:
    """A keyword that there is not is a TypeError, as everywhere in Python."""
    return ask in ("assess", "plan") and answer.get("error", {}).get("code") == "unknown_field"


def _same(by_value: Any, by_text: Any) -> bool:
    """What was given is shown as Python writes it, or as JSON; of forms Python reads more, as people write."""
    if "findings" in by_value and "findings" in by_text:
        by_words = ("invalid_date", "unknown_word")
        wanted = {(f["code"], f["path"]) for f in by_text["findings"] if f["code"] not in by_words}
        return wanted <= {(f["code"], f["path"]) for f in by_value["findings"]}
    if "findings" in by_value:
        return bool(by_text["error"]["code"] == "invalid_value")
    if by_value.get("error", {}).get("code") == "unknown_field" and by_text["error"]["code"] == "invalid_value":
        # The wire's first error is one of type; of people's form that is a finding, and the key is left.
        return True
    if "error" in by_value and "error" in by_text:
        return all(by_value["error"][key] == by_text["error"][key] for key in ("code", "field", "allowed"))
    return bool(by_value == by_text)


def main(folder: pathlib.Path) -> None:
    """Asks by text and, where Python's call can hold what is given, by value, which must answer the same."""
    typed = 0
    with (folder / "questions.jsonl").open(encoding="utf-8") as questions, (folder / "python.jsonl").open("w", encoding="utf-8") as answers:
        for line in questions:
            question = json.loads(line)
            ask, text = question["ask"], question["text"]
            answer = _by_text(ask, text)
            given = json.loads(text) if question["typed"] else None
            if given is not None and not _keyword_refused(ask, answer):
                typed += 1
                by_value = _by_value(ask, given)
                if not _same(by_value, answer):
                    sys.exit(f"{line}by text: {answer}\nby value: {by_value}")
            answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
    print(f"python: {typed} asked by value, too")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
