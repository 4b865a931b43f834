"""Joins the references of the languages: the C header as a page, a page that leads to each, a line on every page."""

import html
import os
import pathlib
import re
import sys

OUT = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(__file__).parents[1]
#: Each language: its folder, the page that it begins with, a word that this reference must have.
LANGUAGES = {
    "Rust": ("rust/onshi/index.html", "Edition"),
    "Python": ("python/onshi.html", "assess_table"),
    "JavaScript": ("javascript/index.html", "assessColumns"),
    "Kotlin, Java": ("kotlin/onshi/onshi/-onshi/index.html", "assessAll"),
    "C": ("c/index.html", "onshi_assess"),
}


def c_page() -> None:
    """Writes the header as a page: its functions at the top, each a link to its declaration."""
    header = (ROOT / "bindings-c/include/onshi.h").read_text("utf-8")
    names = re.findall(r"\b(onshi_\w+)\(", re.sub(r"/\*.*?\*/", "", header, flags=re.DOTALL))
    names = list(dict.fromkeys(names))
    text = html.escape(header)
    for name in names:
        # The declaration is where the name begins the list of parameters, outside a comment.
        text = re.sub(rf"^(?![ *])(.*?)\b{name}\(", rf'\1<a id="{name}">{name}</a>(', text, count=1, flags=re.MULTILINE)
    links = "".join(f'<li><a href="#{name}">{name}</a></li>' for name in names)
    write("c/index.html", "onshi.h", f"<h1>onshi.h</h1><ul>{links}</ul><pre>{text}</pre>")


def write(path: str, title: str, body: str) -> None:
    place = OUT / path
    place.parent.mkdir(exist_ok=True)
    style = "body{font:16px/1.6 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}pre{overflow-x:auto}"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style>'
    place.write_text(f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n', "utf-8")


def main_page() -> None:
    version = re.search(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text("utf-8"), re.MULTILINE)
    items = "".join(f'<li><a href="{page}">{name}</a></li>' for name, (page, _) in LANGUAGES.items())
    about = "The reference of onshi in every language: the same questions, names and answers. Names are in each language's own case."
    ja = "onshi の各言語のリファレンスです。質問の名前と答えは、どの言語でも同じです。"
    write("index.html", "onshi: reference", f"<h1>onshi {version[1] if version else ''}</h1><p>{about}</p><p lang=\"ja\">{ja}</p><ul>{items}</ul>")


def add_lines() -> int:
    """Puts the line of languages on top of every page; returns how many there are."""
    count = 0
    for place in sorted(OUT.rglob("*.html")):
        text = place.read_text("utf-8")
        body = re.search(r"<body[^>]*>", text)
        if body is None or place == OUT / "index.html":
            continue
        to = lambda page: os.path.relpath(OUT / page, place.parent)
        links = " · ".join(f'<a href="{to(page)}">{name}</a>' for name, (page, _) in {"onshi": ("index.html", ""), **LANGUAGES}.items())
        style = "background:#0a4d68;color:#fff;font:14px/2 system-ui,sans-serif;padding:0 1rem;position:relative;z-index:99"
        line = f'<div class="languages" style="{style}">{links}</div><style>.languages a{{color:#fff!important}}</style>'
        place.write_text(text[: body.end()] + line + text[body.end() :], "utf-8")
        count += 1
    return count


c_page()
main_page()
pages = add_lines()
for name, (page, word) in LANGUAGES.items():
    text = (OUT / page).read_text("utf-8")
    assert word in text and 'class="languages"' in text, f"{page} of {name} is not whole"
print(f"{pages} pages in {OUT.relative_to(ROOT)}, from {OUT.relative_to(ROOT)}/index.html")
print("1 passed, 0 failed")
