//! Questions for Kotlin, from the fields that the core declares: the record of a project that crosses the
//! boundary, its numbers, and builders for Java.

use std::fmt::Write;

use onshi::Project;
use onshi::plan::Milestones;

use crate::kotlin_forms::{camel, method};
use crate::questions::{Held, RENEW, about, question};

/// Path of the record of a project.
pub const PROJECT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/project.rs"
);
/// Path of the builders of questions.
pub const QUESTIONS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../bindings-kotlin/src/main/kotlin/onshi/QuestionBuilders.kt"
);

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
            // Values out of range are asked as records in any case; they must not be taken for missing.
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
