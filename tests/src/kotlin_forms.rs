//! Forms for Kotlin, from the fields that the core declares: records that cross the boundary, and
//! builders for Java.

use std::fmt::Write;

use onshi::forms::{FieldKind, FormField, FormKind, LineKind, OnlineClaims, Work};
use onshi::{FacilityKind, Language};

use crate::python_forms::line_of;
use crate::questions::RENEW;
use crate::word_lists::pascal;

/// Path of the records.
pub const RECORDS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/forms/records.rs"
);
/// Path of the builders.
pub const BUILDERS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/FormBuilders.kt"
);

/// Path of the functions for each form, a region of the one class that Java calls.
pub const ONSHI: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/Onshi.kt"
);

/// The enums that fields hold, by their words.
const WORDS: [(&[&str], &str); 4] = [
    (FacilityKind::CODES, "FacilityKind"),
    (LineKind::CODES, "LineKind"),
    (OnlineClaims::CODES, "OnlineClaims"),
    (Work::CODES, "Work"),
];

fn word(words: &[&str]) -> &'static str {
    let found = WORDS.iter().find(|(codes, _)| *codes == words);
    found.expect("an enum has these words").1
}

/// Returns `portal_account` as `portalAccount`.
pub(crate) fn camel(code: &str) -> String {
    let name = pascal(code);
    let (first, rest) = name.split_at(1);
    first.to_ascii_lowercase() + rest
}

/// Returns the fields as a constructor takes them: those that must be filled in first.
fn ordered(fields: &'static [FormField]) -> impl Iterator<Item = &'static FormField> {
    let of = |required| move |field: &&FormField| field.required == required;
    fields
        .iter()
        .filter(of(true))
        .chain(fields.iter().filter(of(false)))
}

/// Returns whether a number fits Java's `int`, whatever may be filled in.
fn is_short(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Number(_, most) => i32::try_from(most).is_ok(),
        FieldKind::OneOf(_) => true,
        _ => false,
    }
}

/// Returns the lines of a form, where it has some.
fn lines_of(form: FormKind) -> Option<&'static [FormField]> {
    form.fields().iter().find_map(|field| match field.kind {
        FieldKind::Lines(fields) => Some(fields),
        _ => None,
    })
}

/// Renders the records.
pub fn records() -> String {
    let mut out = format!(
        "//! The forms as records. What is null or blank is missing. Amounts are yen.\n//!\n//! {RENEW}\n\n\
         use onshi::FacilityKind;\nuse onshi::forms::{{FormKind, LineKind, OnlineClaims, Work}};\nuse serde::Serialize;\n\n\
         use super::{{WishedStart, check, paper}};\nuse crate::error::Refusal;\nuse crate::project::Project;\nuse crate::report::Report;\nuse crate::types::{{Day, Month, Text}};\n"
    );
    for &form in FormKind::ALL {
        let (ja, en) = (form.label(Language::Ja), form.label(Language::En));
        record(
            &mut out,
            form,
            &pascal(form.code()),
            &format!("{ja}: {en}"),
            form.fields(),
        );
        if let Some(fields) = lines_of(form) {
            record(
                &mut out,
                form,
                &line_of(form),
                &format!("A row of the {en}"),
                fields,
            );
        }
        let (name, code) = (pascal(form.code()), form.code());
        let _ = write!(
            out,
            "\n/// Returns what is wrong with it.\n#[uniffi::export]\n\
             fn check_{code}_native(form: &{name}) -> Result<Report, Refusal> {{\n    check(FormKind::{name}, form)\n}}\n\
             \n/// Returns it for paper or mail.\n#[uniffi::export]\n\
             fn {code}_paper_native(\n    form: &{name},\n    html: bool,\n    english: bool,\n) -> Result<String, Refusal> {{\n    paper(FormKind::{name}, form, html, english)\n}}\n"
        );
    }
    out
}

fn record(out: &mut String, form: FormKind, name: &str, about: &str, fields: &'static [FormField]) {
    let _ = write!(
        out,
        "\n/// {about}.\n#[derive(Clone, Serialize, uniffi::Record)]\npub struct {name} {{\n"
    );
    for field in ordered(fields) {
        let (ja, en) = (field.label(Language::Ja), field.label(Language::En));
        let held = match field.kind {
            FieldKind::Text => "Text".to_owned(),
            FieldKind::Day => "Option<Day>".to_owned(),
            FieldKind::Month => "Option<Month>".to_owned(),
            FieldKind::WishedStart => "Option<WishedStart>".to_owned(),
            kind if is_short(kind) => "Option<i32>".to_owned(),
            FieldKind::Amount | FieldKind::Number(..) | FieldKind::OneOf(_) => {
                "Option<i64>".to_owned()
            }
            FieldKind::Flag => "Option<bool>".to_owned(),
            FieldKind::Word(words) => format!("Option<{}>", word(words)),
            FieldKind::Words(words) => format!("Option<Vec<{}>>", word(words)),
            FieldKind::Lines(_) => format!("Option<Vec<{}>>", line_of(form)),
            FieldKind::Project => "Option<Project>".to_owned(),
            FieldKind::Form(part) => format!("Option<{}>", pascal(part.code())),
        };
        let default = if field.kind == FieldKind::Text {
            "\"\""
        } else {
            "None"
        };
        let name = field.name();
        let range = match field.kind {
            FieldKind::Amount => " (yen, 0 to 10^12)".to_owned(),
            FieldKind::Number(least, most) => format!(" ({least} to {most})"),
            FieldKind::OneOf(numbers) => {
                let numbers: Vec<_> = numbers.iter().map(i64::to_string).collect();
                format!(" ({})", numbers.join(", "))
            }
            _ => String::new(),
        };
        let _ = write!(
            out,
            "    /// {ja}: {en}{range}.\n    #[uniffi(default = {default})]\n    pub {name}: {held},\n"
        );
    }
    out.push_str("}\n");
}

/// Renews the region of what is asked of each form.
pub fn each_form() -> String {
    const START: &str = "    // region Each form\n";
    let kept = std::fs::read_to_string(ONSHI).unwrap_or_default();
    let (before, rest) = kept.split_once(START).expect("the region's start");
    let end = rest.find("    // endregion").expect("the region's end");
    let mut out = format!("{before}{START}    // {RENEW}\n");
    for &form in FormKind::ALL {
        let (name, own) = (pascal(form.code()), camel(form.code()));
        let label = form
            .label(Language::En)
            .split(" (")
            .next()
            .unwrap_or_default();
        let article = if label.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        let paper = match form {
            FormKind::EstimateRequest => "a letter to the vendor",
            FormKind::ReceiptBreakdown => "a sheet, with the sums of its rows",
            FormKind::SubsidyApplication => {
                "its documents under a cover, with the amount that the newest edition assesses"
            }
            _ => "a sheet",
        };
        let _ = write!(
            out,
            "\n    /** Returns what is wrong with {article} {label}: every problem at once. */\n    @JvmStatic\n    \
             public fun check(form: {name}): Report = ask {{ check{name}Native(form) }}\n\n    \
             /**\n     * Returns {article} {label} for mail or paper, as {paper}. What is missing is marked in its place and listed at the top.\n     \
             *\n     * @param output plain text, or one page of HTML without scripts.\n     */\n    @JvmStatic\n    @JvmOverloads\n    \
             public fun paper(form: {name}, output: PaperOutput = PaperOutput.TEXT, language: Language = Language.JA): String =\n        \
             ask {{ {own}PaperNative(form, output == PaperOutput.HTML, language == Language.EN) }}\n"
        );
    }
    out + "\n" + &rest[end..]
}

/// Renders the builders.
pub fn builders() -> String {
    let mut out = format!(
        "// {RENEW}\n\npackage onshi\n\nimport java.time.LocalDate\nimport java.time.YearMonth\n"
    );
    for &form in FormKind::ALL {
        let name = pascal(form.code());
        let _ = write!(
            out,
            "\n/** Makes [{name}], which says what its fields mean; from another one, or from nothing. */\n\
             public class {name}Builder() {{\n    private var built: {name} = {name}()\n\n    \
             public constructor(from: {name}) : this() {{\n        built = from\n    }}\n"
        );
        for field in ordered(form.fields()) {
            let own = camel(field.name());
            let held = kotlin(form, field.kind);
            let head = format!("    public fun {own}({own}: {held}): {name}Builder =");
            method(&mut out, &head, &own);
            if let FieldKind::Lines(fields) = field.kind {
                add_line(&mut out, form, &own, fields);
            }
        }
        // What was built stays as it is while further rows are added.
        let list = form.fields().iter().find(|field| is_list(field));
        let copied = list.map(|field| camel(field.name()));
        let copied = copied.map(|own| format!(".copy({own} = built.{own}?.toList())"));
        let copied = copied.unwrap_or_default();
        let _ = write!(
            out,
            "\n    public fun build(): {name} = built{copied}\n}}\n"
        );
    }
    out
}

const fn is_list(field: &FormField) -> bool {
    matches!(field.kind, FieldKind::Lines(_))
}

fn add_line(out: &mut String, form: FormKind, own: &str, fields: &'static [FormField]) {
    let (name, line) = (pascal(form.code()), line_of(form));
    let parameters = ordered(fields).map(|field| {
        let own = camel(field.name());
        match (field.kind, field.required) {
            (FieldKind::Text, true) => format!("{own}: String"),
            (FieldKind::Text, false) => format!("{own}: String = \"\""),
            (kind, _) => format!("{own}: {}?", kotlin(form, kind).trim_end_matches('?')),
        }
    });
    let parameters: Vec<_> = parameters.collect();
    let names: Vec<_> = ordered(fields).map(|field| camel(field.name())).collect();
    let _ = write!(
        out,
        "\n    /** Adds a row (yen). */\n    @JvmOverloads\n    public fun line({}): {name}Builder =\n        apply {{\n            val own = built.{own} as? Rows ?: Rows(built.{own}.orEmpty()).also {{ built = built.copy({own} = it) }}\n            own.add({line}({}))\n        }}\n\n    /** The rows of this builder, to which more are added in place. */\n    private class Rows(from: List<{line}>) : ArrayList<{line}>(from)\n",
        parameters.join(", "),
        names.join(", ")
    );
}

fn kotlin(form: FormKind, kind: FieldKind) -> String {
    match kind {
        FieldKind::Text => "String".to_owned(),
        FieldKind::Day => "LocalDate?".to_owned(),
        FieldKind::Month => "YearMonth?".to_owned(),
        FieldKind::WishedStart => "WishedStart".to_owned(),
        kind if is_short(kind) => "Int".to_owned(),
        FieldKind::Amount | FieldKind::Number(..) | FieldKind::OneOf(_) => "Long".to_owned(),
        FieldKind::Flag => "Boolean".to_owned(),
        FieldKind::Word(words) => word(words).to_owned(),
        FieldKind::Words(words) => format!("List<{}>", word(words)),
        FieldKind::Lines(_) => format!("List<{}>", line_of(form)),
        FieldKind::Project => "Project".to_owned(),
        FieldKind::Form(part) => pascal(part.code()),
    }
}

/// Adds the method of a builder that sets a field.
pub(crate) fn method(out: &mut String, head: &str, own: &str) {
    let body = format!("apply {{ built = built.copy({own} = {own}) }}");
    let gap = match head.len() + 1 + body.len() > 120 {
        true => "\n        ",
        false => " ",
    };
    let _ = write!(out, "\n{head}{gap}{body}\n");
}
