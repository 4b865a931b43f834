//! What Python's type checkers know of fields, from the fields and schemas that the core declares:
//! the typed dicts of `_forms.py`, and the parts of `_onshi.pyi` and of the Rust behind it that list
//! the fields of a question or the forms.

use std::fmt::Write;
use std::fs;

use onshi::forms::{FieldKind, FormField, FormKind};
use onshi::plan::Milestones;
use onshi::{Field, Language, Project};

use crate::questions::{Held, RENEW, question};
use crate::word_lists::pascal;

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../bindings-python");

/// Renders every file: its path, and what it should hold.
pub fn files() -> Vec<(String, String)> {
    let path = |file: &str| format!("{PYTHON}/{file}");
    let read = |file: &str| fs::read_to_string(path(file)).expect("a source file");
    let mut files = vec![
        (path("python/onshi/_forms.py"), forms()),
        (path("python/onshi/_fields.py"), fields()),
        (
            path("python/onshi/_onshi.pyi"),
            stub(&read("python/onshi/_onshi.pyi")),
        ),
    ];
    for file in ["src/questions.rs", "src/project.rs", "src/plan.rs"] {
        files.push((path(file), signatures(&read(file))));
    }
    files
}

/// Renders the names of a project's fields.
fn fields() -> String {
    let mut out = format!("\"\"\"The fields of a project.\n\n{RENEW}\n\"\"\"\n\nFIELDS = (\n");
    for field in Project::FIELDS {
        let _ = writeln!(out, "    \"{}\",", field.name);
    }
    out + ")\n"
}

/// Renders the typed dicts.
fn forms() -> String {
    let mut out = format!(
        "\"\"\"The types of forms, as the wire has them. None is missing. Amounts are yen, months YYYY-MM.\n\n\
         {RENEW}\n\"\"\"\n\nfrom __future__ import annotations\n\nimport datetime\n\
         from typing import Any, Literal, TypedDict\n\n\n\
         class Text(TypedDict):\n    \"\"\"A text in both languages.\"\"\"\n\n    ja: str\n    en: str\n"
    );
    for &form in FormKind::ALL {
        for field in form.fields() {
            if let FieldKind::Lines(fields) = field.kind {
                let about = format!("A row of the {}", form.label(Language::En));
                typed_dict(&mut out, &line_of(form), &about, fields, form);
            }
            if field.kind == FieldKind::Project {
                project(&mut out);
            }
        }
        let (ja, en) = (form.label(Language::Ja), form.label(Language::En));
        let name = pascal(form.code());
        typed_dict(&mut out, &name, &format!("{ja}: {en}"), form.fields(), form);
    }
    out.push_str(
        "\n\nclass FormField(TypedDict, total=False):\n    \"\"\"A field of a form, for programs that draw it.\"\"\"\n\n    \
         name: str\n    label: Text\n    required: bool\n    kind: str\n    words: list[str]\n    one_of: list[int]\n    labels: list[Text]\n    \
         min: int\n    max: int\n    fields: list[Any]\n",
    );
    out
}

/// Returns the name of a form's lines: `ReceiptLine`.
pub fn line_of(form: FormKind) -> String {
    let first = form.code().split('_').next().unwrap_or_default();
    pascal(first) + "Line"
}

fn typed_dict(out: &mut String, name: &str, about: &str, fields: &[FormField], form: FormKind) {
    let _ = write!(
        out,
        "\n\nclass {name}(TypedDict, total=False):\n    \"\"\"{about}.\"\"\"\n\n"
    );
    for field in fields {
        let held = match field.kind {
            FieldKind::Text | FieldKind::Month => "str".to_owned(),
            FieldKind::Day | FieldKind::WishedStart => "datetime.date | str".to_owned(),
            FieldKind::Amount | FieldKind::Number(..) | FieldKind::OneOf(_) => "int".to_owned(),
            FieldKind::Flag => "bool".to_owned(),
            FieldKind::Word(words) => literal(words),
            FieldKind::Words(words) => format!("list[{}]", literal(words)),
            FieldKind::Lines(_) => format!("list[{}]", line_of(form)),
            FieldKind::Project => "ProjectFields".to_owned(),
            FieldKind::Form(part) => pascal(part.code()),
        };
        let _ = writeln!(out, "    {}: {held} | None", field.name());
    }
}

fn project(out: &mut String) {
    out.push_str(
        "\n\nclass ProjectFields(TypedDict, total=False):\n    \"\"\"A project, as assess takes it.\"\"\"\n\n",
    );
    for (name, held, _) in question(Project::FIELDS, "project") {
        let held = match held {
            Held::Facility => literal(onshi::FacilityKind::CODES),
            Held::Whole => "int".to_owned(),
            Held::Day => "datetime.date | str".to_owned(),
            Held::Flag => "bool".to_owned(),
            Held::Steps => "list[str]".to_owned(),
        };
        let _ = writeln!(out, "    {name}: {held} | None");
    }
}

fn literal(words: &[&str]) -> String {
    format!("Literal[{}]", quoted(words))
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

/// How a function takes the fields of a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Those that must be given have no default.
    Made,
    /// Each may be left as it is.
    Changed,
    /// Each may be missing: what is needed is for the answer to say.
    Asked,
}

/// Returns the fields as a function of a style takes them: what must be given first.
fn taken(style: Style, fields: &[Field], name: &str) -> Vec<(&'static str, Held, bool)> {
    let mut fields = question(fields, name);
    if name == "project" {
        fields.sort_by_key(|(_, _, required)| !required);
    }
    if style == Style::Asked {
        fields.iter_mut().for_each(|field| field.2 = false);
    }
    fields
}

/// The functions that list the fields of a question, and how.
fn listing(function: &str) -> Option<(Style, &'static [Field], &'static str)> {
    Some(match function {
        "__new__" | "new" => (Style::Made, Project::FIELDS, "project"),
        "replace" => (Style::Changed, Project::FIELDS, "project"),
        "assess" | "compare" | "options" => (Style::Asked, Project::FIELDS, "project"),
        "plan" | "to_ics" => (Style::Asked, Milestones::FIELDS, "milestones"),
        _ => return None,
    })
}

/// Renews the parts of the stub.
fn stub(kept: &str) -> String {
    let kept = &properties(kept);
    let mut out = String::new();
    let mut function = "";
    let mut listed = false;
    for line in kept.lines() {
        if let Some(rest) = line.trim_start().strip_prefix("def ") {
            function = rest.split('(').next().unwrap_or_default();
            listed = false;
        }
        let name = line.trim_start().split(':').next().unwrap_or_default();
        if let Some((style, fields, schema)) = listing(function)
            && fields.iter().any(|field| field.name == name)
        {
            // The first of them stands for all.
            if !std::mem::replace(&mut listed, true) {
                let indent = &line[..line.len() - line.trim_start().len()];
                parameters(&mut out, indent, &taken(style, fields, schema), style);
            }
            continue;
        }
        let _ = writeln!(out, "{line}");
    }
    overloads(&out)
}

/// Renews the properties of a project.
fn properties(kept: &str) -> String {
    const END: &str = "    def to_dict(self)";
    let class = kept.find("class Project:").expect("the class");
    let from = class
        + kept[class..]
            .find("    @property\n")
            .expect("its properties");
    let end = from + kept[from..].find(END).expect("their end");
    let mut out = kept[..from].to_owned();
    for (name, held, required) in question(Project::FIELDS, "project") {
        let held = match held {
            Held::Facility => "Facility",
            Held::Whole => "int",
            Held::Day => "date",
            Held::Flag => "bool",
            Held::Steps => "list[Step]",
        };
        // A flag that is not given is false.
        let optional = if required || held == "bool" {
            ""
        } else {
            " | None"
        };
        let _ = write!(
            out,
            "    @property\n    def {name}(self) -> {held}{optional}: ...\n"
        );
    }
    out + &kept[end..]
}

fn parameters(out: &mut String, indent: &str, fields: &[(&'static str, Held, bool)], style: Style) {
    for (name, held, required) in fields {
        let held = match held {
            Held::Facility => "_Facility",
            Held::Whole => "_Number",
            Held::Day => "date | str",
            Held::Flag => "bool",
            Held::Steps => "Collection[Step | str]",
        };
        let optional = if *required { "" } else { " | None" };
        let default = match (style, required) {
            (Style::Changed, _) => " = ...",
            (_, true) => "",
            (_, false) => " = None",
        };
        let _ = writeln!(out, "{indent}{name}: {held}{optional}{default},");
    }
}

/// Renews the names of the forms, and an overload for each.
fn overloads(kept: &str) -> String {
    let from = kept.find("_Form: TypeAlias").expect("the forms' names");
    let end = kept.find("def form_fields").expect("the end of the forms");
    let mut out = kept[..from].to_owned();
    out.push_str("_Form: TypeAlias = Literal[\n");
    for code in FormKind::CODES {
        let _ = writeln!(out, "    \"{code}\",");
    }
    out.push_str("]\n\n");
    for code in FormKind::CODES {
        let name = pascal(code);
        // An institution code may be given as typed.
        let text = if *code == "institution_code" {
            " | str"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "@overload\ndef check(form: Literal[\"{code}\"], value: {name}{text} | None = None, /, **fields: Unpack[{name}]) -> Report: ..."
        );
    }
    out.push_str("def check_json(form: _Form, value: str, /) -> str: ...\n");
    out.push_str("def check_typed(form: _Form, texts: dict[str, Any], /) -> TypedForm: ...\n");
    for code in FormKind::DRAFTED {
        let name = pascal(code);
        let _ = writeln!(
            out,
            "@overload\ndef draft(form: Literal[\"{code}\"], value: {name} | None = None, /, **fields: Unpack[{name}]) -> {name}: ..."
        );
    }
    for code in FormKind::CODES {
        let name = pascal(code);
        let _ = writeln!(
            out,
            "@overload\ndef paper(\n    form: Literal[\"{code}\"],\n    value: {name} | None = None,\n    /,\n    *,\n    output: Literal[\"text\", \"html\"] = \"text\",\n    language: str = \"ja\",\n    **fields: Unpack[{name}],\n) -> str: ..."
        );
    }
    let _ = writeln!(
        out,
        "def draft_json(form: {}, value: str, /) -> str: ...",
        literal(FormKind::DRAFTED)
    );
    out.push_str(&kept[end..]);
    imports(&out)
}

fn imports(kept: &str) -> String {
    let start = "from onshi._forms import (\n";
    let from = kept.find(start).expect("the imports") + start.len();
    let end = from + kept[from..].find(')').expect("their end");
    let mut names: Vec<_> = FormKind::CODES.iter().map(|code| pascal(code)).collect();
    names.push("FormField".to_owned());
    names.sort();
    let mut out = kept[..from].to_owned();
    for name in names {
        let _ = writeln!(out, "    {name},");
    }
    out + &kept[end..]
}

/// Renews the signatures that Python shows, which Rust holds as text.
fn signatures(kept: &str) -> String {
    const START: &str = "text_signature = \"";
    let mut out = String::new();
    let mut rest = kept;
    while let Some(at) = rest.find(START) {
        let (before, after) = rest.split_at(at + START.len());
        let (signature, after) = after.split_once('"').expect("the end of a signature");
        let function = after.split_once("fn ").expect("a function").1;
        let function = function.split(['(', '<']).next().unwrap_or_default();
        out.push_str(before);
        out.push_str(&listing(function).map_or_else(
            || signature.to_owned(),
            |(style, fields, schema)| signature_of(signature, &taken(style, fields, schema), style),
        ));
        out.push('"');
        rest = after;
    }
    out + rest
}

/// Puts the fields in place of those that a signature lists.
fn signature_of(kept: &str, fields: &[(&'static str, Held, bool)], style: Style) -> String {
    let of_field = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        fields.iter().any(|(field, ..)| *field == name)
    };
    let inner = kept.trim_start_matches('(').trim_end_matches(')');
    let parts: Vec<&str> = inner.split(", ").collect();
    let at = parts.iter().position(of_field);
    let fields = fields
        .iter()
        .map(|(name, _, required)| match (style, required) {
            (Style::Changed, _) => format!("{name}=..."),
            (_, true) => (*name).to_owned(),
            (_, false) => format!("{name}=None"),
        });
    let mut others: Vec<String> = parts
        .iter()
        .filter(|part| !of_field(part))
        .map(|part| (*part).to_owned())
        .collect();
    let at = at.unwrap_or(others.len());
    others.splice(at..at, fields);
    format!("({})", others.join(", "))
}
