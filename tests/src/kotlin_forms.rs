//! Forms and questions for Kotlin, from the fields that the core declares: records that cross the
//! boundary, and builders for Java.

use std::fmt::Write;

use onshi::forms::{FieldKind, FormField, FormKind, LineKind, OnlineClaims, Work};
use onshi::plan::Milestones;
use onshi::{FacilityKind, Language, Project};

use crate::python_forms::line_of;
use crate::questions::{Held, RENEW, about, question};
use crate::word_lists::pascal;

/// Where the records are kept.
pub const RECORDS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/forms/records.rs"
);
/// Where the builders are kept.
pub const BUILDERS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/FormBuilders.kt"
);

/// Where the functions for each form are kept: a region of the one class that Java calls.
pub const ONSHI: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/Onshi.kt"
);

/// Where the record of a project is kept.
pub const PROJECT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/project.rs"
);
/// Where the builders of questions are kept.
pub const QUESTIONS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/QuestionBuilders.kt"
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

/// Returns the fields of a project as its constructor takes them: what must be given first.
fn project_fields() -> Vec<(&'static str, Held)> {
    let mut fields = question(Project::FIELDS, "project");
    fields.sort_by_key(|(_, _, required)| !required);
    let fields = fields.into_iter();
    fields.map(|(name, held, _)| (name, held)).collect()
}

/// Renders the record of a project.
pub fn project() -> String {
    let mut out = format!(
        "//! A project as a record.\n//!\n//! {RENEW}\n\n\
         use onshi::FacilityKind;\nuse onshi::wire::{{Raw, RawProject}};\n\n\
         use crate::columns::{{day_of_number, facility_of_numbers, optional_day_of_number}};\n\
         use crate::types::{{Day, optional_day, whole}};\n\n\
         /// A facility's project to introduce online eligibility verification. What is null is missing,\n\
         /// which a question that needs it refuses with `missing_field`.\n\
         #[derive(Clone, uniffi::Record)]\npub struct Project {{\n"
    );
    let mut conversions = String::new();
    for (name, held) in project_fields() {
        let about = about("project", name);
        let (default, held, conversion) = match held {
            Held::Facility => (
                "",
                "FacilityKind",
                format!("Raw::Text(project.{name}.code().into())"),
            ),
            Held::Flag => (
                "    #[uniffi(default = false)]\n",
                "bool",
                format!("Raw::Flag(project.{name})"),
            ),
            Held::Whole if name == "readers" => (
                "    #[uniffi(default = None)]\n",
                "Option<i32>",
                format!("whole(project.{name}.map(i64::from))"),
            ),
            Held::Whole | Held::Steps => (
                "    #[uniffi(default = None)]\n",
                "Option<i64>",
                format!("whole(project.{name})"),
            ),
            Held::Day => (
                "    #[uniffi(default = None)]\n",
                "Option<Day>",
                format!("optional_day(project.{name})"),
            ),
        };
        let _ = write!(out, "    /// {about}\n{default}    pub {name}: {held},\n");
        let _ = writeln!(conversions, "            {name}: {conversion},");
    }
    let _ = write!(
        out,
        "}}\n\nimpl From<&Project> for RawProject<'_> {{\n    fn from(project: &Project) -> Self {{\n        Self {{\n{conversions}        }}\n    }}\n}}\n"
    );
    out.push_str(&of_numbers());
    out
}

/// Renders how a project is read from numbers, in the order of its fields.
fn of_numbers() -> String {
    let fields = question(Project::FIELDS, "project");
    let names: Vec<_> = fields.iter().map(|(name, ..)| *name).collect();
    let mut others = String::new();
    for (name, held, required) in &fields {
        let read = match held {
            _ if *required || *name == "group_prescriptions_per_month" => continue,
            Held::Day => format!("optional_day_of_number({name})?"),
            Held::Flag => format!("{name} != 0"),
            Held::Facility | Held::Whole | Held::Steps => panic!("no number is read as `{name}`"),
        };
        let _ = writeln!(others, "    project.{name} = {read};");
    }
    format!(
        "\n/// How many numbers a project has.\npub const NUMBERS: usize = {};\n\n\
         /// Reads a project; `None` where its numbers are those of no project.\n\
         pub fn of_numbers(numbers: &[i64; NUMBERS]) -> Option<onshi::Project> {{\n    let [\n        {},\n    ] = *numbers;\n    \
         let mut project = onshi::Project::new(\n        facility_of_numbers(facility, group_prescriptions_per_month)?,\n        \
         u32::try_from(readers).ok()?,\n        onshi::Yen(cost),\n        day_of_number(reader_applied_on)?,\n    );\n\
         {others}    Some(project)\n}}\n",
        names.len(),
        names.join(",\n        ")
    )
}

/// Renders the builders of a project and of milestones.
pub fn questions() -> String {
    let mut out = format!(
        "// {RENEW}\n\npackage onshi\n\nimport java.nio.LongBuffer\nimport java.time.LocalDate\n"
    );
    to_numbers(&mut out);
    question_builder(&mut out, "Project", project_fields());
    let milestones = question(Milestones::FIELDS, "milestones").into_iter();
    let milestones = milestones.map(|(name, held, _)| (name, held)).collect();
    question_builder(&mut out, "Milestones", milestones);
    out
}

/// Renders how a project is written as numbers, in the order of its fields.
fn to_numbers(out: &mut String) {
    let fields = question(Project::FIELDS, "project");
    let _ = write!(
        out,
        "\n/** The numbers of a project (count). */\ninternal const val PROJECT_NUMBERS: Int = {}\n\n\
         /** Writes a project as numbers, a day as 20210401, a missing one as 0. */\ninternal fun LongBuffer.put(at: Int, project: Project) {{\n",
        fields.len()
    );
    for (at, (name, held, _)) in fields.iter().enumerate() {
        let own = camel(name);
        let number = match held {
            Held::Facility => format!("project.{own}.ordinal.toLong()"),
            // What is out of range is asked as records in any case, and must not be taken for missing.
            Held::Whole if *name == "readers" => {
                format!("project.{own}?.toLong() ?: ProjectColumns.NO_NUMBER")
            }
            Held::Whole => {
                format!(
                    "project.{own}?.coerceAtLeast(ProjectColumns.NO_NUMBER + 1) ?: ProjectColumns.NO_NUMBER"
                )
            }
            Held::Day => format!("number(project.{own})"),
            Held::Flag => format!("if (project.{own}) 1 else 0"),
            Held::Steps => panic!("no number holds `{name}`"),
        };
        let _ = writeln!(out, "    put(at + {at}, {number})");
    }
    out.push_str(
        "}\n\nprivate fun number(day: LocalDate?): Long =\n    \
         if (day == null) 0 else day.year * 10_000L + day.monthValue * 100 + day.dayOfMonth\n",
    );
}

fn question_builder(out: &mut String, class: &str, fields: Vec<(&'static str, Held)>) {
    let _ = write!(
        out,
        "\n/** Makes [{class}], from another one or from a facility alone. */\n\
         public class {class}Builder private constructor(from: {class}?, facility: FacilityKind) {{\n    \
         private var built: {class} = from ?: {class}(facility)\n\n    \
         public constructor(facility: FacilityKind) : this(null, facility)\n\n    \
         public constructor(from: {class}) : this(from, from.facility)\n"
    );
    for (name, held) in fields {
        let own = camel(name);
        let held = match held {
            Held::Facility => "FacilityKind",
            Held::Whole if ["deferral", "readers"].contains(&name) => "Int",
            Held::Whole => "Long",
            Held::Day => "LocalDate?",
            Held::Flag => "Boolean",
            Held::Steps => "List<Step>",
        };
        let head = format!("    public fun {own}({own}: {held}): {class}Builder =");
        method(out, &head, &own);
    }
    let _ = write!(out, "\n    public fun build(): {class} = built\n}}\n");
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
